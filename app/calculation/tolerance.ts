import { compare, fraction, multiply, toDecimal } from '../model/fraction.ts';
import type { Pence } from '../model/money.ts';
import type { LawOn } from './law.ts';

/**
 * Whether a new weekly income is far enough from the one held (R-INC-1): exactly 25% counts, and any income counts
 * against nil. Compared in whole pence, so that the figures on screen prove the answer.
 */
export function differs(held: Pence, now: Pence, { params }: LawOn): boolean {
  if (held === 0) return now > 0;
  if (now > held && params['reading.toleranceDirection'].value === 'lowerOnly') return false;
  return compare(fraction(Math.abs(now - held)), multiply(fraction(held), params['tolerance.income'].value.of)) >= 0;
}

/**
 * The difference in per cent to one decimal place; empty when nothing was held. A difference short of the limit is
 * never rounded up to it: it gets as many places as it takes to read as less.
 */
export function percentText(held: Pence, now: Pence, { params }: LawOn): string {
  if (held === 0) return '';
  const difference = fraction(Math.abs(now - held) * 100, held);
  const limit = multiply(params['tolerance.income'].value.of, fraction(100));
  const short = compare(difference, limit) < 0;
  for (let places = 1; ; places += 1) {
    const text = toDecimal(difference, places);
    if (!short || text !== toDecimal(limit, places) || places === 12) return text;
  }
}
