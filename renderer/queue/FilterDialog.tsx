import { useEffect, useState, type ReactNode } from 'react';
import { useApp } from '../app/AppContext.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { CheckList } from '../parts/CheckList.tsx';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { SelectField } from '../parts/SelectField.tsx';
import { TextField } from '../parts/TextField.tsx';
import { dueFilterWords, filterSentence, typeWords, waitingWords, whoseChoices, workTypes } from './filterWords.ts';
import { myWork } from '../app/queueIntent.ts';
import type { QueueFilter, TeamPerson } from './queueTypes.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const dues = ['overdue', 'today', 'byFriday', 'week'] as const;
const waits = ['onUs', 'onOthers', 'woke', 'decide'] as const;

function FilterForm({ filter, today, onUse, onClose }: Readonly<{ filter: QueueFilter; today: string; onUse: (filter: QueueFilter) => void; onClose: () => void }>): ReactNode {
  const { api } = useApp();
  const [draft, setDraft] = useState(filter);
  const [people, setPeople] = useState<readonly TeamPerson[]>([]);
  useEffect(() => {
    let latest = true;
    void api.call('team.people', {}).then((answer) => {
      if (latest && answer.ok) setPeople(answer.value.people);
    });
    return () => {
      latest = false;
    };
  }, [api]);
  const text = draft.text?.trim() ?? '';
  return (
    <form
      className="cb-queue-form"
      onSubmit={(event) => {
        event.preventDefault();
        onUse({ ...draft, text: text === '' ? null : text });
      }}
    >
      <ChoiceField
        label="Whose work"
        look="line"
        value={draft.whose}
        choices={whoseChoices}
        onChange={(whose) => setDraft({ ...draft, whose, person: whose === 'team' ? draft.person : null })}
      />
      {draft.whose === 'team' && (people.length > 0 || draft.person !== null) && (
        <SelectField
          label="With one person"
          value={draft.person ?? 'anyone'}
          options={[
            { value: 'anyone', label: 'Anyone in the team' },
            ...(people.some(({ userId }) => userId === draft.person) || draft.person === null ? [] : [{ value: draft.person, label: draft.person }]),
            ...people.map(({ userId, open, away }) => ({ value: userId, label: `${userId}, ${open} open${away === null ? '' : ', away'}` })),
          ]}
          onChange={(person) => setDraft({ ...draft, person: person === 'anyone' ? null : person })}
        />
      )}
      <SelectField
        label="Due"
        value={draft.due ?? 'any'}
        options={[{ value: 'any', label: 'Any time' }, ...dues.map((due) => ({ value: due, label: capital(dueFilterWords(due, today)) }))]}
        onChange={(due) => setDraft({ ...draft, due: due === 'any' ? null : due })}
      />
      <CheckList
        label="Work types"
        hint="None ticked means all."
        value={draft.types}
        choices={workTypes.map((type) => ({ value: type, label: capital(typeWords[type]) }))}
        onChange={(types) => setDraft({ ...draft, types: [...types] })}
      />
      <SelectField
        label="Waiting"
        value={draft.waiting ?? 'any'}
        options={[{ value: 'any', label: 'Any' }, ...waits.map((waiting) => ({ value: waiting, label: capital(waitingWords[waiting]) }))]}
        onChange={(waiting) => setDraft({ ...draft, waiting: waiting === 'any' ? null : waiting })}
      />
      <TextField label="Words" hint="A case number, a name, a postcode." maxLength={80} value={draft.text ?? ''} onChange={(words) => setDraft({ ...draft, text: words === '' ? null : words })} />
      <p className="cb-queue-sentence">{filterSentence({ ...draft, text: text === '' ? null : text }, today)}</p>
      <div className="cb-queue-form-acts">
        <ActionButton kind="main" submit onPress={() => undefined}>
          Show this work
        </ActionButton>
        <ActionButton onPress={onClose}>Cancel</ActionButton>
        <ActionButton kind="quiet" onPress={() => setDraft({ ...myWork, whose: draft.whose })}>
          Remove all parts
        </ActionButton>
      </div>
    </form>
  );
}

/** Edit filter: every part of the sentence in one small form. */
export function FilterDialog({ open, onClose, ...form }: Readonly<{ open: boolean; filter: QueueFilter; today: string; onUse: (filter: QueueFilter) => void; onClose: () => void }>): ReactNode {
  return (
    <DialogFrame open={open} title="Edit filter" width={480} onClose={onClose}>
      <FilterForm {...form} onClose={onClose} />
    </DialogFrame>
  );
}
