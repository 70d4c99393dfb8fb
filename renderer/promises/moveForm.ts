import { daysBetween, type IsoDate } from '../../app/model/calendar.ts';
import type { DraftForm } from '../app/draftStore.ts';
import { londonInstant, readClock } from '../app/londonTime.ts';
import { dateProblem, type DateValue } from '../parts/dateDraft.ts';

export type MoveBody = Readonly<{ byOn: DateValue; byAt: string; because: string; told: 'call' | 'message' | null }>;
export type MoveProblems = Readonly<Partial<Record<'on' | 'at' | 'because' | 'told', string>>>;

export const moveForm: DraftForm<MoveBody> = {
  empty: { byOn: null, byAt: '', because: '', told: null },
  read(json) {
    if (typeof json !== 'object' || json === null || !('because' in json) || typeof json.because !== 'string') return null;
    const { byOn, byAt, told } = json as Partial<MoveBody>;
    return { byOn: byOn ?? null, byAt: byAt ?? '', because: json.because, told: told === 'call' || told === 'message' ? told : null };
  },
  isEmpty: ({ byOn, byAt, because, told }) => byOn === null && byAt.trim() === '' && because.trim() === '' && told === null,
};

const FURTHEST_DAYS = 366;

function dayProblem(byOn: DateValue, was: IsoDate, today: IsoDate): string | null {
  if (byOn === null) return 'Enter the new day';
  if (typeof byOn !== 'string') return dateProblem(byOn) ?? 'Enter the new day';
  const ahead = daysBetween(today, byOn);
  if (ahead < 0) return 'That day has passed';
  if (ahead > FURTHEST_DAYS) return 'Choose a day within a year';
  return byOn === was ? 'This is the day it has now' : null;
}

/** What is still to be put right. `untold`: the parent was never told, so nobody has to be told now. */
export function moveProblems(body: MoveBody, promise: Readonly<{ byOn: IsoDate; told: boolean }>, today: IsoDate): MoveProblems {
  const day = dayProblem(body.byOn, promise.byOn, today);
  const clock = body.byAt.trim() === '' ? undefined : readClock(body.byAt);
  const at = clock === undefined ? null : clock === null ? 'Enter a time such as 4pm or 16:30' : typeof body.byOn === 'string' && londonInstant(body.byOn, clock) === null ? 'There is no such time on that day' : null;
  return {
    ...(day === null ? {} : { on: day }),
    ...(at === null ? {} : { at }),
    ...(body.because.trim().length < 3 ? { because: 'Say why in a few words' } : {}),
    ...(promise.told && body.told === null ? { told: 'Choose how they are told' } : {}),
  };
}

/** What `promise.move` takes; null while something is missing. */
export function moveArgs(body: MoveBody, promise: Readonly<{ promiseId: string; caseId: string; told: boolean }>) {
  if (typeof body.byOn !== 'string') return null;
  const clock = readClock(body.byAt);
  return { promiseId: promise.promiseId, caseId: promise.caseId, byOn: body.byOn, byAt: clock === null ? null : londonInstant(body.byOn, clock), because: body.because.trim(), told: promise.told ? (body.told ?? 'call') : ('call' as const) };
}
