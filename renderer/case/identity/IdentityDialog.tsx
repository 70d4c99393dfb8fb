import { useState, type ReactNode } from 'react';
import type { PartyRole } from '../../../app/model/roles.ts';
import type { Failure } from '../../../app/result.ts';
import { useApp } from '../../app/AppContext.tsx';
import { Failed } from '../../app/Failed.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { CheckList } from '../../parts/CheckList.tsx';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
import { DialogFrame } from '../../parts/DialogFrame.tsx';
import { MessageBox } from '../../parts/MessageBox.tsx';
import { MainKeyArea } from '../../shell/dialogs/MainKeyArea.tsx';
import { useRequestId } from '../../shell/dialogs/useRequestId.ts';
import { useCase } from '../CaseContext.tsx';
import { roleNames } from '../caseWords.ts';
import { identityArgs, identityAsks, identityWays, type IdentityForm } from './identityForm.ts';

/** Records that a parent proved who they are, or did not. Nothing that they say is typed or kept. */
export function IdentityDialog({ role, onClose }: Readonly<{ role: PartyRole; onClose: () => void }>): ReactNode {
  const { act } = useApp();
  const { held } = useCase();
  const requestIdFor = useRequestId();
  const [form, setForm] = useState<IdentityForm>({ role, how: 'telephone', passed: [] });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const { args, passes, short } = identityArgs(form, held.caseId);

  const record = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    const words = passes ? `${roleNames[form.role]}: identity checked.` : `${roleNames[form.role]}: identity not proved. Give general information only.`;
    const done = await act('identity.check', held.clusterId, args, { words, requestId: requestIdFor(args) });
    setBusy(false);
    if (!done.ok) return setFailure(done.error);
    onClose();
  };
  return (
    <MainKeyArea onPress={() => void record()}>
      <DialogFrame
        open
        title="Check identity"
        width={480}
        onClose={onClose}
        actions={
          <>
            <ActionButton kind="main" keys="Ctrl+Enter" onPress={() => void record()}>
              {passes ? 'Record: identity checked' : 'Record: not proved'}
            </ActionButton>
            <ActionButton onPress={onClose}>Cancel</ActionButton>
          </>
        }
      >
        <div className="cb-form">
          {failure !== null && <Failed error={failure} onRetry={() => void record()} />}
          <ChoiceField id="identity-role" label="Who is it?" look="line" value={form.role} choices={(['receivingParent', 'payingParent'] as const).map((value) => ({ value, label: roleNames[value] }))} onChange={(value) => setForm({ ...form, role: value })} />
          <ChoiceField id="identity-how" label="How" look="line" value={form.how} choices={identityWays} onChange={(how) => setForm({ ...form, how })} />
          {form.how === 'telephone' && <CheckList id="identity-passed" label="What they got right" hint="Ask for each. Do not type what they say." value={form.passed} choices={identityAsks} onChange={(passed) => setForm({ ...form, passed: [...passed] })} />}
          {short && <MessageBox kind="warn">Not all of these are right yet. Recorded like this, they may have general information only.</MessageBox>}
        </div>
      </DialogFrame>
    </MainKeyArea>
  );
}
