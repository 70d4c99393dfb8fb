import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE, putOf } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, decidedIn, draftsIn, report, wordsTo } from '../../../tests/fixtures/reports.ts';
import { isRealDate } from '../../model/dates.ts';
import type { ChangeCase } from '../rule.ts';
import { nextOf } from './leavesEducation.ts';

const told = { child: 'case1-c1', reason: 'leftEducation', changedOn: '2026-09-01' };
/** The first child of the case is 17, the second nine. */
function left(fields: Readonly<Record<string, unknown>> = {}, more: Partial<ChangeCase> = {}, parts: Parameters<typeof clusterFor>[1] = {}, born = '2009-05-06') {
  const cluster = clusterFor('C08', parts);
  cluster.write([{ kind: 'child', id: 'case1-c1', body: { ...cluster.get('child', 'case1-c1'), bornOn: born } }], 'seed');
  return { cluster, ...report(cluster, 'C08', { ...told, ...fields }, { subject: 'receivingParent', reportedBy: 'payingParent', ...more }) };
}

describe('a child who left school or college', () => {
  it('is asked about of the Child Benefit office and the receiving parent', () => {
    const { preview, record } = left();
    expect(preview().requests.map(({ to, what, ifSilent }) => `${to} ${what} ${ifSilent}`)).toEqual(['childBenefit childBenefitStatus decide', 'receivingParent agreement accept']);
    expect(draftsIn(record())).toEqual(['receivingParent sms report.ask', 'receivingParent email report.ask']);
  });
  it('is not asked about again of the receiving parent who told us', () => expect(left({}, { reportedBy: 'receivingParent' }).preview().requests.map(({ to }) => to)).toEqual(['childBenefit']));

  it.each([['agrees', { code: 'agree' as const }], ['is silent', 'silent' as const]])('no longer counts once Child Benefit has ended and the receiving parent %s, from the day Child Benefit ended', (_what, parent) => {
    const { cluster, record, answered, preview } = left();
    record();
    answered({ childBenefit: { code: 'stopped', on: '2026-08-31' }, receivingParent: parent });
    expect(preview()).toMatchObject({ path: 'decide', choice: null, effective: { on: '2026-08-31', ruleId: 'R-EFF-5' } });
    const put = record();
    expect(decidedIn(put)[0]).toMatchObject({ replays: true, body: { effectiveFrom: '2026-08-31', cases: [{ caseId: CASE, weekly: 48_00 }] } });
    expect(cluster.get('child', 'case1-c1').role).toBe('noLonger');
    expect(cluster.get('child', 'case1-c2').role).toBe('qualifying');
    expect(draftsIn(put)).toEqual(['payingParent sms case.changed', 'payingParent letter case.changed', 'receivingParent sms case.changed', 'receivingParent letter case.changed']);
  });

  it('is decided on the feed’s own report, once the parent has been asked', () => {
    const { record, answered, preview } = left({ reason: 'benefitEnded' }, { reportedBy: 'feed' });
    expect(preview().requests.map(({ to }) => to)).toEqual(['receivingParent']);
    record();
    answered({ receivingParent: 'silent' });
    expect(preview().path).toBe('decide');
  });

  it('still counts while Child Benefit is paid: refused by rule, with a look again on the next day it can end', () => {
    const { cluster, record, answered, preview } = left();
    record();
    answered({ childBenefit: { code: 'started' } });
    expect(preview()).toMatchObject({ path: 'refuse', refusal: { code: 'stillPaid' }, opens: [{ dueOn: '2026-11-30' }] });
    const put = record();
    expect(decidedIn(put)).toEqual([]);
    expect(putOf(put, 'task').filter(({ id }) => id !== 'task1').map(({ body }) => [body.kind, body.changeType, body.dueOn])).toEqual([['change', 'C08', '2026-11-30']]);
    expect(wordsTo(put, 'payingParent')).toContain('We will look again on 30 November 2026.');
    expect(draftsIn(put).every((each) => each.startsWith('payingParent'))).toBe(true);
    expect(cluster.get('child', 'case1-c1').role).toBe('qualifying');
  });

  it.each([
    ['the receiving parent says no', { childBenefit: { code: 'stopped' as const }, receivingParent: { code: 'disagree' as const } }, 'The receiving parent says that the child is still in education.'],
    ['the Child Benefit office stays silent', { childBenefit: 'silent' as const, receivingParent: { code: 'agree' as const } }, 'The Child Benefit office did not say that it has ended.'],
    ['the Child Benefit office has nothing to say', { childBenefit: { code: 'nothing' as const }, receivingParent: { code: 'agree' as const } }, 'The Child Benefit office did not say that it has ended.'],
  ])('goes to a person when %s', (_when, answers, why) => {
    const { record, answered, preview } = left();
    record();
    answered(answers);
    expect(preview().path).toBe('handOver');
    expect(preview().choice?.why).toContain(why);
  });

  it('is for a person to close the case when it was the last', () => {
    const { cluster, record, answered, preview, accept } = left({}, {}, { nights: [30] });
    record();
    answered({ childBenefit: { code: 'stopped' }, receivingParent: { code: 'agree' } });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { suggested: 'accept', why: expect.arrayContaining(['No child is left on this case then. A person closes it.']) } });
    const put = accept('No child is left.');
    expect(cluster.get('case', CASE).status).toBe('closing');
    expect(putOf(put, 'task').filter(({ id }) => id !== 'task1').map(({ body }) => [body.kind, body.dueOn])).toEqual([['caseClosure', '2026-12-16']]);
    expect(new Set(draftsIn(put).map((each) => each.split(' ')[2]))).toEqual(new Set(['case.ended']));
  });
});

describe('a twentieth birthday', () => {
  it('needs no proof and counts from the day itself, whatever day was told', () => {
    const { preview } = left({ reason: 'turned20', changedOn: '2026-11-10' }, {}, {}, '2006-11-02');
    expect(preview()).toMatchObject({ path: 'decide', effective: { on: '2026-11-02' }, requests: [] });
  });
  it.each([['2006-11-18', []], ['2006-11-19', ['reason']]])('of one born on %s has problems at %o', (born, fields) =>
    expect(left({ reason: 'turned20', changedOn: '2026-11-18' }, {}, {}, born).preview().problems.map(({ field }) => field)).toEqual(fields));
});

describe('a child who is still in education', () => {
  const still = { reason: 'stillIn', changedOn: '2026-09-01', courseEnds: '2027-07-31' };
  it('is confirmed by Child Benefit alone, and nothing else changes', () => {
    const { cluster, record, answered, preview } = left(still, { reportedBy: 'receivingParent' });
    expect(preview().requests.map(({ to }) => to)).toEqual(['childBenefit']);
    record();
    answered({ childBenefit: { code: 'started' } });
    expect(preview().path).toBe('apply');
    const put = record();
    expect(cluster.get('child', 'case1-c1')).toMatchObject({ role: 'qualifying', inEducation: true });
    expect(decidedIn(put)).toEqual([]);
    expect(draftsIn(put)).toEqual(['receivingParent sms record.changed', 'receivingParent email record.changed']);
  });
  it('goes to a person when Child Benefit has ended', () => {
    const { record, answered, preview } = left(still, { reportedBy: 'receivingParent' });
    record();
    answered({ childBenefit: { code: 'stopped' } });
    expect(preview()).toMatchObject({ path: 'handOver', refusal: null });
  });
});

it('nobody under 16 can leave education', () => {
  expect(left({}, {}, {}, '2010-09-01').preview().problems).toEqual([]);
  expect(left({}, {}, {}, '2010-09-02').preview().problems).toEqual([{ field: 'child', message: 'This child was under 16 that day, so still counts' }]);
});

describe('the next day on which education can end', () => {
  const days = ['02-28', '05-31', '08-31', '11-30'];
  it.each([['2026-11-18', '2026-11-30'], ['2026-11-30', '2027-02-28'], ['2027-12-01', '2028-02-29'], ['2028-02-28', '2028-02-29'], ['2026-05-30', '2026-05-31']])('after %s is %s', (after, next) => expect(nextOf(days, after)).toBe(next));
  it('is a real day, always ahead, never more than a year', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2013-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }), (date) => {
      const after = date.toISOString().slice(0, 10);
      const next = nextOf(days, after);
      expect(isRealDate(next) && next > after && Number(next.slice(0, 4)) - Number(after.slice(0, 4)) <= 1).toBe(true);
    }));
  });
});

describe('Child Benefit’s word', () => {
  it('on a day after the report counts from that day, once it has come', () => {
    const { cluster, record, answered, change, preview } = left();
    record();
    answered({ childBenefit: { code: 'stopped', on: '2026-11-30' }, receivingParent: { code: 'agree' } });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { options: ['refuse', 'handOver'] } });
    const later = report(cluster, 'C08', change().fields, { subject: 'receivingParent', reportedBy: 'payingParent', today: '2026-12-03' });
    expect(later.preview()).toMatchObject({ path: 'decide', effective: { on: '2026-11-30' } });
    expect(decidedIn(later.record())[0]?.body).toMatchObject({ effectiveFrom: '2026-11-30', cases: [{ weekly: 48_00 }] });
  });
  it('stands against a paper that says otherwise: a person looks at both', () => {
    const { cluster, record, answered, change } = left();
    record();
    answered({ childBenefit: { code: 'started' }, receivingParent: { code: 'agree' } });
    expect(report(cluster, 'C08', change().fields, { ...change(), facts: cluster.facts(), evidence: 'seen' }).preview()).toMatchObject({ path: 'handOver', choice: { why: ['Child Benefit is still paid, but a paper says that the child has left.'] } });
  });
  it('is asked for also where a letter of the college was seen', () => expect(left({}, { evidence: 'seen' }).preview().requests.map(({ to }) => to)).toEqual(['childBenefit', 'receivingParent']));
  it('without a day leaves the day to a person, for the child counts until it ends', () => {
    const { record, answered, preview } = left();
    record();
    answered({ childBenefit: { code: 'stopped' }, receivingParent: { code: 'agree' } });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { why: ['The Child Benefit office gave no day on which it ended. The child counts until then.'] } });
  });
  it('does not end a child under 16, whoever gets it', () => {
    const { record, answered, preview, refuse } = left({ child: 'case1-c2', reason: 'benefitEnded' }, { reportedBy: 'feed' });
    record();
    answered({ receivingParent: 'silent' });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { options: ['refuse', 'handOver'], suggested: 'refuse' }, refusal: { code: 'underAge' } });
    expect(decidedIn(refuse())).toEqual([]);
  });
});

it.each([['given'], ['nothing']] as const)('a receiving parent who answers %s has said neither yes nor no', (code) => {
  const { record, answered, preview } = left();
  record();
  answered({ childBenefit: { code: 'stopped', on: '2026-08-31' }, receivingParent: { code } });
  expect(preview()).toMatchObject({ path: 'handOver', choice: { why: ['The receiving parent has said neither yes nor no.'] } });
});
it('a person’s no for another reason opens no look at Child Benefit', () => {
  const { record, answered, refuse } = left();
  record();
  answered({ childBenefit: { code: 'stopped', on: '2026-08-31' }, receivingParent: { code: 'disagree' } });
  expect(putOf(refuse(), 'task').filter(({ id }) => id !== 'task1')).toEqual([]);
});
it('nobody is told that Child Benefit ended where nobody said so', () => {
  const still = left({ reason: 'stillIn', changedOn: '2026-09-01' }, { reportedBy: 'receivingParent' });
  still.record();
  still.answered({ childBenefit: { code: 'nothing' } });
  expect(wordsTo(still.refuse(), 'receivingParent')).not.toContain('Child Benefit');
});
it('a course ends after it started, not before today, and may run for years', () => {
  const problems = (courseEnds: string) => left({ reason: 'stillIn', changedOn: '2026-09-01', courseEnds }, { reportedBy: 'receivingParent' }).preview().problems.map(({ field }) => field);
  expect([problems('2026-08-31'), problems('2026-11-17'), problems('2028-07-31')]).toEqual([['courseEnds'], ['courseEnds'], []]);
});
