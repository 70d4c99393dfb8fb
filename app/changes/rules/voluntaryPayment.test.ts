import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE, putOf, shippedCatalogues, TASK } from '../../../tests/fixtures/cluster.ts';
import { allPaid, collectCluster, directCluster, FEE, MONTH, reportOn, sent, settle } from '../../../tests/fixtures/payments.ts';
import { balances } from '../../money/balances.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import { newSchedule } from '../../money/schedule.ts';
import { lessDue } from './voluntaryPayment.ts';

const paid = (pence: number, more: object = {}) => ({ payments: [{ on: '2026-11-10', amount: { pence }, how: 'bank' }], instead: 'no', ...more });
const told = (fields: object = paid(50_00), ledger: Readonly<Record<string, number>> = { ...allPaid, '2026-10-28': 0 }) => {
  const cluster = collectCluster(ledger);
  return { cluster, ...reportOn(cluster, 'C18', { ...fields }) };
};
const agree = { 'receivingParent/agreement': { code: 'agree' }, 'payingParent/bankStatement': { code: 'given' } } as const;
const settled = (answers: Parameters<typeof settle>[2], fields: object = paid(50_00), ledger: Readonly<Record<string, number>> = { ...allPaid, '2026-10-28': 0 }) => {
  const { cluster, put } = told(fields, ledger);
  settle(cluster, put(), answers);
  return { cluster, ...reportOn(cluster, 'C18', { ...fields }) };
};
const owed = (cluster: ReturnType<typeof collectCluster>) => balances(cluster.list('ledger').map(({ body }) => body), '2026-11-18');

describe('a payment made another way (C18)', () => {
  it('asks for a statement and for the other parent’s yes on day 0, both by one day', () => {
    const { preview } = told();
    expect(preview).toMatchObject({ path: 'waitForProof', class: 'B', effective: { on: '2026-11-28' }, requests: [{ to: 'payingParent', what: 'bankStatement', ifSilent: 'cancel', dueOn: '2026-12-02' }, { to: 'receivingParent', what: 'agreement', ifSilent: 'cancel', dueOn: '2026-12-02' }] });
  });

  it('counts when the receiving parent agrees that it was maintenance, and both are told', () => {
    const { cluster, preview, put } = settled(agree);
    expect(preview).toMatchObject({ path: 'apply', choice: null });
    const rows = put();
    cluster.write(rows, 'op3');
    expect(owed(cluster).owed).toMatchObject({ maintenance: MONTH - 50_00, fees: FEE });
    expect(sent(rows)).toEqual(['payingParent sms payment.counted', 'payingParent email payment.counted', 'receivingParent sms payment.counted', 'receivingParent email payment.counted']);
    expect(putOf(rows, 'schedule')).toEqual([]);
  });

  it('needs nothing more when the receiving parent is the one who tells us', () => {
    const cluster = collectCluster(allPaid);
    expect(reportOn(cluster, 'C18', paid(50_00), { reportedBy: 'receivingParent' }).preview).toMatchObject({ path: 'apply', requests: [] });
  });

  it('is refused when no proof came and the receiving parent disagrees or is silent', () => {
    for (const other of [{ code: 'disagree' }, 'lapsed'] as const) {
      const { preview, put } = settled({ 'receivingParent/agreement': other, 'payingParent/bankStatement': 'lapsed' });
      expect(preview).toMatchObject({ path: 'refuse', refusal: { code: 'notShown' } });
      expect(putOf(put(), 'ledger')).toEqual([]);
    }
  });

  it('goes to a person when there is a statement and the receiving parent disagrees or is silent', () => {
    for (const other of [{ code: 'disagree' }, 'lapsed'] as const) {
      const { cluster } = settled({ 'receivingParent/agreement': other, 'payingParent/bankStatement': { code: 'given' } });
      cluster.write([{ kind: 'evidence', id: 'v1', body: { caseId: CASE, taskId: TASK, kind: 'bankStatement', from: 'payingParent', receivedOn: '2026-11-18', state: 'received', weekly: null } }], 'op3');
      const read = reportOn(cluster, 'C18', paid(50_00));
      expect(read.preview).toMatchObject({ path: 'handOver', choice: { suggested: null } });
      expect(read.preview.choice?.why.join(' ')).toContain('statement');
    }
  });

  it('lowers the payments to come by what was paid in their place, and never the fees', () => {
    const { put } = settled(agree, paid(300_00, { instead: 'yes' }), allPaid);
    const rows = put();
    const due = putOf(rows, 'schedule').find(({ body }) => body.state === 'live')?.body.due ?? [];
    expect(due[0]).toMatchObject({ on: '2026-11-28', maintenance: 0 });
    expect(due.slice(0, 3).every(({ fee }) => fee > 0)).toBe(true);
    expect(putOf(rows, 'ledger')).toEqual([]);
  });

  it('pays what is owed first, and lowers only what is left of it', () => {
    const { put } = settled(agree, paid(MONTH + 50_00, { instead: 'yes' }));
    const rows = put();
    expect(putOf(rows, 'ledger').map(({ body }) => body.pence)).toEqual([0 - MONTH]);
    expect(putOf(settled(agree, paid(MONTH, { instead: 'yes' })).put(), 'schedule')).toEqual([]);
  });

  it('keeps every penny: what is credited and what is taken off payments to come is what was paid', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9_000_00 }), fc.boolean(), fc.integer({ min: 0, max: 5 }), (pence, instead, unpaid) => {
      const ledger = Object.fromEntries(Object.entries(allPaid).map(([on, came], at) => [on, at < unpaid ? 0 : came]));
      const { cluster, put } = settled(agree, paid(pence, { instead: instead ? 'yes' : 'no' }), ledger);
      const rows = put();
      const credited = putOf(rows, 'ledger').reduce((sum, { body }) => sum - body.pence, 0);
      const sumOf = (all: readonly RowWrite[]) => putOf(all, 'schedule').filter(({ body }) => body.state === 'live').flatMap(({ body }) => body.due).reduce((sum, { maintenance }) => sum + maintenance, 0);
      const untouched = newSchedule({
        caseId: CASE, schedules: cluster.list('schedule'), decisions: cluster.list('decision'), terms: { service: 'collectAndPay', method: 'standingOrder', frequency: 'monthly', day: 28 },
        madeBy: { kind: 'change', id: 'x' }, today: '2026-11-18', settings: shippedCatalogues().money, newId: () => 'x',
      });
      const lowered = putOf(rows, 'schedule').length === 0 ? 0 : sumOf(untouched) - sumOf(rows);
      expect(credited + lowered).toBe(pence);
      if (!instead) expect(lowered).toBe(0);
      cluster.write(rows, 'op3');
      expect(owed(cluster).owed.fees).toBe(unpaid * FEE);
    }), { numRuns: 25 });
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: MONTH }), { maxLength: 12 }), fc.integer({ min: 0, max: 20 * MONTH }), (amounts, pence) => {
      const due = amounts.map((maintenance, at) => ({ on: `2027-01-${String(at + 1).padStart(2, '0')}`, from: '2026-12-01', until: '2026-12-31', maintenance, fee: 7 }));
      const less = lessDue(due, pence);
      const sum = (all: typeof due | typeof less.due) => all.reduce((total, { maintenance }) => total + maintenance, 0);
      expect(sum(due) - sum(less.due) + less.left).toBe(pence);
      expect(less.due.every(({ maintenance, fee }) => maintenance >= 0 && fee === 7)).toBe(true);
    }));
  });

  it('is not counted twice', () => {
    const { cluster, put } = settled(agree);
    cluster.write(put(), 'op3');
    expect(reportOn(cluster, 'C18', paid(50_00), { taskId: null }).preview).toMatchObject({ path: 'refuse', refusal: { code: 'counted' } });
    expect(reportOn(cluster, 'C18', paid(50_01), { taskId: null }).preview.refusal).toBeNull();
    expect(told({ payments: [1, 2].map(() => ({ on: '2026-11-10', amount: { pence: 5 }, how: 'cash' })), instead: 'no' }).preview.problems).toMatchObject([{ field: 'payments' }]);
  });

  it('under Direct Pay is put on record as paid between the parents', () => {
    const { put } = reportOn(directCluster(), 'C18', paid(50_00), { reportedBy: 'receivingParent' });
    expect(putOf(put(), 'ledger')).toMatchObject([{ body: { type: 'directPayPayment', pence: -50_00, bucket: 'direct', on: '2026-11-10' } }]);
  });
});
