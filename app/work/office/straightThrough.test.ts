import { describe, expect, it } from 'vitest';
import { must, shippedCatalogues, TASK, TODAY, type Cluster, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, report } from '../../../tests/fixtures/reports.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import type { ChangeType } from '../../model/rows/work.ts';
import type { Actor } from '../../operations/operation.ts';
import { straightThrough, type StraightThrough } from './straightThrough.ts';

const OFFICE: Actor = { id: 'system', role: 'system', teams: [] };
const week = (pence: number) => ({ pence, per: 'week' });
const income = (more: Readonly<Record<string, unknown>> = {}) => ({ source: 'employed', pay: week(300_00), paysPension: 'no', lasts: 'yes', changedOn: '2026-11-16', ...more });
const business = (weekly: number) => ({ filed: 'yes', periodFrom: '2025-04-06', periodTo: '2026-04-05', turnover: { pence: Math.round((weekly * 365) / 7) }, expenses: { pence: 0 }, alsoEmployed: 'no', paysPension: 'no', changedOn: '2026-11-02' });
const told = (livelihood: string) => ({ livelihood, knows: 'yes', pay: week(600_00), written: 'no', knowsDate: 'no' });
const accepted = (kind: 'taxReturn' | 'payslip', weekly: number | null): RowWrite => ({ kind: 'evidence', id: 'evidence1', body: { caseId: 'case1', taskId: TASK, kind, from: 'payingParent', receivedOn: TODAY, state: 'accepted', weekly } });

/** A report that waited, answered by all and woken by HMRC. */
function woken(type: ChangeType, fields: Readonly<Record<string, unknown>>, hmrc: number | null, parts: ClusterParts = {}, by: 'payingParent' | 'receivingParent' = 'payingParent'): Cluster {
  const cluster = clusterFor(type, parts);
  const { record, answered } = report(cluster, type, fields, { reportedBy: by });
  record();
  answered({ hmrc: { weekly: hmrc, code: hmrc === null ? 'nothing' : 'given' }, payingParent: { code: 'given' }, employer: { code: 'given' }, receivingParent: { code: 'given' } });
  const task = cluster.get('task', TASK);
  cluster.write([{ kind: 'task', id: TASK, body: { ...task, waiting: [], wokeAt: '2026-11-18T09:42:00.000Z', why: { code: 'feedAnswered', on: TODAY, what: 'hmrc' } } }], 'woken');
  return cluster;
}
function wayOf(cluster: Cluster): StraightThrough {
  const facts = cluster.facts();
  const [task, change] = [facts.tasks.find(({ id }) => id === TASK), facts.changes[0]];
  if (task === undefined || change === undefined) throw new Error('nothing waits');
  return straightThrough(facts, task, change, { today: TODAY, catalogues: shippedCatalogues() });
}
/** What became of it once the office did what it may. */
function ended(cluster: Cluster): string {
  const way = wayOf(cluster);
  if (way.by === 'person') return 'person';
  must(cluster.perform('change.record', way.args, { actor: OFFICE }));
  return cluster.list('change')[0]?.body.state ?? '';
}

describe('the office by itself', () => {
  it('accepts an income that HMRC bears out, and no other', () => {
    expect(ended(woken('C09', income(), 300_00))).toBe('decided');
    expect(ended(woken('C09', income(), 284_99))).toBe('person');
  });

  it('leaves to a person an income with a pension taken off, of nothing, or that does not last', () => {
    expect(ended(woken('C09', income({ pay: week(350_00), paysPension: 'yes', pension: week(50_00) }), 300_00))).toBe('person');
    expect(ended(woken('C09', { source: 'none', lasts: 'yes', changedOn: '2026-11-16' }, 0, { income: 150_00, nights: [0] }))).toBe('person');
    expect(ended(woken('C09', income({ lasts: 'no' }), 300_00))).toBe('person');
  });

  it('refuses self-employed income that is too small by both accounts, and never accepts it', () => {
    expect(ended(woken('C10', business(399_00), 410_00))).toBe('refused');
    expect(ended(woken('C10', business(500_00), 500_00, { more: [accepted('taxReturn', null)] }))).toBe('person');
    expect(ended(woken('C10', business(399_00), 500_00))).toBe('person');
  });

  it('refuses what the other parent says once HMRC shows that it is too small, and never accepts it', () => {
    expect(ended(woken('C12', told('employed'), 410_00, {}, 'receivingParent'))).toBe('refused');
    expect(ended(woken('C12', told('employed'), 600_00, { more: [accepted('payslip', 600_00)] }, 'receivingParent'))).toBe('person');
  });

  it('refuses nothing on pay data where they are said to have more than a job', () => {
    const both = { ...told('employed'), profit: week(300_00) };
    expect(ended(woken('C12', both, 410_00, {}, 'receivingParent'))).toBe('person');
    expect(ended(woken('C12', { ...told('employed'), pensionPaid: week(300_00) }, 410_00, {}, 'receivingParent'))).toBe('person');
  });

  it.each([
    ['a safety marker', { safety: [{ of: 'receivingParent', kind: 'abuseDisclosed' }] }],
    ['somebody who was not identified', { paying: { identity: null } }],
    ['another case of the paying parent', { secondCase: {} }],
  ] as const)('refuses nothing under %s', (what, parts) => {
    expect(ended(woken('C10', business(399_00), 410_00, parts))).toBe(what.startsWith('another') ? 'refused' : 'person');
  });

  it('never accepts extra income or extra costs, whatever is proved', () => {
    const rent = { kind: 'unearned', adds: 'new', unearnedFrom: 'property', unearned: { pence: 5_000_00, per: 'year' }, changedOn: '2026-11-02' };
    expect(ended(woken('C13', rent, 100_00, { more: [accepted('taxReturn', null)] }))).toBe('person');
  });

  it('cannot decide in a person’s place, whatever the act says', () => {
    const cluster = woken('C10', business(500_00), 500_00, { more: [accepted('taxReturn', null)] });
    const [change] = cluster.list('change');
    for (const as of ['accept', 'refuse']) {
      const args = { caseId: 'case1', type: 'C10', subject: 'payingParent', reportedOn: TODAY, fields: change?.body.fields ?? {}, evidence: 'none', taskId: TASK, expectWeekly: null, reportedBy: 'payingParent', decide: { as, because: 'It was proved.' } };
      must(cluster.perform('change.record', args, { actor: OFFICE }));
      expect(cluster.list('change').map(({ body }) => body.state)).toEqual(['handedOver']);
      expect(cluster.list('decision')).toHaveLength(1);
    }
    expect(cluster.perform('change.decideTogether', { caseId: 'case1', changeIds: [change?.id], expectWeekly: null }, { actor: OFFICE })).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
  });

  it('hands over an income with a pension taken off that it is asked to record, with nobody written to', () => {
    const cluster = clusterFor('C09');
    must(cluster.perform('change.record', { caseId: 'case1', type: 'C09', subject: 'payingParent', reportedOn: TODAY, fields: income({ pay: week(350_00), paysPension: 'yes', pension: week(50_00) }), evidence: 'seen', taskId: TASK, expectWeekly: null }, { actor: OFFICE }));
    expect(cluster.list('change').map(({ body }) => body.state)).toEqual(['handedOver']);
    expect(cluster.list('message')).toEqual([]);
  });
});
