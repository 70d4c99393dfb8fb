import type { Percent } from '../../calculation/lawKeys.ts';
import { formatDate, isRealDate, type IsoDate } from '../../model/dates.ts';
import { formatPence, type Pence } from '../../model/money.ts';

/** Nights a year from a number on, and before another one; null where there is no such end. */
export type NightsRange = Readonly<{ from: number | null; before: number | null }>;

/**
 * What a rule may put into the words of a refusal, which the parent who told us reads: an amount, a day, a count, a share
 * set by law, or a band of nights. Nobody's own words have a field here, so no rule can hand them on.
 */
export type RefusalValue = Readonly<{ amount: Pence }> | Readonly<{ day: IsoDate }> | Readonly<{ count: number }> | Readonly<{ share: Percent }> | Readonly<{ nights: NightsRange }>;
export type RefusalValues = Readonly<Record<string, RefusalValue>>;

/** `fewer than 52 nights`, `52 to 103 nights`, `175 nights or more`. */
export function nightsWords({ from, before }: NightsRange): string {
  if (from === null) return `fewer than ${before ?? 0} nights`;
  return before === null ? `${from} nights or more` : `${from} to ${before - 1} nights`;
}

/** A value in the customer's words; nothing for what is no day. */
export function refusalWords(value: RefusalValue): string {
  if ('amount' in value) return formatPence(value.amount);
  // A day is a string to the type checker: words in its place are left out.
  if ('day' in value) return isRealDate(value.day) ? formatDate(value.day) : '';
  if ('count' in value) return String(value.count);
  return 'share' in value ? value.share.text : nightsWords(value.nights);
}
