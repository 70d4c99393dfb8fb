import { useApp } from './AppContext.tsx';
import { caseIntent, draftWay, outboxIntent } from './draftWay.ts';
import { myWork, queueIntent } from './queueIntent.ts';

/** Opens a draft where it was typed. One typed about an item of the queue opens the queue at that item's case. */
export function useOpenDraft(): (draft: Readonly<{ key: string; caseId: string; reference: string }>) => void {
  const { desk } = useApp();
  return ({ key, caseId, reference }) => {
    const way = draftWay(key);
    const { openCase, show } = desk.getState();
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
