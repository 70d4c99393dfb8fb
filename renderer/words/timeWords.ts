import {
  daysBetween,
  formatDate,
  formatDayMonth,
  formatTime,
  londonDate,
  type Instant,
  type IsoDate,
} from '../../app/model/calendar.ts';
import { countWords } from './countWords.ts';

const MINUTE_MS = 60_000;

/** `9:32am`, London time. */
export const timeWords = (at: Instant): string => formatTime(at);

/** `9:32am` today, `Yesterday, 4:20pm`, `17 November, 4:20pm`, with the year once it is not this year's. */
export function whenWords(at: Instant, today: IsoDate): string {
  const on = londonDate(at);
  const days = daysBetween(on, today);
  if (days === 0) return formatTime(at);
  if (days === 1) return `Yesterday, ${formatTime(at)}`;
  return `${on.slice(0, 4) === today.slice(0, 4) ? formatDayMonth(on) : formatDate(on)}, ${formatTime(at)}`;
}

/** A length of time in its largest whole unit, rounded down: `4 hours`, `48 minutes`, `less than a minute`. */
export function lastsWords(durationMs: number): string {
  const minutes = Math.floor(Math.max(0, durationMs) / MINUTE_MS);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return countWords(minutes, 'minute');
  if (minutes < 48 * 60) return countWords(Math.floor(minutes / 60), 'hour');
  return countWords(Math.floor(minutes / (24 * 60)), 'day');
}
