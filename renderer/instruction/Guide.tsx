import { mdiCheck, mdiChevronDown, mdiChevronRight, mdiHistory } from '@mdi/js';
import { useState, type ReactNode } from 'react';
import type { RunView } from '../../app/instructions/view.ts';
import type { StepView } from '../../app/instructions/stepView.ts';
import { countWords } from '../words/countWords.ts';
import { Icon } from '../parts/Icon.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import { statusIcons } from '../parts/statusIcons.ts';

/** Done steps that stay in sight above the open one; earlier ones fold into one line. */
const IN_SIGHT = 2;

/** The sum that a decision rests on stands just before it and has no line of its own. */
function sumBefore(steps: readonly StepView[], step: StepView): string | null {
  const before = steps[steps.indexOf(step) - 1];
  return step.kind === 'decide' && before?.kind === 'compute' && before.number === null
    ? (before.explain?.formula ?? null)
    : null;
}

/** What a step came to, without the reason that `Working` gives in full. */
export const resultWords = ({ answer, explain }: StepView): string =>
  (answer?.text ?? '')
    .split(/, (?=[A-Z][^,:]*: )/)
    .filter((part) => explain === null || !part.endsWith(explain.formula))
    .join(', ');

/** How many answers were facts of the case. */
const filledIn = (steps: readonly StepView[]): number => steps.filter(({ answer }) => answer?.source === 'case').length;

type StepDoings = Readonly<{ onBack: (key: string) => void; onLaw: (key: string) => void }>;

/** One settled step: title, answer, where it came from. A step a person answered can be gone back to. */
function DoneRow({
  step,
  steps,
  onBack,
  onLaw,
}: Readonly<{ step: StepView; steps: readonly StepView[] }> & StepDoings): ReactNode {
  const sum = sumBefore(steps, step);
  const again = step.status === 'checkAgain';
  const words = step.deviation === null ? resultWords(step) : `Done another way: ${step.deviation.reason}`;
  return (
    <li className="cb-step-row">
      <Icon path={again ? statusIcons.lookAtThis.icon : mdiCheck} size={18} {...(again ? {} : { label: 'Done' })} />
      {step.automatic ? (
        <span className="cb-step-title">{step.title}</span>
      ) : (
        <button
          type="button"
          className="cb-step-link"
          aria-description="Goes back to this step"
          onClick={() => onBack(step.key)}
        >
          {step.title}
        </button>
      )}
      <span className="cb-step-answer">
        <strong>{words}</strong>
        {sum !== null && <span className="cb-aside">{sum}</span>}
        {again && (
          <StatusTag look="quiet" {...statusIcons.lookAtThis}>
            Check again
          </StatusTag>
        )}
      </span>
      <span className="cb-step-source">
        {step.explain === null && sum === null ? (
          step.answer?.sourceWords
        ) : (
          <button
            type="button"
            className="cb-link"
            aria-label={`Working: ${step.title}`}
            onClick={() => onLaw(step.key)}
          >
            Working
          </button>
        )}
      </span>
    </li>
  );
}

/** Numbers of the steps that must be done before this one; a sum without a number passes on what it needs itself. */
function neededNumbers(step: StepView, steps: readonly StepView[]): readonly number[] {
  return step.needs.flatMap(({ key }) => {
    const other = steps.find((one) => one.key === key);
    if (other === undefined) return [];
    return other.number === null ? neededNumbers(other, steps) : [other.number];
  });
}
/** `needs step 9`: the last of the steps it waits for; empty when it waits for none. */
export function needsWords(step: StepView, steps: readonly StepView[]): string {
  const numbers = neededNumbers(step, steps);
  return numbers.length === 0 ? '' : `needs step ${Math.max(...numbers)}`;
}

/** A step still to come, and why it cannot be done yet. */
function AheadRow({ step, steps }: Readonly<{ step: StepView; steps: readonly StepView[] }>): ReactNode {
  return (
    <li className="cb-step-row is-ahead">
      <span className="cb-step-ordinal">{step.number}</span>
      <span className="cb-step-title">{step.title}</span>
      <span className="cb-step-source">{needsWords(step, steps)}</span>
    </li>
  );
}

/** Answers that the path no longer passes: kept, and back again when the path is. */
export function KeptAnswers({ kept }: Readonly<{ kept: RunView['kept'] }>): ReactNode {
  if (kept.length === 0) return null;
  return (
    <div className="cb-kept">
      <p>
        <Icon path={mdiHistory} size={16} />
        {countWords(kept.length, 'answer')} kept but not needed now
      </p>
      <ul>
        {kept.map(({ key, title, answer }) => (
          <li key={key}>
            {title} {answer.text}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One step at a time: what is done folded above, the open step, what is to come below. */
export function Guide({ view, card, ...doings }: Readonly<{ view: RunView; card: ReactNode }> & StepDoings): ReactNode {
  const [unfolded, setUnfolded] = useState(false);
  const { steps, current, kept } = view;
  const shown = steps.filter((step) => step.number !== null && step.key !== current);
  const at = current === null ? steps.length : steps.findIndex(({ key }) => key === current);
  const before = shown.filter((step) => steps.indexOf(step) < at);
  const after = shown.filter((step) => steps.indexOf(step) > at);
  const fold = before.slice(0, Math.max(0, before.length - IN_SIGHT));
  // A step to be checked again is never folded away.
  const folded = fold.length > 1 && fold.every(({ status }) => status === 'done') ? fold : [];
  const open = before.slice(folded.length);
  const filled = filledIn(folded);
  return (
    <>
      <ol className="cb-step-list">
        {folded.length > 0 && (
          <li className="cb-step-fold">
            <button
              type="button"
              className="cb-step-unfold"
              aria-expanded={unfolded}
              onClick={() => setUnfolded(!unfolded)}
            >
              <Icon path={unfolded ? mdiChevronDown : mdiChevronRight} size={18} />
              <span>
                Steps {folded[0]?.number} to {folded.at(-1)?.number}
              </span>
              <span>all done</span>
              <span className="cb-step-source">{filled > 0 && `${filled} filled in for you`}</span>
            </button>
            {unfolded && (
              <ol className="cb-step-list">
                {folded.map((step) => (
                  <DoneRow key={step.key} step={step} steps={steps} {...doings} />
                ))}
              </ol>
            )}
          </li>
        )}
        {open.map((step) =>
          step.status === 'ahead' ? (
            <AheadRow key={step.key} step={step} steps={steps} />
          ) : (
            <DoneRow key={step.key} step={step} steps={steps} {...doings} />
          ),
        )}
      </ol>
      {card}
      <ol className="cb-step-list">
        {after.map((step) =>
          step.status === 'ahead' ? (
            <AheadRow key={step.key} step={step} steps={steps} />
          ) : (
            <DoneRow key={step.key} step={step} steps={steps} {...doings} />
          ),
        )}
      </ol>
      <KeptAnswers kept={kept} />
    </>
  );
}
