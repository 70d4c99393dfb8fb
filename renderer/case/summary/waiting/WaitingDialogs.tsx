import { useState, type ReactNode } from 'react';
import type { Failure } from '../../../../app/result.ts';
import { answerCodeWords } from '../../../../app/work/waiting/waitWords.ts';
import { waitingOnWord } from '../../../../app/work/waitingWords.ts';
import { useApp, useToday } from '../../../app/AppContext.tsx';
import { DraftSaved } from '../../../app/DraftSaved.tsx';
import { keptOf, textForm } from '../../../app/draftStore.ts';
import { Failed } from '../../../app/Failed.tsx';
import { useDraft } from '../../../app/useDraft.ts';
import { ActionButton } from '../../../parts/ActionButton.tsx';
import { ChoiceField } from '../../../parts/ChoiceField.tsx';
import { DateField } from '../../../parts/DateField.tsx';
import { DialogFrame } from '../../../parts/DialogFrame.tsx';
import { MoneyField } from '../../../parts/MoneyField.tsx';
import { TextField } from '../../../parts/TextField.tsx';
import { useCase } from '../../CaseContext.tsx';
import { answerForm, readAnswer, saysMore, type AnswerDraft, type AnswerProblems, type Line } from './answerForm.ts';

type DialogProps = Readonly<{ line: Line; onClose: () => void }>;
const LEAST = 3;
const MOST = 200;
const seen = (line: Line): Readonly<Record<string, string>> => ({ [`request/${line.requestId}`]: line.tag });
/** `Paying parent: payslip`. */
export const lineName = ({ to, words }: Pick<Line, 'to' | 'words'>): string => `${waitingOnWord(to)}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;

function AnswerForm({ line, onClose }: DialogProps): ReactNode {
  const { act } = useApp();
  const { held } = useCase();
  const today = useToday();
  const draft = useDraft({ key: `case:${held.caseId}:answer-${line.requestId}`, caseId: held.caseId, title: `Answer, ${lineName(line)}`.slice(0, 80) }, answerForm);
  const [problems, setProblems] = useState<AnswerProblems>({});
  const [error, setError] = useState<Failure | null>(null);
  const change = (part: Partial<AnswerDraft>): void => {
    setProblems({});
    draft.set({ ...draft.body, ...part });
  };
  const record = async (): Promise<void> => {
    const answer = readAnswer(draft.body, line);
    if ('problems' in answer) {
      setProblems(answer.problems);
      document.getElementById(`answer-${Object.keys(answer.problems)[0] ?? 'code'}`)?.focus();
      return;
    }
    await draft.flush();
    const done = await act('request.answer', held.clusterId, { requestId: line.requestId, answer }, { saw: seen(line), words: 'Answer recorded' });
    if (!done.ok) return setError(done.error);
    await draft.discard();
    onClose();
  };
  const { code, weekly, on, text } = draft.body;
  const more = saysMore(code);
  return (
    <form
      className="cb-queue-form"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      {error !== null && <Failed error={error} onRetry={() => void record()} />}
      <ChoiceField id="answer-code" label="What did they answer?" look="line" error={problems.code} value={code} choices={line.answers.map((value) => ({ value, label: answerCodeWords(value) }))} onChange={(value) => change({ code: value })} />
      {more && line.asksForPay && <MoneyField id="answer-weekly" label="Pay a week, before tax" hint="Leave it empty when they gave no figure." error={problems.weekly} value={weekly} onChange={(value) => change({ weekly: value })} />}
      {more && line.asksForDay && <DateField id="answer-on" label="Which day is it about?" hint="Leave it empty when they gave none." today={today} error={problems.on} value={on} onChange={(value) => change({ on: value })} onBlur={() => void draft.flush()} />}
      <TextField label="In their words" hint="Goes on the timeline. You may leave it empty." rows={2} maxLength={MOST} value={text} onChange={(value) => change({ text: value })} onBlur={() => void draft.flush()} />
      <div className="cb-queue-form-acts">
        <ActionButton kind="main" submit onPress={() => undefined}>
          Record the answer
        </ActionButton>
        <ActionButton onPress={onClose}>Cancel</ActionButton>
        <DraftSaved {...keptOf(draft)} />
      </div>
    </form>
  );
}

/** An answer that came another way than by itself: by phone, by post, at a desk. */
export const AnswerDialog = (props: DialogProps): ReactNode => (
  <DialogFrame open title={`Record an answer: ${lineName(props.line)}`} width={520} onClose={props.onClose}>
    <AnswerForm {...props} />
  </DialogFrame>
);

function StopForm({ line, onClose }: DialogProps): ReactNode {
  const { act } = useApp();
  const { held } = useCase();
  const draft = useDraft({ key: `case:${held.caseId}:stop-${line.requestId}`, caseId: held.caseId, title: `Stop waiting, ${lineName(line)}`.slice(0, 80) }, textForm);
  const [problem, setProblem] = useState<string | null>(null);
  const [error, setError] = useState<Failure | null>(null);
  const stop = async (): Promise<void> => {
    const because = draft.body.trim();
    if (because.length < LEAST) return setProblem('Say why in a few words');
    await draft.flush();
    const done = await act('request.cancel', held.clusterId, { requestId: line.requestId, because }, { saw: seen(line), words: 'No longer waiting for this' });
    if (!done.ok) return setError(done.error);
    await draft.discard();
    onClose();
  };
  return (
    <form
      className="cb-queue-form"
      onSubmit={(event) => {
        event.preventDefault();
        void stop();
      }}
    >
      {error !== null && <Failed error={error} onRetry={() => void stop()} />}
      <TextField
        label="Why we stop waiting"
        hint="Goes on the timeline. No reminder goes out any more, and silence changes nothing."
        error={problem}
        rows={2}
        maxLength={MOST}
        value={draft.body}
        onChange={(because) => {
          setProblem(null);
          draft.set(because);
        }}
        onBlur={() => void draft.flush()}
      />
      <div className="cb-queue-form-acts">
        <ActionButton kind="main" submit onPress={() => undefined}>
          Stop waiting
        </ActionButton>
        <ActionButton onPress={onClose}>Go on waiting</ActionButton>
        <DraftSaved {...keptOf(draft)} />
      </div>
    </form>
  );
}

export const StopDialog = (props: DialogProps): ReactNode => (
  <DialogFrame open title={`Stop waiting: ${lineName(props.line)}`} width={520} onClose={props.onClose}>
    <StopForm {...props} />
  </DialogFrame>
);
