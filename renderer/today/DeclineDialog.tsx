import { useState, type ReactNode } from 'react';
import type { Failure } from '../../app/result.ts';
import { Failed } from '../app/Failed.tsx';
import { declineReasons, type DeclineReason } from '../app/passedOver.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { MainKeyArea } from '../shell/dialogs/MainKeyArea.tsx';
import type { NextRow, TodayStore } from './todayStore.ts';

/** Passing over the item that was offered, with a reason from a short list. */
export function DeclineDialog({ row, store, onClose }: Readonly<{ row: NextRow; store: TodayStore; onClose: () => void }>): ReactNode {
  const [reason, setReason] = useState<DeclineReason | null>(null);
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const decline = async (): Promise<void> => {
    if (reason === null) return setMissing(true);
    const done = await store.getState().decline(row, reason);
    if (done.ok) onClose();
    else setFailure(done.error);
  };
  return (
    <MainKeyArea onPress={() => void decline()}>
      <DialogFrame
        open
        title={`Decline ${row.reference}`}
        width={480}
        onClose={onClose}
        actions={
          <>
            <ActionButton kind="main" keys="Ctrl+Enter" onPress={() => void decline()}>
              Decline
            </ActionButton>
            <ActionButton onPress={onClose}>Keep it</ActionButton>
          </>
        }
      >
        <div className="cb-form">
          {failure !== null && <Failed error={failure} onRetry={() => void decline()} />}
          <ChoiceField
            label="Why not this one"
            hint="Your reason is recorded on the case. The item goes to the next person it fits."
            value={reason}
            choices={declineReasons}
            error={missing && reason === null ? 'Choose a reason' : null}
            onChange={setReason}
          />
        </div>
      </DialogFrame>
    </MainKeyArea>
  );
}
