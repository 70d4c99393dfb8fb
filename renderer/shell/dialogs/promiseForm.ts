import { daysBetween, type IsoDate } from '../../../app/model/calendar.ts';
import { londonInstant, readClock } from '../../app/londonTime.ts';
import { dateProblem, type DateValue } from '../../parts/dateDraft.ts';
import type { FieldProblem } from '../../parts/ErrorSummary.tsx';

export const promiseParties = [
  { value: 'receivingParent', label: 'Receiving parent' },
  { value: 'payingParent', label: 'Paying parent' },
] as const;
export const promiseSources = [
  { value: 'call', label: 'On the phone' },
  { value: 'thread', label: 'In a message' },
  { value: 'letter', label: 'In a letter' },
  { value: 'decision', label: 'In a decision' },
] as const;

export const promiseWays = [
  { value: 'ring', label: 'Ring them back', about: 'It goes into your queue as a callback. Ringing them keeps it.' },
  { value: 'other', label: 'Something else' },
] as const;

export type PromiseBody = Readonly<{
  way: (typeof promiseWays)[number]['value'];
  to: (typeof promiseParties)[number]['value'] | null;
  what: string;
  byOn: DateValue;
  /** A clock time as typed, or nothing. */
  byAt: string;
  source: (typeof promiseSources)[number]['value'];
}>;

const empty: PromiseBody = { way: 'other', to: null, what: '', byOn: null, byAt: '', source: 'call' };
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
function readDay(value: unknown): DateValue {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  const { day, month, year } = value as Record<string, unknown>;
  return { day: text(day), month: text(month), year: text(year) };
}
/** The form as a draft keeps it. */
export const promiseForm = {
  empty,
  read: (json: unknown): PromiseBody | null => {
    if (typeof json !== 'object' || json === null) return null;
    const held = json as Partial<Record<keyof PromiseBody, unknown>>;
    return {
      way: held.way === 'ring' ? 'ring' : 'other',
      to: promiseParties.find(({ value }) => value === held.to)?.value ?? null,
      what: text(held.what),
      byOn: readDay(held.byOn),
      byAt: text(held.byAt),
      source: promiseSources.find(({ value }) => value === held.source)?.value ?? 'call',
    };
  },
  isEmpty: ({ to, what, byOn, byAt }: PromiseBody): boolean => to === null && what.trim() === '' && byOn === null && byAt.trim() === '',
};

const FURTHEST_DAYS = 366;

function dayProblem(byOn: DateValue, today: IsoDate): string | null {
  if (byOn === null) return 'say by which day';
  if (typeof byOn !== 'string') return dateProblem(byOn);
  const ahead = daysBetween(today, byOn);
  if (ahead < 0) return 'the day has passed';
  return ahead > FURTHEST_DAYS ? 'choose a day within a year' : null;
}
function timeProblem({ byOn, byAt }: PromiseBody): string | null {
  if (byAt.trim() === '') return null;
  const clock = readClock(byAt);
  if (clock === null) return 'write it like 4pm or 16:30';
  return typeof byOn === 'string' && londonInstant(byOn, clock) === null ? 'there is no such time on that day' : null;
}

/** What is still to be put right, field by field, in the order of the form. */
export function promiseProblems(body: PromiseBody, today: IsoDate): readonly FieldProblem[] {
  const [day, time] = [dayProblem(body.byOn, today), timeProblem(body)];
  return [
    ...(body.to === null ? [{ fieldId: 'promise-to', words: 'Who we told: choose one' }] : []),
    ...(body.way === 'other' && body.what.trim().length < 3 ? [{ fieldId: 'promise-what', words: 'What we will do: say it in a few words' }] : []),
    ...(day === null ? [] : [{ fieldId: 'promise-on', words: `By which day: ${day}` }]),
    ...(time === null ? [] : [{ fieldId: 'promise-at', words: `By what time: ${time}` }]),
  ];
}

/** What `promise.make` takes; null while something is missing. */
export function promiseArgs(body: PromiseBody, caseId: string, taskId: string | null) {
  if (body.to === null || typeof body.byOn !== 'string') return null;
  const clock = readClock(body.byAt);
  return { caseId, taskId, to: body.to, what: body.what.trim(), byOn: body.byOn, byAt: clock === null ? null : londonInstant(body.byOn, clock), source: body.source };
}

/** What `callback.book` takes, for a promise to ring back; null while something is missing. */
export function callbackArgs(body: PromiseBody, caseId: string) {
  const args = body.way === 'ring' ? promiseArgs(body, caseId, null) : null;
  return args === null ? null : { caseId, to: args.to, on: args.byOn, at: args.byAt };
}
