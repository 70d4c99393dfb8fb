import { weeklyOf } from '../calculation/conversions.ts';
import { add, compare, fraction, zero, type Fraction } from '../model/fraction.ts';
import { formatPence, type MoneyPer } from '../model/money.ts';
import type { FieldProblem, FieldsRead } from './readFields.ts';
import type { ChangeCase } from './rule.ts';

type Law = Pick<ChangeCase, 'reportedOn' | 'catalogues'>;

/** A slip of the keyboard: more than anybody is paid (`limit.weekly` of the law tables). Nothing on a day that they do not reach. */
export function tooLarge({ reportedOn, catalogues }: Law, field: string, money: MoneyPer): readonly FieldProblem[] {
  const law = catalogues.law.at(reportedOn);
  if (!law.ok) return [];
  const most = law.value.params['limit.weekly'].value.pence;
  return compare(weeklyOf(money, law.value), fraction(most)) > 0 ? [{ field, message: `Enter an amount of ${formatPence(most)} a week or less` }] : [];
}

/** The same for every answer that is money over a period. */
export const largeAmounts = (change: Law & Pick<ChangeCase, 'entry'>, values: FieldsRead['values']): readonly FieldProblem[] =>
  change.entry.fields.flatMap(({ name, type }) => (type === 'moneyPer' && values[name] !== undefined ? tooLarge(change, name, values[name] as MoneyPer) : []));

/** Contributions above the income they are paid from (money over a period, or exact pence a week): one of the two is wrong. */
export function pensionAbove({ reportedOn, catalogues }: Law, pension: MoneyPer | undefined, from: readonly (MoneyPer | Fraction)[]): readonly FieldProblem[] {
  const law = catalogues.law.at(reportedOn);
  if (pension === undefined || !law.ok) return [];
  const income = from.reduce((sum: Fraction, money) => add(sum, 'per' in money ? weeklyOf(money, law.value) : money), zero);
  return compare(weeklyOf(pension, law.value), income) > 0 ? [{ field: 'pension', message: 'Cannot be more than the income it is paid from' }] : [];
}
