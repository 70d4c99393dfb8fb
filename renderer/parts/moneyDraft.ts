import { formatPence, parsePence, type Pence } from '../../app/model/pounds.ts';

/** Whole pence, or the text typed so far when it is not an amount, or null when empty: nothing typed is lost. */
export type MoneyValue = Pence | string | null;

/** What stands in the box for a value, without the pound sign: `1,300.00`. */
export const moneyText = (value: MoneyValue): string =>
  typeof value === 'number' ? formatPence(value).replace('£', '') : (value ?? '');

/** The value of what stands in the box. */
export function moneyValueOf(text: string): MoneyValue {
  if (text.trim() === '') return null;
  return parsePence(text) ?? text;
}

/** What stops it from being an amount, to put at the field; null when nothing does. */
export function moneyProblem(value: MoneyValue): string | null {
  return typeof value === 'string' ? 'Enter an amount in pounds and pence, for example 300.00' : null;
}
