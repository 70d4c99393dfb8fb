import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must, shippedCatalogues } from '../../../tests/fixtures/cluster.ts';
import { bandAt, bandWords, nightsBands, nightsPatterns, timesAYear, yearlyNights } from './yearlyNights.ts';

const times = timesAYear(shippedCatalogues().changes, '2026-11-18');
const bands = nightsBands(must(shippedCatalogues().law.at('2026-11-18')));

describe('nights of a year', () => {
  it.each([
    [{ pattern: 'weekly', nights: 1, extra: 0 }, 52],
    [{ pattern: 'weekly', nights: 2, extra: 14 }, 118],
    [{ pattern: 'fortnightly', nights: 3, extra: 0 }, 78],
    [{ pattern: 'monthly', nights: 4, extra: 10 }, 58],
    [{ pattern: 'yearly', nights: 175, extra: 0 }, 175],
  ] as const)('%o make %i', (told, nights) => expect(yearlyNights(told, times)).toBe(nights));

  it('are whole, never fewer for one night more, and grow by the extra nights exactly', () => {
    fc.assert(fc.property(fc.constantFrom(...nightsPatterns), fc.nat({ max: 31 }), fc.nat({ max: 100 }), (pattern, nights, extra) => {
      const year = yearlyNights({ pattern, nights, extra }, times);
      expect(Number.isSafeInteger(year)).toBe(true);
      expect(yearlyNights({ pattern, nights: nights + 1, extra }, times)).toBeGreaterThan(year);
      expect(yearlyNights({ pattern, nights, extra: 0 }, times) + extra).toBe(year);
    }));
  });
});

describe('bands', () => {
  it.each([[0, -1], [51, -1], [52, 0], [103, 0], [104, 1], [155, 1], [156, 2], [174, 2], [175, 3], [365, 3]])('%i nights are in band %i', (nights, at) => expect(bandAt(nights, bands)).toBe(at));
  it('are said by their ends', () => expect([-1, 0, 1, 2, 3].map((at) => bandWords(at, bands))).toEqual(['fewer than 52 nights', '52 to 103 nights', '104 to 155 nights', '156 to 174 nights', '175 nights or more']));
});
