import type { ReactNode, Ref } from 'react';
import type { RunView } from '../../app/instructions/view.ts';
import type { StepView } from '../../app/instructions/stepView.ts';
import { formatDate } from '../../app/model/calendar.ts';
import { LinkButton } from '../parts/LinkButton.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import { TextField } from '../parts/TextField.tsx';
import { roleTitle } from '../change/pathWords.ts';
import { SayBox } from './SayBox.tsx';
import { differsFromFact, readAnswer, type Answering } from './stepAnswer.ts';
import type { StepProblem } from './instructionState.ts';
import './stepCard.css';
import { StepInput } from './StepInput.tsx';

/** What a change or message step has drafted, read before going on. */
function Drafted({ step, effects }: Readonly<{ step: StepView; effects: RunView['effects'] }>): ReactNode {
  const fields = effects.changes.filter(({ key }) => key === step.key).flatMap((draft) => draft.fields);
  const messages = effects.messages.filter(({ key }) => key === step.key);
  if (fields.length + messages.length === 0) return null;
  return (
    <dl className="cb-drafted">
      {fields.map(({ field, label, text }) => (
        <div key={field}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      {messages.map(({ role, template, label }) => (
        <div key={`${role}-${template}`}>
          <dt>{roleTitle(role === 'paying' ? 'payingParent' : 'receivingParent')}</dt>
          <dd>{label}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The open step: what to do, what to say, and the answer. */
export function StepCard({
  step,
  effects,
  answering,
  problem,
  busy,
  today,
  headingRef,
  onPut,
  onLaw,
}: Readonly<{
  step: StepView;
  effects: RunView['effects'];
  answering: Answering;
  problem: StepProblem | null;
  busy: boolean;
  today: string;
  headingRef?: Ref<HTMLHeadingElement>;
  onPut: (to: Partial<Answering>) => void;
  onLaw: () => void;
}>): ReactNode {
  const own = problem?.key === step.key ? problem : null;
  const needsReason =
    own?.needsReason === true || answering.reason !== '' || differsFromFact(step, readAnswer(step, answering.typed));
  const hasLaw = step.citations.length > 0 || step.explain !== null;
  return (
    <section
      className="cb-step-card"
      aria-label={`Step ${step.number ?? ''}: ${step.title}`}
      aria-busy={busy || undefined}
    >
      <div className="cb-step-head">
        {step.number !== null && (
          <span className="cb-step-number" aria-hidden="true">
            {step.number}
          </span>
        )}
        <h3 tabIndex={-1} {...(headingRef === undefined ? {} : { ref: headingRef })}>
          {step.number !== null && <span className="cb-unseen">Step {step.number}: </span>}
          {step.title}
        </h3>
        {hasLaw && (
          <span className="cb-step-law">
            <LinkButton onPress={onLaw}>Law and guidance</LinkButton>
          </span>
        )}
      </div>
      {step.prose !== '' && <p className="cb-step-prose">{step.prose}</p>}
      {step.status === 'checkAgain' && (
        <MessageBox kind="warn" title="Check this again">
          {step.reasons.join(' ')}
        </MessageBox>
      )}
      {step.blocked !== null && <MessageBox kind="warn" title={step.blocked} />}
      {step.customer !== null && <SayBox words={step.customer} verb={step.kind === 'say' ? 'Say' : 'Ask'} />}
      {step.wait !== null && (
        <p className="cb-step-wait">
          <StatusTag {...(step.wait.overdue ? statusIcons.overdue : statusIcons.waiting)}>
            {step.wait.overdue ? 'Was due' : 'Due'} {formatDate(step.wait.dueOn)}
          </StatusTag>
        </p>
      )}
      <Drafted step={step} effects={effects} />
      <StepInput
        step={step}
        answering={answering}
        problem={own !== null && !own.needsReason ? own.words : null}
        today={today}
        onPut={onPut}
      />
      {needsReason && (
        <TextField
          id={`${step.key}-reason`}
          label="Why does this differ from the case?"
          hint={step.prefill === null ? undefined : `The case shows ${step.prefill.text}, ${step.prefill.sourceWords}.`}
          value={answering.reason}
          onChange={(reason) => onPut({ reason })}
          error={own?.needsReason === true && answering.reason.trim() === '' ? own.words : undefined}
          maxLength={1000}
        />
      )}
    </section>
  );
}
