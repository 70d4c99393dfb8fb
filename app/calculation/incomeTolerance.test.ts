import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawReading, shippedLaw } from '../../tests/fixtures/law.ts';
import type { MoneyPer } from '../model/money.ts';
import { incomeTolerance, type IncomeToleranceInput } from './incomeTolerance.ts';

const law = shippedLaw();
const perWeek = (pence: number): MoneyPer => ({ pence, per: 'week' });
function test(
  inForceWeekly: number | null,
  pay: MoneyPer | null,
  rest: Partial<IncomeToleranceInput> = {},
  under = law,
) {
  const result = incomeTolerance(
    { inForceWeekly, source: 'employed', pay, pensionPaid: null, on: '2026-11-18', ...rest },
    under,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('the 25% test', () => {
  it('counts exactly 25% and not a penny less, both ways', () => {
    expect(test(400_00, perWeek(300_00))).toMatchObject({
      met: true,
      direction: 'down',
      percent: '25.0',
      lowerEdge: 300_00,
      upperEdge: 500_00,
    });
    expect(test(400_00, perWeek(300_01))).toMatchObject({ met: false, percent: '24.998' });
    expect(test(400_00, perWeek(500_00))).toMatchObject({ met: true, direction: 'up' });
    expect(test(400_00, perWeek(499_99))).toMatchObject({ met: false, direction: 'up' });
    expect(test(400_00, perWeek(400_00))).toMatchObject({ met: false, direction: 'same', percent: '0.0' });
  });

  it('says what it compared', () => {
    expect(test(412_00, perWeek(300_00))).toMatchObject({
      percent: '27.2',
      lowerEdge: 309_00,
      upperEdge: 515_00,
      step: {
        ruleId: 'R-INC-9',
        title: 'Changed by 25% or more?',
        formula: '£412.00 to £300.00, 27.2% lower',
        result: 'Yes',
        rows: [{ key: 'tolerance.income' }],
      },
    });
  });

  it('counts any income when none is in use', () => {
    for (const held of [null, 0]) {
      expect(test(held, perWeek(1))).toMatchObject({
        met: true,
        direction: 'up',
        percent: '',
        upperEdge: 1,
        step: { ruleId: 'R-INC-1' },
      });
      expect(test(held, null, { source: 'none' })).toMatchObject({ met: false, direction: 'same', weekly: 0 });
    }
  });

  it('takes no work, and a benefit, as no income', () => {
    expect(test(400_00, perWeek(900_00), { source: 'none' })).toMatchObject({
      met: true,
      direction: 'down',
      weekly: 0,
      percent: '100.0',
    });
    expect(test(400_00, null, { source: 'benefit' })).toMatchObject({ met: true, weekly: 0 });
  });

  it.each<[MoneyPer, number]>([
    [perWeek(300_00), 300_00],
    [{ pence: 600_01, per: 'twoWeeks' }, 300_01],
    [{ pence: 1_200_00, per: 'fourWeeks' }, 300_00],
    [{ pence: 1_300_00, per: 'month' }, 299_18],
    [{ pence: 2_600_00, per: 'month' }, 598_36],
    [{ pence: 20_000_00, per: 'year' }, 383_56],
  ])('makes a week of %j', (pay, weekly) => {
    expect(test(1_000_00, pay).weekly).toBe(weekly);
  });

  it('takes pension contributions off, each over its own period, and not below nil', () => {
    expect(test(400_00, perWeek(350_00), { pensionPaid: { pence: 100_00, per: 'twoWeeks' } })).toMatchObject({
      weekly: 300_00,
      met: true,
    });
    expect(test(400_00, perWeek(50_00), { pensionPaid: perWeek(60_00) }).weekly).toBe(0);
  });

  it('may be read as counting falls only', () => {
    const lower = lawReading('toleranceDirection', 'lowerOnly');
    expect(test(400_00, perWeek(600_00), {}, lower).met).toBe(false);
    expect(test(400_00, perWeek(300_00), {}, lower).met).toBe(true);
  });

  it('refuses what is missing, negative or outside the law', () => {
    const refuse = (rest: Partial<IncomeToleranceInput>) =>
      incomeTolerance(
        { inForceWeekly: 400_00, source: 'employed', pay: perWeek(1), pensionPaid: null, on: '2026-11-18', ...rest },
        law,
      );
    expect(refuse({ pay: null })).toMatchObject({ error: { code: 'INPUT_INVALID', fields: ['pay'] } });
    expect(refuse({ pay: perWeek(-1), inForceWeekly: -1 })).toMatchObject({
      error: { fields: ['inForceWeekly', 'pay'] },
    });
    expect(refuse({ pensionPaid: perWeek(-1) })).toMatchObject({ error: { fields: ['pensionPaid'] } });
    expect(refuse({ on: '1999-01-01' })).toMatchObject({ error: { code: 'DATE_IMPOSSIBLE', fields: ['on'] } });
  });

  it('agrees with its own edges, and with whole-number arithmetic, for any two figures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500_000 }), fc.integer({ min: 0, max: 1_000_000 }), (held, now) => {
        const { met, lowerEdge, upperEdge, percent } = test(held, perWeek(now));
        expect(met).toBe(4 * Math.abs(now - held) >= held);
        expect(met).toBe(now <= lowerEdge || now >= upperEdge);
        expect(Number(percent) >= 25).toBe(met);
      }),
    );
  });
});
