import type { Output } from '../../../app/contract/index.ts';
import type { IsoDate } from '../../../app/model/calendar.ts';

export type Money = Output<'case.money'>;
export type Period = Money['periods'][number];

/** The newest decision, by number, of those that cover a day. */
const covering = (periods: readonly Period[], on: IsoDate): Period | null =>
  periods.filter((period) => period.from <= on && (period.until === null || on <= period.until)).toSorted((a, b) => b.number - a.number)[0] ?? null;

/**
 * What stood on a day, and what stands for that day now. `known`: the decision that had been made by the end of that
 * day; one that was later cut short still covered the day while nobody knew. `stands`: the decision that covers the day
 * as everything stands today. They differ when a later decision reached back.
 */
export function asAt(periods: readonly Period[], on: IsoDate): Readonly<{ known: Period | null; stands: Period | null }> {
  const made = periods.filter((period) => period.performedOn <= on && period.from <= on);
  const known = made.toSorted((a, b) => b.number - a.number)[0] ?? null;
  // An end that was known on the day counts; one that a later decision set does not.
  const ended = known?.until != null && known.until < on && !periods.some((later) => later.performedOn > on && later.from <= on && later.number > known.number);
  return { known: ended ? null : known, stands: covering(periods, on) };
}
