import { Failed } from '../app/Failed.tsx';
import { useState, type ReactNode } from 'react';
import type { Failure } from '../../app/result.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { TextField } from '../parts/TextField.tsx';
import { filterSentence } from './filterWords.ts';
import type { QueueFilter, QueueGroup, SavedFilter } from './queueTypes.ts';

const MOST_SAVED = 40;

function SaveForm({
  filter,
  group,
  today,
  saved,
  onSave,
  onClose,
}: Readonly<{
  filter: QueueFilter;
  group: QueueGroup;
  today: string;
  saved: readonly SavedFilter[];
  /** Keeps the whole list; the failure when it could not. */
  onSave: (saved: readonly SavedFilter[]) => Promise<Failure | null>;
  onClose: () => void;
}>): ReactNode {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [error, setError] = useState<Failure | null>(null);
  const trimmed = name.trim();
  const isOld = saved.some((one) => one.name === trimmed);
  const keep = async () => {
    if (trimmed === '') return setProblem('Give it a name');
    if (!isOld && saved.length >= MOST_SAVED) return setProblem(`You have ${MOST_SAVED} saved filters. Remove one first`);
    const failure = await onSave([...saved.filter((one) => one.name !== trimmed), { name: trimmed, filter, group }]);
    setError(failure);
    if (failure === null) onClose();
  };
  return (
    <form
      className="cb-queue-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <p className="cb-queue-sentence">{filterSentence(filter, today)}</p>
      {error !== null && <Failed error={error} onRetry={() => void keep()} />}
      <TextField
        label="Name"
        hint={isOld ? 'This replaces the saved filter of that name.' : 'You find it under Saved.'}
        error={problem}
        maxLength={60}
        value={name}
        onChange={(words) => {
          setProblem(null);
          setName(words);
        }}
      />
      <div className="cb-queue-form-acts">
        <ActionButton kind="main" submit onPress={() => undefined}>
          Save filter
        </ActionButton>
        <ActionButton onPress={onClose}>Cancel</ActionButton>
      </div>
      {saved.length > 0 && (
        <>
          <h3 className="cb-queue-subhead">Saved filters</h3>
          <ul className="cb-queue-savedlist">
            {saved.map((one) => (
              <li key={one.name}>
                <span>
                  <strong>{one.name}</strong>
                  <span className="cb-queue-savedsentence">{filterSentence(one.filter, today)}</span>
                </span>
                <ActionButton kind="quiet" name={`Remove ${one.name}`} onPress={() => void onSave(saved.filter((other) => other !== one)).then(setError)}>
                  Remove
                </ActionButton>
              </li>
            ))}
          </ul>
        </>
      )}
    </form>
  );
}

/** Save: keeps the filter under a name, for the Saved list. */
export function SaveFilterDialog({ open, ...form }: Readonly<{ open: boolean }> & Parameters<typeof SaveForm>[0]): ReactNode {
  return (
    <DialogFrame open={open} title="Save this filter" width={480} onClose={form.onClose}>
      <SaveForm {...form} />
    </DialogFrame>
  );
}
