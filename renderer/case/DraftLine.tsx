import { mdiPencilOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import { draftWay } from '../app/draftWay.ts';
import { useOpenDraft } from '../app/useOpenDraft.ts';
import { attachPlace } from '../evidence/attach/attachPlace.ts';
import { Icon } from '../parts/Icon.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { countWords, listWords } from '../words/countWords.ts';
import { useCase } from './CaseContext.tsx';

/** Work begun here and not sent: what it is, and the way back into it. */
export function DraftLine(): ReactNode {
  const { held, go } = useCase();
  const openDraft = useOpenDraft();
  const { caseId, reference } = held;
  // Files to add have a line of their own.
  const drafts = held.drafts.filter(({ key }) => key !== attachPlace(caseId).key);
  if (drafts.length === 0) return null;
  const only = drafts.length === 1 ? drafts[0] : undefined;
  return (
    <div className="cb-case-drafts">
      <Icon path={mdiPencilOutline} size={16} />
      <span>
        You have {countWords(drafts.length, 'draft')}
        {only === undefined ? ':' : `: ${listWords([only.title.charAt(0).toLowerCase() + only.title.slice(1)])}`}
      </span>
      {drafts.map((draft) => {
        const way = draftWay(draft.key);
        // Inside the case its own way of going remembers where focus was.
        const open = (): void => (way.way === 'place' ? go(way.to) : openDraft({ key: draft.key, caseId, reference }));
        return (
          <LinkButton key={draft.key} name={`Carry on: ${draft.title}`} onPress={open}>
            {only === undefined ? draft.title : 'Carry on'}
          </LinkButton>
        );
      })}
    </div>
  );
}
