import { daysBetween, formatDate, type IsoDate } from '../../app/model/calendar.ts';
import { countWords } from './countWords.ts';

type DueState = 'overdue' | 'today' | 'tomorrow' | 'later';

/** Which of the four ways a due day is shown. Both are London calendar days. */
export function dueState(dueOn: IsoDate, today: IsoDate): DueState {
  const days = daysBetween(today, dueOn);
  if (days < 0) return 'overdue';
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : 'later';
}

/** `Overdue by 3 days`, `Today`, `Tomorrow`, `4 June 2026 (2 days)`. */
export function dueWords(dueOn: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, dueOn);
  if (days < 0) return `Overdue by ${countWords(-days, 'day')}`;
  if (days === 0) return 'Today';
  if (days === 1) return 'Tomorrow';
  return `${formatDate(dueOn)} (${countWords(days, 'day')})`;
}

/** For a row under an `Overdue` group head: `by 3 days`. Otherwise as `dueWords`, without the count of days. */
export function dueWordsShort(dueOn: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, dueOn);
  if (days < 0) return `by ${countWords(-days, 'day')}`;
  return days > 1 ? formatDate(dueOn) : dueWords(dueOn, today);
}

/** `2 days left`, `Today`, `1 day late`: how a promise stands. */
export function leftWords(dueOn: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, dueOn);
  if (days < 0) return `${countWords(-days, 'day')} late`;
  return days === 0 ? 'Today' : `${countWords(days, 'day')} left`;
}
