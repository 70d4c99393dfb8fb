import { describe, expect, it } from 'vitest';
import { calculated, receiving, weekly, yearly } from '../../tests/fixtures/calculation.ts';
import type { MoneyPer } from '../model/money.ts';
import type { Variation } from './input.ts';

const perWeek = (pence: number): MoneyPer => ({ pence, per: 'week' });
const perYear = (pence: number): MoneyPer => ({ pence, per: 'year' });
const adjusted = (variations: Variation[], payingParent = weekly(500_00)) =>
  calculated({ payingParent, variations }).adjustedWeekly;

const costs = (pence: number): Variation[] => [{ ground: 'homeLoan', amount: perWeek(pence) }];
const land = (netValue: number): Variation => ({ ground: 'assets', kind: 'land', netValue });
const payWhileOn = (code: string, pence: number) =>
  calculated({
    payingParent: { ...weekly(0), benefits: [code] },
    variations: [{ ground: 'earnedWhileNilOrFlat', amount: perWeek(pence) }],
  });

describe('special expenses', () => {
  it('count in full from exactly £10 a week, ground by ground', () => {
    expect(adjusted([{ ground: 'contactCosts', amount: perWeek(10_00) }])).toBe(490_00);
    expect(adjusted([{ ground: 'contactCosts', amount: perWeek(9_99) }])).toBe(500_00);
    expect(
      adjusted([
        { ground: 'contactCosts', amount: perWeek(9_99) },
        { ground: 'priorDebts', amount: perWeek(9_99) },
      ]),
    ).toBe(500_00);
    expect(
      adjusted([
        { ground: 'contactCosts', amount: perWeek(6_00) },
        { ground: 'contactCosts', amount: perWeek(5_00) },
      ]),
    ).toBe(489_00);
  });
  it('have no least sum for a child’s illness or disability', () => {
    expect(adjusted([{ ground: 'illnessOrDisability', amount: perWeek(1) }])).toBe(499_99);
  });
  it('come off actual income before the cap', () => {
    expect(adjusted([{ ground: 'boardingFees', amount: perWeek(200_00) }], weekly(3_150_00))).toBe(2_950_00);
    expect(adjusted([{ ground: 'boardingFees', amount: perWeek(100_00) }], weekly(3_150_00))).toBe(3_000_00);
  });
  it('can move a paying parent to a lower rate, but not below £7', () => {
    expect(calculated({ payingParent: weekly(210_00), variations: costs(20_00) }).rate).toBe('reduced');
    const least = calculated({
      payingParent: weekly(210_00),
      variations: costs(205_00),
      receivingParents: receiving([0], [0, 0]),
    });
    expect(least).toMatchObject({ rate: 'flat', weekly: 7_00 });
    expect(least.receivingParents.map(({ weekly }) => weekly)).toEqual([2_33, 4_67]);
    expect(least.trace.some(({ ruleId }) => ruleId === 'R-VAR-9')).toBe(true);
  });
  it('are not for paying parents under £7 or on a benefit', () => {
    const variations: Variation[] = [{ ground: 'contactCosts', amount: perWeek(20_00) }];
    expect(calculated({ payingParent: weekly(6_99), variations })).toMatchObject({ rate: 'nil', weekly: 0 });
    expect(calculated({ payingParent: { ...weekly(300_00), benefits: ['carersAllowance'] }, variations }).weekly).toBe(
      7_00,
    );
  });
});

describe('additional income', () => {
  it('counts in full from exactly £2,500 a year of unearned income, all kinds together', () => {
    // £2,500 ÷ 365 × 7 is £47.95.
    expect(adjusted([{ ground: 'unearned', amount: perYear(2_500_00) }])).toBe(547_95);
    expect(adjusted([{ ground: 'unearned', amount: perYear(2_499_99) }])).toBe(500_00);
    expect(
      adjusted([
        { ground: 'unearned', amount: perYear(1_500_00) },
        { ground: 'unearned', amount: perYear(1_000_00) },
      ]),
    ).toBe(547_95);
  });
  it('counts 8% a year of each kind of asset over £31,250', () => {
    expect(adjusted([land(31_250_00)])).toBe(500_00);
    expect(adjusted([land(31_250_01)])).toBe(547_95);
    expect(adjusted([land(30_000_00), { ground: 'assets', kind: 'shares', netValue: 30_000_00 }])).toBe(500_00);
    expect(adjusted([land(20_000_00), land(20_000_00)])).toBe(561_37);
  });
  it('knows no asset ground before it was law', () => {
    const parts = {
      payingParent: weekly(500_00),
      variations: [{ ground: 'assets' as const, kind: 'land', netValue: 50_000_00 }],
    };
    expect(calculated({ ...parts, effectiveOn: '2018-12-12' }).adjustedWeekly).toBe(500_00);
    expect(calculated({ ...parts, effectiveOn: '2018-12-13' }).adjustedWeekly).toBe(576_71);
  });
  it('adds diverted income, adds up with costs, and stops at the cap', () => {
    expect(
      adjusted([
        { ground: 'diverted', amount: perWeek(100_00) },
        { ground: 'priorDebts', amount: perWeek(30_00) },
      ]),
    ).toBe(570_00);
    expect(adjusted([{ ground: 'diverted', amount: perWeek(100_00) }], weekly(2_950_00))).toBe(3_000_00);
    expect(adjusted([{ ground: 'diverted', amount: perWeek(100_00) }], weekly(3_400_00))).toBe(3_000_00);
  });
  it('is added to the year’s exact income before the week is rounded', () => {
    expect(adjusted([{ ground: 'unearned', amount: perYear(50_000_00) }], yearly(20_000_00))).toBe(1_342_47);
  });
  it('stands beside the flat rate of a paying parent on a benefit of their own', () => {
    expect(payWhileOn('carersAllowance', 99_99).weekly).toBe(7_00);
    expect(payWhileOn('carersAllowance', 100_00)).toMatchObject({ rate: 'flat', weekly: 14_00 });
    expect(payWhileOn('carersAllowance', 300_00)).toMatchObject({ rate: 'flat', weekly: 43_00 });
    expect(payWhileOn('incomeSupport', 300_00).weekly).toBe(7_00);
  });
  it('takes shared care off each part of that amount by its own rule', () => {
    const result = calculated({
      payingParent: { ...weekly(0), benefits: ['carersAllowance'] },
      receivingParents: receiving([60]),
      variations: [{ ground: 'earnedWhileNilOrFlat', amount: perWeek(300_00) }],
    });
    // Nothing of the £7, and £36.00 less a seventh.
    expect(result.weekly).toBe(30_86);
  });
  it('stands alone at the nil rate, unless that rests on a joint benefit', () => {
    const variations: Variation[] = [{ ground: 'earnedWhileNilOrFlat', amount: perWeek(300_00) }];
    expect(calculated({ payingParent: { nilDescription: 'prisoner' }, variations })).toMatchObject({
      rate: 'basic',
      weekly: 36_00,
    });
    expect(calculated({ payingParent: { nilDescription: 'youngOnBenefit' }, variations })).toMatchObject({
      rate: 'nil',
      weekly: 0,
    });
  });
  it('counts pay once only, for a paying parent whose pay sets the rate', () => {
    expect(adjusted([{ ground: 'earnedWhileNilOrFlat', amount: perWeek(300_00) }])).toBe(500_00);
  });
});

it('does nothing while a default decision is in force', () => {
  const result = calculated({ defaultDecision: true, variations: [{ ground: 'diverted', amount: perWeek(500_00) }] });
  expect(result.weekly).toBe(39_00);
  expect(result.trace.filter(({ title }) => title === 'Variations')).toMatchObject([{ matters: false }]);
});
