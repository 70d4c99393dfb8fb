import { describe, expect, it } from 'vitest';
import { shippedLaw } from '../../tests/fixtures/law.ts';
import { shippedMoney } from '../../tests/fixtures/money.ts';
import { practiceParameters } from '../../tests/fixtures/practice.ts';
import type { Row, RowBody, RowKind } from '../model/rows/index.ts';
import { balances } from '../money/balances.ts';
import { accountBreakdown, reconcile } from '../money/breakdown.ts';
import { dueStandings, firstMissInReviewYear } from '../money/late.ts';
import { amountPeriods, dueBetween } from '../money/periods.ts';
import { allocationStages } from '../money/settings.ts';
import { generateCaseload } from './generateCaseload.ts';

const today = '2026-11-18';
const settings = shippedMoney();
const rows = [...generateCaseload({ cases: 1500, seed: 7, today, parameters: practiceParameters(), law: shippedLaw() })].flatMap((cluster) => cluster.rows);
const of = <K extends RowKind>(kind: K): readonly Row<K>[] => rows.filter((row) => row.kind === kind).map(({ id, body }) => ({ kind, id, tag: 'op', body: body as RowBody<K> }));
const cases = of('case');
const ledger = Map.groupBy(of('ledger'), ({ body }) => body.caseId);
const schedules = Map.groupBy(of('schedule'), ({ body }) => body.caseId);
const decisions = Map.groupBy(of('decision').flatMap((row) => row.body.cases.map(({ caseId }) => ({ caseId, row }))), ({ caseId }) => caseId);
const caseOf = (reference: string): Row<'case'> => {
  const found = cases.find(({ body }) => body.reference === reference);
  if (found === undefined) throw new Error(reference);
  return found;
};

describe('practice money', () => {
  it('reconciles to the penny on every case, over all its days and over a part of them', () => {
    for (const { id, body } of cases) {
      const lines = ledger.get(id) ?? [];
      for (const from of ['2020-01-01', '2026-10-20']) expect(reconcile(accountBreakdown(lines, from, today), lines), body.reference).toEqual([]);
      expect(balances(lines.map((line) => line.body), today).cash, body.reference).toBeGreaterThanOrEqual(0);
    }
  });

  it('asks on every schedule for what its decisions say, every day once, versions following one another', () => {
    for (const { id, body } of cases) {
      const periods = amountPeriods((decisions.get(id) ?? []).map(({ row }) => row), id);
      const versions = (schedules.get(id) ?? []).toSorted((a, b) => a.body.number - b.body.number);
      const due = versions.flatMap((version) => version.body.due);
      for (const [index, each] of due.entries()) {
        expect(dueBetween(periods, each.from, each.until)).toMatchObject({ maintenance: each.maintenance, fee: each.fee });
        const before = due[index - 1];
        if (before !== undefined) expect([before.on, before.until < each.from]).toEqual([each.from, true]);
      }
      for (const [index, version] of versions.entries()) {
        expect(version.body.state).toBe(index === versions.length - 1 ? 'live' : 'replaced');
        expect(version.body.madeOn < today).toBe(true);
        expect((decisions.get(id) ?? []).some(({ row }) => row.id === version.body.madeBy.id)).toBe(true);
      }
      if (['live', 'liveNil', 'underReview', 'challenged'].includes(body.status)) expect(versions.length, body.reference).toBeGreaterThan(0);
    }
  });

  it('has a ledger line for each payment that fell due in time to be paid, and says what made it', () => {
    const scheduled = new Set(of('schedule').map(({ id }) => id));
    for (const { body } of of('ledger')) {
      expect(body.on <= today).toBe(true);
      if (body.type !== 'maintenanceDue') continue;
      expect(body.ref?.kind === 'schedule' && scheduled.has(body.ref.id)).toBe(true);
      expect(schedules.get(body.caseId)?.some((version) => version.body.due.some((due) => due.on === body.dueOn && due.maintenance === body.pence))).toBe(true);
    }
  });

  it('holds every kind of account and payment that people meet', () => {
    const held = of('ledger').map(({ body }) => body);
    for (const type of ['broughtForward', 'feeDue', 'chargeDue', 'paymentAllocated', 'paymentIssued', 'writtenOff', 'overpayment', 'directPayUnpaid', 'directPayPayment'] as const) {
      expect(held.some((line) => line.type === type), type).toBe(true);
    }
    for (const bucket of ['csaLegacy', 'charges', 'cash', 'overpaid', 'direct'] as const) expect(held.some((line) => line.bucket === bucket), bucket).toBe(true);
    expect(held.some(({ manual }) => manual === true)).toBe(true);
    const states = new Set(cases.flatMap(({ id, body }) => dueStandings({ case: body, schedules: schedules.get(id) ?? [], ledger: ledger.get(id) ?? [] }, settings, today).map(({ state }) => state)));
    expect([...states].toSorted()).toEqual(['late', 'missed', 'notTold', 'notYetDue', 'paid', 'partPaid', 'waiting']);
  });

  it('uses receipts in the order that the shipped setting gives', () => {
    expect(settings.on(today).allocation).toEqual(allocationStages);
  });

  it('tells the stories: two late payments of which only the second counts, and money that nobody has placed', () => {
    const late = caseOf('10-0057');
    const standing = { case: late.body, schedules: schedules.get(late.id) ?? [], ledger: ledger.get(late.id) ?? [] };
    expect(dueStandings(standing, settings, today).filter(({ received }) => received > 0).map(({ workingDaysLate, counts }) => [workingDaysLate, counts])).toEqual([[2, false], [4, true]]);
    expect(firstMissInReviewYear(standing, settings, today)?.workingDaysLate).toBe(4);
    expect(balances((ledger.get(caseOf('10-0036').id) ?? []).map(({ body }) => body), today)).toMatchObject({ cash: 20_000, arrears: { maintenance: 84_250 } });
    const picture = caseOf('10-0042');
    expect(balances((ledger.get(picture.id) ?? []).map(({ body }) => body), today)).toMatchObject({ arrears: { total: 0 }, toPassOn: 0, cash: 0 });
  });
});
