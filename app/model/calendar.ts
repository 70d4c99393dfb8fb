/** Days and moments without their schemas (those are in `dates.ts`), so that a window can use them without zod. */
export type IsoDate = string;
export type Instant = string;

const DAY_MS = 86_400_000;
const toMs = (on: IsoDate): number => Date.parse(`${on}T00:00:00.000Z`);
const fromMs = (ms: number): IsoDate => new Date(ms).toISOString().slice(0, 10);

export const addDays = (on: IsoDate, days: number): IsoDate => fromMs(toMs(on) + days * DAY_MS);
/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => Math.round((toMs(to) - toMs(from)) / DAY_MS);
/** 0 Sunday … 6 Saturday. */
export const weekday = (on: IsoDate): number => new Date(toMs(on)).getUTCDay();
export const isRealDate = (on: string): on is IsoDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(toMs(on)) && fromMs(toMs(on)) === on;

/** The same day of the month `months` later; the last day of that month when it has no such day. */
export function addMonths(on: IsoDate, months: number): IsoDate {
  const [y, m, d] = on.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(y, m - 1 + months + 1, 0)).getUTCDate();
  return fromMs(Date.UTC(y, m - 1 + months, Math.min(d, last)));
}

/** Whole years of age on a day. */
export function ageOn(bornOn: IsoDate, on: IsoDate): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const;
const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** `4 June 2026`. */
export function formatDate(on: IsoDate): string {
  const [y, m, d] = on.split('-').map(Number) as [number, number, number];
  return `${d} ${monthNames[m - 1]} ${y}`;
}
/** `4 June`: only beside a year that is plain from its place. */
export const formatDayMonth = (on: IsoDate): string => formatDate(on).replace(/ \d{4}$/, '');
/** `Wednesday 18 November 2026`. */
export const formatLongDate = (on: IsoDate): string => `${dayNames[weekday(on)]} ${formatDate(on)}`;
export const dayName = (on: IsoDate): string => dayNames[weekday(on)] as string;

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});
const londonParts = (at: Instant): Record<string, string> =>
  Object.fromEntries(london.formatToParts(new Date(at)).map((part) => [part.type, part.value]));
/** The London calendar day of a moment: the service's working day. */
export function londonDate(at: Instant): IsoDate {
  const p = londonParts(at);
  return `${p['year']}-${p['month']}-${p['day']}`;
}
/** `9:32am`, London time. */
export function formatTime(at: Instant): string {
  const p = londonParts(at);
  const hour = Number(p['hour']);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${p['minute']}${hour < 12 ? 'am' : 'pm'}`;
}

/** A moment `minutes` later. */
export const addMinutes = (at: Instant, minutes: number): Instant => new Date(Date.parse(at) + minutes * 60_000).toISOString();
