import { useState, type ReactNode } from 'react';
import { DraftSaved } from '../app/DraftSaved.tsx';
import { keptOf, textForm } from '../app/draftStore.ts';
import { useDraft } from '../app/useDraft.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { TextField } from '../parts/TextField.tsx';
import type { Item } from './outboxWords.ts';

const REASON_LEAST = 3;
const REASON_MOST = 400;

/** Takes a refused item out of the Outbox, with a reason. What is typed is kept until then. */
export function WithdrawForm({ item, busy, onWithdraw }: Readonly<{ item: Item; busy: boolean; onWithdraw: (reason: string) => Promise<boolean> }>): ReactNode {
  const draft = useDraft({ key: `outbox:${item.caseId ?? item.clusterId}:${item.opId}`, caseId: item.caseId, title: `Reason to withdraw: ${item.title}`.slice(0, 80) }, textForm);
  const [error, setError] = useState<string | null>(null);
  const submit = (): void => {
    if (draft.body.trim().length < REASON_LEAST) {
      setError('Say why in a few words');
      document.getElementById('outbox-reason')?.focus();
      return;
    }
    setError(null);
    void onWithdraw(draft.body).then(async (done) => {
      if (done) await draft.discard();
    });
  };
  return (
    <div className="cb-outbox-withdraw">
      <TextField
        id="outbox-reason"
        label="Why withdraw it?"
        hint="It goes out of your Outbox and is not done. The reason is kept."
        error={error}
        value={draft.body}
        maxLength={REASON_MOST}
        onChange={(body) => draft.set(body)}
        onBlur={() => void draft.flush()}
      />
      <div className="cb-outbox-buttons">
        <ActionButton onPress={submit} {...(busy ? { reason: 'Working' } : {})}>
          Withdraw
        </ActionButton>
        <DraftSaved {...keptOf(draft)} />
      </div>
    </div>
  );
}
