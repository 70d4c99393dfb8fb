import type { Output } from '../../app/contract/index.ts';
import { dayName, daysBetween, formatDayMonth, formatTime, londonDate, type Instant, type IsoDate } from '../../app/model/calendar.ts';
import { countWords, listWords } from '../words/countWords.ts';
import { leftWords } from '../words/dueWords.ts';
import { lastsWords, whenWords } from '../words/timeWords.ts';

type Promised = Readonly<{ byOn: IsoDate; byAt: Instant | null }>;

/** `Today, by 4:00pm`, `Tomorrow`, `Friday 20 November`: by when something was promised. */
export function byWords({ byOn, byAt }: Promised, today: IsoDate): string {
  const days = daysBetween(today, byOn);
  const day = days === 0 ? 'Today' : days === 1 ? 'Tomorrow' : days === -1 ? 'Yesterday' : `${dayName(byOn)} ${formatDayMonth(byOn)}`;
  return byAt === null ? day : `${day}, by ${formatTime(byAt)}`;
}

/** How long a promise has: `6 hours left`, `2 days left`, `1 day late`, and how near that is. */
export function promiseLeft(promise: Promised, today: IsoDate, now: Instant): Readonly<{ words: string; state: 'late' | 'today' | 'later' }> {
  const days = daysBetween(today, promise.byOn);
  if (days < 0) return { words: leftWords(promise.byOn, today), state: 'late' };
  if (days > 0) return { words: leftWords(promise.byOn, today), state: 'later' };
  if (promise.byAt === null) return { words: 'Today', state: 'today' };
  const ms = Date.parse(promise.byAt) - Date.parse(now);
  return ms < 0 ? { words: `${lastsWords(-ms)} late`, state: 'late' } : { words: `${lastsWords(ms)} left`, state: 'today' };
}

/** `in 48 minutes`, `10 minutes ago`, `now`. */
export function timeToWords(at: Instant, now: Instant): string {
  const ms = Date.parse(at) - Date.parse(now);
  if (Math.abs(ms) < 60_000) return 'now';
  return ms > 0 ? `in ${lastsWords(ms)}` : `${lastsWords(-ms)} ago`;
}

/** `9:36am` today, `Yesterday`, `16 November`: when a case was last opened. */
export function openedWords(at: Instant, today: IsoDate): string {
  const days = daysBetween(londonDate(at), today);
  return days <= 1 ? whenWords(at, today).replace(/^Yesterday, .*/, 'Yesterday') : formatDayMonth(londonDate(at));
}

const partWords: Readonly<Record<string, string>> = {
  payingParent: 'a parent', receivingParent: 'a parent', employer: 'an employer', hmrc: 'HMRC', childBenefit: 'Child Benefit', dwp: 'DWP', bank: 'a bank', court: 'a court', us: 'us',
};
/** `7 on a parent, 6 on an employer and 2 on a court.` */
export const waitingWords = (parts: Output<'today.view'>['waitingOnOthers']['parts']): string =>
  parts.length === 0 ? '' : `${listWords(parts.map(({ on, count }) => `${count} on ${partWords[on] ?? on}`))}.`;

/** `41 of 42 kept this month.`; nothing before any has come due. */
export const keptWords = ({ kept, due }: Output<'today.view'>['promisesKept']): string => (due === 0 ? '' : `${kept} of ${due} kept this month.`);

/** `21 items are yours`. */
export const mineWords = (count: number): string => `${countWords(count, 'item')} ${count === 1 ? 'is' : 'are'} yours`;
