import { add, divide, type Fraction, fraction, multiply, roundDown, roundHalfUp } from '../model/fraction.ts';
import type { MoneyPer, Pence } from '../model/money.ts';
import type { LawOn } from './law.ts';

const DAYS_IN_WEEK = fraction(7);
const MONTHS_IN_YEAR = fraction(12);
const WEEKS_IN = { week: 1, twoWeeks: 2, fourWeeks: 4 } as const;

/** Weekly pence from pence a year, exactly: ÷ 365 × 7 in every year (reg 35(1), R-INC-2; reading A2). */
export function weeklyFromYearly(yearly: Fraction, { params }: LawOn): Fraction {
  return params['reading.weekFromYear'].value === 'weeks52'
    ? divide(yearly, fraction(params['income.yearWeeks'].value))
    : divide(multiply(yearly, DAYS_IN_WEEK), fraction(params['income.yearDays'].value));
}

/** Weekly pence from money over any period, exactly. A month is a twelfth of a year (R-VAR-5 for the year). */
export function weeklyOf({ pence, per }: MoneyPer, on: LawOn): Fraction {
  if (per === 'year') return weeklyFromYearly(fraction(pence), on);
  if (per === 'month') return weeklyFromYearly(multiply(fraction(pence), MONTHS_IN_YEAR), on);
  return fraction(pence, WEEKS_IN[per]);
}

/** Pence a year from money over any period, exactly; the opposite of `weeklyOf` for weeks. */
export function yearlyOf(money: MoneyPer, on: LawOn): Fraction {
  if (money.per === 'year') return fraction(money.pence);
  if (money.per === 'month') return multiply(fraction(money.pence), MONTHS_IN_YEAR);
  return divide(weeklyOf(money, on), weeklyFromYearly(fraction(1), on));
}

/** A seventh of the weekly amount to the penny, for showing (R-RND-3). */
export function dailyOf(weekly: Pence, { params }: LawOn): Pence {
  const day = fraction(weekly, 7);
  return params['reading.dailyRounding'].value === 'cutOff' ? roundDown(day) : roundHalfUp(day);
}

/** For showing only, and the screen says so; never what is owed (R-RND-4). */
export function monthlyOf(weekly: Pence, { params }: LawOn): Pence {
  return roundHalfUp(multiply(fraction(weekly), params[params['reading.month'].value].value.of));
}

/** What is due for part of a period: seventh parts carried exactly, rounded once (R-RND-3). */
export const dueForDays = (weekly: Pence, days: number): Pence => roundHalfUp(fraction(weekly * days, 7));

/** The sum of several amounts, exactly. */
export const sum = (amounts: readonly Fraction[]): Fraction => amounts.reduce(add, fraction(0));
