import { describe, expect, it } from 'vitest';
import { calculated, weekly } from '../../tests/fixtures/calculation.ts';
import { shippedLaw } from '../../tests/fixtures/law.ts';
import { applicationFee, feesOnArrears } from './fees.ts';
import type { LawOn } from './law.ts';

const law = shippedLaw();
const at = (day: string, under = law): LawOn => {
  const on = under.at(day);
  if (!on.ok) throw new Error(on.error.code);
  return on.value;
};
const reform = () => {
  const reformed = law.withReform('2028-04-03');
  if (!reformed.ok) throw new Error(reformed.error.code);
  return reformed.value;
};

describe('the application fee', () => {
  const adult = { age: 30, reportedAbuse: false };
  it.each([
    ['2014-06-29', 0],
    ['2014-06-30', 20_00],
    ['2024-02-25', 20_00],
    ['2024-02-26', 0],
  ])('on %s is %i pence', (day, pence) => {
    expect(applicationFee(adult, at(day))).toBe(pence);
  });
  it('is waived under 19 and for reported domestic abuse', () => {
    const on = at('2020-01-01');
    expect([18, 19, null].map((age) => applicationFee({ ...adult, age }, on))).toEqual([0, 20_00, 20_00]);
    expect(applicationFee({ ...adult, reportedAbuse: true }, on)).toBe(0);
  });
});

describe('fees on an instalment of arrears', () => {
  it('are the same percentages as on the weekly amount, and none in Direct Pay', () => {
    expect(feesOnArrears(25_00, 'collectAndPay', at('2026-04-06'))).toEqual({
      payingParentFee: 5_00,
      payingParentTotal: 30_00,
      receivingParentFee: 1_00,
      receivingParentNet: 24_00,
    });
    expect(feesOnArrears(25_00, 'directPay', at('2026-04-06')).payingParentFee).toBe(0);
  });
  it('are none on a day whose row does not name that base', () => {
    expect(feesOnArrears(25_00, 'collectAndPay', at('2028-04-03', reform()))).toMatchObject({
      payingParentFee: 0,
      receivingParentFee: 0,
    });
  });
});

describe('the announced fees', () => {
  const fees = (effectiveOn: string, compliance: 'compliant' | 'nonCompliant', under = reform()) => {
    const [parent] = calculated({ effectiveOn, compliance, payingParent: weekly(416_67) }, under).receivingParents;
    return [parent?.payingParentFee, parent?.receivingParentFee];
  };
  it('count only in a what-if, from its day, by whether the paying parent pays on time', () => {
    expect(fees('2028-04-03', 'compliant', law)).toEqual([10_00, 2_00]);
    expect(fees('2028-04-02', 'compliant')).toEqual([10_00, 2_00]);
    expect(fees('2028-04-03', 'compliant')).toEqual([1_00, 1_00]);
    expect(fees('2028-04-03', 'nonCompliant')).toEqual([10_00, 1_00]);
  });
  it('are said not to be law on the line that used them', () => {
    const { trace } = calculated({ effectiveOn: '2028-04-03' }, reform());
    expect(trace.find(({ title }) => title === 'Paying parent pays')).toMatchObject({
      source: 'Announced, not law: Government response of 23 June 2025, one collected service',
      rows: [{ key: 'fee.collect.payingParent', from: '2028-04-03' }],
    });
  });
  it('leave the law itself as it was, and cannot start before the rows they end', () => {
    reform();
    expect(law.announced).toHaveLength(3);
    for (const day of ['2014-08-11', '2013-01-01', '2026-02-30'])
      expect(law.withReform(day)).toMatchObject({ ok: false, error: { code: 'DATE_IMPOSSIBLE' } });
  });
});
