import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { putOf, TASK, TODAY, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, decidedIn, draftsIn, report } from '../../../tests/fixtures/reports.ts';
import type { RowWrite } from '../../model/rows/index.ts';

const pounds = (amount: number) => ({ pence: Math.round(amount * 100) });
const told = { filed: 'yes', periodFrom: '2025-04-06', periodTo: '2026-04-05', turnover: pounds(40_000), expenses: pounds(10_000), alsoEmployed: 'no', paysPension: 'no', changedOn: '2026-11-02' };
const business = (fields: Readonly<Record<string, unknown>> = {}, parts: ClusterParts = {}) => {
  const cluster = clusterFor('C10', { nights: [0, 0], ...parts });
  return { cluster, ...report(cluster, 'C10', { ...told, ...fields }) };
};
/** Turnover that leaves this weekly profit of a year, in pence. */
const yearFor = (weekly: number) => ({ turnover: { pence: Math.round((weekly * 365) / 7) }, expenses: { pence: 0 } });
const accepted = (kind: 'taxReturn' | 'accounts'): RowWrite => ({ kind: 'evidence', id: 'evidence1', body: { caseId: 'case1', taskId: TASK, kind, from: 'payingParent', receivedOn: TODAY, state: 'accepted', weekly: null } });

describe('self-employed income', () => {
  it('shows the sum: turnover less expenses, divided by 365 and times 7', () => {
    expect(business().preview().prepared.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Profit: £40,000.00 − £10,000.00 = £30,000.00', 'Profit a week: £30,000.00 ÷ 365 × 7 = £575.34', 'Income a week: £575.34', 'Against the income in use: £400.00 to £575.34, 43.8%: 25% or more',
    ]);
  });

  it('divides accounts of another length by their own days, adds pay from a job and takes off a pension, before rounding once', () => {
    const { prepared } = business({ periodFrom: '2026-01-01', periodTo: '2026-04-10', turnover: pounds(10_000), expenses: pounds(0), alsoEmployed: 'yes', pay: { pence: 500_00, per: 'month' }, paysPension: 'yes', pension: { pence: 20_00, per: 'week' } }).preview();
    expect(prepared.map(({ value }) => value)).toContain('£10,000.00 ÷ 100 × 7 = £700.00');
    // £700.00 + £500.00 × 12 ÷ 365 × 7 − £20.00
    expect(prepared.find(({ label }) => label === 'Income a week')?.value).toBe('£795.07');
  });

  it('counts a loss as nothing, and a year with a leap day as a year', () => {
    expect(business({ expenses: pounds(50_000) }).preview()).toMatchObject({ tolerance: { reported: 0 } });
    expect(business({ periodFrom: '2023-04-06', periodTo: '2024-04-05' }).preview().tolerance?.reported).toBe(575_34);
  });

  it('is never accepted by rule, even with the tax return accepted and HMRC agreeing', () => {
    const { preview, record, answered, accept, cluster } = business({}, { more: [accepted('taxReturn')] });
    expect(preview()).toMatchObject({ class: 'C', path: 'handOver', choice: { suggested: 'accept', options: ['accept', 'refuse', 'handOver'] } });
    record();
    answered({ hmrc: { weekly: 575_34 } });
    expect(preview().path).toBe('handOver');
    const put = accept('');
    expect(decidedIn(put).map(({ body, replays }) => [body.effectiveFrom, body.grossWeekly, body.incomeBasis, body.cases[0]?.weekly, replays])).toEqual([[TODAY, 575_34, 'current', 92_05, true]]);
    expect(draftsIn(put)).toEqual(['payingParent sms case.changed', 'payingParent letter case.changed', 'receivingParent sms case.changed', 'receivingParent letter case.changed']);
    expect(cluster.list('income').filter(({ body }) => body.state === 'inUse').map(({ body }) => [body.grossWeekly, body.livelihood, body.basis])).toEqual([[575_34, 'self_employed', 'current']]);
  });

  it('asks the paying parent for what fits and HMRC, all on day 0 with one day to answer', () => {
    const asked = (fields: Readonly<Record<string, unknown>>): readonly string[] => business(fields).preview().requests.map(({ to, what }) => `${to} ${what}`);
    expect(asked({})).toEqual(['payingParent taxReturn', 'hmrc payData']);
    expect(asked({ filed: 'no', paysPension: 'yes', pension: { pence: 10_00, per: 'week' } })).toEqual(['payingParent accounts', 'payingParent pensionProof', 'hmrc payData']);
    const put = business().record();
    expect(new Set(putOf(put, 'request').map(({ body }) => body.dueOn))).toEqual(new Set(['2026-12-02']));
    expect(draftsIn(put)).toEqual(['payingParent sms report.ask', 'payingParent email report.ask']);
    expect(putOf(put, 'income').map(({ body }) => [body.state, body.grossWeekly])).toEqual([['reported', 575_34]]);
  });

  it('of a first year is an estimate, said as one', () => {
    const { preview, accept } = business({ filed: 'no' }, { more: [accepted('accounts')] });
    expect(preview().choice?.why).toContain('A first year rests on an estimate. Write down what it is based on.');
    const [made] = decidedIn(accept());
    expect(made?.body.incomeBasis).toBe('estimated');
  });

  it.each([
    [300_00, null, 'waitForProof'], [300_01, null, 'waitForProof'], [300_01, 499_99, 'refuse'], [300_01, 500_00, 'handOver'], [300_00, 399_00, 'handOver'], [499_99, 300_01, 'refuse'], [500_00, 400_00, 'handOver'],
  ])('of %i a week stated and %s from HMRC, against £400.00: %s', (stated, hmrc, path) => {
    const { preview, record, answered } = business(yearFor(stated));
    if (hmrc !== null) {
      record();
      answered({ hmrc: { weekly: hmrc }, payingParent: 'silent' });
    }
    expect(preview().tolerance?.met).toBe(stated <= 300_00 || stated >= 500_00 || hmrc === 500_00);
    expect(preview().path).toBe(path);
  });

  it('that both put under the line is refused with the threshold, to the paying parent alone', () => {
    const { record, answered, cluster } = business(yearFor(320_00));
    record();
    answered({ hmrc: { weekly: 410_00 } });
    const put = record();
    expect(draftsIn(put)).toEqual(['payingParent sms report.refused', 'payingParent letter report.refused']);
    expect(JSON.stringify(put)).toContain('So it must be £300.00 a week or less, or £500.00 a week or more.');
    expect(cluster.list('decision')).toHaveLength(1);
    expect(cluster.list('income').map(({ body }) => body.state)).toEqual(['inUse', 'superseded']);
  });

  it('stated under the line cannot be accepted until HMRC’s figure is over it, and then HMRC’s is used', () => {
    const { preview, record, answered } = business(yearFor(400_00));
    expect(preview().choice?.options).toEqual(['refuse', 'handOver']);
    record();
    answered({ hmrc: { weekly: 600_00 }, payingParent: 'silent' });
    expect(preview()).toMatchObject({ after: { grossWeekly: 600_00 }, choice: { options: ['accept', 'refuse', 'handOver'], suggested: null } });
  });

  it('starts on the day a rise happened only for somebody under the duty to report it', () => {
    const start = (reportDuty: boolean, fields: Readonly<Record<string, unknown>> = {}) => business(fields, { case: { reportDuty } }).preview().effective?.on;
    expect([start(false), start(true), start(true, yearFor(200_00))]).toEqual([TODAY, '2026-11-02', TODAY]);
  });

  it('refuses accounts that end before they begin, at that field', () => {
    expect(business({ periodTo: '2025-04-05' }).preview().problems).toEqual([{ field: 'periodTo', message: 'Must be on or after the first day of the accounts' }]);
    expect(business({ periodTo: '2025-04-06' }).preview().problems).toEqual([]);
    expect(business({ turnover: { pence: -1 } }).preview().problems).toEqual([{ field: 'turnover', message: 'Enter an amount of £0.00 or more' }]);
  });

  it('gives the weekly figure of a year within a penny of the exact sum, for any profit', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 20_000_000 }), fc.integer({ min: 0, max: 20_000_000 }), (turnover, expenses) => {
      const weekly = business({ turnover: { pence: turnover }, expenses: { pence: expenses } }).preview().tolerance?.reported ?? -1;
      expect(Math.abs(weekly - (Math.max(0, turnover - expenses) * 7) / 365)).toBeLessThanOrEqual(0.5);
    }), { numRuns: 60 });
  });
});
