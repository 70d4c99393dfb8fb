import { formatTime, type Instant, type IsoDate, londonDate } from '../../app/model/calendar.ts';

/** A time of day on the London clock, 24 hours. */
export type Clock = Readonly<{ hour: number; minute: number }>;

/** Reads `10:30am`, `2pm`, `14:05`, `9.15`; null when it names no time. Without am or pm it is the 24-hour clock. */
export function readClock(text: string): Clock | null {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/.exec(text.trim().toLowerCase());
  if (match === null) return null;
  const [typed, minute, half] = [Number(match[1]), Number(match[2] ?? '0'), match[3]];
  if (minute > 59 || (half === undefined && match[2] === undefined)) return null;
  if (half === undefined) return typed > 23 ? null : { hour: typed, minute };
  if (typed < 1 || typed > 12) return null;
  return { hour: (typed % 12) + (half === 'pm' ? 12 : 0), minute };
}

/** The time of day of a moment in London. */
export const clockOf = (at: Instant): Clock => readClock(formatTime(at)) ?? { hour: 0, minute: 0 };

const HOUR_MS = 3_600_000;
const two = (value: number): string => value.toString().padStart(2, '0');

/**
 * The moment at which London's clock shows a time on a day. London is at most one hour ahead of universal time; an hour
 * that the clocks skip in spring gives the moment after it.
 */
export function momentAt(on: IsoDate, { hour, minute }: Clock): Instant {
  const winter = Date.parse(`${on}T${two(hour)}:${two(minute)}:00.000Z`);
  const summer = new Date(winter - HOUR_MS).toISOString();
  const shown = clockOf(summer);
  const isSummer = londonDate(summer) === on && shown.hour === hour && shown.minute === minute;
  return isSummer ? summer : new Date(winter).toISOString();
}
