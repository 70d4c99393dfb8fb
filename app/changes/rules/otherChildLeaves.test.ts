import { describe, expect, it } from 'vitest';
import { PAYING } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, decidedIn, draftsIn, report, wordsTo } from '../../../tests/fixtures/reports.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import type { ChangeCase } from '../rule.ts';

const other = (bornOn: string): RowWrite => ({ kind: 'child', id: 'other1', body: { given: 'Kit', family: 'Childermark', bornOn, role: 'relevantOther', caseId: null, payingParentId: PAYING, inEducation: false } });
function gone(fields: Readonly<Record<string, unknown>> = {}, more: Partial<ChangeCase> = {}, bornOn = '2012-02-01') {
  const cluster = clusterFor('C05', { more: [other(bornOn)] });
  const held = cluster.get('decision', 'decision1');
  cluster.write([{ kind: 'decision', id: 'decision1', body: { ...held, input: { ...(held.input as object), relevantOtherChildren: 1 } } }], 'seed');
  return { cluster, ...report(cluster, 'C05', { child: 'other1', reason: 'benefitEnded', changedOn: '2026-11-09', ...fields }, more) };
}

describe('another child who no longer counts', () => {
  it('is decided on the feed’s own report, with nobody asked', () => {
    const { cluster, preview, record } = gone({}, { reportedBy: 'feed' });
    expect(preview()).toMatchObject({ path: 'decide', requests: [], effective: { on: '2026-11-09' } });
    expect(decidedIn(record())[0]).toMatchObject({ replays: true, body: { cases: [{ weekly: 64_00 }] } });
    expect(cluster.get('child', 'other1').role).toBe('noLonger');
  });

  it('is decided by Child Benefit’s date, not by the day told', () => {
    const { record, answered, preview } = gone();
    record();
    answered({ childBenefit: { code: 'stopped', on: '2026-10-30' }, receivingParent: { code: 'disagree' } });
    expect(preview()).toMatchObject({ path: 'decide', effective: { on: '2026-10-30' } });
  });

  it.each([['payingParent', 'stillPaid'], ['receivingParent', 'stillCounts']] as const)('still counts while Child Benefit is paid; told to the %s as %s', (reportedBy, code) => {
    const { record, answered, preview } = gone({}, { reportedBy });
    record();
    answered({ childBenefit: { code: 'started' } });
    expect(preview()).toMatchObject({ path: 'refuse', refusal: { code } });
    const put = record();
    expect(draftsIn(put).every((each) => each.startsWith(reportedBy))).toBe(true);
    if (reportedBy === 'receivingParent') expect(wordsTo(put, reportedBy)).not.toContain('Benefit');
  });

  it('goes to a person where it left home and Child Benefit is still paid', () => {
    const { record, answered, preview } = gone({ reason: 'leftHome' });
    record();
    answered({ childBenefit: { code: 'started' }, receivingParent: { code: 'agree' } });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { why: expect.arrayContaining(['Child Benefit is still paid for this child.']) } });
  });

  it('goes to a person when nobody answers', () => {
    const { record, answered, preview } = gone();
    record();
    answered({ childBenefit: 'silent', receivingParent: 'silent' });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { why: ['Nobody answered. Decide on what there is.'] } });
  });

  it.each([['2006-11-18', 'decide', []], ['2006-11-19', 'decide', ['reason']]])('born on %s and told to have turned 20', (born, path, problems) => {
    const preview = gone({ reason: 'turned20' }, {}, born).preview();
    expect([preview.problems.map(({ field }) => field), preview.path]).toEqual([problems, path]);
    if (problems.length === 0) expect(preview).toMatchObject({ effective: { on: '2026-11-18' }, requests: [] });
  });
});

describe('the day another child stops counting', () => {
  it('is not agreed when the other parent names another one', () => {
    const { record, answered, preview } = gone({ reason: 'leftHome' }, { reportedBy: 'receivingParent' });
    record();
    answered({ childBenefit: { code: 'nothing' }, payingParent: { code: 'agree', on: '2026-11-01' } });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { why: ['They agree that it is so, but not on the day. The other parent says 1 November 2026.'] } });
  });
  it('is for a person where the office gives none and nobody agrees it', () => {
    const { record, answered, preview } = gone();
    record();
    answered({ childBenefit: { code: 'stopped' } });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { why: ['The Child Benefit office gave no day on which it ended.'] } });
  });
  it('may lie after the report, once it has come; before it has, nothing can be accepted', () => {
    const { cluster, record, answered, preview, change } = gone();
    record();
    answered({ childBenefit: { code: 'stopped', on: '2026-11-30' } });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { options: ['refuse', 'handOver'] } });
    const later = report(cluster, 'C05', change().fields, { today: '2026-12-03' });
    expect(later.preview()).toMatchObject({ path: 'decide', effective: { on: '2026-11-30' } });
    expect(decidedIn(later.record())[0]?.body).toMatchObject({ effectiveFrom: '2026-11-30', cases: [{ weekly: 64_00 }] });
  });
  it('is never before it began to count: the days before are those of other children', () => {
    const { cluster } = gone();
    const kit = { where: 'home', name: { given: 'Robin', family: 'Childermark' }, bornOn: '2012-03-01', relation: 'own', benefitTo: 'partner', changedOn: '2026-09-01' };
    report(cluster, 'C04', kit, { evidence: 'seen', taskId: null, reportedOn: '2026-10-15', today: '2026-10-15' }).accept();
    const robin = cluster.list('child').find(({ body }) => body.given === 'Robin')?.id;
    const put = report(cluster, 'C05', { child: robin, reason: 'leftHome', changedOn: '2026-09-20' }, { evidence: 'seen' }).accept();
    expect(decidedIn(put).filter(({ body }) => body.replacedBy === undefined).map(({ body, input }) => [body.effectiveFrom, input.relevantOtherChildren])).toEqual([['2026-10-15', 1]]);
  });
});

it('the receiving parent is not asked, and so not told, of the paying parent’s own home', () => expect(gone().preview().requests.map(({ to }) => to)).toEqual(['childBenefit']));
it('a child paid for privately does not stop counting because of Child Benefit or of leaving the home', () => {
  const { cluster, change } = gone();
  cluster.write([{ kind: 'child', id: 'other1', body: { ...cluster.get('child', 'other1'), role: 'otherArrangement' } }], 'seed');
  const problems = (reason: string) => report(cluster, 'C05', { ...change().fields, reason }, { reportedBy: 'feed' }).preview().problems.map(({ field }) => field);
  expect([problems('benefitEnded'), problems('leftHome'), problems('arrangementEnded')]).toEqual([['reason'], ['reason'], []]);
});
it('a child at home has no private arrangement to end', () => expect(gone({ reason: 'arrangementEnded' }).preview().problems.map(({ field }) => field)).toEqual(['reason']));
