import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE, must, PAYING, putOf, RECEIVING, shippedCatalogues, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { accountRow, directCluster, MONTH, reportOn, rowsOf, scheduleRow, sent, settle } from '../../../tests/fixtures/payments.ts';
import { calculate } from '../../calculation/calculate.ts';
import type { CalculationInput } from '../../calculation/input.ts';
import { balances } from '../../money/balances.ts';
import type { ChangeCase } from '../rule.ts';

const missed = { why: 'missed', payments: [{ dueOn: '2026-09-28', paid: { pence: 100_00 } }, { dueOn: '2026-10-28' }], since: 'no', bankShared: 'yes', acceptFees: 'yes', account: 'held' };
const told = (fields: Readonly<Record<string, unknown>> = {}, parts: ClusterParts = {}, more: Partial<ChangeCase> = {}) => {
  const cluster = directCluster(parts);
  return { cluster, ...reportOn(cluster, 'C15', { ...missed, ...fields }, { reportedBy: 'receivingParent', subject: 'receivingParent', ...more }) };
};
/** The same report once those who were asked have answered. */
const after = (answers: Parameters<typeof settle>[2], fields: Readonly<Record<string, unknown>> = {}, parts: ClusterParts = {}) => {
  const { cluster, put } = told(fields, parts);
  settle(cluster, put(), answers);
  return { cluster, ...reportOn(cluster, 'C15', { ...missed, ...fields }, { reportedBy: 'receivingParent', subject: 'receivingParent' }) };
};
const payment = (dueOn: string, more: object = {}) => ({ payments: [{ dueOn, ...more }] });

describe('from Direct Pay to Collect and Pay (C15)', () => {
  it('asks the paying parent on day 0, with one day to answer, and says that silence counts as yes', () => {
    const { preview } = told();
    expect(preview).toMatchObject({ path: 'waitForProof', class: 'B', requests: [{ to: 'payingParent', what: 'agreement', ifSilent: 'accept', dueOn: '2026-12-02' }] });
    expect(preview.notices.every(({ to, templateId }) => to === 'payingParent' && templateId === 'report.ask')).toBe(true);
  });

  it.each([['agrees', { code: 'agree' }], ['is silent', 'lapsed']] as const)('is decided when the paying parent %s: fees, a new schedule, and what was not paid is owed', (_how, answer) => {
    const { cluster, preview, put } = after({ 'payingParent/agreement': answer });
    expect(preview).toMatchObject({ path: 'decide', choice: null, class: 'B', effective: { on: '2026-11-28' }, before: { payingParentTotal: 64_00 }, after: { weekly: 64_00, payingParentTotal: 76_80, receivingParentNet: 61_44 } });
    const rows = put();
    expect(putOf(rows, 'case')[0]?.body).toMatchObject({ service: 'collectAndPay', method: 'standingOrder' });
    expect(putOf(rows, 'schedule').map(({ body }) => [body.state, body.service, body.from])).toEqual([['replaced', 'directPay', '2026-07-01'], ['live', 'collectAndPay', '2026-11-28']]);
    // What falls due before the move carries no fee; from then on each payment does.
    expect(putOf(rows, 'schedule')[1]?.body.due.slice(0, 2).map(({ fee }) => fee > 0)).toEqual([false, true]);
    cluster.write(rows, 'op3');
    const held = balances(cluster.list('ledger').map(({ body }) => body), '2026-11-18');
    expect(held).toMatchObject({ owed: { maintenance: 2 * MONTH - 100_00, fees: 0 }, direct: 0 });
    const [decision] = putOf(rows, 'decision').filter(({ body }) => body.changeId !== null);
    expect(must(calculate(decision?.body.input as CalculationInput, shippedCatalogues().law)).receivingParents[0]).toMatchObject({ weekly: 64_00, payingParentTotal: 76_80 });
    expect(sent(rows)).toEqual(['payingParent sms service.changed', 'payingParent letter service.changed', 'receivingParent sms service.changed', 'receivingParent letter service.changed']);
    expect(rowsOf(rows, PAYING)).toEqual([]);
  });

  it('counts a payment from three working days after it was due, and not before', () => {
    // Friday 13 November: the third working day after it is Wednesday the 18th.
    expect(told(payment('2026-11-13')).preview.path).toBe('waitForProof');
    const early = told(payment('2026-11-13'), {}, { today: '2026-11-17', reportedOn: '2026-11-17' });
    expect(early.preview).toMatchObject({ path: 'handOver', class: 'C', requests: [], choice: { suggested: 'refuse' }, refusal: { code: 'notLate' } });
    expect(early.preview.refusal?.words).toContain('3 working days');
  });

  it('counts a payment that came in full, three working days late and not two', () => {
    const late = (paidOn: string) => told(payment('2026-10-28', { paid: { pence: MONTH }, paidOn })).preview;
    expect(late('2026-11-02')).toMatchObject({ path: 'waitForProof' });
    expect(late('2026-10-30')).toMatchObject({ path: 'handOver', refusal: { code: 'notLate' } });
    // Nothing of it is still owed.
    expect(late('2026-11-02').prepared).toContainEqual({ label: 'Still unpaid', value: '£0.00', source: 'schedule and what was told' });
  });

  it('counts payments of this review year only', () => {
    const { preview } = told(payment('2026-07-28'));
    expect(preview).toMatchObject({ path: 'handOver', requests: [] });
    expect(preview.choice?.why.join(' ')).toContain('before this review year');
  });

  it('goes to a person where bank details were not shared before, and the answer is then a no', () => {
    expect(told({ bankShared: 'no' }).preview).toMatchObject({ path: 'handOver', requests: [], choice: { suggested: 'refuse' }, refusal: { code: 'notShared' } });
  });

  it('goes to the specialists under a safety marker, and nobody is asked or told', () => {
    const { preview, put } = told({}, { safety: [{ of: 'receivingParent', kind: 'abuseDisclosed' }] });
    expect(preview).toMatchObject({ path: 'handOver', requests: [], notices: [] });
    expect(preview.choice?.why[0]).toContain('specialist');
    const rows = put();
    expect([...putOf(rows, 'request'), ...putOf(rows, 'message')]).toEqual([]);
  });

  it('asks for a statement when the paying parent disputes it, and then a person reads it', () => {
    const { cluster, preview, put } = after({ 'payingParent/agreement': { code: 'disagree' } });
    expect(preview).toMatchObject({ path: 'waitForProof', class: 'C', requests: [{ to: 'payingParent', what: 'bankStatement' }] });
    settle(cluster, put(), { 'payingParent/bankStatement': { code: 'given' } });
    cluster.write([{ kind: 'evidence', id: 'v1', body: { caseId: CASE, taskId: 'task1', kind: 'bankStatement', from: 'payingParent', receivedOn: '2026-11-18', state: 'received', weekly: null } }], 'op3');
    const read = reportOn(cluster, 'C15', missed, { reportedBy: 'receivingParent', subject: 'receivingParent' });
    expect(read.preview).toMatchObject({ path: 'handOver', requests: [], choice: { suggested: null, options: ['accept', 'refuse', 'handOver'] } });
    expect(read.preview.choice?.why.join(' ')).toContain('bank statement');
    expect(putOf(read.put({ decide: { as: 'accept', because: 'The statement shows no payment.' } }), 'case')[0]?.body.service).toBe('collectAndPay');
  });

  it('is refused without the fees, and where the money is collected already', () => {
    expect(told({ acceptFees: 'no' }).preview).toMatchObject({ path: 'refuse', refusal: { code: 'feesRefused' } });
    expect(told({}, { case: { service: 'collectAndPay' } }).preview).toMatchObject({ path: 'refuse', refusal: { code: 'already' } });
    const rows = told({ acceptFees: 'no' }).put();
    expect(sent(rows)).toEqual(['receivingParent sms report.refused', 'receivingParent letter report.refused']);
  });

  it('waits for the other parent’s yes where the paying parent asks, and needs no late payment', () => {
    const asked = { why: 'asked', acceptFees: 'yes', account: 'held' };
    const cluster = directCluster();
    const first = reportOn(cluster, 'C15', asked);
    expect(first.preview).toMatchObject({ path: 'waitForProof', requests: [{ to: 'receivingParent', what: 'agreement' }] });
    settle(cluster, first.put(), { 'receivingParent/agreement': { code: 'agree' } });
    expect(reportOn(cluster, 'C15', asked).preview.path).toBe('decide');
  });

  it('refuses days at their field: one that no payment was due on, one twice, a full payment without its day', () => {
    expect(told(payment('2026-10-03')).preview.problems[0]).toMatchObject({ field: 'payments' });
    expect(told(payment('2026-10-03')).preview.problems[0]?.message).toContain('no payment was due on 3 October 2026');
    expect(told({ payments: [{ dueOn: '2026-10-28' }, { dueOn: '2026-10-28' }] }).preview.problems[0]?.message).toContain('twice');
    expect(told(payment('2026-10-28', { paid: { pence: MONTH } })).preview.problems[0]?.message).toContain('the day it came');
  });

  it('keeps a new account’s number in its owner’s row only, until it is checked', () => {
    const rows = told({ account: 'new', holder: 'R Receivingmark', sortCode: '990002', accountNumber: '12345678' }).put();
    expect(putOf(rows, 'account')[0]?.body).toMatchObject({ personId: RECEIVING, state: 'proposed', number: '12345678' });
    expect(JSON.stringify(rows.filter(({ kind }) => kind !== 'account'))).not.toMatch(/12345678|99-00-02/);
    expect(putOf(rows, 'change')[0]?.body.fields).toMatchObject({ accountEnding: '78' });
  });

  it('opens what must follow: a way to pay, the order to an employer, the account to check', () => {
    const opens = (fields: object) => after({ 'payingParent/agreement': { code: 'agree' } }, { ...fields }).preview.opens.map(({ title }) => title);
    expect(opens({})).toEqual(['Settle how the paying parent pays']);
    expect(opens({ method: 'deductionFromEarnings' })).toEqual(['Send the deduction order to the employer']);
    expect(opens({ account: 'new', holder: 'R Receivingmark', sortCode: '990002', accountNumber: '12345678', method: 'card' })).toEqual(['Check the account to pay into']);
    const withDebit = after({ 'payingParent/agreement': { code: 'agree' } }, {}, { more: [accountRow('directDebit')] });
    // A Direct Debit has ten working days of notice, so November's payment is still between the parents.
    expect(withDebit.preview).toMatchObject({ effective: { on: '2026-12-28' }, opens: [] });
  });

  it('owes what is missing and no more, whatever came since', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: MONTH - 1 }), fc.array(fc.integer({ min: 1, max: MONTH }), { maxLength: 4 }), (part, since) => {
      const { cluster, put } = after({ 'payingParent/agreement': { code: 'agree' } }, {
        payments: [{ dueOn: '2026-09-28', ...(part === 0 ? {} : { paid: { pence: part } }) }, { dueOn: '2026-10-28' }],
        ...(since.length === 0 ? {} : { since: 'yes', received: since.map((pence) => ({ on: '2026-11-10', amount: { pence } })) }),
      });
      cluster.write(put(), 'op3');
      const held = balances(cluster.list('ledger').map(({ body }) => body), '2026-11-18');
      const missing = 2 * MONTH - part;
      expect(held.owed.maintenance).toBe(Math.max(0, missing - since.reduce((sum, each) => sum + each, 0)));
      expect(held.direct).toBe(0);
    }), { numRuns: 40 });
  });

  it('tells the ledger nothing twice', () => {
    const line = { caseId: CASE, on: '2026-10-30', type: 'directPayUnpaid', pence: MONTH, bucket: 'direct', method: null, dueOn: '2026-10-28' } as const;
    const { put } = after({ 'payingParent/agreement': { code: 'agree' } }, payment('2026-10-28'), { more: [{ kind: 'ledger', id: 'known', body: line }] });
    expect(putOf(put(), 'ledger').map(({ body }) => [body.type, body.pence])).toEqual([['directPayAdjusted', 0 - MONTH], ['broughtForward', MONTH]]);
  });

  it('goes to a person where no schedule says when payments were due', () => {
    const { preview } = told({}, { more: [{ ...scheduleRow('directPay', null), id: 'schedule1', body: { ...scheduleRow('directPay', null).body, due: [] } } as never] });
    expect(preview.path).toBe('handOver');
  });
});
