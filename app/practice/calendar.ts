import { addDays, type Instant, type IsoDate, weekday } from '../model/dates.ts';

/** The day itself when somebody works on it, else the Friday before. Bank holidays are not known here. */
export function workingDayAtOrBefore(on: IsoDate): IsoDate {
  const day = weekday(on);
  return day === 6 ? addDays(on, -1) : day === 0 ? addDays(on, -2) : on;
}
/** The day itself when somebody works on it, else the Monday after. */
export function workingDayAtOrAfter(on: IsoDate): IsoDate {
  const day = weekday(on);
  return day === 6 ? addDays(on, 2) : day === 0 ? addDays(on, 1) : on;
}

const lastSundays = new Map<number, readonly [IsoDate, IsoDate]>();
/** British Summer Time: from the last Sunday of March up to the last Sunday of October, by day. */
function isSummerTime(on: IsoDate): boolean {
  const year = Number(on.slice(0, 4));
  let turns = lastSundays.get(year);
  if (turns === undefined) {
    const lastSunday = (last: IsoDate): IsoDate => addDays(last, -weekday(last));
    turns = [lastSunday(`${year}-03-31`), lastSunday(`${year}-10-31`)];
    lastSundays.set(year, turns);
  }
  return on >= turns[0] && on < turns[1];
}
const pad = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** The moment of a London clock time in working hours (1:00 and later), minutes since midnight. */
export function londonInstant(on: IsoDate, minutes: number): Instant {
  const utc = minutes - (isSummerTime(on) ? 60 : 0);
  return `${on}T${pad(Math.floor(utc / 60))}:${pad(utc % 60)}:00.000Z`;
}
