import { formatPence, type MoneyPer, type MoneyPeriod, type Pence } from '../../app/model/pounds.ts';

const everyWords: Readonly<Record<MoneyPeriod, string>> = {
  week: 'a week',
  twoWeeks: 'every two weeks',
  fourWeeks: 'every four weeks',
  month: 'a month',
  year: 'a year',
};
/** `a week`, `every two weeks`: how an amount is paid. */
export const periodWords = (per: MoneyPeriod): string => everyWords[per];

const choiceWords: Readonly<Record<MoneyPeriod, string>> = {
  week: 'week',
  twoWeeks: 'two weeks',
  fourWeeks: 'four weeks',
  month: 'month',
  year: 'year',
};
/** After the word `every` in a form: `week`, `two weeks`. */
export const periodChoiceWords = (per: MoneyPeriod): string => choiceWords[per];

/** `£48.00 a week`. */
export const moneyPerWords = ({ pence, per }: MoneyPer): string => `${formatPence(pence)} ${everyWords[per]}`;
/** `£48.00 a week`, from a weekly amount. */
export const weeklyWords = (pence: Pence): string => moneyPerWords({ pence, per: 'week' });

/** The change as a signed amount for a column: `−£17.92`, `+£14.69`, `same`. */
export function differenceWords(before: Pence, after: Pence): string {
  if (after === before) return 'same';
  return after > before ? `+${formatPence(after - before)}` : formatPence(after - before);
}

/**
 * The change in words: `£17.92 less, 27% lower`, `£14.69 more, 31% higher`, `no change`. The percentage is the nearest
 * whole one and is for reading only: whether a change is big enough is the rulebook's to say. It is left out when the
 * amount before was nothing.
 */
export function changeWords(before: Pence, after: Pence): string {
  if (after === before) return 'no change';
  const size = `${formatPence(Math.abs(after - before))} ${after > before ? 'more' : 'less'}`;
  if (before <= 0) return size;
  const percent = Math.round((Math.abs(after - before) * 100) / before);
  return `${size}, ${percent}% ${after > before ? 'higher' : 'lower'}`;
}
