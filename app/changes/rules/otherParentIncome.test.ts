import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE, putOf, shippedCatalogues, TASK, TODAY, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, decidedIn, draftsIn, report, wordsTo } from '../../../tests/fixtures/reports.ts';
import type { RowBody, RowWrite } from '../../model/rows/index.ts';
import { straightThrough } from '../../work/office/straightThrough.ts';
import type { ChangeCase } from '../rule.ts';

const week = (pence: number) => ({ pence, per: 'week' });
const told = { livelihood: 'employed', knows: 'yes', pay: week(600_00), written: 'no', knowsDate: 'yes', changedOn: '2026-11-02' };
const income = (fields: Readonly<Record<string, unknown>> = {}, parts: ClusterParts = {}, more: Partial<ChangeCase> = {}) => {
  const cluster = clusterFor('C12', { nights: [0, 0], ...parts });
  return { cluster, ...report(cluster, 'C12', { ...told, ...fields }, { reportedBy: 'receivingParent', ...more }) };
};
const hmrcSaid = (weekly: number | null, fields: Readonly<Record<string, unknown>> = {}, parts: ClusterParts = {}) => {
  const all = income(fields, parts);
  all.record();
  all.answered({ hmrc: { code: weekly === null ? 'nothing' : 'given', weekly } });
  return all;
};
const proof = (weekly: number): RowWrite => ({ kind: 'evidence', id: 'evidence1', body: { caseId: CASE, taskId: TASK, kind: 'payslip', from: 'payingParent', receivedOn: TODAY, state: 'accepted', weekly } });
const earlier = (body: Partial<RowBody<'change'>> = {}): RowWrite => ({
  kind: 'change', id: 'change8',
  body: { caseId: CASE, type: 'C12', subject: 'payingParent', reportedBy: 'receivingParent', reportedOn: '2026-11-10', changedOn: null, fields: {}, state: 'waiting', effectiveFrom: null, weeklyBefore: null, weeklyAfter: null, gates: [], decisionId: null, taskId: 'task8', runId: null, recordedAt: '2026-11-10T09:00:00.000Z', by: 'CW-11', ...body },
});

describe('what one parent says of the other’s income', () => {
  it('is first looked up with HMRC for somebody with a job only, and nobody else is troubled', () => {
    expect(income().preview()).toMatchObject({ path: 'waitForProof', requests: [{ to: 'hmrc', what: 'payData' }] });
    expect(draftsIn(income().record())).toEqual([]);
  });

  it.each([[300_01, 'refuse'], [300_00, 'waitForProof'], [499_99, 'refuse'], [500_00, 'waitForProof']])('is refused by rule only while HMRC is under the line: %i against £400.00 is %s', (weekly, path) => {
    expect(hmrcSaid(weekly).preview()).toMatchObject({ path, refusal: path === 'refuse' ? { code: 'tooSmallYet' } : null });
  });

  it('refused tells the receiving parent why and when to try again, no figure, and the paying parent nothing', () => {
    const { record, cluster } = hmrcSaid(410_00);
    const put = record();
    expect(draftsIn(put)).toEqual(['receivingParent sms report.refused', 'receivingParent letter report.refused']);
    const words = wordsTo(put, 'receivingParent');
    expect(words).toContain('The income has not changed by 25% or more.');
    expect(words).toContain('You can tell us again after 2 January 2027.');
    expect(words).not.toMatch(/£|HMRC|employer/);
    expect(cluster.list('change')[0]?.body.state).toBe('refused');
    expect(cluster.list('income').filter(({ body }) => body.state === 'inUse')).toHaveLength(1);
  });

  it('of long ago is refused without asking them to try again', () => {
    const on = (changedOn: string) => hmrcSaid(410_00, { changedOn }).preview().refusal?.code;
    expect([on('2026-09-18'), on('2026-09-19')]).toEqual(['tooSmall', 'tooSmallYet']);
  });

  it('is refused by the office itself once HMRC has woken it, every gate passed', () => {
    const { cluster } = hmrcSaid(410_00);
    const task = cluster.get('task', TASK);
    cluster.write([{ kind: 'task', id: TASK, body: { ...task, waiting: [], wokeAt: '2026-11-18T09:42:00.000Z', why: { code: 'feedAnswered', on: TODAY, what: 'hmrc' } } }], 'woken');
    const facts = cluster.facts();
    const [change] = facts.changes;
    if (change === undefined || facts.tasks[0] === undefined) throw new Error('nothing waits');
    const way = straightThrough(facts, facts.tasks[0], change, { today: TODAY, catalogues: shippedCatalogues() });
    expect(way.by).toBe('system');
    if (way.by === 'person') return;
    expect(cluster.perform('change.record', way.args, { actor: { id: 'system', role: 'system', teams: [] } })).toMatchObject({ ok: true });
    expect(cluster.list('change')[0]?.body.state).toBe('refused');
  });

  it('is asked of the paying parent when HMRC does not settle it, who is not told who reported or why beyond the question', () => {
    for (const weekly of [null, 520_00]) {
      const { record } = hmrcSaid(weekly);
      const put = record();
      expect(putOf(put, 'request').map(({ body }) => `${body.to} ${body.what} ${body.ifSilent}`)).toEqual(['payingParent payslip decide']);
      expect(draftsIn(put)).toEqual(['payingParent sms report.ask', 'payingParent email report.ask']);
      expect(wordsTo(put, 'payingParent')).not.toMatch(/receiving parent|other parent|told us|reported|£/i);
    }
  });

  it.each([['self_employed', ['taxReturn']], ['both', ['payslip', 'taxReturn']], ['pension', ['pensionProof']], ['notKnown', ['payslip']]])('is asked of the paying parent at once for income from %s', (livelihood, whats) => {
    const { preview } = income({ livelihood });
    expect(preview().requests.map(({ to, what }) => `${to} ${what}`)).toEqual(whats.map((what) => `payingParent ${what}`));
    expect(preview().choice?.options).toEqual(['refuse', 'handOver']);
  });

  it('is decided by a person on the figure that was proved, both accounts side by side', () => {
    const { preview, accept, cluster } = income({ livelihood: 'notKnown', knows: 'no', pay: undefined }, { more: [proof(600_00)] });
    expect(preview()).toMatchObject({ path: 'handOver', sides: [{ payingParent: '£600.00 a week', receivingParent: null }], choice: { suggested: 'accept' }, after: { weekly: 96_00 } });
    const put = accept('');
    expect(decidedIn(put).map(({ body, replays }) => [body.effectiveFrom, body.grossWeekly, replays])).toEqual([[TODAY, 600_00, true]]);
    expect(draftsIn(put)).toEqual(['payingParent sms case.changed', 'payingParent letter case.changed', 'receivingParent sms case.changed', 'receivingParent letter case.changed']);
    expect(wordsTo(put, 'payingParent')).not.toMatch(/receiving parent|other parent/i);
    expect(cluster.list('income').filter(({ body }) => body.state === 'inUse').map(({ body }) => [body.grossWeekly, body.source])).toEqual([[600_00, 'payslip']]);
  });

  it('proved over the line is for a person, whatever HMRC has', () => {
    const all = income({}, { more: [proof(600_00)] });
    all.record({ decide: { as: 'handOver', because: '' } });
    all.cluster.write([{ kind: 'evidence', id: 'evidence2', body: { caseId: CASE, taskId: TASK, kind: 'hmrc_rti', from: 'hmrc', receivedOn: TODAY, state: 'received', weekly: 410_00 } }], 'feed');
    expect(all.preview()).toMatchObject({ path: 'handOver', refusal: null, after: { grossWeekly: 600_00 } });
  });

  it('proved under the line is for a person to refuse', () => {
    expect(income({}, { more: [proof(450_00)] }).preview().choice).toMatchObject({ options: ['refuse', 'handOver'], suggested: 'refuse' });
  });

  it('that nobody answers is for a person to refuse: one parent’s word is no figure', () => {
    const { record, answered, preview } = income({ livelihood: 'self_employed' });
    record();
    answered({ payingParent: 'silent' });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { options: ['refuse', 'handOver'], suggested: 'refuse' } });
  });

  it('starts on the day of a rise that had to be reported, else on the day of the report', () => {
    const start = (weekly: number, reportDuty: boolean) => income({}, { case: { reportDuty }, more: [proof(weekly)] }).preview().effective?.on;
    expect([start(600_00, true), start(600_00, false), start(200_00, true)]).toEqual(['2026-11-02', TODAY, TODAY]);
  });

  it('is taken one at a time: a second is refused while the first is open, and not once it is finished', () => {
    expect(income({}, { more: [earlier()] }).preview()).toMatchObject({ path: 'refuse', refusal: { code: 'alreadyOpen' } });
    expect(income({}, { more: [earlier({ state: 'handedOver' })] }).preview()).toMatchObject({ path: 'refuse' });
    expect(income({}, { more: [earlier({ state: 'refused' })] }).preview().path).toBe('waitForProof');
    expect(income({}, { more: [earlier({ caseId: 'case2' })], secondCase: {} }).preview().path).toBe('waitForProof');
    // Somebody not identified, or a safety marker, still stops anything automatic.
    expect(income({}, { more: [earlier()], safety: [{ of: 'payingParent', kind: 'abuseDisclosed' }] }).preview().path).toBe('handOver');
  });

  it('wants an amount from somebody who says they know it', () => {
    expect(income({ pay: undefined }).preview().problems).toEqual([{ field: 'pay', message: 'Enter at least one amount' }]);
    expect(income({ details: 'x'.repeat(601) }).preview().problems.map(({ field }) => field)).toEqual(['details']);
    expect(income({ details: 'x'.repeat(600) }).preview().problems).toEqual([]);
    expect(income({ livelihood: undefined }).preview().needs).toEqual(['How does the paying parent get their income?']);
  });

  it('never puts the reported figure, or who reported, in words to the paying parent', () => {
    fc.assert(fc.property(fc.integer({ min: 1_00, max: 2_000_00 }), fc.constantFrom('employed', 'self_employed', 'both', 'pension', 'notKnown'), fc.option(fc.integer({ min: 0, max: 2_000_00 })), (pence, livelihood, hmrc) => {
      const { record, answered, cluster } = income({ livelihood, pay: week(pence) });
      record();
      if (hmrc !== null) answered({ hmrc: { weekly: hmrc } });
      record();
      const words = JSON.stringify(cluster.list('message').filter(({ body }) => body.to === 'payingParent'));
      expect(words).not.toMatch(/receiving parent|other parent|£/i);
    }), { numRuns: 40 });
  });
});
