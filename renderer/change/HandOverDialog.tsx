import { useState, type ReactNode } from 'react';
import type { Output } from '../../app/contract/index.ts';
import type { Failure } from '../../app/result.ts';
import { useApp } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { SelectField } from '../parts/SelectField.tsx';
import { TextField } from '../parts/TextField.tsx';

type People = Output<'team.people'>['people'];
const anyone = 'anyone';

/**
 * Gives the work item to a colleague, or back to the team, with the reason as a note. What is typed stays with the
 * person and the case: it is nobody's until it is sent.
 */
export function HandOverDialog({
  clusterId,
  caseId,
  task,
  people,
  onClose,
  onDone,
}: Readonly<{
  clusterId: string;
  caseId: string;
  task: Readonly<{ taskId: string; tag: string }>;
  people: People;
  onClose: () => void;
  onDone: () => void;
}>): ReactNode {
  const { act } = useApp();
  const [to, setTo] = useState(anyone);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [failed, setFailed] = useState<Failure | null>(null);
  // A second try after the note failed must not move the item again.
  const [moved, setMoved] = useState(false);
  const options = [
    { value: anyone, label: 'Anyone in the team' },
    ...people.map(({ userId, open, away }) => ({
      value: userId,
      label: away === null ? `${userId}, ${open} open` : `${userId}, away`,
    })),
  ];

  const go = async (): Promise<void> => {
    if (reason.trim() === '') return setMissing(true);
    const saw = { [`task/${task.taskId}`]: task.tag };
    if (!moved) {
      const move =
        to === anyone
          ? await act(
              'task.unassign',
              clusterId,
              { taskId: task.taskId },
              { saw, words: 'Item given back to the team' },
            )
          : await act('task.assign', clusterId, { taskId: task.taskId, to }, { saw, words: `Item handed to ${to}` });
      if (!move.ok) return setFailed(move.error);
      setMoved(true);
    }
    const noted = await act(
      'note.add',
      clusterId,
      { caseId, taskId: task.taskId, text: `Handed over: ${reason.trim()}`, about: null },
      { words: 'Item handed over' },
    );
    if (!noted.ok) return setFailed(noted.error);
    onDone();
  };

  return (
    <DialogFrame
      open
      title="Hand over this item"
      onClose={onClose}
      actions={
        <>
          <ActionButton kind="main" onPress={() => void go()}>
            Hand over
          </ActionButton>
          <ActionButton kind="quiet" onPress={onClose}>
            Keep it
          </ActionButton>
        </>
      }
    >
      <p>Nothing is decided and nothing is sent. Your draft stays on this laptop.</p>
      {failed !== null && <Failed error={failed} />}
      <SelectField label="Who takes it?" value={to} options={options} onChange={setTo} />
      <TextField
        label="Why?"
        hint="They read this first."
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={1000}
        error={missing && reason.trim() === '' ? 'Say why in a few words' : undefined}
      />
    </DialogFrame>
  );
}
