import { mdiPencilOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { countWords, listWords } from '../words/countWords.ts';
import { useCase } from './CaseContext.tsx';
import { draftPlace } from './places.ts';

/** `case:<caseId>:finish-<taskId>`: the item that a half-written finish belongs to; null for any other draft. */
const finishing = (key: string, caseId: string): string | null => {
  const start = `case:${caseId}:finish-`;
  return key.startsWith(start) ? key.slice(start.length) : null;
};

/** Work begun here and not sent: what it is, and the way back into it. */
export function DraftLine(): ReactNode {
  const { held, go, writeNote, finishTask } = useCase();
  const { drafts, caseId } = held;
  if (drafts.length === 0) return null;
  const open = (key: string): void => {
    const place = draftPlace(key, caseId);
    const taskId = finishing(key, caseId);
    if (place !== null) go(place);
    else if (taskId !== null) finishTask(taskId);
    else writeNote();
  };
  const only = drafts.length === 1 ? drafts[0] : undefined;
  return (
    <div className="cb-case-drafts">
      <Icon path={mdiPencilOutline} size={16} />
      <span>
        You have {countWords(drafts.length, 'draft')}
        {only === undefined ? ':' : `: ${listWords([only.title.charAt(0).toLowerCase() + only.title.slice(1)])}`}
      </span>
      {drafts.map((draft) => (
        <LinkButton key={draft.key} name={`Carry on: ${draft.title}`} onPress={() => open(draft.key)}>
          {only === undefined ? draft.title : 'Carry on'}
        </LinkButton>
      ))}
    </div>
  );
}
