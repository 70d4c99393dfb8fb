import { formatDate, type Instant, type IsoDate } from '../../app/model/calendar.ts';
import { dueDayProblem, furthestDueDay } from '../../app/work/dueLimit.ts';
import type { DraftForm } from '../app/draftStore.ts';
import { londonInstant, readClock } from '../app/londonTime.ts';
import { dateProblem, type DateValue } from '../parts/dateDraft.ts';

export const callOutcomes = [
  { value: 'answered', label: 'Answered', about: 'The callback is finished.' },
  { value: 'noAnswer', label: 'No answer', about: 'Try again at another time.' },
  { value: 'engaged', label: 'Engaged', about: 'Try again at another time.' },
  { value: 'notInUse', label: 'Number not in use', about: 'Ask for a new number another way.' },
  { value: 'notSafe', label: 'Not safe to speak', about: 'Stop, and ring only at a time that is safe.' },
] as const;
type CallOutcome = (typeof callOutcomes)[number]['value'];
/** The third try without an answer ends a callback; the operation's own rule says the same. */
export const CALLBACK_TRIES = 3;

/** What is typed about one try. Kept as typed, so that a half-typed time is not lost. */
type CallbackDraft = Readonly<{ outcome: CallOutcome | null; on: DateValue; time: string }>;
type CallbackArgs = Readonly<{ outcome: CallOutcome; nextOn: IsoDate | null; nextAt: Instant | null }>;
export type CallbackProblems = Readonly<{ outcome?: string; on?: string; time?: string }>;

/** Whether this try ends the callback, so that no next one is asked for. */
export const endsCallback = (outcome: CallOutcome | null, tries: number): boolean => outcome === 'answered' || tries + 1 >= CALLBACK_TRIES;

/** A kept draft again; null when it is not one of ours. */
function readDraft(body: unknown): CallbackDraft | null {
  if (typeof body !== 'object' || body === null || !('time' in body) || typeof body.time !== 'string') return null;
  const outcome = 'outcome' in body ? callOutcomes.find(({ value }) => value === body.outcome)?.value : undefined;
  return { outcome: outcome ?? null, on: 'on' in body ? (body.on as DateValue) : null, time: body.time };
}

const isBlank = ({ outcome, on, time }: CallbackDraft): boolean => outcome === null && on === null && time.trim() === '';
/** The form as a draft keeps it. */
export const callbackForm: DraftForm<CallbackDraft> = { empty: { outcome: null, on: null, time: '' }, read: readDraft, isEmpty: isBlank };

/** The act that the form stands for, or what is to be put right. The time may be left out; the day may not. */
export function readCallback(draft: CallbackDraft, about: Readonly<{ tries: number; today: IsoDate; now: Instant }>): CallbackArgs | Readonly<{ problems: CallbackProblems }> {
  const { outcome, on, time } = draft;
  if (outcome === null) return { problems: { outcome: 'Choose what happened' } };
  if (endsCallback(outcome, about.tries)) return { outcome, nextOn: null, nextAt: null };
  if (typeof on !== 'string') return { problems: { on: dateProblem(on) ?? 'Enter the day of the next try' } };
  const off = dueDayProblem(about.today, on);
  if (off !== null) return { problems: { on: off === 'past' ? 'The next try must be today or later' : `The next try must be ${formatDate(furthestDueDay(about.today))} or earlier` } };
  if (time.trim() === '') return { outcome, nextOn: on, nextAt: null };
  const clock = readClock(time);
  if (clock === null) return { problems: { time: 'Enter a time such as 10:30am' } };
  const nextAt = londonInstant(on, clock);
  if (nextAt === null) return { problems: { time: 'There is no such time on that day' } };
  return nextAt < about.now ? { problems: { time: 'That time has passed' } } : { outcome, nextOn: on, nextAt };
}
