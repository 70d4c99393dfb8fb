import { useState, type ReactNode } from 'react';
import type { Failure } from '../../app/result.ts';
import { useApp, useNow, useToday } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { DraftSaved } from '../app/DraftSaved.tsx';
import { keptOf } from '../app/draftStore.ts';
import { useDraft } from '../app/useDraft.ts';
import { itemName, sawOf } from '../app/workItem.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { DateField } from '../parts/DateField.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { TextField } from '../parts/TextField.tsx';
import { CALLBACK_TRIES, callOutcomes, callbackForm, type CallbackProblems, endsCallback, readCallback } from './callbackForm.ts';
import type { QueueRow } from './queueTypes.ts';

function CallbackForm({ row, onClose }: Readonly<{ row: QueueRow; onClose: () => void }>): ReactNode {
  const { act } = useApp();
  const today = useToday();
  const now = useNow();
  const draft = useDraft({ key: `queue:${row.caseId}:try-${row.taskId}`, caseId: row.caseId, title: `Callback ${row.reference}` }, callbackForm);
  const [problems, setProblems] = useState<CallbackProblems>({});
  const [error, setError] = useState<Failure | null>(null);
  const { outcome, on, time } = draft.body;
  const ends = endsCallback(outcome, row.tries);
  const change = (body: typeof draft.body) => {
    setProblems({});
    draft.set(body);
  };
  const record = async () => {
    const read = readCallback(draft.body, { tries: row.tries, today, now });
    if ('problems' in read) {
      setProblems(read.problems);
      document.getElementById(`call-${Object.keys(read.problems)[0] ?? 'outcome'}`)?.focus();
      return;
    }
    await draft.flush();
    const words = ends ? `${itemName(row)} is finished` : `Try ${row.tries + 1} recorded for ${row.reference}`;
    const done = await act('callback.try', row.clusterId, { taskId: row.taskId, ...read }, { saw: sawOf(row), words });
    if (!done.ok) return setError(done.error);
    await draft.discard();
    onClose();
  };
  return (
    <form
      className="cb-queue-form"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <p className="cb-queue-sentence">
        Try {row.tries + 1} of {CALLBACK_TRIES}.
      </p>
      {row.safety && <MessageBox kind="warn">A parent on this case has a safe-contact marker. Read it before you ring again.</MessageBox>}
      {error !== null && <Failed error={error} onRetry={() => void record()} />}
      <ChoiceField id="call-outcome" label="What happened" error={problems.outcome} value={outcome} choices={callOutcomes} onChange={(value) => change({ ...draft.body, outcome: value })} />
      {outcome !== null && outcome !== 'answered' && ends && <MessageBox kind="info">This was the last try. The callback ends, and the timeline says so.</MessageBox>}
      {outcome !== null && !ends && (
        <>
          <DateField id="call-on" label="Next try on" error={problems.on} value={on} onChange={(value) => change({ ...draft.body, on: value })} onBlur={() => void draft.flush()} />
          <TextField id="call-time" label="At" hint="A time such as 10:30am, or nothing." error={problems.time} width={10} maxLength={10} value={time} onChange={(value) => change({ ...draft.body, time: value })} onBlur={() => void draft.flush()} />
        </>
      )}
      <div className="cb-queue-form-acts">
        <ActionButton kind="main" submit onPress={() => undefined}>
          Record the try
        </ActionButton>
        <ActionButton onPress={onClose}>Cancel</ActionButton>
        <DraftSaved {...keptOf(draft)} />
      </div>
    </form>
  );
}

/** One try at a callback: what happened, and when the next one is. */
export const CallbackDialog = ({ row, onClose }: Readonly<{ row: QueueRow; onClose: () => void }>): ReactNode => (
  <DialogFrame open title={itemName(row)} width={480} onClose={onClose}>
    <CallbackForm row={row} onClose={onClose} />
  </DialogFrame>
);
