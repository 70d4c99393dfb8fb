import { useState, type ReactNode } from 'react';
import type { Failure } from '../../../app/result.ts';
import { useApp, useToday } from '../../app/AppContext.tsx';
import { Failed } from '../../app/Failed.tsx';
import { DraftSaved } from '../../app/DraftSaved.tsx';
import { keptOf } from '../../app/draftStore.ts';
import { useDraft } from '../../app/useDraft.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
import { DateField } from '../../parts/DateField.tsx';
import { DialogFrame } from '../../parts/DialogFrame.tsx';
import { ErrorSummary } from '../../parts/ErrorSummary.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { TextField } from '../../parts/TextField.tsx';
import type { OpenCase } from '../overlayStore.ts';
import { MainKeyArea } from './MainKeyArea.tsx';
import { callbackArgs, promiseArgs, promiseForm, promiseParties, promiseProblems, promiseSources, promiseWays, type PromiseBody } from './promiseForm.ts';
import { useRequestId } from './useRequestId.ts';

/** Puts a "we will" on a case, with a day. What is typed is kept until the promise is made. */
export function PromiseDialog({ caseId, clusterId, taskId, onClose }: OpenCase & Readonly<{ onClose: () => void }>): ReactNode {
  const { act } = useApp();
  const requestIdFor = useRequestId();
  const today = useToday();
  const draft = useDraft({ key: `promise:${caseId}:${taskId ?? 'case'}`, caseId, title: 'Promise' }, promiseForm);
  const [turn, setTurn] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const { body } = draft;
  const problems = turn === 0 ? [] : promiseProblems(body, today);
  const errorOf = (fieldId: string): string | null => {
    const words = problems.find((problem) => problem.fieldId === fieldId)?.words.replace(/^[^:]+: /, '');
    return words === undefined ? null : words.charAt(0).toUpperCase() + words.slice(1);
  };
  const edit = (part: Partial<PromiseBody>): void => draft.set({ ...body, ...part });

  const make = async (): Promise<void> => {
    if (busy) return;
    setTurn(turn + 1);
    if (promiseProblems(body, today).length > 0) return;
    const ring = body.way === 'ring';
    const args = ring ? callbackArgs(body, caseId) : promiseArgs(body, caseId, taskId);
    if (args === null) return;
    setBusy(true);
    setFailure(null);
    const done = await act(ring ? 'callback.book' : 'promise.make', clusterId, args, { words: ring ? 'Callback booked. It is in your queue and your list of promises.' : 'Promise made. It is in your list on Today.', requestId: requestIdFor(args) });
    setBusy(false);
    if (!done.ok) return setFailure(done.error);
    await draft.discard();
    onClose();
  };
  return (
    <MainKeyArea onPress={() => void make()}>
      <DialogFrame
        open
        title="Make a promise"
        onClose={onClose}
        actions={
          <>
            <ActionButton kind="main" keys="Ctrl+Enter" onPress={() => void make()}>
              Make promise
            </ActionButton>
            <ActionButton onPress={onClose}>Close, keep draft</ActionButton>
            <DraftSaved {...keptOf(draft)} />
          </>
        }
      >
        <div className="cb-form" onBlur={() => void draft.flush()}>
          <ErrorSummary problems={problems} turn={turn} />
          {failure !== null && <Failed error={failure} onRetry={() => void make()} />}
          <ChoiceField id="promise-to" label="Who we told" look="line" value={body.to} choices={promiseParties} error={errorOf('promise-to')} onChange={(to) => edit({ to })} />
          <ChoiceField label="What it is" value={body.way} choices={promiseWays} onChange={(way) => edit({ way })} />
          {body.way === 'other' && <TextField id="promise-what" label="What we will do" hint="As we said it, for example: ring back about the missed payment." value={body.what} maxLength={200} error={errorOf('promise-what')} onChange={(what) => edit({ what })} />}
          <DateField id="promise-on" label="By which day" value={body.byOn} error={errorOf('promise-on')} onChange={(byOn) => edit({ byOn })} />
          <TextField id="promise-at" label="By what time, if we said one" hint="For example 4pm or 16:30." value={body.byAt} width={8} maxLength={8} error={errorOf('promise-at')} onChange={(byAt) => edit({ byAt })} />
          {body.way === 'other' && <SelectField label="Where we said it" value={body.source} options={promiseSources} wide={false} onChange={(source) => edit({ source })} />}
        </div>
      </DialogFrame>
    </MainKeyArea>
  );
}
