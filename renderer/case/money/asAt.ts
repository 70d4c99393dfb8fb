import type { Output } from '../../../app/contract/index.ts';
import type { IsoDate } from '../../../app/model/calendar.ts';

export type Money = Output<'case.money'>;
export type Period = Money['periods'][number];

/** The newest decision, by number, of those that cover a day. */
const covering = (periods: readonly Period[], on: IsoDate): Period | null =>
  periods.filter((period) => period.from <= on && (period.until === null || on <= period.until)).toSorted((a, b) => b.number - a.number)[0] ?? null;

/**
 * What stood on a day, and what stands for that day now. `then`: the decision that had been made by the end of that
 * day; one that was later cut short still covered the day while nobody knew. `now`: the decision that covers the day
 * as everything stands today. They differ when a later decision reached back.
 */
export function asAt(periods: readonly Period[], on: IsoDate): Readonly<{ then: Period | null; now: Period | null }> {
  const made = periods.filter((period) => period.performedOn <= on && period.from <= on);
  const then = made.toSorted((a, b) => b.number - a.number)[0] ?? null;
  // An end that was known on the day counts; one that a later decision set does not.
  const ended = then?.until != null && then.until < on && !periods.some((later) => later.performedOn > on && later.from <= on && later.number > then.number);
  return { then: ended ? null : then, now: covering(periods, on) };
}
