import { describe, expect, it } from 'vitest';
import { PAYING, putOf, RECEIVING, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { accountRow, allPaid, collectCluster, directCluster, lineRow, reportOn, rowsOf, sent, settle } from '../../../tests/fixtures/payments.ts';
import type { RowBody } from '../../model/rows/index.ts';

const debit = { method: 'directDebit', holder: 'P PAYINGMARK', sortCode: '99 00 02', accountNumber: '12345678', confirms: 'yes', day: 15 };
const told = (fields: object = {}, parts: ClusterParts = {}, method: NonNullable<RowBody<'case'>['method']> = 'standingOrder') => {
  const cluster = collectCluster(allPaid, parts, method);
  return { cluster, ...reportOn(cluster, 'C19', { ...debit, ...fields }) };
};
const checked = (code: 'matches' | 'differs', parts: ClusterParts = {}, method: NonNullable<RowBody<'case'>['method']> = 'standingOrder') => {
  const { cluster, put } = told({}, parts, method);
  settle(cluster, put(), { 'bank/accountCheck': { code } });
  return { cluster, ...reportOn(cluster, 'C19', debit) };
};

describe('how the paying parent pays (C19)', () => {
  it('asks the bank first, keeps the number in its owner’s row only, and has it in the form again', () => {
    const { cluster, change, preview, put } = told();
    expect(preview).toMatchObject({ path: 'waitForProof', class: 'A', requests: [{ to: 'bank', what: 'accountCheck' }], notices: [] });
    const rows = put();
    expect(putOf(rows, 'account')[0]?.body).toMatchObject({ personId: PAYING, state: 'proposed', number: '12345678', sortCode: '99-00-02' });
    expect(JSON.stringify(rows.filter(({ kind }) => kind !== 'account'))).not.toMatch(/12345678|99-00-02/);
    cluster.write(rows, 'op1');
    expect(reportOn(cluster, 'C19', {}).preview.needs.length).toBeGreaterThan(0);
    expect(cluster.list('change')[0]?.body.fields['accountEnding']).toBe('78');
    expect(change.entry.id).toBe('C19');
  });

  it('is applied once the bank knows it: new account, old one put away, schedule after ten working days, letter', () => {
    const { preview, put } = checked('matches', { more: [accountRow('directDebit')] });
    // Ten working days after 18 November is 2 December; the 15th is the next pay day.
    expect(preview).toMatchObject({ path: 'apply', choice: null, effective: { on: '2026-12-15' } });
    const rows = put();
    expect(putOf(rows, 'account').map(({ id, body }) => [id === 'directDebit1', body.state])).toEqual([[true, 'replaced'], [false, 'active']]);
    expect(putOf(rows, 'contact')[0]).toMatchObject({ id: PAYING, body: { bank: { ending: '78' } } });
    expect(putOf(rows, 'case')[0]?.body).toMatchObject({ method: 'directDebit', payDay: 15 });
    expect(putOf(rows, 'schedule').find(({ body }) => body.state === 'live')?.body).toMatchObject({ method: 'directDebit', day: 15, from: '2026-12-15' });
    expect(sent(rows)).toEqual(['payingParent sms method.changed', 'payingParent letter method.changed']);
    expect(rowsOf(rows, RECEIVING)).toEqual([]);
  });

  it('has its first payment on the tenth working day at the soonest', () => {
    expect(told({ day: 2 }).preview.effective?.on).toBe('2026-12-02');
    expect(told({ day: 1 }).preview.effective?.on).toBe('2027-01-01');
    // A standing order needs no notice.
    expect(told({ method: 'standingOrder', day: 19 }).preview.effective?.on).toBe('2026-11-19');
    expect(told({ method: 'standingOrder', day: 18 }).preview.effective?.on).toBe('2026-12-18');
  });

  it('goes to a person when the bank does not know the account or never answers', () => {
    expect(checked('differs').preview).toMatchObject({ path: 'handOver', choice: { suggested: 'refuse' }, refusal: { code: 'accountDiffers' } });
    const { cluster, put } = told();
    settle(cluster, put(), { 'bank/accountCheck': 'lapsed' });
    expect(reportOn(cluster, 'C19', debit).preview.choice?.why.join(' ')).toContain('did not answer');
    const refused = reportOn(cluster, 'C19', debit).put({ decide: { as: 'refuse', because: 'The bank never answered.' } });
    expect(putOf(refused, 'account')[0]?.body.state).toBe('refused');
  });

  it('is held for a person under a live deduction order, or where enforcement decided the method', () => {
    expect(checked('matches', {}, 'deductionFromEarnings').preview).toMatchObject({ path: 'handOver', choice: { suggested: null } });
    expect(checked('matches', {}, 'deductionFromBenefit').preview.path).toBe('handOver');
    expect(checked('matches', { more: [lineRow('chargeDue', '2026-09-01', 300_00, { bucket: 'charges' })] }).preview).toMatchObject({ path: 'handOver', choice: { suggested: null } });
    expect(checked('matches').preview.path).toBe('apply');
  });

  it('is refused between the parents, unchanged, or for somebody else’s account', () => {
    expect(reportOn(directCluster(), 'C19', debit).preview).toMatchObject({ path: 'refuse', refusal: { code: 'notCollect' } });
    expect(told({ method: 'standingOrder', day: 28 }).preview).toMatchObject({ path: 'refuse', refusal: { code: 'same' } });
    expect(told({ confirms: 'no' }).preview).toMatchObject({ path: 'refuse', refusal: { code: 'notHolder' } });
  });

  it('refuses what no bank takes, each at its field', () => {
    const problems = (fields: object) => told(fields).preview.problems.map(({ field }) => field);
    expect(problems({ holder: 'P'.repeat(18) })).toEqual([]);
    expect(problems({ holder: 'P'.repeat(19) })).toEqual(['holder']);
    expect(problems({ sortCode: '99-00-0' })).toEqual(['sortCode']);
    expect(problems({ accountNumber: '12345' })).toEqual(['accountNumber']);
    expect(problems({ day: 28 })).toEqual([]);
    expect(problems({ day: 29 })).toEqual(['day']);
    expect(problems({ day: 0 })).toEqual(['day']);
  });
});
