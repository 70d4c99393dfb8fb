import { describe, expect, it } from 'vitest';
import { PAYING, putOf, RECEIVING, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { accountRow, directCluster, allPaid, collectCluster, reportOn, rowsOf, sent, settle } from '../../../tests/fixtures/payments.ts';
import { addDays } from '../../model/dates.ts';

const given = { what: 'payOut', holder: 'R Receivingmark', sortCode: '99-00-02', accountNumber: '12345678', nonGeographic: 'yes' };
const shares = { what: 'share', consent: 'yes', talked: 'no', consentOn: '2026-11-18' };
const about = { subject: 'receivingParent', reportedBy: 'receivingParent' } as const;
const told = (parts: ClusterParts = {}, code: 'matches' | 'differs' | null = 'matches', fields: object = {}) => {
  const cluster = collectCluster(allPaid, parts);
  const first = reportOn(cluster, 'C20', { ...given, ...fields }, about);
  if (code === null) return { cluster, ...first };
  settle(cluster, first.put(), { 'bank/accountCheck': { code } });
  return { cluster, ...reportOn(cluster, 'C20', { ...given, ...fields }, about) };
};
const changedOn = (since: string): ClusterParts => ({ more: [accountRow('payOut', { state: 'replaced' }), accountRow('payOut', { since }, 'payOut2')] });

describe('the account money is paid into (C20)', () => {
  it('is used once the bank knows it, the old one is put away, and only its owner is told', () => {
    expect(told({}, null).preview).toMatchObject({ path: 'waitForProof', class: 'A', requests: [{ to: 'bank', what: 'accountCheck' }] });
    const { preview, put } = told({ more: [accountRow('payOut', { sharedOn: '2026-02-03' })] });
    expect(preview).toMatchObject({ path: 'apply', choice: null });
    const rows = put();
    expect(putOf(rows, 'account').map(({ body }) => [body.state, body.number.slice(-2), body.sharedOn])).toEqual([['replaced', '42', null], ['active', '78', null]]);
    expect(putOf(rows, 'contact')[0]).toMatchObject({ id: RECEIVING, body: { bank: { ending: '78', nonGeographic: true } } });
    expect(sent(rows)).toEqual(['receivingParent sms record.changed', 'receivingParent email record.changed']);
    expect(JSON.stringify(rows.filter(({ kind }) => kind !== 'account'))).not.toMatch(/12345678|99-00-02/);
    expect(rowsOf(rows, PAYING)).toEqual([]);
  });

  it('changed again within 30 days waits for a call to the number we held before', () => {
    const { preview, put } = told(changedOn(addDays('2026-11-18', -29)));
    expect(preview).toMatchObject({ path: 'handOver', choice: { suggested: null }, opens: [{ title: 'Ring back about a new account', dueOn: '2026-11-19' }] });
    const rows = put();
    expect(putOf(rows, 'account').some(({ body }) => body.state === 'active')).toBe(false);
    const rung = put({ decide: { as: 'accept', because: 'Rang the old number: it is theirs.' } });
    expect(putOf(rung, 'account').find(({ body }) => body.state === 'active')?.body.checked).toEqual({ on: '2026-11-18', how: 'holder' });
    expect(told(changedOn(addDays('2026-11-18', -30))).preview.path).toBe('apply');
  });

  it('that the bank does not know goes to a person', () => {
    expect(told({}, 'differs').preview).toMatchObject({ path: 'handOver', choice: { suggested: 'refuse' }, refusal: { code: 'accountDiffers' } });
  });

  it('warns where the sort code may show a place', () => {
    expect(told({}, 'matches', { nonGeographic: 'no' }).preview.warnings.join(' ')).toContain('sort code');
    expect(told().preview.warnings).toEqual([]);
  });
});

describe('sharing the account for Direct Pay (C20)', () => {
  const share = (fields: object = {}, parts: ClusterParts = {}) => reportOn(directCluster(parts), 'C20', { ...shares, ...fields }, about);

  it('is recorded with the day of the consent, and a person passes it on', () => {
    const { preview, put } = share();
    expect(preview).toMatchObject({ path: 'apply', class: 'B', requests: [], opens: [{ title: 'Pass the account on to the paying parent' }] });
    const rows = put();
    expect(putOf(rows, 'account')).toMatchObject([{ id: 'payOut1', body: { sharedOn: '2026-11-18' } }]);
    expect(JSON.stringify(rows.filter(({ kind }) => kind !== 'account'))).not.toMatch(/99000042/);
    expect(sent(rows).every((line) => line.startsWith('receivingParent'))).toBe(true);
  });

  it('needs a fresh consent each time, and an account, under Direct Pay', () => {
    expect(share({ consent: 'no' }).preview).toMatchObject({ path: 'refuse', refusal: { code: 'noConsent' } });
    expect(share({}, { more: [accountRow('payOut', { state: 'replaced' })] }).preview).toMatchObject({ path: 'refuse', refusal: { code: 'noAccount' } });
    expect(reportOn(collectCluster(allPaid), 'C20', shares, about).preview).toMatchObject({ path: 'refuse', refusal: { code: 'notDirect' } });
  });

  it('is blocked by a safety marker until a worker has talked to them, and a person decides then', () => {
    const flagged: ClusterParts = { safety: [{ of: 'receivingParent', kind: 'abuseDisclosed' }] };
    expect(share({}, flagged).preview).toMatchObject({ path: 'handOver', choice: { options: ['refuse', 'handOver'] } });
    expect(putOf(share({}, flagged).put({ decide: { as: 'accept', because: 'x' } }), 'account')).toEqual([]);
    const talked = share({ talked: 'yes' }, flagged);
    expect(talked.preview).toMatchObject({ path: 'handOver', choice: { options: ['accept', 'refuse', 'handOver'] } });
    expect(putOf(talked.put({ decide: { as: 'accept', because: 'Talked alone. They want it.' } }), 'account')[0]?.body.sharedOn).toBe('2026-11-18');
  });
});
