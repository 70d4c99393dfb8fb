import { useState, type ReactNode } from 'react';
import { formatDate } from '../../app/model/calendar.ts';
import type { Failure } from '../../app/result.ts';
import { useApp } from '../app/AppContext.tsx';
import { DraftSaved } from '../app/DraftSaved.tsx';
import { keptOf, type DraftForm } from '../app/draftStore.ts';
import { Failed } from '../app/Failed.tsx';
import { useDraft } from '../app/useDraft.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { TextField } from '../parts/TextField.tsx';
import { MainKeyArea } from '../shell/dialogs/MainKeyArea.tsx';
import type { PromiseLine } from './promiseRows.ts';

const form: DraftForm<string> = { empty: '', read: (json) => (typeof json === 'string' ? json : null), isEmpty: (text) => text.trim() === '' };

/** Takes a promise back, with the reason. */
export function TakeBackDialog({ promise, onClose }: Readonly<{ promise: Pick<PromiseLine, 'promiseId' | 'caseId' | 'clusterId' | 'reference' | 'what' | 'byOn' | 'tag'>; onClose: () => void }>): ReactNode {
  const { act } = useApp();
  const draft = useDraft({ key: `promise:${promise.caseId}:back-${promise.promiseId}`, caseId: promise.caseId, title: 'Take back a promise' }, form);
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const takeBack = async (): Promise<void> => {
    const because = draft.body.trim();
    setMissing(because.length < 3);
    if (because.length < 3) return document.getElementById('back-because')?.focus();
    const done = await act('promise.withdraw', promise.clusterId, { promiseId: promise.promiseId, because }, { saw: { [`promise/${promise.promiseId}`]: promise.tag }, words: 'Promise taken back.' });
    if (!done.ok) return setFailure(done.error);
    await draft.discard();
    onClose();
  };
  return (
    <MainKeyArea onPress={() => void takeBack()}>
      <DialogFrame
        open
        title={`Take back a promise, ${promise.reference}`}
        width={480}
        onClose={onClose}
        actions={
          <>
            <ActionButton kind="main" keys="Ctrl+Enter" onPress={() => void takeBack()}>
              Take back promise
            </ActionButton>
            <ActionButton onPress={onClose}>Keep the promise</ActionButton>
            <DraftSaved {...keptOf(draft)} />
          </>
        }
      >
        <div className="cb-form" onBlur={() => void draft.flush()}>
          {failure !== null && <Failed error={failure} onRetry={() => void takeBack()} />}
          <p>
            <strong>{promise.what}</strong>, by {formatDate(promise.byOn)}.
          </p>
          <TextField id="back-because" label="Why it is taken back" hint="It is recorded on the case." value={draft.body} maxLength={200} error={missing ? 'Say why in a few words' : null} onChange={(text) => draft.set(text)} />
        </div>
      </DialogFrame>
    </MainKeyArea>
  );
}
