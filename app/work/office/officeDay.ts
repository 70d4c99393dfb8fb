import { addDays, formatTime, londonDate, type Instant, type IsoDate } from '../../model/calendar.ts';

/** The office acts from 8am, London time: no parent is written to in the night, and the day before is over. */
export const OFFICE_HOUR = 8;

const isMorning = (at: Instant): boolean => {
  const [, hour = '0', half = 'am'] = /^(\d+):\d\d(am|pm)$/.exec(formatTime(at)) ?? [];
  return (Number(hour) % 12) + (half === 'pm' ? 12 : 0) < OFFICE_HOUR;
};

/** The day whose automatic steps may be done: today from 8am, before that still yesterday. */
export function officeDay(now: Instant): IsoDate {
  const today = londonDate(now);
  return isMorning(now) ? addDays(today, -1) : today;
}

/** The moment that the office begins a day. */
export function officeOpens(on: IsoDate): Instant {
  const winter: Instant = `${on}T0${OFFICE_HOUR}:00:00.000Z`;
  return formatTime(winter) === `${OFFICE_HOUR}:00am` ? winter : `${on}T0${OFFICE_HOUR - 1}:00:00.000Z`;
}
