import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE, putOf, TASK, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { allPaid, collectCluster, directCluster, FEE, lineRow, MONTH, reportOn, sent } from '../../../tests/fixtures/payments.ts';
import { balances } from '../../money/balances.ts';
import type { RowWrite } from '../../model/rows/index.ts';

const paying = (pence: number, more: object = {}) => ({ amount: { pence }, result: 'taken', reference: 'PX12345', changedOn: '2026-11-18', ...more });
const unpaid = { ...allPaid, '2026-10-28': 0, '2026-11-13': 0 };
const told = (pence: number, more: object = {}, parts: ClusterParts = {}, ledger: Readonly<Record<string, number>> = unpaid) => {
  const cluster = collectCluster(ledger, parts);
  return { cluster, ...reportOn(cluster, 'C21', paying(pence, more)) };
};
const OWED = 2 * (MONTH + FEE);
const chase: RowWrite = {
  kind: 'task', id: 'task9',
  body: {
    caseId: CASE, kind: 'missedPayment', changeType: null, subject: 'payingParent', state: 'open', receivedOn: '2026-11-16', dueOn: '2026-11-27', dueAt: null, priority: 0, teamId: 'team-4', claimedBy: null, claimedAt: null,
    why: { code: 'paymentMissed', on: '2026-11-16', what: null }, waiting: [], wokeAt: null, effortMinutes: 20, tries: 0, doneAt: null, doneBy: null,
  },
};

describe('a card payment (C21)', () => {
  it('is credited and used in the order of debts: what fell due last, older maintenance, then fees', () => {
    const { preview, put, cluster } = told(MONTH + 100_00);
    expect(preview).toMatchObject({ path: 'apply', class: 'A', choice: null, gates: expect.arrayContaining([expect.objectContaining({ gate: 'G5', state: 'passed' })]) });
    const rows = put();
    const [receipt, ...used] = putOf(rows, 'ledger');
    expect(receipt?.body).toMatchObject({ type: 'paymentReceived', pence: 0 - MONTH - 100_00, bucket: 'cash', method: 'card' });
    expect(used.map(({ body }) => [body.bucket, body.pence, body.ref?.id === receipt?.id])).toEqual([['maintenance', 0 - MONTH - 100_00, true]]);
    cluster.write(rows, 'op1');
    expect(balances(cluster.list('ledger').map(({ body }) => body), '2026-11-18')).toMatchObject({ owed: { maintenance: MONTH - 100_00, fees: 2 * FEE }, cash: 0 });
    expect(sent(rows)).toEqual(['payingParent sms payment.receipt', 'payingParent email payment.receipt']);
    expect(putOf(rows, 'message').map(({ body }) => body.body).join(' ')).not.toContain('£');
  });

  it('pays the maintenance that fell due last before any older debt to the other parent', () => {
    const legacy: ClusterParts = { more: [lineRow('broughtForward', '2026-01-01', 900_00, { bucket: 'csaLegacy' })] };
    const buckets = (pence: number) => putOf(told(pence, {}, legacy).put(), 'ledger').slice(1).map(({ body }) => body.bucket);
    expect(buckets(MONTH)).toEqual(['maintenance']);
    expect(buckets(MONTH + 10_00)).toEqual(['maintenance', 'csaLegacy']);
  });

  it('stops the next compliance step when all is paid, and not a penny sooner', () => {
    const tasks = (pence: number) => putOf(told(pence, {}, { more: [chase] }).put(), 'task').map(({ id, body }) => [id, body.state]);
    expect(tasks(OWED)).toContainEqual(['task9', 'done']);
    expect(tasks(OWED - 1)).toEqual([[TASK, 'done']]);
  });

  it('keeps what is more than is owed as cash, for a person to place or pay back', () => {
    const { preview, put, cluster } = told(OWED + 5_00);
    expect(preview.opens).toMatchObject([{ title: 'Place or pay back a card payment' }]);
    cluster.write(put(), 'op1');
    expect(balances(cluster.list('ledger').map(({ body }) => body), '2026-11-18').cash).toBe(5_00);
    expect(told(OWED).preview.opens).toEqual([]);
  });

  it('never makes or loses a penny', () => {
    fc.assert(fc.property(fc.integer({ min: 100, max: 2 * OWED }), (pence) => {
      const { cluster, put } = told(pence);
      const before = balances(cluster.list('ledger').map(({ body }) => body), '2026-11-18');
      cluster.write(put(), 'op1');
      const after = balances(cluster.list('ledger').map(({ body }) => body), '2026-11-18');
      expect(before.arrears.total - after.arrears.total + after.cash - before.cash).toBe(pence);
    }), { numRuns: 50 });
  });

  it('is refused when the card was declined, and between the parents', () => {
    const declined = told(50_00, { result: 'declined', reference: undefined });
    expect(declined.preview).toMatchObject({ path: 'refuse', refusal: { code: 'declined' }, notices: [] });
    expect(putOf(declined.put(), 'ledger')).toEqual([]);
    expect(reportOn(directCluster(), 'C21', paying(50_00)).preview).toMatchObject({ path: 'refuse', refusal: { code: 'notCollect' } });
  });

  it('refuses an amount under £1.00 and a reference that is recorded already, each at its field', () => {
    expect(told(99).preview.problems).toMatchObject([{ field: 'amount' }]);
    expect(told(100).preview.problems).toEqual([]);
    const { cluster, put } = told(50_00);
    cluster.write(put(), 'op1');
    expect(reportOn(cluster, 'C21', paying(50_00), { taskId: null }).preview.problems).toMatchObject([{ field: 'reference' }]);
    expect(reportOn(cluster, 'C21', paying(50_00, { reference: 'PX12346' }), { taskId: null }).preview.problems).toEqual([]);
  });
});
