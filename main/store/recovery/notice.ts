/** What a person should be told after the store opened: nothing is ever mended in silence. */
export type StoreNotice =
  | Readonly<{ code: 'cacheRemade'; why: 'damaged' | 'otherVersion' }>
  | Readonly<{ code: 'outboxSalvaged'; keptAs: string; operations: number; drafts: number }>;
