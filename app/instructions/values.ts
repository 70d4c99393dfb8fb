import { formatDate, isRealDate } from '../model/dates.ts';
import { formatPence, MoneyPer, Pence, parsePence, moneyPeriods } from '../model/money.ts';
import type { RunContext } from './context.ts';
import type { AskStep, CheckStep, Step } from './definition.ts';
import { evaluateIn, type Frame } from './frame.ts';
import { isObject, type Json } from './json.ts';

/** Least and most, for dates and numbers; money in pence. */
export type Bounds = Readonly<{ min: string | number | null; max: string | number | null }>;
export type Checked = Readonly<{ ok: true; value: Json }> | Readonly<{ ok: false; message: string }>;
export const evidenceOutcomes = ['accepted', 'waiting', 'refused'] as const;
export const waitOutcomes = ['received', 'expired'] as const;
const MAX_TEXT = 2_000;

const good = (value: Json): Checked => ({ ok: true, value });
const bad = (message: string): Checked => ({ ok: false, message });

/** A bound that cannot be worked out yet does not bind. */
export function boundsOf(step: Step, frame: Frame, context: RunContext): Bounds {
  if (step.kind !== 'ask') return { min: null, max: null };
  const one = (expression: AskStep['min']): string | number | null => {
    const result = expression === null ? null : evaluateIn(expression, frame, context);
    return result?.ok === true && (typeof result.value === 'string' || typeof result.value === 'number')
      ? result.value
      : null;
  };
  return { min: one(step.min), max: one(step.max) };
}

/**
 * Whether a value is an answer to a step, and the form it is kept in. Shapes: yes_no boolean; choice its id; date ISO;
 * money pence; money_per `{pence, per}`; int and percent whole; text, child and person strings; check
 * `{item: 'pass' | 'fail'}`; evidence an outcome or `{outcome, kind?, documentId?}`; wait `received` or `expired`;
 * say, change and message `true`. Null skips an optional ask; `{unknown: true}` is "not sure" where the step allows it.
 */
export function checkAnswer(step: Step, value: Json, bounds: Bounds, context: Pick<RunContext, 'people'>): Checked {
  switch (step.kind) {
    case 'ask':
      return checkAsk(step, value, bounds, context);
    case 'check':
      return checkTicks(step, value);
    case 'evidence':
      return checkEvidence(step.anyOf, value);
    case 'wait':
      return isOneOf(waitOutcomes, value) ? good(value) : bad('Say if it was received, or if the time has run out.');
    case 'say':
    case 'change':
    case 'message':
      return value === true ? good(true) : bad('This step is only continued from.');
    default:
      return bad('This step runs by itself.');
  }
}

const isOneOf = <T extends string>(list: readonly T[], value: Json | undefined): value is T =>
  (list as readonly unknown[]).includes(value);

function checkAsk(step: AskStep, value: Json, bounds: Bounds, context: Pick<RunContext, 'people'>): Checked {
  if (value === null) return step.optional ? good(null) : bad('Enter an answer.');
  if (isObject(value) && value['unknown'] === true)
    return step.unknown === null ? bad('This needs an answer.') : good({ unknown: true });
  switch (step.type) {
    case 'yes_no':
      return typeof value === 'boolean' ? good(value) : bad('Choose yes or no.');
    case 'choice':
      return step.choices.some(({ id }) => id === value) ? good(value) : bad('Choose one of the answers.');
    case 'date':
      return typeof value === 'string' && isRealDate(value)
        ? within(value, bounds, formatDate)
        : bad('Enter a real date.');
    case 'money':
      return Pence.safeParse(value).success && (value as number) >= 0
        ? within(value as number, bounds, formatPence)
        : bad('Enter an amount in pounds and pence.');
    case 'money_per': {
      const parsed = MoneyPer.safeParse(value);
      if (!parsed.success || parsed.data.pence < 0) return bad('Enter an amount and how often it is paid.');
      const inBounds = within(parsed.data.pence, bounds, formatPence);
      return inBounds.ok ? good(parsed.data) : inBounds;
    }
    case 'int':
      return Number.isSafeInteger(value) ? within(value as number, bounds, String) : bad('Enter a whole number.');
    case 'percent': {
      const limits = { min: bounds.min ?? 0, max: bounds.max ?? 100 };
      return Number.isSafeInteger(value)
        ? within(value as number, limits, (n) => `${n}%`)
        : bad('Enter a whole percentage.');
    }
    case 'text': {
      const text = typeof value === 'string' ? value.trim() : '';
      if (text === '') return bad('Enter some words.');
      return text.length <= MAX_TEXT ? good(text) : bad(`Use at most ${MAX_TEXT} characters.`);
    }
    default: {
      if (typeof value !== 'string' || value === '' || value.length > 80) return bad(`Choose a ${step.type}.`);
      const known = context.people?.[step.type];
      return known === undefined || known.some(({ id }) => id === value)
        ? good(value)
        : bad(`Choose a ${step.type} of this case.`);
    }
  }
}

function within<T extends string | number>(value: T, { min, max }: Bounds, show: (bound: T) => string): Checked {
  const word = typeof value === 'string' ? ['on or after', 'on or before'] : ['at least', 'at most'];
  if (typeof min === typeof value && value < (min as T)) return bad(`This must be ${word[0]} ${show(min as T)}.`);
  if (typeof max === typeof value && value > (max as T)) return bad(`This must be ${word[1]} ${show(max as T)}.`);
  return good(value);
}

/** Each item that a person ticks; one that fails is enough to settle the step. */
function checkTicks(step: CheckStep, value: Json): Checked {
  if (!isObject(value)) return bad('Tick each item.');
  const entries = Object.entries(value);
  if (!entries.every(([id, tick]) => Object.hasOwn(step.items, id) && (tick === 'pass' || tick === 'fail')))
    return bad('Tick each item as done or not.');
  return good(Object.fromEntries(entries));
}

function checkEvidence(anyOf: readonly string[], value: Json): Checked {
  const given = typeof value === 'string' ? { outcome: value } : value;
  if (!isObject(given) || !isOneOf(evidenceOutcomes, given['outcome']))
    return bad('Say if proof is here, on its way or refused.');
  const kind = given['kind'] ?? null;
  const documentId = given['documentId'] ?? null;
  if (kind !== null && !isOneOf(anyOf, kind)) return bad('This kind of proof is not one of those that count.');
  if (documentId !== null && (typeof documentId !== 'string' || documentId.length > 80))
    return bad('Choose a document.');
  return good({ outcome: given['outcome'], kind, documentId });
}

/** A scenario's words as an answer to a step; null when they are not one. `fail` fails the first item a person ticks. */
export function parseScenarioValue(step: Step, text: string): Readonly<{ value: Json }> | null {
  if (step.kind === 'check') {
    const asked = Object.keys(step.items).filter((id) => step.items[id] === null);
    if ((text !== 'fail' && text !== 'pass') || asked.length === 0) return null;
    return { value: Object.fromEntries(asked.map((id, i) => [id, text === 'fail' && i === 0 ? 'fail' : 'pass'])) };
  }
  if (step.kind !== 'ask') return { value: text };
  if (text === 'skip') return { value: null };
  if (text === 'unknown' && step.unknown !== null) return { value: { unknown: true } };
  switch (step.type) {
    case 'yes_no':
      return text === 'yes' || text === 'no' ? { value: text === 'yes' } : null;
    case 'money': {
      const pence = parsePence(text);
      return pence === null ? null : { value: pence };
    }
    case 'money_per':
      return parseMoneyPer(text);
    case 'int':
    case 'percent':
      return /^-?\d{1,15}%?$/.test(text) ? { value: Number.parseInt(text, 10) } : null;
    default:
      return { value: text };
  }
}

/** `300.00 week`: an amount in pounds and a period of `moneyPeriods`. */
function parseMoneyPer(text: string): Readonly<{ value: Json }> | null {
  const [amount, per, ...rest] = text.trim().split(/\s+/);
  const pence = parsePence(amount ?? '');
  return pence === null || rest.length > 0 || !isOneOf(moneyPeriods, per) ? null : { value: { pence, per } };
}
