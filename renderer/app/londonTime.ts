import { formatTime, londonDate, type Instant, type IsoDate } from '../../app/model/calendar.ts';

/** London is on Greenwich time or one hour ahead of it. */
const OFFSETS_MS = [0, 3_600_000];

/** A time of day on the London clock, 24 hours. */
type Clock = Readonly<{ hour: number; minute: number }>;

/** `4pm`, `4:30pm`, `16:30`, `9.05am` as hours and minutes; null when it is none. A bare number names no time. */
export function readClock(text: string): Clock | null {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/i.exec(text.trim());
  if (found === null || (found[2] === undefined && found[3] === undefined)) return null;
  const [hour, minute, half] = [Number(found[1]), Number(found[2] ?? 0), found[3]?.toLowerCase()];
  if (minute > 59 || (half === undefined ? hour > 23 : hour < 1 || hour > 12)) return null;
  return { hour: half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0), minute };
}

/** The time of day of a moment in London. */
export const clockOf = (at: Instant): Clock => readClock(formatTime(at)) ?? { hour: 0, minute: 0 };

/** The moment of a London clock time on a day; null for the hour that summer time leaves out. */
export function londonInstant(on: IsoDate, { hour, minute }: Clock): Instant | null {
  const two = (value: number): string => value.toString().padStart(2, '0');
  const wanted = `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)}${hour < 12 ? 'am' : 'pm'}`;
  const asGreenwich = Date.parse(`${on}T${two(hour)}:${two(minute)}:00.000Z`);
  const at = OFFSETS_MS.map((offset) => new Date(asGreenwich - offset).toISOString()).find((one) => londonDate(one) === on && formatTime(one) === wanted);
  return at ?? null;
}
