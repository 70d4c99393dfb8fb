import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type Input, type MethodName, type Output } from '../../app/contract/index.ts';
import type { RowWrite } from '../../app/model/rows/index.ts';
import type { LedgerBody } from '../../app/model/rows/money.ts';
import { generateCaseload } from '../../app/practice/generateCaseload.ts';
import type { Result } from '../../app/result.ts';
import { createQueries } from '../../main/core/queries/index.ts';
import { shippedLaw } from '../fixtures/law.ts';
import { practiceParameters } from '../fixtures/practice.ts';
import { bareCase, contextFor, decision, DIRECTORY, directory, type FixtureCache, openFixtureCache, TODAY, wholeCase } from './queryFixture.ts';

let cache: FixtureCache;
let queries: ReturnType<typeof createQueries>;
type Asked = 'case.account' | 'case.arrears' | 'case.schedule' | 'case.asAt' | 'case.money';
function ask<M extends Asked>(name: M, input: Input<M>): Output<M> {
  const result = (queries[name] as (value: Input<M>) => Result<unknown>)(input);
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
  return contract[name as MethodName].output.parse(result.value) as Output<M>;
}

const line = (n: number, type: LedgerBody['type'], on: string, pence: number, body: Partial<LedgerBody> = {}): RowWrite => ({
  kind: 'ledger', id: `m${n}`, body: { caseId: 'case-7', on, type, pence, bucket: 'maintenance', method: null, ...body },
});
/** One case with two decisions, a schedule, a paid and a missed month, and debts to us; another of the same paying parent. */
const cluster = (): readonly RowWrite[] => [
  ...bareCase({ clusterId: 'cl-7', caseId: 'case-7', reference: '10-0700' }),
  ...bareCase({ clusterId: 'cl-7', caseId: 'case-8', reference: '10-0800', body: { payingParentId: 'case-7-p' } }),
  { kind: 'child', id: 'case-7-c1', body: { given: 'Kit', family: 'Testley', bornOn: '2017-01-09', role: 'qualifying', caseId: 'case-7', payingParentId: 'case-7-p', inEducation: true } },
  decision('d1', 'case-7', 1, 44_000, { effectiveFrom: '2026-01-04', effectiveUntil: '2026-09-30', performedOn: '2026-01-02' }),
  decision('d2', 'case-7', 2, 41_200, { effectiveFrom: '2026-10-01', performedOn: '2026-11-16' }),
  {
    kind: 'schedule', id: 's1',
    body: {
      caseId: 'case-7', number: 4, service: 'collectAndPay', method: 'standingOrder', frequency: 'monthly', day: 28, from: '2026-01-04', until: null, madeBy: { kind: 'decision', id: 'd1' }, madeOn: '2026-01-02', state: 'live',
      due: [{ on: '2026-09-28', from: '2026-08-28', until: '2026-09-27', maintenance: 31_177, fee: 6_235 }, { on: '2026-10-28', from: '2026-09-28', until: '2026-10-27', maintenance: 28_443, fee: 5_687 }, { on: '2026-11-28', from: '2026-10-28', until: '2026-11-27', maintenance: 29_193, fee: 5_837 }],
    },
  },
  line(1, 'broughtForward', '2026-08-27', 10_000, { bucket: 'csaLegacy' }),
  line(2, 'maintenanceDue', '2026-09-28', 31_177, { dueOn: '2026-09-28', ref: { kind: 'schedule', id: 's1' } }),
  line(3, 'feeDue', '2026-09-28', 6_235, { bucket: 'fees', dueOn: '2026-09-28' }),
  line(4, 'paymentReceived', '2026-09-29', -37_412, { bucket: 'cash', method: 'deductionFromBenefit' }),
  line(5, 'paymentAllocated', '2026-09-29', -31_177, { ref: { kind: 'payment', id: 'm4' } }),
  line(6, 'paymentAllocated', '2026-09-29', -5_000, { bucket: 'csaLegacy', ref: { kind: 'payment', id: 'm4' }, manual: true }),
  line(7, 'paymentIssued', '2026-09-30', -34_730, { fee: 1_447 }),
  line(8, 'maintenanceDue', '2026-10-28', 28_443, { dueOn: '2026-10-28' }),
  line(9, 'chargeDue', '2026-11-05', 30_000, { bucket: 'charges' }),
  { kind: 'ledger', id: 'other', body: { caseId: 'case-8', on: '2026-10-01', type: 'broughtForward', pence: 4_400, bucket: 'maintenance', method: null } },
];

beforeAll(() => {
  cache = openFixtureCache();
  cache.put(DIRECTORY, directory());
  cache.put('cl-7', cluster());
  cache.put('cl-42', wholeCase({ clusterId: 'cl-42', caseId: 'case-42', reference: '10-0042' }));
  queries = createQueries(contextFor(cache));
});
afterAll(() => cache.close());

describe('the account of a case', () => {
  const span = { caseId: 'case-7', from: '2026-09-01', until: TODAY } as const;
  it('opens, lists and closes for staff, and adds up', () => {
    const account = ask('case.account', { ...span, audience: 'staff' });
    if (account.audience !== 'staff') throw new Error(account.audience);
    expect(account.differences).toEqual([]);
    expect(account.accounts.map(({ account: name, opening, closing }) => [name, opening, closing])).toEqual([
      ['maintenance', 0, 28_443], ['csaLegacy', 10_000, 5_000], ['fees', 0, 6_235], ['charges', 0, 30_000], ['cash', 0, -1_235], ['passedOn', 0, 0],
    ]);
    expect(account.totals).toMatchObject({ arrears: { maintenance: 33_443, charges: 36_235, total: 69_678 }, paid: { maintenance: 36_177 }, cash: 1_235 });
  });
  it('tells the receiving parent nothing of fees, charges, cash or how the other pays', () => {
    const account = ask('case.account', { ...span, audience: 'receivingParent' });
    expect(account).toMatchObject({ audience: 'receivingParent', totals: { expected: 69_620, collected: 36_177, stillOwed: 33_443, paidToYou: 34_730, feeKept: 1_447 } });
    expect(JSON.stringify(account)).not.toMatch(/fees|charges|cash|deductionFromBenefit|30000|6235|37412|manual|"m\d/);
  });
  it('tells the paying parent nothing of what the other gets', () => {
    const account = ask('case.account', { ...span, audience: 'payingParent' });
    expect(JSON.stringify(account)).not.toMatch(/passedOn|paymentIssued|receivingFee|34730|1447/);
    expect(account).toMatchObject({ totals: { stillOwed: 69_678, cash: 1_235 } });
  });
  it('refuses days that run backwards, and a case that is not held', () => {
    expect(queries['case.account']({ ...span, until: '2026-08-31', audience: 'staff' })).toEqual({ ok: false, error: { code: 'INPUT_INVALID', fields: ['until'] } });
    for (const name of ['case.arrears', 'case.schedule'] as const) expect(queries[name]({ caseId: 'gone' })).toEqual({ ok: false, error: { code: 'CASE_NOT_HELD' } });
    expect(queries['case.asAt']({ caseId: 'gone', on: TODAY, knownOn: TODAY })).toEqual({ ok: false, error: { code: 'CASE_NOT_HELD' } });
  });
  it('reads ledgers written before lines said what they are for', () => {
    const account = ask('case.account', { caseId: 'case-42', from: '2026-10-01', until: TODAY, audience: 'staff' });
    if (account.audience !== 'staff') throw new Error(account.audience);
    expect(account.totals.arrears).toEqual({ maintenance: 0, charges: 5_712, total: 5_712 });
  });
});

describe('what is owed to whom', () => {
  it('goes over all cases of the paying parent, this one first, receiving parents before us', () => {
    const { creditors, totals } = ask('case.arrears', { caseId: 'case-8' });
    expect(creditors.map(({ to, debt, pence, reference }) => [to, debt, pence, reference])).toEqual([
      ['receivingParent', 'maintenance', 4_400, '10-0800'], ['receivingParent', 'maintenance', 28_443, '10-0700'], ['receivingParent', 'csaLegacy', 5_000, '10-0700'], ['service', 'fees', 6_235, '10-0700'], ['service', 'charges', 30_000, '10-0700'],
    ]);
    expect(totals.arrears.total).toBe(4_400);
  });
});

describe('a schedule', () => {
  it('says how each payment stands and what it is made of', () => {
    const { versions, next, firstMiss, reviewYearFrom } = ask('case.schedule', { caseId: 'case-7' });
    expect(versions.map(({ number, state, madeBy }) => [number, state, madeBy.id])).toEqual([[4, 'live', 'd1']]);
    expect(versions[0]?.due.map(({ on, total, state, daysLate, counts }) => [on, total, state, daysLate, counts])).toEqual([
      ['2026-09-28', 37_412, 'paid', 1, false], ['2026-10-28', 34_130, 'missed', 21, true], ['2026-11-28', 35_030, 'notYetDue', 0, false],
    ]);
    expect(versions[0]?.due[1]?.parts.map(({ days, weekly, decisionId }) => [days, weekly, decisionId])).toEqual([[3, 7_040, 'd1'], [27, 6_592, 'd2']]);
    expect([next, firstMiss, reviewYearFrom]).toEqual([{ on: '2026-11-28', maintenance: 29_193, fee: 5_837, total: 35_030 }, { on: '2026-10-28', total: 34_130 }, '2026-08-04']);
  });
  it('gives the case its next payment', () => {
    const open = queries['case.open']({ caseId: 'case-7' });
    expect(open.ok && [open.value.nextPayment, open.value.owed]).toEqual([{ on: '2026-11-28', pence: 35_030 }, 69_678]);
  });
  it('is empty where there is none', () => {
    expect(ask('case.schedule', { caseId: 'case-8' })).toMatchObject({ versions: [], next: null, firstMiss: null });
  });
});

describe('as at any day', () => {
  const at = (on: string, knownOn: string) => ask('case.asAt', { caseId: 'case-7', on, knownOn });
  it('gives what applied to a day as it was known on another', () => {
    expect(at('2026-10-20', '2026-10-20')).toMatchObject({ decision: { number: 1, weekly: 7_040 }, standsNow: { number: 2, weekly: 6_592 }, schedule: { number: 4 } });
    expect(at('2026-10-20', '2026-11-16')).toMatchObject({ decision: { number: 2, weekly: 6_592 }, standsNow: null });
    expect(at('2026-01-03', '2026-11-16')).toMatchObject({ decision: null, facts: null, law: [], standsNow: null });
  });
  it('gives the facts that were known and the rows of the law that were used', () => {
    const view = at('2026-10-20', TODAY);
    expect(view.facts).toMatchObject({ grossWeekly: 41_200, basis: 'historic', otherChildren: 0, service: 'collectAndPay' });
    expect(view.facts?.children.map(({ nights }) => nights)).toEqual([30, 30]);
    expect(view.law.find(({ key }) => key === 'basic.tier1')).toMatchObject({ value: '12, 16, 19', ruleId: 'R-BAS' });
    expect(view.sentence).toContain('16% of £412.00');
    expect(JSON.stringify(view)).not.toMatch(/Rosa|Paul|Kit|Testley/);
  });
});

describe('the ledger', () => {
  it('says of each line what made it, and what is owed after it', () => {
    const { ledger, owed } = ask('case.money', { caseId: 'case-7' });
    expect(ledger.find(({ id }) => id === 'm6')).toMatchObject({ manual: true, ref: { kind: 'payment', id: 'm4' }, type: 'paymentAllocated' });
    expect([ledger[0]?.balance, owed]).toEqual([69_678, { maintenance: 33_443, fees: 6_235, charges: 30_000, total: 69_678 }]);
  });
});

describe('every practice case', () => {
  it('answers every question about its money within its shape', () => {
    const practice = openFixtureCache();
    const caseIds: string[] = [];
    for (const made of generateCaseload({ cases: 120, seed: 7, today: TODAY, parameters: practiceParameters(), law: shippedLaw() })) {
      practice.put(made.clusterId, made.rows);
      caseIds.push(...made.rows.filter(({ kind }) => kind === 'case').map(({ id }) => id));
    }
    queries = createQueries(contextFor(practice));
    for (const caseId of caseIds) {
      for (const audience of ['staff', 'payingParent', 'receivingParent'] as const) {
        const account = ask('case.account', { caseId, from: '2026-01-01', until: TODAY, audience });
        if (account.audience === 'staff') expect(account.differences).toEqual([]);
      }
      ask('case.arrears', { caseId });
      ask('case.schedule', { caseId });
      ask('case.money', { caseId });
      for (const on of ['2026-03-01', TODAY]) ask('case.asAt', { caseId, on, knownOn: TODAY });
    }
    queries = createQueries(contextFor(cache));
    practice.close();
  });
});
