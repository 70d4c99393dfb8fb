import {
  divide,
  type Fraction,
  fraction,
  multiply,
  roundDown,
  roundHalfUp,
  subtract,
  compare,
} from '../model/fraction.ts';
import type { Pence } from '../model/money.ts';
import { sum } from './conversions.ts';
import type { LawOn } from './law.ts';

/** One receiving parent's part of an amount, by number of qualifying children (R-APP-1). Exact. */
export const shareOf = (amount: Fraction, part: number, all: number): Fraction =>
  part === all ? amount : divide(multiply(amount, fraction(part)), fraction(all));

/**
 * Rounds amounts to the penny so that they add up to their rounded total (R-APP-2). Odd pennies go to the largest
 * remainders, then in list order. One amount alone is rounded half up (R-RND-1).
 */
export function roundTogether(amounts: readonly Fraction[], { params }: LawOn): Pence[] {
  const rounded = amounts.map(roundDown);
  if (params['reading.oddPenny'].value === 'cutOff') return rounded;
  const short = roundHalfUp(sum(amounts)) - rounded.reduce((total, pence) => total + pence, 0);
  if (short === 0) return rounded;
  const remainders = amounts.map((amount, index) => ({ index, left: subtract(amount, fraction(rounded[index] ?? 0)) }));
  remainders.sort((a, b) => compare(b.left, a.left) || a.index - b.index);
  for (const { index } of remainders.slice(0, short)) rounded[index] = (rounded[index] ?? 0) + 1;
  return rounded;
}
