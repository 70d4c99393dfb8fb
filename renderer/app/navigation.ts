/** Places in the main tab row. A place is listed when it works. */
export const places = ['today', 'queue', 'cases', 'outbox'] as const;
export type Place = (typeof places)[number];

export const caseSections = ['summary', 'timeline', 'money', 'people', 'changes', 'messages'] as const;
export type CaseSection = (typeof caseSections)[number];

/**
 * What stands beside a case. One string, so that an open tab comes back after a restart with its pane:
 * `instruction:<runId>`, `explain:<decisionId>`.
 */
export type Pane = string | null;
export const paneOf = (kind: 'instruction' | 'explain', id: string): string => `${kind}:${id}`;
export const readPane = (pane: Pane): Readonly<{ kind: 'instruction' | 'explain'; id: string }> | null => {
  const [kind, id] = (pane ?? '').split(/:(.*)/s);
  return (kind === 'instruction' || kind === 'explain') && id !== undefined && id !== '' ? { kind, id } : null;
};

/** Where inside a case to land. `item` is a change form (`C09:payingParent:<taskId|->`) or a message id. */
export type CasePlace = Readonly<{ section?: CaseSection; pane?: Pane; item?: string | null }>;
