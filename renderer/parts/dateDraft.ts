import { formatDate, isRealDate, type IsoDate } from '../../app/model/calendar.ts';

/** What stands in the three boxes of a date, exactly as typed. */
export type DateDraft = Readonly<{ day: string; month: string; year: string }>;
/** A real day, or what has been typed so far: nothing typed is lost. */
export type DateValue = IsoDate | DateDraft | null;

const emptyDate: DateDraft = { day: '', month: '', year: '' };
const monthNames = 'january february march april may june july august september october november december'.split(' ');

/** 1 to 12 from `11`, `Nov` or `november`; null when it names no month or more than one (`ju`). */
export function readMonth(text: string): number | null {
  const typed = text.trim().toLowerCase().replace(/\.$/, '');
  if (/^\d{1,2}$/.test(typed)) return Number(typed) >= 1 && Number(typed) <= 12 ? Number(typed) : null;
  if (typed.length < 3) return null;
  const found = monthNames.flatMap((name, index) => (name.startsWith(typed) || (typed === 'sept' && index === 8) ? [index + 1] : []));
  return found.length === 1 ? (found[0] as number) : null;
}

/** The day a draft names, or null while it names none: parts missing, no such month, 31 June, a year of two figures. */
export function readDate(draft: DateDraft): IsoDate | null {
  const month = readMonth(draft.month);
  const [day, year] = [draft.day.trim(), draft.year.trim()];
  if (month === null || !/^\d{1,2}$/.test(day) || !/^\d{4}$/.test(year)) return null;
  const on = `${year}-${month.toString().padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isRealDate(on) ? on : null;
}

/** The boxes for a day: `{ day: '9', month: 'November', year: '2026' }`. */
export function draftOf(value: DateValue): DateDraft {
  if (value === null) return emptyDate;
  if (typeof value !== 'string') return value;
  const [day = '', month = '', year = ''] = formatDate(value).split(' ');
  return { day, month, year };
}

/** Reads a pasted `12 November 2026`, `12th Nov 2026`, `12/11/2026`, `12.11.2026` or `2026-11-12`; null otherwise. */
export function readPastedDate(text: string): DateDraft | null {
  const typed = text.trim().replace(/\s+/g, ' ');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso !== null) return draftIfReal({ day: iso[3] ?? '', month: iso[2] ?? '', year: iso[1] ?? '' });
  const british = /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ /.-]([a-z]+|\d{1,2}),?[ /.-](\d{4})$/i.exec(typed);
  if (british === null) return null;
  return draftIfReal({ day: british[1] ?? '', month: british[2] ?? '', year: british[3] ?? '' });
}
function draftIfReal(draft: DateDraft): DateDraft | null {
  const on = readDate(draft);
  return on === null ? null : draftOf(on);
}

/** The day that one line of typing names: `4 June 2026`, `4 6 2026`, `4/6/2026`, or `today` where the day is known. */
export function readTypedDate(text: string, today?: IsoDate): IsoDate | null {
  if (today !== undefined && today !== '' && text.trim().toLowerCase() === 'today') return today;
  const draft = readPastedDate(text);
  return draft === null ? null : readDate(draft);
}

/** The value a field hands on: the day once it is one, else what was typed, else null. */
export function dateValueOf(draft: DateDraft): DateValue {
  const on = readDate(draft);
  if (on !== null) return on;
  return draft.day + draft.month + draft.year === '' ? null : draft;
}

/** What stops a draft from being a day, to put at the field; null when nothing does or nothing is typed. */
export function dateProblem(value: DateValue): string | null {
  if (value === null || typeof value === 'string') return null;
  const missing = (['day', 'month', 'year'] as const).filter((part) => value[part].trim() === '');
  if (missing.length > 0) return `Add the ${missing.join(' and ')}`;
  if (readMonth(value.month) === null) return 'The month must be a name or a number from 1 to 12';
  if (!/^\d{4}$/.test(value.year.trim())) return 'The year must have 4 numbers';
  return 'There is no such day. Check the day and the month';
}

/** Whether two values show the same boxes. */
export function isSameDate(a: DateValue, b: DateValue): boolean {
  const [one, other] = [draftOf(a), draftOf(b)];
  return one.day === other.day && one.month === other.month && one.year === other.year;
}
