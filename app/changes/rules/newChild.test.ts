import { describe, expect, it } from 'vitest';
import { CASE, PAYING, putOf, TODAY } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, decidedIn, draftsIn, report, wordsTo } from '../../../tests/fixtures/reports.ts';

const told = { name: { given: 'Finch', family: 'Childermark' }, bornOn: '2026-09-01', livesWith: 'receivingParent', nights: 0, parentage: 'birthRecord', benefitTo: 'receivingParent', changedOn: '2026-09-01' };
const added = (fields: Readonly<Record<string, unknown>> = {}, parts: Parameters<typeof clusterFor>[1] = {}) => {
  const cluster = clusterFor('C06', parts);
  return { cluster, ...report(cluster, 'C06', { ...told, ...fields }, { subject: 'receivingParent', reportedBy: 'receivingParent' }) };
};

describe('a new child of the same two parents', () => {
  it('asks the other parent about parentage, the Child Benefit office, and for the birth record', () => {
    const { preview, record } = added();
    expect(preview()).toMatchObject({ path: 'waitForProof', class: 'C', effective: { on: TODAY, ruleId: 'R-EFF-7' } });
    expect(preview().requests.map(({ to, what }) => `${to} ${what}`)).toEqual(['payingParent parentageAnswer', 'childBenefit childBenefitStatus', 'receivingParent birthRecord']);
    expect(wordsTo(record(), 'payingParent')).not.toMatch(/Finch|Rosa/);
  });

  it('never counts by a rule, even when everybody agrees; a person who accepts it adds it from the day of the report', () => {
    const { cluster, record, answered, preview, accept } = added();
    record();
    answered({ payingParent: { code: 'agree' }, childBenefit: { code: 'matches' }, receivingParent: {} });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { suggested: 'accept' } });
    const put = accept();
    // £400.00 at 19% for three.
    expect(decidedIn(put)[0]).toMatchObject({ replays: true, body: { effectiveFrom: TODAY, cases: [{ caseId: CASE, weekly: 76_00 }] } });
    expect(decidedIn(put)[0]?.input.receivingParents[0]?.children.map(({ id }) => id)).toEqual(['case1-c1', 'case1-c2', 'case1_h3']);
    expect(cluster.get('child', 'case1_h3')).toEqual({ given: 'Finch', family: 'Childermark', bornOn: '2026-09-01', role: 'qualifying', caseId: CASE, payingParentId: PAYING, inEducation: false });
    expect(cluster.get('care', 'case1_h3')).toEqual({ childId: 'case1_h3', nights: 0, basis: 'none', from: TODAY });
    expect(draftsIn(put)).toHaveLength(4);
    expect(wordsTo(put, 'payingParent')).toContain('This is for three children.');
  });

  it('whose parentage is disputed goes to somebody who rings within 14 days, once', () => {
    const { cluster, record, answered, preview } = added();
    record();
    answered({ payingParent: { code: 'disagree' }, childBenefit: { code: 'matches' }, receivingParent: {} });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { suggested: null }, opens: [{ title: 'Parentage is disputed', dueOn: '2026-12-02' }] });
    record();
    expect(cluster.list('task').filter(({ body }) => body.kind === 'parentageDispute')).toHaveLength(1);
    report(cluster, 'C06', told, { subject: 'receivingParent', reportedBy: 'receivingParent' }).record({ decide: { as: 'handOver', because: '' } });
    expect(cluster.list('task').filter(({ body }) => body.kind === 'parentageDispute')).toHaveLength(1);
  });

  it('who lives with the paying parent needs an application of its own', () => {
    const { preview } = added({ livesWith: 'payingParent' });
    expect(preview()).toMatchObject({ choice: { options: ['refuse', 'handOver'], suggested: 'refuse' }, opens: [{ title: 'Application by the parent who has the child' }] });
  });

  it.each([
    [{ bornOn: '2006-11-18', changedOn: '2026-09-01' }, 'bornOn'], [{ changedOn: '2026-08-31' }, 'changedOn'], [{ name: { given: 'wren', family: 'Childermark' }, bornOn: '2017-05-06' }, 'name'], [{ nights: 366 }, 'nights'],
  ])('that cannot be is refused at its field: %o', (fields, field) => expect(added(fields).preview().problems.map((problem) => problem.field)).toEqual([field]));

  it('is never given an id that is taken', () => {
    const { cluster, accept } = added({}, {});
    cluster.write([{ kind: 'child', id: 'case1_h4', body: { given: 'Ash', family: 'Othermark', bornOn: '2020-01-01', role: 'relevantOther', caseId: null, payingParentId: PAYING, inEducation: false } }], 'seed');
    expect(putOf(accept('Birth certificate seen.'), 'child').map(({ id }) => id)).toEqual(['case1_h5']);
  });
});

it.each([['relevantOther', null, 'This child counts as another child of the paying parent. Record first that it no longer does'], ['qualifying', 'case2', 'This child counts in another case of the paying parent']] as const)('a child counts once: %s', (role, caseId, message) =>
  expect(added({}, { more: [{ kind: 'child', id: 'kit', body: { given: 'Finch', family: 'Childermark', bornOn: '2026-09-01', role, caseId, payingParentId: PAYING, inEducation: false } }] }).preview().problems).toEqual([{ field: 'name', message }]));
it('the other parent is asked about parentage also where the birth record was seen', () => {
  const { cluster } = added();
  expect(report(cluster, 'C06', told, { subject: 'receivingParent', reportedBy: 'receivingParent', evidence: 'seen' }).preview()).toMatchObject({ path: 'waitForProof', requests: [{ to: 'payingParent', what: 'parentageAnswer' }, { to: 'childBenefit' }] });
});
it('nights near half of the year are pointed out to the person', () => expect(added({ nights: 175 }).preview().choice?.why).toContain('175 nights is 175 or more. Who the main carer is comes first.'));
it('a second report of a child who came in meanwhile is refused by rule', () => {
  const { cluster, record, preview } = added();
  record();
  report(cluster, 'C06', told, { subject: 'receivingParent', reportedBy: 'receivingParent', evidence: 'seen', taskId: null }).accept();
  expect(preview()).toMatchObject({ path: 'refuse', problems: [], refusal: { code: 'inCase' } });
});
it('a case on its way to being closed goes on', () => {
  const { cluster } = added({}, { secondCase: {}, nights: [30] });
  report(cluster, 'C02', { child: 'case1-c1', newCarer: 'equal', why: 'About equal now.', sixWeeks: 'yes', ownEmergency: 'half', ownDaytime: 'half', ownChildcare: 'half', ownEssentials: 'half', ownMedical: 'half', ownActivities: 'half', ownSupport: 'half', changedOn: '2026-10-05' }, { evidence: 'seen', taskId: null }).accept();
  expect(cluster.get('case', CASE).status).toBe('closing');
  report(cluster, 'C06', told, { subject: 'receivingParent', reportedBy: 'receivingParent', evidence: 'seen', taskId: null }).accept();
  expect(cluster.get('case', CASE).status).toBe('live');
});
