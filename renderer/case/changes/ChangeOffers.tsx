import { useId, useState, type ReactNode } from 'react';
import { changeTitles } from '../../../app/work/changeTitles.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { PartyTile } from '../../parts/PartyTile.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { taskIconPaths } from '../../parts/taskIconPaths.ts';
import { countWords } from '../../words/countWords.ts';
import { Answer } from '../Answer.tsx';
import { createAskStore } from '../askStore.ts';
import { useAnswer, useCase } from '../CaseContext.tsx';
import { partyOf, roleNames, type Role } from '../caseWords.ts';
import { changeItem, type ChangeCode } from '../places.ts';

/** Every change this case may have, each by the parent it is about. An open item of the same kind is gone on with. */
export function ChangeOffers({ onStart }: Readonly<{ onStart?: () => void }>): ReactNode {
  const { held, go, readOnly } = useCase();
  const [words, setWords] = useState('');
  const listId = useId();
  const answer = useAnswer((api) => createAskStore(() => api.call('change.offered', { caseId: held.caseId })));
  const start = (type: ChangeCode, subject: Role): void => {
    const task = held.tasks.find((one) => one.changeType === type && one.subject === subject);
    onStart?.();
    go({ section: 'changes', item: changeItem({ type, subject, taskId: task?.taskId ?? null }) });
  };
  return (
    <Answer answer={answer} lines={4} words="Loading the changes">
      {({ types }) => {
        const found = types.filter(({ title }) => title.toLowerCase().includes(words.trim().toLowerCase()));
        return (
          <>
            {types.length > 8 && <TextField label="Find a change" value={words} onChange={setWords} />}
            <p className="cb-unseen" role="status">
              {words.trim() === '' ? '' : countWords(found.length, 'change')}
            </p>
            <ul id={listId} className="cb-case-offer-list">
              {found.map(({ type, title, subjects }) => (
                <li key={type} className="cb-case-offer">
                  <Icon path={taskIconPaths[changeTitles[type].icon]} size={18} />
                  <span className="cb-case-offer-title">{title}</span>
                  <span className="cb-case-offer-who">
                    {subjects.map((subject) => (
                      <ActionButton key={subject} name={`${title}: ${roleNames[subject].toLowerCase()}`} onPress={() => start(type, subject)} {...(readOnly === undefined ? {} : { reasonId: 'case-read-only' })}>
                        <PartyTile party={partyOf(subject)} size={16} words="none">
                          {roleNames[subject]}
                        </PartyTile>
                      </ActionButton>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
            {found.length === 0 && <p>No change has those words. Try fewer.</p>}
          </>
        );
      }}
    </Answer>
  );
}
