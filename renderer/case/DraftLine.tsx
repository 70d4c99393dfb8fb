import { mdiPencilOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import { useApp } from '../app/AppContext.tsx';
import { Icon } from '../parts/Icon.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { countWords, listWords } from '../words/countWords.ts';
import { useCase } from './CaseContext.tsx';
import { draftWay, type DraftWay } from './places.ts';

/** Work begun here and not sent: what it is, and the way back into it. */
export function DraftLine(): ReactNode {
  const { held, go, writeNote, finishTask } = useCase();
  const { openPalette } = useApp();
  const { drafts, caseId } = held;
  if (drafts.length === 0) return null;
  const open = (way: NonNullable<DraftWay>): void => {
    if ('to' in way) go(way.to);
    else if ('note' in way) writeNote();
    else if ('taskId' in way) finishTask(way.taskId);
    else openPalette(way.list);
  };
  const only = drafts.length === 1 ? drafts[0] : undefined;
  return (
    <div className="cb-case-drafts">
      <Icon path={mdiPencilOutline} size={16} />
      <span>
        You have {countWords(drafts.length, 'draft')}
        {only === undefined ? ':' : `: ${listWords([only.title.charAt(0).toLowerCase() + only.title.slice(1)])}`}
      </span>
      {drafts.map((draft) => {
        const way = draftWay(draft.key, caseId);
        if (way === null) return only === undefined ? <span key={draft.key}>{draft.title}</span> : null;
        return (
          <LinkButton key={draft.key} name={`Carry on: ${draft.title}`} onPress={() => open(way)}>
            {only === undefined ? draft.title : 'Carry on'}
          </LinkButton>
        );
      })}
    </div>
  );
}
