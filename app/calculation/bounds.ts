import { compare, fraction } from '../model/fraction.ts';
import type { Pence } from '../model/money.ts';
import { weeklyOf } from './conversions.ts';
import type { CalculationInput, Variation } from './input.ts';
import type { LawOn } from './law.ts';

/** The first money field above its bound (`limit.*` of the law tables), as `payingParent.income.grossWeekly`; null when none is. */
export function largeMoney({ payingParent: { income }, variations }: CalculationInput, on: LawOn): string | null {
  const { 'limit.weekly': week, 'limit.yearly': year } = on.params;
  const at = (field: string, pence: Pence | null | undefined, { value }: typeof week): string | null =>
    (pence ?? 0) > value.pence ? `payingParent.income.${field}` : null;
  const inIncome =
    income.kind === 'inUse'
      ? at('grossWeekly', income.grossWeekly, week)
      : (at('historicAnnual', income.historicAnnual, year) ??
        at('pensionAnnual', income.pensionAnnual, year) ??
        at('currentWeekly', income.currentWeekly, week) ??
        at('estimatedWeekly', income.estimatedWeekly, week));
  if (inIncome !== null) return inIncome;
  for (const [index, variation] of variations.entries()) {
    const field = largeIn(variation, on);
    if (field !== null) return `variations.${index}.${field}`;
  }
  return null;
}

function largeIn(variation: Variation, on: LawOn): string | null {
  const { 'limit.weekly': week, 'limit.yearly': year, 'limit.capital': capital } = on.params;
  if (variation.ground === 'assets') return variation.netValue > capital.value.pence ? 'netValue' : null;
  const { amount } = variation;
  const over =
    amount.per === 'year'
      ? amount.pence > year.value.pence
      : compare(weeklyOf(amount, on), fraction(week.value.pence)) > 0;
  return over ? 'amount.pence' : null;
}
