import { describe, expect, it } from 'vitest';
import { CASE, PAYING, putOf } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, decidedIn, draftsIn, report } from '../../../tests/fixtures/reports.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import type { ChangeCase } from '../rule.ts';

const other: RowWrite = { kind: 'child', id: 'other1', body: { given: 'Kit', family: 'Childermark', bornOn: '2018-02-01', role: 'relevantOther', caseId: null, payingParentId: PAYING, inEducation: false } };
const told = { child: 'case1-c1', adopter: 'neither', changedOn: '2026-11-02' };
const adopted = (fields: Readonly<Record<string, unknown>> = {}, parts: Parameters<typeof clusterFor>[1] = {}, more: Partial<ChangeCase> = {}) => {
  const cluster = clusterFor('C07', parts);
  return { cluster, ...report(cluster, 'C07', { ...told, ...fields }, { subject: 'receivingParent', reportedBy: 'receivingParent', ...more }) };
};

describe('an adopted child', () => {
  it('asks for the order and of the Child Benefit office, and tells the other parent nothing yet', () => {
    const { preview, record } = adopted();
    expect(preview().requests.map(({ to, what }) => `${to} ${what}`)).toEqual(['receivingParent adoptionOrder', 'childBenefit childBenefitStatus']);
    expect(draftsIn(record())).toEqual(['receivingParent email report.ask']);
  });

  it('is always for a person; with the order seen it leaves from the day of the order', () => {
    const { cluster, preview, accept } = adopted({}, {}, { evidence: 'seen' });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { suggested: 'accept' }, effective: { on: '2026-11-02', ruleId: 'R-EFF-5' } });
    const put = accept();
    expect(decidedIn(put)[0]).toMatchObject({ replays: true, body: { effectiveFrom: '2026-11-02', cases: [{ weekly: 48_00 }] } });
    expect(cluster.get('child', 'case1-c1').role).toBe('noLonger');
    expect(JSON.stringify(put.filter(({ kind }) => kind === 'message'))).not.toMatch(/adopt/i);
  });

  it('closes the way for the case when it was the last', () => {
    const { cluster, accept } = adopted({}, { nights: [0] }, { evidence: 'seen' });
    const put = accept();
    expect(cluster.get('case', CASE).status).toBe('closing');
    expect(putOf(put, 'task').filter(({ id }) => id !== 'task1').map(({ body }) => body.kind)).toEqual(['caseClosure']);
    expect(new Set(draftsIn(put).map((each) => each.split(' ')[2]))).toEqual(new Set(['case.ended']));
  });

  it('who was another child of the paying parent lowers the count of those', () => {
    const cluster = clusterFor('C07', { more: [other] });
    const held = cluster.get('decision', 'decision1');
    cluster.write([{ kind: 'decision', id: 'decision1', body: { ...held, input: { ...(held.input as object), relevantOtherChildren: 1 } } }], 'seed');
    const put = report(cluster, 'C07', { ...told, child: 'other1' }, { evidence: 'seen' }).accept();
    expect(decidedIn(put)[0]?.body.input).toMatchObject({ relevantOtherChildren: 0 });
    expect(cluster.get('child', 'other1').role).toBe('noLonger');
    expect(cluster.get('case', CASE).status).toBe('live');
  });

  it('whom the paying parent adopted at home goes on counting', () =>
    expect(adopted({ child: 'other1', adopter: 'payingParent' }, { more: [other] }, { evidence: 'seen' }).preview()).toMatchObject({ choice: { options: ['refuse', 'handOver'], suggested: 'refuse' }, refusal: { code: 'stillCounts' } }));

  it('of the case leaves it also when the paying parent adopted the child', () => expect(adopted({ adopter: 'payingParent' }, {}, { evidence: 'seen' }).preview()).toMatchObject({ choice: { suggested: 'accept' }, after: { weekly: 48_00 } }));

  it('without the order is not suggested either way', () => {
    const { record, answered, preview } = adopted();
    record();
    answered({ receivingParent: {}, childBenefit: { code: 'stopped' } });
    expect(preview().choice).toMatchObject({ suggested: null, why: expect.arrayContaining(['The order or certificate has not been seen.']) });
  });
});
