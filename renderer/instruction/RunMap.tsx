import type { ReactNode } from 'react';
import type { RunView } from '../../app/instructions/view.ts';
import type { StepView } from '../../app/instructions/stepView.ts';
import { classes } from '../parts/classes.ts';

const states: Readonly<Record<StepView['status'], string>> = {
  done: 'done',
  current: 'open now',
  ahead: 'to come',
  notNeeded: 'not needed',
  checkAgain: 'check again',
};

/** Which choice the path took, by its words: the engine gives answers in the words of its choices. */
const took = ({ answer, choices }: StepView): string | null => {
  if (answer === null) return null;
  const { value, text } = answer;
  const outcome = typeof value === 'object' && value !== null && 'outcome' in value ? value['outcome'] : value;
  return (
    choices.find(({ id, label }) => id === outcome || label === text)?.id ??
    (value === true ? 'yes' : value === false ? 'no' : null)
  );
};

/** The whole path as an outline: each step, and under it where each answer leads. */
export function RunMap({ view, onBack }: Readonly<{ view: RunView; onBack: (key: string) => void }>): ReactNode {
  return (
    <ol className="cb-map" aria-label="Steps and branches">
      {view.steps
        .filter(({ kind, number }) => number !== null || kind !== 'compute')
        .map((step) => {
          const chosen = took(step);
          const canGo = !step.automatic && (step.status === 'done' || step.status === 'checkAgain');
          return (
            <li
              key={step.key}
              className={classes('cb-map-step', `is-${step.status}`)}
              {...(step.key === view.current ? { 'aria-current': 'step' as const } : {})}
            >
              <span className="cb-map-line">
                {canGo ? (
                  <button
                    type="button"
                    className="cb-step-link"
                    aria-description="Goes back to this step"
                    onClick={() => onBack(step.key)}
                  >
                    {step.number !== null && `${step.number}. `}
                    {step.title}
                  </button>
                ) : (
                  <span>
                    {step.number !== null && `${step.number}. `}
                    {step.title}
                  </span>
                )}
                <span className="cb-aside">{step.number === null ? 'the end of this path' : states[step.status]}</span>
              </span>
              {step.choices.length > 0 && (
                <ul>
                  {step.choices.map(({ id, label, description }) => (
                    <li key={id} className={id === chosen ? 'is-chosen' : undefined}>
                      {id === chosen ? <strong>{label}, chosen</strong> : label}
                      {description.startsWith('Goes to') && <span className="cb-aside"> {description}</span>}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
    </ol>
  );
}
