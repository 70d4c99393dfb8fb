import { describe, expect, it } from 'vitest';
import { CASE, putOf } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, decidedIn, report } from '../../../tests/fixtures/reports.ts';
import type { ChangeCase } from '../rule.ts';

const told = { child: 'case1-c1', carer: 'grandparent', carerName: { given: 'Gwen', family: 'Grandmark' }, why: 'She lives with her gran.', sixWeeks: 'yes', carerBenefit: 'yes', changedOn: '2026-10-05' };
const moved = (fields: Readonly<Record<string, unknown>> = {}, parts: Parameters<typeof clusterFor>[1] = {}, more: Partial<ChangeCase> = {}) => {
  const cluster = clusterFor('C03', parts);
  return { cluster, ...report(cluster, 'C03', { ...told, ...fields }, { subject: 'receivingParent', reportedBy: 'receivingParent', ...more }) };
};

describe('a child who lives with somebody else', () => {
  it('has its safety looked at as soon as it is reported, once', () => {
    const { cluster, record, answered } = moved();
    record();
    const checks = () => cluster.list('task').filter(({ body }) => body.kind === 'safeguarding');
    expect(checks().map(({ body }) => [body.state, body.dueOn])).toEqual([['open', '2026-11-20']]);
    answered({ payingParent: { code: 'agree' }, receivingParent: {}, childBenefit: { code: 'stopped' } });
    record();
    expect(checks()).toHaveLength(1);
  });

  it('is never decided by a rule', () => {
    const { record, answered, preview } = moved();
    expect(preview().requests.map(({ to, what }) => `${to} ${what}`)).toEqual(['payingParent agreement', 'receivingParent evidence', 'childBenefit childBenefitStatus']);
    record();
    answered({ payingParent: { code: 'agree' }, receivingParent: {}, childBenefit: { code: 'stopped' } });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { suggested: 'accept' } });
  });

  it('leaves the amount on the day it happened, and the new carer may apply', () => {
    const { cluster, accept } = moved({}, {}, { evidence: 'seen' });
    const put = accept();
    expect(decidedIn(put)[0]).toMatchObject({ replays: true, body: { effectiveFrom: '2026-10-05', cases: [{ caseId: CASE, weekly: 48_00 }] } });
    expect(cluster.get('child', 'case1-c1').role).toBe('noLonger');
    expect(putOf(put, 'task').filter(({ id }) => id !== 'task1').map(({ body }) => body.kind)).toEqual(['safeguarding', 'newApplication']);
  });

  it.each(['localAuthority', 'fosterCarer'])('with %s opens no application', (carer) => expect(moved({ carer }).preview().opens.map(({ title }) => title)).toEqual(['Check: a child lives with somebody else']));

  it('is told to neither parent by name or kind', () => {
    const { cluster, record, accept } = moved({}, { nights: [30] }, { evidence: 'seen' });
    const words = JSON.stringify([...record(), ...accept()].filter(({ kind }) => kind === 'message'));
    expect(words).toContain('case.ended');
    expect(words).not.toMatch(/Gwen|Grandmark|gran|relative/i);
    expect(cluster.get('case', CASE).status).toBe('closing');
  });

  it('can be told by somebody who is no parent of the case, with the parent asked', () => {
    expect(moved({}, {}, { reportedBy: 'thirdParty' }).preview().requests.map(({ to }) => to)).toEqual(['receivingParent', 'childBenefit']);
  });

  it('is said to be against the other parent’s word', () => {
    const { record, answered, preview } = moved();
    record();
    answered({ payingParent: { code: 'disagree' }, receivingParent: {}, childBenefit: { code: 'nothing' } });
    expect(preview().choice).toMatchObject({ suggested: null, why: expect.arrayContaining(['The other parent does not agree.']) });
  });
});

it('the other parent is asked also where a paper was seen', () => expect(moved({}, {}, { evidence: 'seen' }).preview().requests.map(({ to, what }) => `${to} ${what}`)).toEqual(['payingParent agreement', 'childBenefit childBenefitStatus']));
