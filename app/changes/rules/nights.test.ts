import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE, putOf, TODAY } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, decidedIn, draftsIn, report, wordsTo } from '../../../tests/fixtures/reports.ts';
import type { ChangeCase } from '../rule.ts';

const A = 'case1-c1';
const B = 'case1-c2';
const told = { children: [A, B], pattern: 'weekly', nightsWeek: 2, settled: 'yes', agreement: 'none', changedOn: '2026-11-02' };
const nights = (fields: Readonly<Record<string, unknown>> = {}, parts: Parameters<typeof clusterFor>[1] = {}, more: Partial<ChangeCase> = {}) => {
  const cluster = clusterFor('C01', parts);
  return { cluster, ...report(cluster, 'C01', { ...told, ...fields }, more) };
};

describe('overnight stays', () => {
  it('are asked of the other parent on day 0, with one day to answer, and of nobody else', () => {
    const { preview, record } = nights();
    expect(preview()).toMatchObject({ path: 'waitForProof', effective: { on: TODAY, ruleId: 'R-EFF-8' } });
    expect(preview().requests.map(({ to, what, dueOn }) => [to, what, dueOn])).toEqual([['receivingParent', 'agreement', '2026-12-02']]);
    expect(draftsIn(record())).toEqual(['receivingParent sms report.ask', 'receivingParent email report.ask']);
  });

  it('ask for the paper that was named, of the parent who named it', () => {
    expect(nights({ agreement: 'courtOrder' }).preview().requests.map(({ to, what }) => `${to} ${what}`)).toEqual(['receivingParent agreement', 'payingParent courtOrder']);
    expect(nights({ agreement: 'solicitor' }).preview().requests.map(({ to, what }) => `${to} ${what}`)).toEqual(['receivingParent agreement', 'payingParent evidence']);
  });

  it('are decided by rule once the other parent agrees, from the day of the report', () => {
    const { cluster, record, answered, preview } = nights();
    record();
    answered({ receivingParent: { code: 'agree' } });
    expect(preview()).toMatchObject({ path: 'decide', choice: null });
    const put = record();
    const [made] = decidedIn(put);
    // £400.00 at 16% for two children is £64.00; 104 nights take two sevenths off.
    expect(made?.body).toMatchObject({ effectiveFrom: TODAY, cases: [{ caseId: CASE, weekly: 45_71 }] });
    expect(made?.replays).toBe(true);
    expect(putOf(put, 'care').map(({ id, body }) => [id, body.nights, body.basis, body.from])).toEqual([[A, 104, 'agreed', TODAY], [B, 104, 'agreed', TODAY]]);
    expect(cluster.get('task', 'task1').state).toBe('done');
    expect(draftsIn(put)).toEqual(['payingParent sms case.changed', 'payingParent letter case.changed', 'receivingParent sms case.changed', 'receivingParent letter case.changed']);
    expect(wordsTo(put, 'receivingParent')).toContain('The overnight stays changed.');
  });

  it('of one child leave the other child’s nights alone', () => {
    const { record, answered } = nights({ children: [B] });
    record();
    answered({ receivingParent: { code: 'agree' } });
    const put = record();
    expect(decidedIn(put)[0]?.input.receivingParents[0]?.children.map((child) => child.nights)).toEqual([30, 104]);
    expect(putOf(put, 'care').map(({ id }) => id)).toEqual([B]);
  });

  it.each([[7, 'decide'], [8, 'handOver']] as const)('are agreed when the first day is %i days off: %s', (days, path) => {
    const { record, answered, preview } = nights();
    record();
    answered({ receivingParent: { code: 'agree', on: `2026-11-${String(2 + days).padStart(2, '0')}` } });
    expect(preview().path).toBe(path);
  });

  it.each([
    ['the other parent says no', {}, { receivingParent: { code: 'disagree' as const } }, 'The parents do not agree on the nights.'],
    ['the other parent stays silent', {}, { receivingParent: 'silent' as const }, 'The other parent has not agreed. Decide on what there is.'],
    ['the other parent told us of other nights', { otherNights: 60 }, { receivingParent: 'silent' as const }, 'The parents do not agree on the nights.'],
    ['the local authority has the child for some nights', { authorityNights: 20 }, { receivingParent: { code: 'agree' as const } }, 'Some nights are with the local authority.'],
    ['the agreement says otherwise', { agreement: 'parents', agreementNights: 52 }, { receivingParent: { code: 'agree' as const }, payingParent: { code: 'given' as const } }, 'The agreement or order says 52 nights. The report says 104.'],
    ['the nights cannot be settled', { settled: 'no' }, { receivingParent: { code: 'agree' as const } }, 'The nights cannot be settled. One night a week is counted if you accept (SI 2012/2677 reg 47).'],
  ])('go to a person when %s', (_when, fields, answers, why) => {
    const { record, answered, preview } = nights(fields);
    record();
    answered(answers);
    expect(preview().path).toBe('handOver');
    expect(preview().choice?.why).toContain(why);
  });

  it('stand side by side, each parent’s account in their own column', () => {
    const { record, answered, preview } = nights({ otherNights: 60, otherFrom: '2026-10-01' }, {}, { reportedBy: 'receivingParent' });
    record();
    answered({ payingParent: { code: 'disagree' } });
    expect(preview().sides.slice(0, 2)).toEqual([
      { label: 'Nights with the paying parent', payingParent: '60 nights a year', receivingParent: '104 nights a year', leads: null },
      { label: 'From', payingParent: '1 October 2026', receivingParent: '2 November 2026', leads: null },
    ]);
  });
});

describe('a band that stays the same', () => {
  const words = (preview: ReturnType<ReturnType<typeof nights>['preview']>): string | undefined => preview.refusal?.words;
  it.each([
    [30, 51, true], [30, 52, false], [60, 103, true], [60, 104, false], [110, 155, true], [110, 103, false], [160, 174, true], [160, 175, false], [176, 175, true], [176, 182, true], [176, 183, false],
  ])('from %i to %i nights: refused by rule is %s', (held, year, refused) => {
    const { preview } = nights({ pattern: 'yearly', nightsYear: year }, { nights: [held, held] });
    expect(preview().path === 'refuse').toBe(refused);
  });

  it('tells why, and who can ask again, to the parent who reported and to nobody else', () => {
    const { preview, record, cluster } = nights({ pattern: 'yearly', nightsYear: 80 }, { nights: [60, 60] });
    expect(words(preview())).toBe('We count 80 nights a year. That is in the same band as now: 52 to 103 nights. So the amount stays the same.');
    const put = record();
    expect(draftsIn(put)).toEqual(['payingParent sms report.refused', 'payingParent letter report.refused']);
    expect(wordsTo(put, 'payingParent')).toContain('52 to 103 nights');
    expect(decidedIn(put)).toEqual([]);
    expect(putOf(put, 'care')).toEqual([]);
    expect(cluster.get('decision', 'decision1').effectiveUntil).toBeNull();
  });

  it('is not refused where it holds for one child only', () => expect(nights({ pattern: 'yearly', nightsYear: 80 }, { nights: [60, 30] }).preview().path).not.toBe('refuse'));
  it('is not refused by rule where the local authority has the child for some nights', () => expect(nights({ pattern: 'yearly', nightsYear: 80, authorityNights: 1 }, { nights: [60, 60] }).preview().path).not.toBe('refuse'));
  it('is not refused by rule under a safety marker', () =>
    expect(nights({ pattern: 'yearly', nightsYear: 80 }, { nights: [60, 60], safety: [{ of: 'receivingParent', kind: 'abuseDisclosed' }] }).preview()).toMatchObject({ path: 'handOver', choice: { suggested: 'refuse' } }));
});

describe('nights near half of the year', () => {
  it('open the question who the main carer is as soon as they are reported, once', () => {
    const { cluster, record, answered, preview } = nights({ pattern: 'yearly', nightsYear: 175 });
    expect(preview().opens.map(({ title }) => title)).toEqual(['Who is the main carer?']);
    record();
    expect(cluster.list('task').filter(({ body }) => body.changeType === 'C02').map(({ body }) => [body.kind, body.state, body.dueOn])).toEqual([['change', 'open', '2026-11-28']]);
    answered({ receivingParent: { code: 'agree' } });
    expect(preview().choice?.why).toContain('175 nights is 175 or more. Who the main carer is comes first.');
    record();
    expect(cluster.list('task').filter(({ body }) => body.changeType === 'C02')).toHaveLength(1);
  });
  it('open no such question at 174', () => expect(nights({ pattern: 'yearly', nightsYear: 174 }).preview().opens).toEqual([]));
  it('told as about equal hold nothing that could be accepted', () => {
    expect(nights({ pattern: 'equal' }).preview()).toMatchObject({ path: 'handOver', choice: { options: ['refuse', 'handOver'] }, opens: [{ title: 'Who is the main carer?' }] });
  });
});

describe('nights that a person settles', () => {
  it('can be one a week, kept as assumed', () => {
    const { record, answered, accept } = nights({ settled: 'no', pattern: 'weekly', nightsWeek: 3 });
    record();
    answered({ receivingParent: { code: 'disagree' } });
    const put = accept('Shared care is agreed, the nights are not.');
    expect(decidedIn(put)[0]?.input.receivingParents[0]?.children).toEqual([{ id: A, nights: null, basis: 'assumed' }, { id: B, nights: null, basis: 'assumed' }]);
    expect(putOf(put, 'care').map(({ body }) => [body.nights, body.basis])).toEqual([[52, 'assumed'], [52, 'assumed']]);
  });

  it('cannot be worked out where the local authority has the child for 52 nights', () => {
    const { preview } = nights({ authorityNights: 52 }, {}, { evidence: 'seen' });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { options: ['refuse', 'handOver'] } });
    expect(nights({ authorityNights: 51 }, {}, { evidence: 'seen' }).preview().choice?.options).toContain('accept');
  });
});

describe('answers that cannot be', () => {
  it.each([
    [{ nightsWeek: 8 }, 'nightsWeek'], [{ nightsWeek: 7, extraNights: 2 }, 'extraNights'], [{ pattern: 'yearly', nightsYear: 366 }, 'nightsYear'], [{ nightsWeek: 6, authorityNights: 60 }, 'authorityNights'],
    [{ changedOn: '2026-11-19' }, 'changedOn'], [{ children: ['nobody'] }, 'children'],
  ])('%o is refused at %s', (fields, field) => expect(nights(fields).preview().problems.map((problem) => problem.field)).toEqual([field]));
});

it('the amount decided is always the one that the band of the nights gives, and never more nights cost more', () => {
  const weekly = (year: number): number => nights({ pattern: 'yearly', nightsYear: year }, { nights: [0, 0] }, { evidence: 'seen', decide: { as: 'accept', because: 'Order seen.' } }).preview().after?.weekly ?? -1;
  fc.assert(fc.property(fc.integer({ min: 0, max: 182 }), fc.integer({ min: 0, max: 182 }), (one, two) => {
    const [fewer, more] = [Math.min(one, two), Math.max(one, two)];
    expect(weekly(more)).toBeLessThanOrEqual(weekly(fewer));
  }), { numRuns: 20 });
});

describe('agreement by the other parent', () => {
  it('is what they answer themselves, not what was typed of them', () => expect(nights({ otherNights: 104, otherFrom: '2026-11-02' }).preview()).toMatchObject({ path: 'waitForProof', requests: [{ to: 'receivingParent', what: 'agreement' }] }));
  it('is not there when they wrote something that is neither yes nor no, whatever paper was seen', () => {
    const { cluster, record, answered } = nights();
    record();
    answered({ receivingParent: { code: 'given' } });
    const preview = report(cluster, 'C01', told, { evidence: 'seen' }).preview();
    expect(preview).toMatchObject({ path: 'handOver', choice: { why: ['The other parent has not agreed. Decide on what there is.'] } });
  });
  it('does not do while nobody has read how many nights the named agreement gives', () => {
    const { record, answered, preview } = nights({ agreement: 'courtOrder' });
    record();
    answered({ receivingParent: { code: 'agree' }, payingParent: { code: 'given' } });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { why: ['Nobody entered the nights in the agreement or order. Read it first.'] } });
  });
});

it('time told as about equal is never refused by rule, even where the nights cannot be settled', () =>
  expect(nights({ pattern: 'equal', settled: 'no' }, { nights: [60, 60] }).preview()).toMatchObject({ path: 'handOver', refusal: null, opens: [{ title: 'Who is the main carer?' }] }));

it('a report that reaches back leaves a later decision the nights it was made on, and the record of care with it', () => {
  const { cluster } = nights();
  report(cluster, 'C01', { ...told, children: [A], nightsWeek: 3 }, { evidence: 'seen', taskId: null, reportedOn: '2026-11-10', today: '2026-11-10' }).accept();
  expect(cluster.get('care', A)).toMatchObject({ nights: 156, from: '2026-11-10' });
  const late = report(cluster, 'C01', { ...told, nightsWeek: 1, changedOn: '2026-09-01' }, { evidence: 'seen', reportedOn: '2026-10-01' });
  const made = decidedIn(late.accept()).filter(({ body }) => body.replacedBy === undefined && body.effectiveFrom >= '2026-10-01');
  expect(made.map(({ body, input, replays }) => [body.effectiveFrom, input.receivingParents[0]?.children.map((child) => child.nights), replays])).toEqual([['2026-10-01', [52, 52], true], ['2026-11-10', [156, 52], true]]);
  expect([cluster.get('care', A).nights, cluster.get('care', B).nights]).toEqual([156, 52]);
});
