import { paneOf, type CasePlace } from '../app/navigation.ts';

/**
 * Where in its case a draft was typed, from its key: `change:<caseId>:<item>`, `message:<messageId>`,
 * `run:<runId>:<step>`. What was typed in a dialog has no place of its own and opens the case.
 */
export function draftPlace(key: string): CasePlace {
  const [, area, id, what] = /^([^:]+):([^:]+)(?::(.+))?$/.exec(key) ?? [];
  if (id === undefined) return {};
  switch (area) {
    case 'change':
      return what === undefined ? {} : { section: 'changes', item: what };
    case 'message':
      return { section: 'messages', item: id };
    case 'run':
      return { pane: paneOf('instruction', id) };
    default:
      return {};
  }
}
