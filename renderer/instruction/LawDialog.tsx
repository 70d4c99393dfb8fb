import type { ReactNode } from 'react';
import type { StepView } from '../../app/instructions/stepView.ts';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { FactList, FactRow } from '../parts/FactRow.tsx';

/** The sum behind a step, and the law and guidance it rests on. */
export function LawDialog({
  step,
  steps,
  onClose,
}: Readonly<{ step: StepView; steps: readonly StepView[]; onClose: () => void }>): ReactNode {
  const before = steps[steps.indexOf(step) - 1];
  const own = step.explain === null && before?.kind === 'compute' && before.number === null ? before : step;
  const { explain, citations, prose } = own;
  return (
    <DialogFrame open title={step.title} onClose={onClose}>
      {prose !== '' && <p className="cb-measure">{prose}</p>}
      <FactList>
        {explain !== null && (
          <>
            <FactRow label="Working">{explain.formula}</FactRow>
            <FactRow label="Law">{explain.source}</FactRow>
            <FactRow label="Rule">{explain.ruleId}</FactRow>
          </>
        )}
        {own.answer !== null && own.automatic && <FactRow label="Result">{own.answer.text}</FactRow>}
        {citations.map((citation) => (
          <FactRow key={citation} label="Rests on">
            {citation}
          </FactRow>
        ))}
        {explain === null && citations.length === 0 && <FactRow label="Law">None is named for this step.</FactRow>}
      </FactList>
    </DialogFrame>
  );
}
