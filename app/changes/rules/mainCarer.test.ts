import { describe, expect, it } from 'vitest';
import { CASE, putOf } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, decidedIn, draftsIn, report, ruleOf, wordsTo } from '../../../tests/fixtures/reports.ts';
import type { ChangeCase } from '../rule.ts';
import { careAreas, careField, type CareShare } from './careAreas.ts';

const shares = (whose: 'own' | 'other', share: CareShare): Readonly<Record<string, CareShare>> => Object.fromEntries(careAreas.map((area) => [careField(whose, area), share]));
const told = { child: 'case1-c1', newCarer: 'payingParent', why: 'The child moved in after the summer.', sixWeeks: 'yes', ...shares('own', 'more'), changedOn: '2026-10-05' };
const moved = (fields: Readonly<Record<string, unknown>> = {}, parts: Parameters<typeof clusterFor>[1] = {}, more: Partial<ChangeCase> = {}) => {
  const cluster = clusterFor('C02', parts);
  return { cluster, ...report(cluster, 'C02', { ...told, ...fields }, more) };
};
const theirs = { otherAnswered: 'yes', ...shares('other', 'less') };

describe('a main carer who changes', () => {
  it('asks the other parent the same questions, the reporter for proof and the Child Benefit office, on one day', () => {
    const { preview, record } = moved();
    expect(preview()).toMatchObject({ path: 'waitForProof', class: 'C', effective: { on: '2026-10-05', ruleId: 'R-EFF-5' } });
    expect(preview().requests.map(({ to, what, dueOn }) => [to, what, dueOn])).toEqual([['receivingParent', 'careAnswers', '2026-12-02'], ['payingParent', 'evidence', '2026-12-02'], ['childBenefit', 'childBenefitStatus', '2026-12-02']]);
    const put = record();
    expect(wordsTo(put, 'receivingParent')).toContain('your answers about daily care');
    expect(wordsTo(put, 'receivingParent')).not.toMatch(/summer|Paul|Payingmark/);
  });

  it('never is decided by a rule, however clear both accounts are', () => {
    const { record, answered, preview } = moved(theirs);
    record();
    answered({ receivingParent: {}, payingParent: {}, childBenefit: { code: 'matches' } });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { suggested: 'accept', options: ['accept', 'refuse', 'handOver'] } });
    expect(preview().sides).toHaveLength(7);
    expect(preview().sides.every(({ leads }) => leads === 'payingParent')).toBe(true);
    expect(preview().prepared).toContainEqual({ label: 'The paying parent leads', value: '7 of 7 areas by both accounts, 7 by their own', source: 'both accounts' });
    expect(preview().prepared).toContainEqual({ label: 'Child Benefit', value: 'Paid to the parent whom the report names', source: 'Child Benefit office' });
  });

  it.each([
    ['both claim most of it', shares('other', 'more'), null], ['the other parent leads', { ...shares('own', 'less'), ...shares('other', 'more') }, 'refuse'], ['it will not last', { sixWeeks: 'no', backOn: '2026-12-20' }, null],
  ])('is suggested as the accounts point: %s', (_what, fields, suggested) => {
    const { record, answered, preview } = moved({ ...theirs, ...fields });
    record();
    answered({ receivingParent: {}, payingParent: {}, childBenefit: { code: 'matches' } });
    expect(preview().choice?.suggested).toBe(suggested);
  });

  it('takes the other parent’s answers as they came online', () => {
    const { cluster, record, answered, change, preview } = moved();
    record();
    answered({ receivingParent: { text: 'l l l h l l l' }, payingParent: {}, childBenefit: { code: 'matches' } });
    expect(preview().sides[3]).toEqual({ label: 'Food, clothes and other essentials', payingParent: 'More than half', receivingParent: 'About half', leads: null });
    expect(ruleOf('C02').prefill({ ...change(), facts: cluster.facts() })).toMatchObject({ otherAnswered: { value: 'yes' }, otherMedical: { value: 'less' } });
  });

  it('takes the child off the amount from the day it happened, and opens an application', () => {
    const { cluster, record, answered } = moved(theirs);
    record();
    answered({ receivingParent: {}, payingParent: {}, childBenefit: { code: 'matches' } });
    const put = report(cluster, 'C02', { ...told, ...theirs }).accept();
    const [made] = decidedIn(put);
    // One child left at £400.00: 12%.
    expect(made?.body).toMatchObject({ effectiveFrom: '2026-10-05', cases: [{ caseId: CASE, weekly: 48_00 }] });
    expect(made?.replays).toBe(true);
    expect(wordsTo(put, 'receivingParent')).toContain('The number of children changed.');
    expect(made?.input.receivingParents[0]?.children.map(({ id }) => id)).toEqual(['case1-c2']);
    expect(cluster.get('child', 'case1-c1').role).toBe('noLonger');
    expect(cluster.get('child', 'case1-c2').role).toBe('qualifying');
    expect(cluster.get('case', CASE).status).toBe('live');
    expect(putOf(put, 'task').filter(({ id }) => id !== 'task1').map(({ body }) => body.kind)).toEqual(['newApplication']);
    expect(draftsIn(put)).toEqual(['payingParent sms case.changed', 'payingParent letter case.changed', 'receivingParent sms case.changed', 'receivingParent letter case.changed']);
  });

  it('ends the amount and puts the case on its way to being closed when it was the last child', () => {
    const { cluster } = moved({}, { nights: [30] });
    const put = report(cluster, 'C02', told, { evidence: 'seen' }).accept();
    expect(decidedIn(put)).toEqual([]);
    expect(cluster.get('decision', 'decision1').effectiveUntil).toBe('2026-10-04');
    expect(cluster.get('case', CASE).status).toBe('closing');
    expect(putOf(put, 'task').filter(({ id }) => id !== 'task1').map(({ body }) => body.kind)).toEqual(['newApplication', 'caseClosure']);
    expect(draftsIn(put)).toEqual(['payingParent sms case.ended', 'payingParent letter case.ended', 'receivingParent sms case.ended', 'receivingParent letter case.ended']);
    expect(wordsTo(put, 'payingParent')).toContain('From 5 October 2026 there is no weekly amount on this case.');
    expect(JSON.stringify(put)).not.toContain('((');
  });

  it('leaves another case of the same paying parent to go on, with its own letters', () => {
    const { cluster } = moved({}, { nights: [30], secondCase: {} });
    const put = report(cluster, 'C02', told, { evidence: 'seen' }).accept();
    const [made] = decidedIn(put);
    expect(made?.body.cases).toEqual([expect.objectContaining({ caseId: 'case2', weekly: 48_00 }), expect.objectContaining({ caseId: CASE, weekly: 0 })]);
    expect(cluster.get('case', CASE).status).toBe('closing');
    expect(cluster.get('case', 'case2').status).toBe('live');
    expect(put.filter((row) => row.kind === 'case')).toHaveLength(1);
    expect(put.flatMap((row) => (row.kind === 'message' ? [`${row.body.caseId} ${row.body.to} ${row.body.templateId}`] : []))).toContain('case2 receivingParent case.changed');
  });

  it('counted as equal ends the child’s part, with no application to make', () => {
    const { cluster } = moved({ newCarer: 'equal' });
    const put = report(cluster, 'C02', { ...told, newCarer: 'equal' }, { evidence: 'seen' }).accept();
    expect(decidedIn(put)[0]?.body.cases[0]?.weekly).toBe(48_00);
    expect(putOf(put, 'task').filter(({ id }) => id !== 'task1')).toEqual([]);
  });

  it('that is none holds nothing to accept', () => expect(moved({ newCarer: 'receivingParent' }, {}, { evidence: 'seen' }).preview()).toMatchObject({ path: 'handOver', choice: { options: ['refuse', 'handOver'], suggested: 'refuse' }, refusal: { code: 'alreadyCarer' } }));

  it('told a second time is refused by rule, though the first is not finished; told of another day it is not', () => {
    const { cluster, record } = moved();
    record();
    const again = (fields: Readonly<Record<string, unknown>>) => report(cluster, 'C02', { ...told, ...fields }, { taskId: null });
    expect(again({}).preview()).toMatchObject({ path: 'refuse', refusal: { code: 'duplicate' } });
    expect(again({ changedOn: '2026-10-12' }).preview().path).not.toBe('refuse');
    expect(again({ child: 'case1-c2' }).preview().path).not.toBe('refuse');
  });

  it('is refused by a person in words of ours, not theirs', () => {
    const { record, answered, refuse, preview } = moved({ ...theirs, ...shares('own', 'less'), ...shares('other', 'more') });
    record();
    answered({ receivingParent: {}, payingParent: {}, childBenefit: { code: 'differs' } });
    expect(preview().choice?.suggested).toBe('refuse');
    const put = refuse('She told me in confidence.');
    expect(draftsIn(put)).toEqual(['payingParent sms report.refused', 'payingParent letter report.refused']);
    expect(wordsTo(put, 'payingParent')).toContain('It has not moved to the other parent.');
    expect(wordsTo(put, 'payingParent')).not.toContain('confidence');
  });
});

it('the other parent’s report of the same move is their own account, and new answers are new: neither is a repeat', () => {
  const { cluster, record } = moved();
  record();
  const again = (fields: Readonly<Record<string, unknown>>, more: Partial<ChangeCase>) => report(cluster, 'C02', { ...told, ...fields }, { taskId: null, ...more }).preview().path;
  expect(again({}, { reportedBy: 'receivingParent' })).not.toBe('refuse');
  expect(again({ ownMedical: 'less' }, {})).not.toBe('refuse');
});
it('the other parent is asked also where a paper was seen; the parent who showed it is not asked for it again', () =>
  expect(moved({}, {}, { evidence: 'seen' }).preview()).toMatchObject({ path: 'waitForProof', requests: [{ to: 'receivingParent', what: 'careAnswers' }, { to: 'childBenefit' }], choice: { options: ['accept', 'refuse', 'handOver'] } }));
it('nobody is asked anything about a move that is none', () => expect(moved({ newCarer: 'receivingParent' }).preview()).toMatchObject({ path: 'handOver', requests: [] }));
it('a child cannot be back before it left', () => expect(moved({ sixWeeks: 'no', backOn: '2026-10-05' }).preview().problems.map(({ field }) => field)).toEqual(['backOn']));

it('a report under way about a child who left by another report comes to an end by rule', () => {
  const { cluster, record, preview } = moved();
  record();
  cluster.write([{ kind: 'child', id: 'case1-c1', body: { ...cluster.get('child', 'case1-c1'), role: 'noLonger' } }], 'other');
  expect(preview()).toMatchObject({ path: 'refuse', problems: [], refusal: { code: 'gone' } });
  record();
  expect(cluster.list('change').map(({ body }) => body.state)).toEqual(['refused']);
});

it('a decision between two accounts that point neither way needs its reason', () => {
  const { cluster, record, answered } = moved({ ...theirs, ...shares('other', 'more') });
  record();
  answered({ receivingParent: {}, payingParent: {}, childBenefit: { code: 'matches' } });
  const accepts = (fields: Readonly<Record<string, unknown>>) => report(cluster, 'C02', { ...told, ...fields }, { decide: { as: 'accept', because: '' } }).preview().choice;
  expect(accepts({ ...theirs, ...shares('other', 'more') })).toMatchObject({ suggested: null, reasonNeeded: true });
});
