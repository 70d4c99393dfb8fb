import { describe, expect, it } from 'vitest';
import { CASE, putOf, TASK, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { allPaid, collectCluster, directCluster, FEE, lineRow, MONTH, reportOn, sent } from '../../../tests/fixtures/payments.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import type { ChangeCase } from '../rule.ts';

/** Identified on the last of the days that these tests look from. */
const known = { identity: { checkedAt: '2026-11-19T09:00:00.000Z', how: 'telephone' } } as const;
const told = (paid: number, fields: object = {}, parts: ClusterParts = {}, more: Partial<ChangeCase> = {}) => {
  const cluster = collectCluster({ ...allPaid, '2026-11-13': paid }, { receiving: known, ...parts });
  return { cluster, ...reportOn(cluster, 'C17', { changedOn: '2026-11-13', amount: 'none', ...fields }, { reportedBy: 'receivingParent', subject: 'receivingParent', ...more }) };
};
const at = (today: string): Partial<ChangeCase> => ({ today, reportedOn: today });
const openWork: RowWrite = {
  kind: 'task', id: 'task9',
  body: {
    caseId: CASE, kind: 'missedPayment', changeType: null, subject: 'payingParent', state: 'open', receivedOn: '2026-11-16', dueOn: '2026-11-27', dueAt: null, priority: 0, teamId: 'team-4', claimedBy: 'CW-11', claimedAt: '2026-11-17T09:00:00.000Z',
    why: { code: 'paymentMissed', on: '2026-11-16', what: null }, waiting: [], wokeAt: null, effortMinutes: 20, tries: 0, doneAt: null, doneBy: null,
  },
};

describe('a missed or part payment (C17)', () => {
  it('is answered at once when the ledger shows it and work on it is open: last step, next look, nothing else', () => {
    const { preview, put } = told(0, {}, { more: [openWork] }, at('2026-11-19'));
    expect(preview).toMatchObject({ path: 'apply', class: 'B', choice: null, opens: [] });
    const rows = put();
    expect(putOf(rows, 'task').map(({ id, body }) => [id, body.state])).toEqual([[TASK, 'done']]);
    expect(sent(rows)).toEqual(['receivingParent sms missed.known', 'receivingParent email missed.known']);
    const words = putOf(rows, 'message').map(({ body }) => body.body).join(' ');
    expect(words).toContain('17 November 2026');
    expect(words).toContain('27 November 2026');
    expect(words).not.toMatch(/order|enforce|court|employer|charge|£/i);
  });

  it('opens work for compliance when nothing is being done yet', () => {
    const { put } = told(0, {}, {}, at('2026-11-19'));
    expect(putOf(put(), 'task').filter(({ body }) => body.kind === 'missedPayment')).toMatchObject([{ body: { state: 'open', subject: 'payingParent', dueOn: '2026-11-22' } }]);
  });

  it('counts from the sixth day after it was due, and not before', () => {
    const early = told(0);
    expect(early.preview).toMatchObject({ path: 'refuse', refusal: { code: 'notYet' } });
    expect(early.preview.refusal?.words).toContain('19 November 2026');
    expect(sent(early.put())).toEqual(['receivingParent email report.refused']);
    expect(told(0, {}, {}, at('2026-11-19')).preview.path).toBe('apply');
  });

  it('counts when less than nine tenths came, and not at nine tenths', () => {
    const total = MONTH + FEE;
    const tenth = Math.ceil((total * 9) / 10);
    expect(told(tenth, { amount: 'part', received: { pence: tenth }, receivedOn: '2026-11-14' }, {}, at('2026-11-19')).preview).toMatchObject({ path: 'refuse', refusal: { code: 'arrived' } });
    expect(told(tenth - 1, { amount: 'part', received: { pence: tenth - 1 }, receivedOn: '2026-11-14' }, {}, at('2026-11-19')).preview.path).toBe('apply');
  });

  it('knows a deduction order and a charge of this review year as something being done', () => {
    const charge = (on: string) => ({ more: [lineRow('chargeDue', on, 300_00, { bucket: 'charges' })] });
    expect(told(0, {}, charge('2026-09-01'), at('2026-11-19')).preview.opens).toEqual([]);
    expect(told(0, {}, charge('2026-07-01'), at('2026-11-19')).preview.opens).toHaveLength(1);
    const byOrder = collectCluster({ ...allPaid, '2026-11-13': 0 }, { receiving: known }, 'deductionFromEarnings');
    expect(reportOn(byOrder, 'C17', { changedOn: '2026-11-13', amount: 'none' }, { reportedBy: 'receivingParent', ...at('2026-11-19') }).preview.opens).toEqual([]);
  });

  it('never shows the other parent who told us, nor what they added', () => {
    const { put } = told(0, { facts: 'Drives a red van for Payingworks.' }, {}, at('2026-11-19'));
    const rows = put();
    expect(sent(rows).every((line) => line.startsWith('receivingParent'))).toBe(true);
    const opened = putOf(rows, 'task').filter(({ body }) => body.kind === 'missedPayment');
    expect(JSON.stringify([opened, putOf(rows, 'entry'), putOf(rows, 'message')])).not.toMatch(/red van/);
    expect(JSON.stringify(opened)).not.toMatch(/receivingParent/);
  });

  it('goes to a person, with the work opened all the same, when nobody checked who is calling', () => {
    const { preview, put } = told(0, {}, { receiving: { identity: null } }, at('2026-11-19'));
    expect(preview.path).toBe('handOver');
    expect(putOf(put(), 'task').some(({ body }) => body.kind === 'missedPayment')).toBe(true);
  });

  it('under Direct Pay puts the miss on record and asks whether they want Collect and Pay', () => {
    const cluster = directCluster();
    const { preview, put } = reportOn(cluster, 'C17', { changedOn: '2026-10-28', amount: 'none' }, { reportedBy: 'receivingParent', subject: 'receivingParent' });
    expect(preview).toMatchObject({ path: 'apply', opens: [{ title: 'Ask whether they want Collect and Pay' }] });
    expect(putOf(put(), 'ledger')).toMatchObject([{ body: { type: 'directPayUnpaid', pence: MONTH, dueOn: '2026-10-28' } }]);
    const late = (today: string) => reportOn(cluster, 'C17', { changedOn: '2026-11-13', amount: 'none' }, { reportedBy: 'receivingParent', ...at(today) }).preview;
    expect(late('2026-11-17')).toMatchObject({ path: 'refuse', refusal: { code: 'notYet' } });
    expect(late('2026-11-18').path).toBe('apply');
  });

  it('refuses a day on which nothing was due, at its field', () => {
    expect(told(0, { changedOn: '2026-11-01' }).preview.problems).toEqual([{ field: 'changedOn', message: 'No payment was due on 1 November 2026. The nearest: 28 October 2026, 13 November 2026' }]);
  });
});
