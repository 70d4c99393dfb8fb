import { mdiCheck, mdiCircleOutline } from '@mdi/js';
import { useState, type ReactNode } from 'react';
import type { RunView } from '../../app/instructions/view.ts';
import type { StepView } from '../../app/instructions/stepView.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { Icon } from '../parts/Icon.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import { KeptAnswers, needsWords, resultWords } from './Guide.tsx';

/** Questions and checks can be answered before their turn; every other step waits for it. */
const canOpen = ({ automatic, kind, status, needs }: StepView): boolean =>
  !automatic && needs.length === 0 && (status !== 'ahead' || kind === 'ask' || kind === 'check');

/** All steps of the likely path, known ones ticked. Any that can be answered opens in its place. */
export function Checklist({
  view,
  cardOf,
  onGo,
  busy,
}: Readonly<{
  view: RunView;
  cardOf: (step: StepView) => ReactNode;
  onGo: (key: string) => void;
  busy: boolean;
}>): ReactNode {
  const [picked, setPicked] = useState<Readonly<{ key: string; at: string | null }> | null>(null);
  // A step that was picked gives way to the open one as soon as the run moves on.
  const openKey = picked !== null && picked.at === view.current ? picked.key : view.current;
  const steps = view.steps.filter(({ number }) => number !== null);
  return (
    <>
      <ol className="cb-step-list">
        {steps.map((step) => {
          const done = step.status === 'done';
          const row = (
            <>
              <Icon path={done ? mdiCheck : mdiCircleOutline} size={18} label={done ? 'Done' : 'To do'} />
              <span className="cb-step-title">
                {step.number}. {step.title}
              </span>
              <span className="cb-step-answer">
                <strong>{step.status === 'ahead' ? '' : resultWords(step)}</strong>
                {step.status === 'checkAgain' && (
                  <StatusTag look="quiet" {...statusIcons.lookAtThis}>
                    Check again
                  </StatusTag>
                )}
              </span>
              <span className="cb-step-source">
                {step.status === 'ahead' ? needsWords(step, view.steps) : step.answer?.sourceWords}
              </span>
            </>
          );
          const open = step.key === openKey;
          return (
            <li key={step.key}>
              {canOpen(step) ? (
                <button
                  type="button"
                  className="cb-step-row cb-step-unfold"
                  aria-expanded={open}
                  onClick={() => setPicked({ key: step.key, at: view.current })}
                >
                  {row}
                </button>
              ) : (
                <div className="cb-step-row">{row}</div>
              )}
              {open && (
                <>
                  {cardOf(step)}
                  {step.key !== view.current && (
                    <p className="cb-step-inline">
                      <ActionButton onPress={() => onGo(step.key)} reason={busy ? 'Saving' : undefined}>
                        Save this answer
                      </ActionButton>
                    </p>
                  )}
                </>
              )}
            </li>
          );
        })}
      </ol>
      <KeptAnswers kept={view.kept} />
    </>
  );
}
