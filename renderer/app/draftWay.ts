import { createIntent } from './intent.ts';
import { paneOf, type CasePlace } from './navigation.ts';

/** What a case may be asked to open that has no place of its own: its note, an item's dialog, the list of things to do. */
type CaseAct = Readonly<{ do: 'note' | 'brief' }> | Readonly<{ do: 'item'; taskId: string }> | Readonly<{ do: 'list'; words: string }>;
/** What carries on a draft: a place in its case, something the case opens, the queue, or an item of the outbox. */
type DraftWay =
  | Readonly<{ way: 'place'; to: CasePlace }>
  | Readonly<{ way: 'act'; act: CaseAct }>
  | Readonly<{ way: 'queue' | 'inbox' }>
  | Readonly<{ way: 'outbox'; opId: string }>;

/** Asked of a case when it is opened; it takes what names its own id. */
export const caseIntent = createIntent<Readonly<{ caseId: string; act: CaseAct }>>();
/** The act that the outbox should stand on. */
export const outboxIntent = createIntent<string>();

/**
 * How a draft is carried on, from its key: `change:<caseId>:<item>`, `message:<messageId>`, `run:<runId>:<step>`,
 * `note:<caseId>:<what>`, `promise:<caseId>:<what>`, `again:<caseId>:<decisionId|any>`, `correct:<caseId>:<decisionId>`, `queue:<caseId|many>:<kind>` with `finish-<taskId>` or
 * `try-<taskId>` for one item's dialog, `outbox:<caseId>:<opId>`,
 * `evidence:<caseId>:add` or `:judge-<evidenceId>`, `evidence:scanner:<what>`. Any other key opens its case.
 */
export function draftWay(key: string): DraftWay {
  const [, area, id, what] = /^([^:]+):([^:]+)(?::(.+))?$/s.exec(key) ?? [];
  const place = (to: CasePlace): DraftWay => ({ way: 'place', to });
  if (id === undefined) return place({});
  switch (area) {
    case 'change':
      return place(what === undefined ? {} : { section: 'changes', item: what });
    case 'message':
      return place({ section: 'messages', item: id });
    case 'run':
      return place({ pane: paneOf('instruction', id) });
    case 'note':
      return { way: 'act', act: { do: 'note' } };
    case 'promise':
      return /^(?:move|back)-/.test(what ?? '') ? place({ section: 'summary' }) : { way: 'act', act: { do: 'list', words: 'promise' } };
    case 'again':
    case 'correct':
      return place(what === undefined ? {} : { pane: paneOf(area, what) });
    case 'evidence':
      return id === 'scanner' ? { way: 'inbox' } : place({ section: 'documents', item: /^judge-(.+)$/s.exec(what ?? '')?.[1] ?? null });
    case 'outbox':
      return what === undefined ? place({}) : { way: 'outbox', opId: what };
    case 'queue': {
      const taskId = /^(?:finish|try)-(.+)$/s.exec(what ?? '')?.[1];
      return taskId === undefined ? { way: 'queue' } : { way: 'act', act: { do: 'item', taskId } };
    }
    default:
      return place({});
  }
}
