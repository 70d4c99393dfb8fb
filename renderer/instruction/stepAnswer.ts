import type { Json } from '../../app/instructions/json.ts';
import type { StepView } from '../../app/instructions/stepView.ts';
import { moneyPeriods, type MoneyPeriod } from '../../app/model/pounds.ts';
import type { DraftForm } from '../app/draftStore.ts';
import { dateProblem, dateValueOf, type DateValue } from '../parts/dateDraft.ts';
import { moneyProblem, type MoneyValue } from '../parts/moneyDraft.ts';
import type { MoneyPerValue } from '../parts/MoneyPerField.tsx';

export type Tick = 'pass' | 'fail';
/** What stands in the open step, half typed or whole. `ticks` for a check, `money` and `per` for amounts, else as typed. */
export type Typed = string | null | MoneyPerValue | DateValue | MoneyValue | Readonly<Record<string, Tick>>;
/** An answer being given: what stands in the step, the reason when a known fact is not accepted, the document seen. */
export type Answering = Readonly<{ typed: Typed; reason: string; document: string }>;
type Read = Readonly<{ ok: true; value: Json }> | Readonly<{ ok: false; problem: string }>;

/** An uncommitted wait offers one more way: to send what is drafted and let the item sleep. */
export const sendAndWait = 'sendAndWait';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isPeriod = (value: unknown): value is MoneyPeriod => (moneyPeriods as readonly unknown[]).includes(value);

/** Steps that are only continued from: their words have been said, their draft read. */
const isReadOnlyStep = ({ kind }: Pick<StepView, 'kind'>): boolean =>
  kind === 'say' || kind === 'change' || kind === 'message';

/** The value a step already has: its answer, else the fact it can take over. */
const known = ({ answer, prefill }: StepView): Json | undefined => answer?.value ?? prefill?.value;

/** What stands in a step before anybody types: its answer or known fact, else nothing. */
export function typedOf(step: StepView): Typed {
  const value = known(step);
  switch (step.kind) {
    case 'check':
      return Object.fromEntries(
        step.items.flatMap(({ id, tick, automatic }) => (tick === null || automatic ? [] : [[id, tick]])),
      );
    case 'evidence':
      return isObject(value) && typeof value['outcome'] === 'string'
        ? value['outcome']
        : typeof value === 'string'
          ? value
          : null;
    case 'wait':
      if (step.wait !== null && !step.wait.committed && step.answer === null) return sendAndWait;
      return typeof value === 'string' ? value : null;
    case 'ask':
      return askTyped(step, value);
    default:
      return null;
  }
}

function askTyped(step: StepView, value: Json | undefined): Typed {
  switch (step.type) {
    case 'yes_no':
      return typeof value === 'boolean' ? (value ? 'yes' : 'no') : null;
    case 'money_per':
      return isObject(value) && typeof value['pence'] === 'number' && isPeriod(value['per'])
        ? { amount: value['pence'], per: value['per'] }
        : { amount: null, per: 'week' };
    case 'money':
      return typeof value === 'number' ? value : null;
    case 'int':
    case 'percent':
      return typeof value === 'number' ? String(value) : '';
    case 'text':
      return typeof value === 'string' ? value : '';
    default:
      return typeof value === 'string' ? value : null;
  }
}

/** The words in a step that takes words; empty for every other shape. */
export const textIn = (typed: Typed): string => (typeof typed === 'string' ? typed : '');

const good = (value: Json): Read => ({ ok: true, value });
const bad = (problem: string): Read => ({ ok: false, problem });

/** The answer in the engine's own shape, or what is missing. The engine has the last word on bounds and choices. */
export function readAnswer(step: StepView, typed: Typed): Read {
  if (isReadOnlyStep(step)) return good(true);
  if (step.kind === 'check') {
    const ticks = typed as Readonly<Record<string, Tick>>;
    const open = step.items.filter(({ id, automatic }) => !automatic && ticks[id] === undefined);
    return open.length === 0 || Object.values(ticks).includes('fail')
      ? good({ ...ticks })
      : bad(`Still to tick: ${open.map(({ label }) => label).join(', ')}.`);
  }
  if (step.kind === 'evidence')
    return typeof typed === 'string' ? good(typed) : bad('Say if proof is here, on its way or refused.');
  if (step.kind === 'wait')
    return typeof typed === 'string' ? good(typed) : bad('Say if it was received, or if the time has run out.');
  return readAsk(step, typed);
}

function readAsk(step: StepView, typed: Typed): Read {
  const empty = step.optional ? good(null) : null;
  switch (step.type) {
    case 'yes_no':
      return typed === 'yes' || typed === 'no' ? good(typed === 'yes') : (empty ?? bad('Choose yes or no.'));
    case 'date': {
      const problem = dateProblem(typed as DateValue);
      if (problem !== null) return bad(`${problem}.`);
      return typeof typed === 'string' ? good(typed) : (empty ?? bad('Enter the day, month and year.'));
    }
    case 'money': {
      const problem = moneyProblem(typed as MoneyValue);
      return problem !== null
        ? bad(`${problem}.`)
        : typeof typed === 'number'
          ? good(typed)
          : (empty ?? bad('Enter an amount in pounds and pence.'));
    }
    case 'money_per': {
      const { amount, per } = typed as MoneyPerValue;
      const problem = moneyProblem(amount);
      return problem !== null
        ? bad(`${problem}.`)
        : typeof amount === 'number'
          ? good({ pence: amount, per })
          : (empty ?? bad('Enter an amount and how often it is paid.'));
    }
    case 'int':
    case 'percent': {
      const text = textIn(typed).trim().replace(/%$/, '');
      if (text === '') return empty ?? bad('Enter a whole number.');
      return /^-?\d{1,9}$/.test(text) ? good(Number(text)) : bad('Enter a whole number.');
    }
    case 'text': {
      const text = textIn(typed).trim();
      return text === '' ? (empty ?? bad('Enter some words.')) : good(text);
    }
    default:
      return typeof typed === 'string' && typed !== '' ? good(typed) : (empty ?? bad('Choose one of the answers.'));
  }
}

/** Whether the answer differs from a fact that the case holds, so that it needs a reason. */
export function differsFromFact({ prefill }: StepView, typed: Read): boolean {
  return (
    prefill !== null && prefill.needsReason && typed.ok && JSON.stringify(typed.value) !== JSON.stringify(prefill.value)
  );
}

/** Whether one key can take the step as it stands: nothing to add, nothing to choose. */
export const canAccept = (step: StepView, { typed }: Answering): boolean => readAnswer(step, typed).ok;

const ticksOf = (value: unknown): Readonly<Record<string, Tick>> =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, Tick] => entry[1] === 'pass' || entry[1] === 'fail'),
      )
    : {};

/** Reads a kept draft of a step; null when it is not one. */
function readDraft(step: StepView, json: unknown): Answering | null {
  if (!isObject(json)) return null;
  const { typed } = json;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const rest = { reason: text(json['reason']), document: text(json['document']) };
  if (step.kind === 'check') return { typed: ticksOf(typed), ...rest };
  if (step.type === 'money_per') {
    if (!isObject(typed) || !isPeriod(typed['per'])) return null;
    const { amount } = typed;
    return {
      typed: { amount: typeof amount === 'number' || typeof amount === 'string' ? amount : null, per: typed['per'] },
      ...rest,
    };
  }
  if (step.type === 'date' && isObject(typed))
    return {
      typed: dateValueOf({ day: text(typed['day']), month: text(typed['month']), year: text(typed['year']) }),
      ...rest,
    };
  if (step.type === 'money' && typeof typed === 'number') return { typed, ...rest };
  return typeof typed === 'string' || typed === null ? { typed, ...rest } : null;
}

/** A step as a draft keeps it. What a person cleared is kept too: an emptied answer is not the one that was there. */
export const answeringForm = (step: StepView): DraftForm<Answering> => ({
  empty: { typed: typedOf(step), reason: '', document: '' },
  read: (json) => readDraft(step, json),
  isEmpty: () => false,
});
