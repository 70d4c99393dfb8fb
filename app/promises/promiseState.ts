import { londonDate, type Instant, type IsoDate } from '../model/calendar.ts';

/** Where a promise stands on a day. */
export const promiseStates = ['overdue', 'today', 'dueSoon', 'open', 'kept', 'keptLate', 'withdrawn'] as const;
export type PromiseState = (typeof promiseStates)[number];
/** Not yet kept, and not taken back. */
export const openStates: readonly PromiseState[] = ['overdue', 'today', 'dueSoon', 'open'];

export type Standing = Readonly<{ state: 'open' | 'kept' | 'withdrawn'; byOn: IsoDate; byAt: Instant | null; warnOn: IsoDate; keptAt: Instant | null }>;

/** True when it was kept after its day, or after the time that was said. */
export const isKeptLate = ({ byOn, byAt, keptAt }: Pick<Standing, 'byOn' | 'byAt' | 'keptAt'>): boolean =>
  keptAt !== null && (londonDate(keptAt) > byOn || (byAt !== null && keptAt > byAt));

/** Where a promise stands. `now` matters only to a promise with a clock time. */
export function stateOf(promise: Standing, today: IsoDate, now: Instant): PromiseState {
  if (promise.state === 'withdrawn') return 'withdrawn';
  if (promise.state === 'kept') return isKeptLate(promise) ? 'keptLate' : 'kept';
  if (promise.byOn < today || (promise.byAt !== null && promise.byAt < now)) return 'overdue';
  if (promise.byOn === today) return 'today';
  return promise.warnOn <= today ? 'dueSoon' : 'open';
}

export const promiseStateWords: Readonly<Record<PromiseState, string>> = {
  overdue: 'Overdue', today: 'Due today', dueSoon: 'Due soon', open: 'Open', kept: 'Kept', keptLate: 'Kept late', withdrawn: 'Taken back',
};
