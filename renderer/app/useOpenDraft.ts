import { useApp } from './AppContext.tsx';
import { caseIntent, draftWay, outboxIntent } from './draftWay.ts';
import { myWork, queueIntent } from './queueIntent.ts';

/** A draft as the lists name it; one about many items belongs to no case. */
type OpenableDraft = Readonly<{ key: string; caseId: string | null; reference: string | null }>;

/**
 * Opens a draft where it was typed. One typed about an item of the queue opens the queue at that item's case; one about
 * many items opens the queue as it stands, and says how to go on.
 */
export function useOpenDraft(): (draft: OpenableDraft) => void {
  const { desk, notify } = useApp();
  return ({ key, caseId, reference }) => {
    const way = draftWay(key);
    const { openCase, show } = desk.getState();
    if (way.way === 'inbox') return show('evidence');
    if (caseId === null || reference === null) {
      show('queue');
      return notify({ words: 'Tick the tasks it is for, then do the same again: what you typed is still there.' });
    }
    switch (way.way) {
      case 'place':
        return openCase(caseId, reference, way.to);
      case 'act':
        caseIntent.getState().ask({ caseId, act: way.act });
        return openCase(caseId, reference);
      case 'queue':
        queueIntent.getState().ask({ filter: { ...myWork, whose: 'all', text: reference }, group: 'due' });
        return show('queue');
      case 'outbox':
        outboxIntent.getState().ask(way.opId);
        return show('outbox');
    }
  };
}
