import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../app/AppContext.tsx';
import { DraftSaved } from '../../app/DraftSaved.tsx';
import { keptOf, type DraftStore } from '../../app/draftStore.ts';
import { Failed } from '../../app/Failed.tsx';
import { createAskStore } from '../../case/askStore.ts';
import { useAsking } from '../../case/CaseContext.tsx';
import { theSender } from '../../../app/work/evidenceWords.ts';
import type { Failure } from '../../../app/result.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Tick } from '../../parts/CheckList.tsx';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
import { DialogFrame } from '../../parts/DialogFrame.tsx';
import { StillBars } from '../../parts/StillBars.tsx';
import { TextField } from '../../parts/TextField.tsx';
import type { DocumentItem } from '../documents/documentList.ts';
import { useCtrlEnter } from '../useCtrlEnter.ts';
import { asksAgain, customerWords, readRefuse, type JudgeDraft, type Refusals } from './judgeForm.ts';
import type { JudgeAct } from './useJudging.ts';

const MOST = 400;

function RefuseForm({ item, refusals, draft, onJudge, onClose }: Readonly<{ item: DocumentItem; refusals: Refusals; draft: DraftStore<JudgeDraft>; onJudge: JudgeAct; onClose: () => void }>): ReactNode {
  const state = useStore(draft);
  const { body, set } = state;
  const [problems, setProblems] = useState<Readonly<{ reason?: string; words?: string }>>({});
  const [error, setError] = useState<Failure | null>(null);
  const change = (part: Partial<JudgeDraft>): void => {
    setProblems({});
    set({ ...body, ...part });
  };
  const refuse = async (): Promise<void> => {
    const read = readRefuse(body, refusals);
    if ('problems' in read) {
      setProblems(read.problems);
      document.getElementById(read.problems.reason === undefined ? 'refuse-words' : 'refuse-reason')?.focus();
      return;
    }
    setError(await onJudge(read));
  };
  useCtrlEnter(() => void refuse());
  return (
    <form
      className="cb-evidence-form"
      onSubmit={(event) => {
        event.preventDefault();
        void refuse();
      }}
    >
      {error !== null && <Failed error={error} onRetry={() => void refuse()} />}
      <div className="cb-refuse-reasons">
        <ChoiceField
          id="refuse-reason"
          label="Why"
          error={problems.reason}
          value={body.reason}
          choices={refusals.reasons.map(({ code, staff, suggested }) => ({ value: code, label: staff, ...(suggested ? { about: 'Fits this kind of document' } : {}) }))}
          onChange={(reason) => change({ reason, words: null })}
        />
      </div>
      {body.reason !== null && (
        <>
          <TextField
            id="refuse-words"
            label={body.reason === 'other' ? 'Why, in your words' : 'Words for the sender'}
            hint={body.reason === 'other' ? 'Stands on the timeline.' : 'Kept with the document, to be used when you tell them. Change them if you need to.'}
            error={problems.words}
            rows={2}
            maxLength={MOST}
            value={customerWords(body, refusals)}
            onChange={(words) => change({ words })}
            onBlur={() => void state.flush()}
          />
          {refusals.canAskAgain ? (
            <Tick id="refuse-again" label="Ask for it again at once" about={`A new request goes to ${theSender(item.from)}, and the item sleeps until it is answered.`} ticked={asksAgain(body, refusals)} onChange={(askAgain) => change({ askAgain })} />
          ) : (
            <p className="cb-aside">It cannot be asked for again from here: {item.taskId === null ? 'it hangs on no work item yet.' : `nobody asks ${theSender(item.from)} by letter or message.`}</p>
          )}
        </>
      )}
      <div className="cb-evidence-form-acts">
        <ActionButton kind="main" submit keys="Ctrl+Enter" onPress={() => undefined}>
          Do not accept it
        </ActionButton>
        <ActionButton onPress={onClose}>Cancel</ActionButton>
        <DraftSaved {...keptOf(state)} />
      </div>
    </form>
  );
}

/** Why a document is not enough. It stays on the case with its files. */
export function RefuseDialog({ item, name, draft, onJudge, onClose }: Readonly<{ item: DocumentItem; name: string; draft: DraftStore<JudgeDraft>; onJudge: JudgeAct; onClose: () => void }>): ReactNode {
  const { api } = useApp();
  const [store] = useState(() => createAskStore(() => api.call('evidence.refusals', { caseId: item.caseId, evidenceId: item.evidenceId })));
  const { view, ask } = useStore(store);
  useAsking(item.clusterId, ask);
  return (
    <DialogFrame open title={`Not accepted: ${name}`} width={560} onClose={onClose}>
      {view.phase === 'loading' && <StillBars lines={5} words="Loading the reasons" />}
      {view.phase === 'failed' && <Failed error={view.error} onRetry={() => void ask()} />}
      {view.phase === 'ready' && <RefuseForm item={item} refusals={view.value} draft={draft} onJudge={onJudge} onClose={onClose} />}
    </DialogFrame>
  );
}
