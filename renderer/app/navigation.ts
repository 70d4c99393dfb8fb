/** Places in the main tab row. A place is listed when it works. */
export const places = ['today', 'queue', 'cases', 'outbox'] as const;
/** Places that are reached from another one and have no tab of their own. */
export const innerPlaces = ['promises', 'evidence'] as const;
export type Place = (typeof places)[number] | (typeof innerPlaces)[number];

export const caseSections = ['summary', 'timeline', 'money', 'people', 'documents', 'changes', 'messages'] as const;
export type CaseSection = (typeof caseSections)[number];

/**
 * What stands beside a case. One string, so that an open tab comes back after a restart with its pane:
 * `instruction:<runId>`, `explain:<decisionId>`, `again:<decisionId|task-<taskId>|any>`, `correct:<decisionId>`.
 */
export type Pane = string | null;
const paneKinds = ['instruction', 'explain', 'again', 'correct'] as const;
export type PaneKind = (typeof paneKinds)[number];
export const paneOf = (kind: PaneKind, id: string): string => `${kind}:${id}`;
export const readPane = (pane: Pane): Readonly<{ kind: PaneKind; id: string }> | null => {
  const [named, id] = (pane ?? '').split(/:(.*)/s);
  const kind = paneKinds.find((one) => one === named);
  return kind !== undefined && id !== undefined && id !== '' ? { kind, id } : null;
};

/** Where inside a case to land. `item` is a change form (`C09:payingParent:<taskId|->`), a document's or a message's id. */
export type CasePlace = Readonly<{ section?: CaseSection; pane?: Pane; item?: string | null }>;
