import { describe, expect, it } from 'vitest';
import { PAYING, putOf, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { allPaid, collectCluster, directCluster, reportOn, rowsOf, sent, settle } from '../../../tests/fixtures/payments.ts';
import type { RowBody } from '../../model/rows/index.ts';

const asks = { bothAgree: 'yes', bankConsent: 'yes', day: 5 };
const told = (fields: object = {}, paid: Readonly<Record<string, number>> = allPaid, parts: ClusterParts = {}, method: NonNullable<RowBody<'case'>['method']> = 'standingOrder') => {
  const cluster = collectCluster(paid, parts, method);
  return { cluster, ...reportOn(cluster, 'C16', { ...asks, ...fields }) };
};

describe('from Collect and Pay to Direct Pay (C16)', () => {
  it('is never decided by the rule, however well it was paid', () => {
    expect(told().preview).toMatchObject({ path: 'handOver', class: 'C', choice: { suggested: 'accept' } });
  });

  it('prepares how payments went from the ledger', () => {
    const { preview } = told({}, { ...allPaid, '2026-10-28': 0, '2026-09-28': 100_00 });
    const value = (label: string) => preview.prepared.find((each) => each.label === label)?.value;
    expect(value('Counted as missed')).toBe('2 of 5');
    expect(value('Paid of what was due')).toMatch(/^65%: £1,101.52 of £1,669.20$/);
    expect(preview).toMatchObject({ choice: { suggested: 'refuse' }, refusal: { code: 'unlikely' } });
  });

  it('asks the other parent, and the receiving parent for consent, when nobody has said', () => {
    const { preview, put, cluster } = told({ bothAgree: 'notAsked', bankConsent: 'notAsked' });
    expect(preview).toMatchObject({ path: 'waitForProof', requests: [{ to: 'receivingParent', what: 'agreement' }, { to: 'receivingParent', what: 'consent' }] });
    settle(cluster, put(), { 'receivingParent/agreement': { code: 'agree' }, 'receivingParent/consent': { code: 'disagree' } });
    expect(reportOn(cluster, 'C16', { ...asks, bothAgree: 'notAsked', bankConsent: 'notAsked' }).preview).toMatchObject({ path: 'handOver', choice: { suggested: 'refuse' }, refusal: { code: 'noConsent' } });
  });

  it('once a person accepts: fees end, the account is shared, the schedule is between the parents, both are told', () => {
    const { put } = told();
    const rows = put({ decide: { as: 'accept', because: '' } });
    expect(putOf(rows, 'case')[0]?.body).toMatchObject({ service: 'directPay', method: null, payDay: 5 });
    expect(putOf(rows, 'decision').at(-1)).toBeDefined();
    const decided = putOf(rows, 'decision').find(({ body }) => body.changeId !== null);
    expect(decided?.body).toMatchObject({ effectiveFrom: '2026-12-05', cases: [{ weekly: 64_00, payingParentTotal: 64_00, receivingParentNet: 64_00 }] });
    const live = putOf(rows, 'schedule').find(({ body }) => body.state === 'live')?.body;
    expect(live).toMatchObject({ service: 'directPay', method: null, day: 5, from: '2026-12-05' });
    expect(live?.due.every(({ fee }) => fee === 0)).toBe(true);
    // The first one covers days from before the move as well: they carry no fee between the parents.
    const soon = putOf(told({ day: 20 }).put({ decide: { as: 'accept', because: '' } }), 'schedule').find(({ body }) => body.state === 'live')?.body;
    expect(soon?.due[0]).toMatchObject({ on: '2026-11-20', from: '2026-11-13', fee: 0 });
    expect(putOf(rows, 'account')[0]?.body).toMatchObject({ sharedOn: '2026-11-18', state: 'active' });
    expect(sent(rows)).toEqual(['payingParent sms service.changed', 'payingParent letter service.changed', 'receivingParent sms service.changed', 'receivingParent letter service.changed']);
    expect(rowsOf(rows, PAYING)).toEqual([]);
    expect(JSON.stringify(putOf(rows, 'message'))).not.toMatch(/99000042|99-00-01/);
  });

  it('stops a live deduction order the same day', () => {
    expect(told({}, allPaid, {}, 'deductionFromEarnings').preview.opens).toMatchObject([{ title: 'Tell the employer to stop the order', dueOn: '2026-11-18' }]);
    expect(told().preview.opens).toEqual([]);
  });

  it('asks and shares nothing under a safety marker before a worker has talked to the receiving parent', () => {
    const { preview } = told({ bothAgree: 'notAsked' }, allPaid, { safety: [{ of: 'receivingParent', kind: 'abuseDisclosed' }] });
    expect(preview).toMatchObject({ path: 'handOver', requests: [] });
    expect(preview.choice?.why.join(' ')).toContain('safe time');
  });

  it('is refused where the parents pay each other already', () => {
    expect(reportOn(directCluster(), 'C16', asks).preview).toMatchObject({ path: 'refuse', refusal: { code: 'already' } });
  });

  it('refuses a pay day that no month or week has', () => {
    expect(told({ day: 29 }).preview.problems).toMatchObject([{ field: 'day' }]);
    expect(told({ day: 28 }).preview.problems).toEqual([]);
  });
});
