import { describe, expect, it } from 'vitest';
import {
  calculated,
  calculationInput,
  type InputParts,
  receiving,
  weekly,
  yearly,
} from '../../tests/fixtures/calculation.ts';
import { lawWith, shippedLaw } from '../../tests/fixtures/law.ts';
import { divide, fraction, multiply, one, roundDown, roundHalfUp, subtract } from '../model/fraction.ts';
import { calculate } from './calculate.ts';
import type { Law } from './law.ts';

/**
 * Both sides of every threshold, each read from the law tables: a threshold that moves by law moves its test with it.
 */
const law = shippedLaw();
const on = law.at('2026-08-04');
if (!on.ok) throw new Error(on.error.code);
const { params } = on.value;
const pence = (key: 'band.nil' | 'band.flat' | 'band.reduced' | 'band.tier1' | 'band.cap' | 'flat.amount'): number =>
  params[key].value.pence;
const rateOf = (income: number, parts: InputParts = {}): string => {
  const { rate, plus } = calculated({ ...parts, payingParent: weekly(income) });
  return plus ? `${rate} plus` : rate;
};
const row = (from: string) => ({ from, until: null, status: 'in_force', source: 'Test', ruleId: 'R-VAR-4', mark: 'I' });
const withRows = (rows: readonly Record<string, unknown>[]): Law => {
  let added = false;
  const changed = lawWith((_row, file) => {
    if (!added) file.rows.push(...rows);
    added = true;
  });
  if (!changed.ok) throw new Error(JSON.stringify(changed.error));
  return changed.value;
};

describe('a band of income starts and ends where its row says', () => {
  it.each([
    ['under the nil band', pence('band.nil') - 1, 'nil'],
    ['at the nil band', pence('band.nil'), 'flat'],
    ['at the flat band', pence('band.flat'), 'flat'],
    ['a penny over the flat band', pence('band.flat') + 1, 'reduced'],
    ['a penny under the reduced band', pence('band.reduced') - 1, 'reduced'],
    ['at the reduced band', pence('band.reduced'), 'basic'],
    ['at the first part', pence('band.tier1'), 'basic'],
    ['a penny over the first part', pence('band.tier1') + 1, 'basic plus'],
  ])('%s', (_, income, rate) => {
    expect(rateOf(income)).toBe(rate);
  });

  it('counts what is left after other children against the first part', () => {
    const tier = fraction(pence('band.tier1'));
    for (const [index, { of }] of params['roc.reduction'].value.entries()) {
      const parts = { relevantOtherChildren: index + 1 };
      // The last income of which no more than the first part is left.
      const last = roundDown(divide(tier, subtract(one, of)));
      expect([rateOf(last, parts), rateOf(last + 1, parts)]).toEqual(['basic', 'basic plus']);
    }
  });

  it('counts income up to the cap and no more', () => {
    const cap = pence('band.cap');
    const [under, at, over] = [cap - 100, cap, cap + 100].map(
      (income) => calculated({ payingParent: weekly(income) }).weekly,
    );
    expect(under).toBeLessThan(at ?? 0);
    expect(over).toBe(at);
  });
});

describe('the difference that lets present income in', () => {
  it('starts exactly at its row, up and down', () => {
    const held = 400_00;
    // £20,857.14 a year is £400.00 a week.
    const away = roundHalfUp(multiply(fraction(held), params['tolerance.income'].value.of));
    const basis = (currentWeekly: number) =>
      calculated({ payingParent: yearly(20_857_14, { currentWeekly }) }).incomeBasis;
    expect([held - away, held - away + 1, held + away - 1, held + away].map(basis)).toEqual([
      'current',
      'historic',
      'historic',
      'current',
    ]);
  });
});

describe('a band of nights', () => {
  const amountAt = (nights: number) =>
    calculated({ payingParent: weekly(600_00), receivingParents: receiving([nights]) }).weekly;
  it.each(params['sc.bands'].value.map(({ nights, text, extra }) => [nights, text, extra] as const))(
    'from %i takes off %s',
    (nights, text, extra) => {
      const [top = 0, bottom = 1] = text.split('/').map(Number);
      const full = amountAt(0);
      const after = multiply(fraction(full), fraction(bottom - top, bottom));
      expect(amountAt(nights)).toBe(roundHalfUp(after) - (extra ? params['sc.extra'].value.pence : 0));
      expect(amountAt(nights - 1)).toBeGreaterThan(amountAt(nights));
    },
  );
  it('ends the flat rate on a benefit from the first band', () => {
    const first = params['sc.bands'].value[0]?.nights ?? 0;
    const flat = (nights: number) =>
      calculated({
        payingParent: { ...weekly(0), benefits: ['contributoryEsa'] },
        receivingParents: receiving([nights]),
      }).weekly;
    expect([flat(first - 1), flat(first)]).toEqual([pence('flat.amount'), 0]);
  });
});

describe('the least sum of a ground', () => {
  const adjusted = (variation: NonNullable<InputParts['variations']>[number], under = law) =>
    calculated({ payingParent: weekly(500_00), variations: [variation] }, under).adjustedWeekly;
  it.each(['contactCosts', 'priorDebts', 'boardingFees', 'homeLoan', 'illnessOrDisability'] as const)(
    '%s counts from exactly its row',
    (ground) => {
      const least = Math.max(params[`var.expense.${ground}`].value.pence, 1);
      const at = (sum: number) => adjusted({ ground, amount: { pence: sum, per: 'week' } });
      expect([at(least - 1), at(least)]).toEqual([500_00, 500_00 - least]);
    },
  );
  it('of unearned income counts from exactly its row', () => {
    const least = params['var.unearned.min'].value.pence;
    const at = (sum: number) => adjusted({ ground: 'unearned', amount: { pence: sum, per: 'year' } });
    expect(at(least - 1)).toBe(500_00);
    expect(at(least)).toBe(500_00 + roundHalfUp(fraction(least * 7, params['income.yearDays'].value)));
  });
  it('of assets counts from a penny over its row', () => {
    const least = params['var.assets.min']?.value.pence ?? 0;
    const at = (netValue: number) => adjusted({ ground: 'assets', kind: 'land', netValue });
    expect(at(least)).toBe(500_00);
    expect(at(least + 1)).toBeGreaterThan(500_00);
  });
  it('of pay while on a benefit counts from exactly its row', () => {
    const least = params['var.earned.min'].value.pence;
    const at = (sum: number) =>
      calculated({
        payingParent: { ...weekly(0), benefits: ['carersAllowance'] },
        variations: [{ ground: 'earnedWhileNilOrFlat', amount: { pence: sum, per: 'week' } }],
      }).weekly;
    expect(at(least - 1)).toBe(pence('flat.amount'));
    expect(at(least)).toBeGreaterThan(pence('flat.amount'));
  });
  it('of boarding fees may be limited by rows that are not set yet', () => {
    expect(params['var.boardingFees.part']).toBeNull();
    expect(params['var.boardingFees.most']).toBeNull();
    const fees = { ground: 'boardingFees', amount: { pence: 100_00, per: 'week' } } as const;
    expect(adjusted(fees)).toBe(400_00);
    expect(adjusted(fees, withRows([{ key: 'var.boardingFees.part', value: '35', ...row('2012-12-10') }]))).toBe(
      465_00,
    );
    expect(adjusted(fees, withRows([{ key: 'var.boardingFees.most', value: '10', ...row('2012-12-10') }]))).toBe(
      450_00,
    );
  });
});

describe('the age of a paying parent', () => {
  const { under } = params['age.child'].value;
  const young = params['age.young'].value;
  const bornFor = (age: number, more = 0): string => `${2026 - age}-08-${String(4 + more).padStart(2, '0')}`;
  it('makes them a child until the birthday', () => {
    const rate = (bornOn: string) => calculated({ payingParent: { bornOn } }).rate;
    expect([rate(bornFor(under, 1)), rate(bornFor(under))]).toEqual(['nil', 'basic']);
  });
  it('lets a joint benefit mean nothing is due until the birthday after the last year', () => {
    const rate = (bornOn: string) => calculated({ payingParent: { bornOn, benefits: ['incomeSupport'] } }).rate;
    expect([rate(bornFor(young.to + 1, 1)), rate(bornFor(young.to + 1))]).toEqual(['nil', 'flat']);
  });
});

describe('the rows for the number of children', () => {
  it('stop rising at three', () => {
    const weeklyFor = (count: number, income: number) =>
      calculated({ payingParent: weekly(income), receivingParents: receiving(Array<number>(count).fill(0)) }).weekly;
    for (const income of [150_00, 500_00, 1_500_00]) {
      const [one = 0, two = 0, three = 0, four = 0] = [1, 2, 3, 4].map((count) => weeklyFor(count, income));
      expect(one < two && two < three).toBe(true);
      expect(four).toBe(three);
    }
  });
});

describe('sums that nobody could mean', () => {
  it('are refused above the bound of their row', () => {
    const refused = (parts: InputParts) => {
      const result = calculate(calculationInput(parts), law);
      return result.ok ? null : [result.error.facts?.['problem'], ...(result.error.fields ?? [])];
    };
    const week = params['limit.weekly'].value.pence;
    expect(refused({ payingParent: weekly(week) })).toBeNull();
    expect(refused({ payingParent: weekly(week + 1) })).toEqual(['moneyTooLarge', 'payingParent.income.grossWeekly']);
    const year = params['limit.yearly'].value.pence;
    expect(refused({ payingParent: yearly(year + 1) })).toEqual([
      'moneyTooLarge',
      'payingParent.income.historicAnnual',
    ]);
    expect(refused({ variations: [{ ground: 'diverted', amount: { pence: week + 1, per: 'week' } }] })).toEqual([
      'moneyTooLarge',
      'variations.0.amount.pence',
    ]);
    expect(
      refused({ variations: [{ ground: 'assets', kind: 'land', netValue: params['limit.capital'].value.pence + 1 }] }),
    ).toEqual(['moneyTooLarge', 'variations.0.netValue']);
  });
});
