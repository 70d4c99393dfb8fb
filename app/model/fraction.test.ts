import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  equals,
  fraction,
  multiply,
  parseFraction,
  roundDown,
  roundHalfUp,
  roundUp,
  subtract,
  toDecimal,
} from './fraction.ts';

const anyFraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([n, d]) => fraction(n, d));

describe('fraction', () => {
  it('adds and takes away exactly', () => {
    fc.assert(fc.property(anyFraction, anyFraction, (a, b) => equals(subtract(add(a, b), b), a)));
  });

  it('multiplies and divides exactly, however long the sum', () => {
    fc.assert(
      fc.property(anyFraction, fc.array(fc.integer({ min: 1, max: 999_983 }), { maxLength: 40 }), (a, factors) => {
        const there = factors.reduce((value, factor) => divide(value, fraction(factor)), a);
        const back = factors.reduce((value, factor) => multiply(value, fraction(factor)), there);
        return equals(back, a);
      }),
    );
  });

  it('rounds down, up and half up to whole numbers on either side', () => {
    fc.assert(
      fc.property(anyFraction, (a) => {
        const [down, up, near] = [roundDown(a), roundUp(a), roundHalfUp(a)];
        expect(compare(fraction(down), a)).toBeLessThanOrEqual(0);
        expect(compare(fraction(up), a)).toBeGreaterThanOrEqual(0);
        expect(up - down).toBeLessThanOrEqual(1);
        expect(compare(add(fraction(near), fraction(-1, 2)), a)).toBeLessThanOrEqual(0);
        expect(compare(a, add(fraction(near), fraction(1, 2)))).toBeLessThan(0);
      }),
    );
  });

  it('takes a half up, also below nil', () => {
    expect([fraction(1, 2), fraction(3, 2), fraction(-1, 2), fraction(-3, 2)].map(roundHalfUp)).toEqual([1, 2, 0, -1]);
  });

  it('reads decimals and ratios exactly, and nothing else', () => {
    expect(equals(parseFraction('14.1') ?? fraction(0), fraction(141, 10))).toBe(true);
    expect(equals(parseFraction('-0.5') ?? fraction(0), fraction(-1, 2))).toBe(true);
    expect(equals(parseFraction('52/12') ?? fraction(0), fraction(13, 3))).toBe(true);
    for (const text of ['', '1/0', '1e3', '.5', '1.', '0x10', 'ten']) expect(parseFraction(text)).toBeNull();
  });

  it('writes decimals for reading', () => {
    expect([toDecimal(fraction(2, 3), 4), toDecimal(fraction(-1, 8), 2), toDecimal(fraction(7), 0)]).toEqual([
      '0.6667',
      '−0.12',
      '7',
    ]);
  });

  it('refuses a zero denominator as a bug', () => {
    expect(() => fraction(1, 0)).toThrow(RangeError);
    expect(() => divide(fraction(1), fraction(0))).toThrow(RangeError);
  });
});
