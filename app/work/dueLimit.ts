import { addDays, daysBetween, type IsoDate } from '../model/calendar.ts';

/** Work is planned within a year; a date further off is a slip of the finger. */
const FURTHEST_DAYS = 366;

/** The last day on which work may be due. */
export const furthestDueDay = (today: IsoDate): IsoDate => addDays(today, FURTHEST_DAYS);

/** Why work cannot be due on a day: it is gone by, or too far ahead. Null when it can. */
export function dueDayProblem(today: IsoDate, on: IsoDate): 'past' | 'tooFar' | null {
  const ahead = daysBetween(today, on);
  return ahead < 0 ? 'past' : ahead > FURTHEST_DAYS ? 'tooFar' : null;
}
