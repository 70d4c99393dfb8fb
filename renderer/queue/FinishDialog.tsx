import { useState, type ReactNode } from 'react';
import type { Failure } from '../../app/result.ts';
import { useApp } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { DraftSaved } from '../app/DraftSaved.tsx';
import { keptOf, textForm } from '../app/draftStore.ts';
import { useDraft } from '../app/useDraft.ts';
import { itemName, sawOf } from '../app/workItem.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { TextField } from '../parts/TextField.tsx';
import type { QueueRow } from './queueTypes.ts';

const LEAST = 3;
const MOST = 400;

function FinishForm({ row, onClose }: Readonly<{ row: QueueRow; onClose: () => void }>): ReactNode {
  const { act } = useApp();
  const draft = useDraft({ key: `queue:${row.caseId}:finish-${row.taskId}`, caseId: row.caseId, title: `Finish ${itemName(row)}` }, textForm);
  const [problem, setProblem] = useState<string | null>(null);
  const [error, setError] = useState<Failure | null>(null);
  const finish = async () => {
    const did = draft.body.trim();
    if (did.length < LEAST) return setProblem('Say what was done in a few words');
    await draft.flush();
    const done = await act('task.finish', row.clusterId, { taskId: row.taskId, did }, { saw: sawOf(row), words: `${itemName(row)} is finished` });
    if (!done.ok) return setError(done.error);
    await draft.discard();
    onClose();
  };
  return (
    <form
      className="cb-queue-form"
      onSubmit={(event) => {
        event.preventDefault();
        void finish();
      }}
    >
      {error !== null && <Failed error={error} onRetry={() => void finish()} />}
      <TextField
        label="What was done"
        hint="Goes on the timeline. A promise that rests on this task is kept."
        error={problem}
        rows={3}
        maxLength={MOST}
        value={draft.body}
        onChange={(did) => {
          setProblem(null);
          draft.set(did);
        }}
        onBlur={() => void draft.flush()}
      />
      <div className="cb-queue-form-acts">
        <ActionButton kind="main" submit onPress={() => undefined}>
          Finish task
        </ActionButton>
        <ActionButton onPress={onClose}>Cancel</ActionButton>
        <DraftSaved {...keptOf(draft)} />
      </div>
    </form>
  );
}

/** Finishes an item that has no change form, with what was done. */
export const FinishDialog = ({ row, onClose }: Readonly<{ row: QueueRow; onClose: () => void }>): ReactNode => (
  <DialogFrame open title={`Finish ${itemName(row)}`} width={480} onClose={onClose}>
    <FinishForm row={row} onClose={onClose} />
  </DialogFrame>
);
