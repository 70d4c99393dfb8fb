import { type Fraction, isWhole, roundHalfUp, toDecimal } from '../model/fraction.ts';
import { formatPence } from '../model/money.ts';

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;

/** `no`, `one` … `nine`, then digits. */
export const countWord = (count: number): string => numbers[count] ?? String(count);
/** `one child`, `two children`. */
export const childrenWords = (count: number): string => `${countWord(count)} ${count === 1 ? 'child' : 'children'}`;
/** `one other child`, `two other children`. */
export const otherChildrenWords = (count: number): string =>
  `${countWord(count)} other ${count === 1 ? 'child' : 'children'}`;

/** Exact pence as money: whole pennies as usual, otherwise to a hundredth of a penny so that a reader can follow. */
export function moneyText(pence: Fraction): string {
  if (isWhole(pence)) return formatPence(roundHalfUp(pence));
  const [pounds = '', places = ''] = toDecimal(
    { numerator: pence.numerator, denominator: pence.denominator * 100n },
    4,
  ).split('.');
  return `${pounds.startsWith('−') ? '−' : ''}£${pounds.replace('−', '').replace(/\B(?=(\d{3})+$)/g, ',')}.${places}`;
}
