import { useState, type ReactNode } from 'react';
import { formatDate } from '../../app/model/calendar.ts';
import type { Failure } from '../../app/result.ts';
import { useApp, useToday } from '../app/AppContext.tsx';
import { DraftSaved } from '../app/DraftSaved.tsx';
import { keptOf } from '../app/draftStore.ts';
import { Failed } from '../app/Failed.tsx';
import { useDraft } from '../app/useDraft.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { DateField } from '../parts/DateField.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { TextField } from '../parts/TextField.tsx';
import { MainKeyArea } from '../shell/dialogs/MainKeyArea.tsx';
import { useRequestId } from '../shell/dialogs/useRequestId.ts';
import { moveArgs, moveForm, moveProblems, type MoveBody, type MoveProblems } from './moveForm.ts';
import type { PromiseLine } from './promiseRows.ts';

const ways = [
  { value: 'message', label: 'Write to them', about: 'A message with the new date is drafted on the case. Read it and queue it.' },
  { value: 'call', label: 'They know from a call', about: 'You have told them already.' },
] as const;

type Moving = Pick<PromiseLine, 'promiseId' | 'caseId' | 'clusterId' | 'reference' | 'what' | 'byOn' | 'told' | 'tag'>;

/** Another date for a promise, why, and how the parent hears of it. */
export function MoveDialog({ promise, onClose }: Readonly<{ promise: Moving; onClose: () => void }>): ReactNode {
  const { act } = useApp();
  const today = useToday();
  const requestIdFor = useRequestId();
  const draft = useDraft({ key: `promise:${promise.caseId}:move-${promise.promiseId}`, caseId: promise.caseId, title: 'New date for a promise' }, moveForm);
  const [problems, setProblems] = useState<MoveProblems>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const { body } = draft;
  const edit = (part: Partial<MoveBody>): void => {
    setProblems({});
    draft.set({ ...body, ...part });
  };
  const move = async (): Promise<void> => {
    const found = moveProblems(body, promise, today);
    setProblems(found);
    const [first] = Object.keys(found);
    if (first !== undefined) return document.getElementById(`move-${first}`)?.focus();
    const args = moveArgs(body, promise);
    if (args === null) return;
    const done = await act('promise.move', promise.clusterId, args, { saw: { [`promise/${promise.promiseId}`]: promise.tag }, words: promise.told && body.told === 'message' ? 'Promise moved. A message is drafted on the case.' : 'Promise moved.', requestId: requestIdFor(args) });
    if (!done.ok) return setFailure(done.error);
    await draft.discard();
    onClose();
  };
  return (
    <MainKeyArea onPress={() => void move()}>
      <DialogFrame
        open
        title={`Move a promise, ${promise.reference}`}
        width={520}
        onClose={onClose}
        actions={
          <>
            <ActionButton kind="main" keys="Ctrl+Enter" onPress={() => void move()}>
              Move promise
            </ActionButton>
            <ActionButton onPress={onClose}>Close, keep draft</ActionButton>
            <DraftSaved {...keptOf(draft)} />
          </>
        }
      >
        <div className="cb-form" onBlur={() => void draft.flush()}>
          {failure !== null && <Failed error={failure} onRetry={() => void move()} />}
          <p>
            <strong>{promise.what}</strong>, by {formatDate(promise.byOn)}.
          </p>
          <DateField id="move-on" label="New day" value={body.byOn} today={today} error={problems.on ?? null} onChange={(byOn) => edit({ byOn })} />
          <TextField id="move-at" label="By what time, if we say one" hint="For example 4pm or 16:30." value={body.byAt} width={8} maxLength={8} error={problems.at ?? null} onChange={(byAt) => edit({ byAt })} />
          <TextField id="move-because" label="Why it moves" hint="For staff. The parent is told the new date, not this." value={body.because} maxLength={200} error={problems.because ?? null} onChange={(because) => edit({ because })} />
          {promise.told ? (
            <ChoiceField id="move-told" label="How they are told" value={body.told} choices={ways} error={problems.told ?? null} onChange={(told) => edit({ told })} />
          ) : (
            <MessageBox kind="info">This is our own target. The parent was never told this date, so nobody has to be told.</MessageBox>
          )}
        </div>
      </DialogFrame>
    </MainKeyArea>
  );
}
