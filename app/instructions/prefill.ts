import { daysBetween, type IsoDate } from '../model/dates.ts';
import type { RunContext } from './context.ts';
import { type Expression, type Step, stepById, type WaitStep } from './definition.ts';
import type { AnswerSource } from './events.ts';
import { evaluateIn, type Frame } from './frame.ts';
import { isObject, type Json } from './json.ts';
import { boundsOf, checkAnswer } from './values.ts';

/** A value the case already knows. */
export type Prefill = Readonly<{
  value: Json;
  source: AnswerSource;
  label: string | null;
  date: IsoDate | null;
  /** Answering otherwise needs a reason. False for what is only likely, such as proof that is still on its way. */
  firm: boolean;
}>;

/** What could be accepted with one key at a step; null when nothing is known or it does not fit the step. */
export function prefillOf(step: Step, frame: Frame, context: RunContext, waitDueOn: IsoDate | null): Prefill | null {
  if (step.kind === 'wait') return waitPrefill(step, frame, context, waitDueOn);
  if ((step.kind !== 'ask' && step.kind !== 'evidence') || step.from === null) return null;
  const found = evaluateIn(step.from, frame, context);
  if (!found.ok || found.value === null) return null;
  const checked = checkAnswer(step, found.value, boundsOf(step, frame, context), context);
  if (!checked.ok || checked.value === null) return null;
  const outcome = isObject(checked.value) ? checked.value['outcome'] : null;
  return { value: checked.value, ...sourceOf(step.from, context), firm: step.kind === 'ask' || outcome === 'accepted' };
}

function sourceOf(from: Expression, context: RunContext): Pick<Prefill, 'source' | 'label' | 'date'> {
  const path = from.refs.find((ref) => Object.hasOwn(context.factSources, ref));
  if (path !== undefined) {
    const known = context.factSources[path] as { label: string; on: IsoDate | null };
    return { source: path.startsWith('evidence.') ? 'document' : 'case', label: known.label, date: known.on };
  }
  const fact = from.refs.some((ref) => /^(case|parent|work|evidence)\./.test(ref));
  return { source: fact ? 'case' : 'rule', label: null, date: null };
}

/** A wait is over when what it waits for is there, or when its day has passed. */
function waitPrefill(step: WaitStep, frame: Frame, context: RunContext, dueOn: IsoDate | null): Prefill | null {
  const target = stepById(frame.definition, step.go.received);
  const arrived = target?.kind === 'evidence' ? prefillOf(target, frame, context, null) : null;
  if (arrived !== null && isObject(arrived.value) && arrived.value['outcome'] !== 'waiting')
    return { ...arrived, value: 'received', firm: false };
  const late = dueOn !== null && daysBetween(dueOn, context.today) > 0;
  return late ? { value: 'expired', source: 'rule', label: null, date: dueOn, firm: false } : null;
}
