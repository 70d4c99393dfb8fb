import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moneyProblem, moneyText, moneyValueOf } from './moneyDraft.ts';

it.each([
  ['300', 30_000],
  ['£1,300.50', 130_050],
  ['300.5', 30_050],
  ['', null],
  ['  ', null],
  ['about 300', 'about 300'],
  ['3.001', '3.001'],
])('"%s" is %s', (text, value) => expect(moneyValueOf(text)).toBe(value));

it('every amount goes into the box and comes back the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (pence) => {
      expect(moneyValueOf(moneyText(pence))).toBe(pence);
    }),
  );
});

it('only text that is no amount has something to say', () => {
  expect([moneyProblem(null), moneyProblem(0)]).toEqual([null, null]);
  expect(moneyProblem('about 300')).toContain('for example 300.00');
});
