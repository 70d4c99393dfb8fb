import { useState, type ReactNode } from 'react';
import type { Input } from '../../../app/contract/index.ts';
import type { Failure } from '../../../app/result.ts';
import { useApp } from '../../app/AppContext.tsx';
import { Failed } from '../../app/Failed.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
import { DialogFrame } from '../../parts/DialogFrame.tsx';
import type { TrayItem } from '../attach/places.ts';

type Reason = Exclude<Input<'evidence.tray.discard'>['reason'], 'attached'>;
const reasons: readonly Readonly<{ value: Reason; label: string; about: string }>[] = [
  { value: 'notOurs', label: 'It is not for us', about: 'Send the paper on, or back to the sender.' },
  { value: 'duplicate', label: 'We have it already', about: 'Nothing else is needed.' },
  { value: 'unreadable', label: 'It cannot be read', about: 'Scan it again, or ask for it again.' },
  { value: 'other', label: 'Another reason', about: 'The original stays where it came from.' },
];

/** Takes one file out of the tray, with the reason. */
export function DiscardDialog({ item, onDone, onClose }: Readonly<{ item: TrayItem; onDone: () => void; onClose: () => void }>): ReactNode {
  const { api, announce, notify } = useApp();
  const [reason, setReason] = useState<Reason | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [error, setError] = useState<Failure | null>(null);
  const discard = async (): Promise<void> => {
    if (reason === null) {
      setProblem('Choose why');
      document.getElementById('discard-reason')?.focus();
      return;
    }
    const done = await api.call('evidence.tray.discard', { trayId: item.trayId, reason });
    if (!done.ok) return setError(done.error);
    const words = `${item.file.name} discarded`;
    announce(words);
    notify({ words });
    onDone();
  };
  return (
    <DialogFrame open title={`Discard ${item.file.name}`} width={480} onClose={onClose}>
      <form
        className="cb-evidence-form"
        onSubmit={(event) => {
          event.preventDefault();
          void discard();
        }}
      >
        {error !== null && <Failed error={error} onRetry={() => void discard()} />}
        <p className="cb-evidence-say">It leaves your tray and this laptop. It is on no case yet, so no case changes.</p>
        <ChoiceField
          id="discard-reason"
          label="Why"
          error={problem}
          value={reason}
          choices={reasons}
          onChange={(value) => {
            setProblem(null);
            setReason(value);
          }}
        />
        <div className="cb-evidence-form-acts">
          <ActionButton kind="main" submit onPress={() => undefined}>
            Discard
          </ActionButton>
          <ActionButton onPress={onClose}>Keep it</ActionButton>
        </div>
      </form>
    </DialogFrame>
  );
}
