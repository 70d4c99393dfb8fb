import { describe, expect, it } from 'vitest';
import { PAYING, putOf, RECEIVING, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { allPaid, collectCluster, reportOn, rowsOf, sent, settle } from '../../../tests/fixtures/payments.ts';
import type { RowBody } from '../../model/rows/index.ts';
import type { ChangeCase } from '../rule.ts';

const moved = { movement: 'moved', employer: 'Payingnew Ltd', changedOn: '2026-11-10' };
const told = (fields: object = {}, method: NonNullable<RowBody<'case'>['method']> = 'standingOrder', more: Partial<ChangeCase> = {}, parts: ClusterParts = {}) => {
  const cluster = collectCluster(allPaid, parts, method);
  return { cluster, ...reportOn(cluster, 'C22', { ...moved, ...fields }, more) };
};

describe('employer or job (C22)', () => {
  it('is recorded when HMRC knows the job, and only the paying parent is told', () => {
    const { cluster, preview, put } = told();
    expect(preview).toMatchObject({ path: 'waitForProof', class: 'B', requests: [{ to: 'hmrc', what: 'jobDetails' }], notices: [] });
    settle(cluster, put(), { 'hmrc/jobDetails': { code: 'given', weekly: 420_00, on: '2026-11-10' } });
    const again = reportOn(cluster, 'C22', moved);
    expect(again.preview).toMatchObject({ path: 'apply', choice: null });
    const rows = again.put();
    expect(putOf(rows, 'contact')[0]).toMatchObject({ id: PAYING, body: { employer: { name: 'Payingnew Ltd', since: '2026-11-10', confirmed: true } } });
    expect(sent(rows)).toEqual(['payingParent sms record.changed', 'payingParent email record.changed']);
    expect(JSON.stringify([putOf(rows, 'message'), putOf(rows, 'entry')])).not.toContain('Payingnew');
    expect(rowsOf(rows, RECEIVING)).toEqual([]);
  });

  it('goes to a person when HMRC does not show the job, unless proof was seen', () => {
    const { cluster, put } = told();
    settle(cluster, put(), { 'hmrc/jobDetails': { code: 'nothing' } });
    expect(reportOn(cluster, 'C22', moved).preview).toMatchObject({ path: 'handOver', choice: { suggested: null } });
    expect(reportOn(cluster, 'C22', moved, { evidence: 'seen' }).preview.path).toBe('apply');
  });

  it('is taken from the employer at its word', () => {
    const { preview, put } = told({ movement: 'left', employer: undefined }, 'standingOrder', { reportedBy: 'thirdParty' });
    expect(preview.path).toBe('apply');
    expect(putOf(put(), 'contact')[0]?.body.employer).toBeNull();
  });

  it('under a deduction order is a person’s, and the order is urgent work of the same day', () => {
    const { preview, put } = told({}, 'deductionFromEarnings', { reportedBy: 'thirdParty' });
    expect(preview).toMatchObject({ path: 'handOver', class: 'C', opens: [{ title: 'Stop the old order, send a new one', dueOn: '2026-11-18' }] });
    const rows = put();
    expect(putOf(rows, 'task').filter(({ body }) => body.kind === 'deductionOrder')).toMatchObject([{ body: { priority: 2, dueOn: '2026-11-18', state: 'open' } }]);
    const decided = put({ decide: { as: 'accept', because: 'Order stopped and sent on.' } });
    expect(putOf(decided, 'contact')[0]?.body.employer?.name).toBe('Payingnew Ltd');
    expect(told({ movement: 'left', employer: undefined }, 'deductionFromEarnings', { reportedBy: 'thirdParty' }).preview.opens[0]?.title).toBe('Stop the deduction order');
  });

  it('says whether an employer told us within 10 days, and a paying parent under an order within 7', () => {
    const intime = (changedOn: string, more: Partial<ChangeCase>, method: 'deductionFromEarnings' | 'standingOrder' = 'deductionFromEarnings') => told({ changedOn }, method, more).preview.prepared.find(({ label }) => label.startsWith('Told within'));
    expect(intime('2026-11-08', { reportedBy: 'thirdParty' })).toMatchObject({ label: 'Told within 10 days', value: 'Yes' });
    expect(intime('2026-11-07', { reportedBy: 'thirdParty' })?.value).toBe('No');
    expect(intime('2026-11-11', {})).toMatchObject({ label: 'Told within 7 days', value: 'Yes' });
    expect(intime('2026-11-10', {})?.value).toBe('No');
    expect(intime('2026-01-10', {}, 'standingOrder')).toBeUndefined();
  });

  it('points to a change of income when pay moves by a quarter, and not just under', () => {
    const opens = (pence: number) => told({ pay: { pence, per: 'week' } }, 'standingOrder', { reportedBy: 'thirdParty' }).preview.opens.map(({ title }) => title);
    expect(opens(500_00)).toEqual(['Ask about the change of income']);
    expect(opens(300_00)).toEqual(['Ask about the change of income']);
    expect(opens(499_99)).toEqual([]);
    expect(opens(300_01)).toEqual([]);
  });

  it('refuses a job in the future and a job without an employer, at the field', () => {
    expect(told({ changedOn: '2026-11-19' }).preview.problems).toMatchObject([{ field: 'changedOn' }]);
    expect(told({ employer: undefined }).preview.needs).toEqual(['Name of the new employer']);
  });
});
