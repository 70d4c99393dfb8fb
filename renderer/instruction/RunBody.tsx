import type { ReactNode, Ref } from 'react';
import type { StepView } from '../../app/instructions/stepView.ts';
import { useToday } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { AllAnswered } from './AllAnswered.tsx';
import { Checklist } from './Checklist.tsx';
import { Guide } from './Guide.tsx';
import { answeringOf, stepOf, type InstructionState, type OpenRunView } from './instructionState.ts';
import { LawDialog } from './LawDialog.tsx';
import type { Ask } from './ReasonDialog.tsx';
import { RunMap } from './RunMap.tsx';
import { RunPreviewView } from './RunPreviewView.tsx';
import { StepCard } from './StepCard.tsx';
import { WaysOut } from './WaysOut.tsx';

/** The scrolling part of the pane: the steps in one of three ways, or the preview of everything they will do. */
export function RunBody({
  view,
  state,
  stepHeading,
  law,
  onLaw,
  onAsk,
  onPrint,
}: Readonly<{
  view: OpenRunView;
  state: InstructionState;
  stepHeading: Ref<HTMLHeadingElement>;
  law: string | null;
  onLaw: (key: string | null) => void;
  onAsk: (ask: Ask) => void;
  onPrint: () => void;
}>): ReactNode {
  const today = useToday();
  const { run, way, problem, busy, failed, preview } = view;
  const back = (key: string) => void state.back(key);
  const cardOf = (step: StepView): ReactNode => (
    <StepCard
      key={step.key}
      step={step}
      effects={run.view.effects}
      answering={answeringOf(view, step)}
      problem={problem}
      busy={busy === step.key}
      today={today}
      {...(step.key === run.view.current ? { headingRef: stepHeading } : {})}
      onPut={(to) => state.put(step.key, to)}
      onLaw={() => onLaw(step.key)}
    />
  );
  const current = stepOf(run, run.view.current);
  const card = current === null ? <AllAnswered view={view} headingRef={stepHeading} /> : cardOf(current);
  const explained = stepOf(run, law);
  return (
    <div className="cb-run-body">
      {failed !== null && <Failed error={failed} />}
      {preview !== null ? (
        <RunPreviewView preview={preview} effects={run.view.effects} />
      ) : (
        <>
          {way === 'guide' && <Guide view={run.view} card={card} onBack={back} onLaw={onLaw} />}
          {way === 'checklist' && (
            <>
              <Checklist view={run.view} cardOf={cardOf} busy={busy !== null} onGo={(key) => void state.go(key)} />
              {current === null && card}
            </>
          )}
          {way === 'map' && (
            <>
              {card}
              <RunMap view={run.view} onBack={back} />
            </>
          )}
          <WaysOut onAsk={onAsk} onPrint={onPrint} />
        </>
      )}
      {explained !== null && <LawDialog step={explained} steps={run.view.steps} onClose={() => onLaw(null)} />}
    </div>
  );
}
