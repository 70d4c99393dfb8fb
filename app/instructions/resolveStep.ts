import { isRealDate } from '../model/dates.ts';
import type { Explanation, RunContext } from './context.ts';
import type { CheckStep, ComputeStep, DecideStep, ResultType, Step } from './definition.ts';
import type { Answer } from './fold.ts';
import { evaluateIn, type Frame } from './frame.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

/** What stops a step that would run by itself: `missing` are the facts or answers it needs. */
export type Block = Readonly<{ message: string; missing: readonly string[] }>;
export type Resolution =
  /** Settled: the value it leaves and the edge the run takes. */
  | Readonly<{ state: 'resolved'; value: Json; edge: string; explain?: Explanation }>
  /** A person has to answer. */
  | Readonly<{ state: 'open'; value: Json }>
  | Readonly<{ state: 'blocked'; value: Json; block: Block }>;

const open: Resolution = { state: 'open', value: null };
const resolved = (value: Json, edge: string, explain?: Explanation): Resolution => ({
  state: 'resolved',
  value,
  edge,
  ...(explain === undefined ? {} : { explain }),
});
const blocked = (message: string, missing: readonly string[] = [], value: Json = null): Resolution => ({
  state: 'blocked',
  value,
  block: { message, missing },
});

/**
 * Settles one visit from its answer and the facts. `sealed` is what a submitted run recorded for it: then facts and
 * rules are not looked at again. Ending and `use` steps are the walk's own business.
 */
export function resolveStep(
  step: Step,
  round: number,
  answer: Answer | null,
  frame: Frame,
  context: RunContext,
  sealed: Json | undefined,
): Resolution {
  switch (step.kind) {
    case 'decide':
      return typeof sealed === 'string' ? resolved(sealed, sealed) : decide(step, frame, context);
    case 'compute':
      return isObject(sealed) ? resolved(sealed, 'next') : compute(step, frame, context);
    case 'check':
      return check(step, answer, frame, context, sealed);
    case 'wait': {
      // One more round than allowed counts as expired, so that a circle always ends.
      if (round >= (step.rounds ?? 1)) return resolved('expired', 'expired');
      return answer === null ? open : outcome(answer.value, Object.keys(step.go), answer.value);
    }
    case 'evidence':
      return answer === null
        ? open
        : outcome(
            answer.value,
            Object.keys(step.go),
            isObject(answer.value) ? (answer.value['outcome'] ?? null) : answer.value,
          );
    case 'ask':
      return answer === null ? open : asked(step, answer.value);
    case 'change': {
      const missing = Object.values(step.fields).flatMap((field) => unsetPath(field, frame, context));
      if (missing.length > 0) return blocked('The draft needs a value that is not there.', missing);
      return answer?.value === true ? resolved(true, 'next') : open;
    }
    default:
      return answer?.value === true ? resolved(true, 'next') : open;
  }
}

const outcome = (value: Json, labels: readonly string[], label: Json): Resolution =>
  typeof label === 'string' && labels.includes(label) ? resolved(value, label) : open;

function asked(step: Extract<Step, { kind: 'ask' }>, value: Json): Resolution {
  if (isObject(value) && value['unknown'] === true) return resolved(value, 'unknown');
  if (value === null || Object.keys(step.go).length === 0) return resolved(value, 'next');
  let label: Json = value;
  if (step.type === 'yes_no') label = value === true ? 'yes' : 'no';
  return typeof label === 'string' && Object.hasOwn(step.go, label) ? resolved(value, label) : open;
}

const unsetPath = (expression: Parameters<typeof evaluateIn>[0], frame: Frame, context: RunContext): string[] => {
  const result = evaluateIn(expression, frame, context);
  return result.ok ? [] : [result.fault.path || expression.source];
};

function check(
  step: CheckStep,
  answer: Answer | null,
  frame: Frame,
  context: RunContext,
  sealed: Json | undefined,
): Resolution {
  const ticks = isObject(sealed) ? sealed : ticksOf(step, answer, frame, context);
  const states = Object.keys(step.items).map((id) => ticks[id] ?? null);
  if (states.includes('fail')) {
    return step.fail === null
      ? blocked('A check has failed, so this instruction cannot go on.', [], ticks)
      : resolved(ticks, 'fail');
  }
  return states.includes(null) ? { state: 'open', value: ticks } : resolved(ticks, 'next');
}

/** Facts tick their items; an unset fact leaves the item to the person. */
export function ticksOf(step: CheckStep, answer: Answer | null, frame: Frame, context: RunContext): JsonObject {
  const given = isObject(answer?.value) ? answer.value : {};
  const ticks: Record<string, Json> = {};
  for (const [id, expression] of Object.entries(step.items)) {
    const result = expression === null ? null : evaluateIn(expression, frame, context);
    if (result?.ok === true && typeof result.value === 'boolean') ticks[id] = result.value ? 'pass' : 'fail';
    else if (given[id] === 'pass' || given[id] === 'fail') ticks[id] = given[id];
  }
  return ticks;
}

function decide(step: DecideStep, frame: Frame, context: RunContext): Resolution {
  if (step.on !== null) {
    const result = evaluateIn(step.on, frame, context);
    if (!result.ok) return blocked('This cannot be decided yet.', [result.fault.path || step.on.source]);
    const label = typeof result.value === 'string' ? result.value : JSON.stringify(result.value);
    if (Object.hasOwn(step.go, label)) return resolved(label, label);
    return step.else === null ? blocked('None of the ways on fits.') : resolved('else', 'else');
  }
  for (const [i, { if: test }] of step.when.entries()) {
    const result = evaluateIn(test, frame, context);
    if (!result.ok) return blocked('This cannot be decided yet.', [result.fault.path || test.source]);
    if (result.value === true) return resolved(`when-${i + 1}`, `when-${i + 1}`);
  }
  return step.else === null ? blocked('None of the ways on fits.') : resolved('else', 'else');
}

function compute(step: ComputeStep, frame: Frame, context: RunContext): Resolution {
  const rule = Object.hasOwn(context.rules, step.call) ? context.rules[step.call] : undefined;
  if (rule === undefined) return blocked(`The rule "${step.call}" is not here.`);
  const args: Json[] = [];
  const missing: string[] = [];
  for (const expression of step.with) {
    const result = evaluateIn(expression, frame, context);
    if (result.ok) args.push(result.value);
    else missing.push(result.fault.path || expression.source);
  }
  if (missing.length > 0) return blocked('This cannot be worked out yet.', missing);
  const given = rule(args);
  if (!given.ok) return blocked(given.message, given.missing);
  for (const [name, type] of Object.entries(step.out)) {
    const value = Object.hasOwn(given.value, name) ? given.value[name] : undefined;
    if (!fits(type, value)) return blocked(`The rule "${step.call}" gave no usable "${name}".`);
  }
  return resolved(given.value, 'next', given.explain);
}

function fits(type: ResultType, value: Json | undefined): boolean {
  if (typeof type !== 'string') return typeof value === 'string' && type.includes(value);
  if (type === 'bool') return typeof value === 'boolean';
  if (type === 'date') return typeof value === 'string' && isRealDate(value);
  return type === 'text' ? typeof value === 'string' : Number.isSafeInteger(value);
}
