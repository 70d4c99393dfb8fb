import { addDays, daysBetween, type IsoDate } from '../model/calendar.ts';
import { fraction, roundHalfUp } from '../model/fraction.ts';
import type { Pence } from '../model/pounds.ts';
import type { DecisionBody } from '../model/rows/cases.ts';

/** A decided amount of one case with the days it covers. Pence a week. */
export type AmountPeriod = Readonly<{ number: number; from: IsoDate; until: IsoDate | null; weekly: Pence; weeklyFee: Pence }>;
type Decided = Readonly<{ body: Pick<DecisionBody, 'number' | 'effectiveFrom' | 'effectiveUntil' | 'cases'> }>;

/** The amounts that decisions set for a case. Where two cover a day, the one with the higher number counts. */
export const amountPeriods = (decisions: readonly Decided[], caseId: string): readonly AmountPeriod[] =>
  decisions
    .flatMap(({ body }) => {
      const line = body.cases.find((each) => each.caseId === caseId);
      return line === undefined ? [] : [{ number: body.number, from: body.effectiveFrom, until: body.effectiveUntil, weekly: line.weekly, weeklyFee: line.payingParentTotal - line.weekly }];
    })
    .toSorted((a, b) => b.number - a.number);

/** The amount in force on a day; null when nothing was decided for it. */
export const amountOn = (periods: readonly AmountPeriod[], on: IsoDate): AmountPeriod | null =>
  periods.find(({ from, until }) => from <= on && (until === null || on <= until)) ?? null;

/** Part of a span at one weekly amount. */
export type AmountPart = Readonly<{ from: IsoDate; until: IsoDate; days: number; weekly: Pence; weeklyFee: Pence; number: number }>;
export type DueAmount = Readonly<{ maintenance: Pence; fee: Pence; parts: readonly AmountPart[] }>;

/** The days of a span cut wherever the amount changes; days without a decision are left out. Both ends are included. */
export function partsBetween(periods: readonly AmountPeriod[], from: IsoDate, until: IsoDate): readonly AmountPart[] {
  // Most spans have one amount: then no day needs to be worked out.
  const turning = periods.filter((each) => (each.from > from && each.from <= until) || (each.until !== null && each.until >= from && each.until < until));
  const turns = turning.flatMap((each) => (each.until === null ? [each.from] : [each.from, addDays(each.until, 1)]));
  const starts = [from, ...new Set(turns.filter((on) => on > from && on <= until))].sort();
  return starts.flatMap((start, index) => {
    const amount = amountOn(periods, start);
    const next = starts[index + 1];
    const end = next === undefined ? until : addDays(next, -1);
    if (amount === null) return [];
    return [{ from: start, until: end, days: daysBetween(start, end) + 1, weekly: amount.weekly, weeklyFee: amount.weeklyFee, number: amount.number }];
  });
}

/**
 * What is due for the days of a span, both ends included, in pence: days × weekly ÷ 7 carried exactly over every change
 * of amount and rounded once, half up (R-RND-3). The collection fee is kept apart and rounded by itself (R-FEE-3).
 */
export function dueBetween(periods: readonly AmountPeriod[], from: IsoDate, until: IsoDate): DueAmount {
  const parts = partsBetween(periods, from, until);
  const sevenths = (of: (part: AmountPart) => Pence): Pence => roundHalfUp(fraction(parts.reduce((sum, part) => sum + part.days * of(part), 0), 7));
  return { maintenance: sevenths((part) => part.weekly), fee: sevenths((part) => part.weeklyFee), parts };
}
