import { createStore } from 'zustand/vanilla';

/** Which facts the open step of an instruction rests on: `case.income_in_force`, `evidence.income`. */
type StepFacts = Readonly<{ caseId: string | null; paths: readonly string[]; /** `Step 9`, shown beside each fact. */ label: string }>;

const nothing: StepFacts = { caseId: null, paths: [], label: '' };

/** Set by the instruction beside a case, read by the case, which lights those facts. */
export const stepFacts = createStore<StepFacts>()(() => nothing);

export const showStepFacts = (caseId: string, paths: readonly string[], label: string): void => stepFacts.setState({ caseId, paths, label });

/** Puts the light out, unless another case has lit its own since. */
export function clearStepFacts(caseId: string): void {
  if (stepFacts.getState().caseId === caseId) stepFacts.setState(nothing);
}
