import { describe, expect, it } from 'vitest';
import type { CalculationInput } from '../../calculation/input.ts';
import { callFor, CASE, changeCase, must, openCluster, PAYING, TODAY, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, report, ruleOf } from '../../../tests/fixtures/reports.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import type { ChangeType } from '../../model/rows/work.ts';

const week = (pence: number) => ({ pence, per: 'week' });
const ordinary: Readonly<Partial<Record<ChangeType, Readonly<Record<string, unknown>>>>> = {
  C09: { source: 'employed', pay: week(500_00), paysPension: 'no', lasts: 'yes', changedOn: '2026-11-02' },
  C10: { filed: 'yes', periodFrom: '2025-04-06', periodTo: '2026-04-05', turnover: { pence: 40_000_00 }, expenses: { pence: 10_000_00 }, alsoEmployed: 'no', paysPension: 'no', changedOn: '2026-11-02' },
  C11: { movement: 'started', which: 'carersAllowance', whose: 'parent', changedOn: '2026-11-10' },
  C12: { livelihood: 'employed', knows: 'yes', pay: week(600_00), written: 'no', knowsDate: 'no' },
  C13: { kind: 'unearned', adds: 'new', unearnedFrom: 'property', unearned: { pence: 5_000_00, per: 'year' }, changedOn: '2026-11-02' },
  C14: { ground: 'priorDebts', adds: 'new', cost: week(30_00), debtFor: 'both', changedOn: '2026-11-02' },
};
const held: RowWrite = { kind: 'benefit', id: 'benefit1', body: { personId: PAYING, code: 'carersAllowance', from: '2026-10-01', until: null } };
/** The fields that are said to be wrong. */
const wrongIn = (type: ChangeType, fields: Readonly<Record<string, unknown>>, parts: ClusterParts = {}): readonly string[] =>
  report(clusterFor(type, parts), type, { ...ordinary[type], ...fields }).preview().problems.map(({ field }) => field);
const agreed = (variations: CalculationInput['variations']) => (type: ChangeType, fields: Readonly<Record<string, unknown>>): readonly string[] => {
  const cluster = clusterFor(type);
  const decision = cluster.get('decision', 'decision1');
  cluster.write([{ kind: 'decision', id: 'decision1', body: { ...decision, input: { ...(decision.input as CalculationInput), variations } } }], 'seed');
  return report(cluster, type, { ...ordinary[type], ...fields }).preview().problems.map(({ field }) => field);
};

describe('an answer that cannot be', () => {
  it.each(Object.keys(ordinary) as ChangeType[])('%s: nothing is wrong with ordinary answers', (type) => {
    expect(wrongIn(type, {})).toEqual([]);
  });

  it.each([
    ['C09', 'pay', { pay: week(-1) }],
    ['C09', 'pay', { pay: week(1_000_000_01) }],
    ['C09', 'pension', { paysPension: 'yes', pension: week(500_01) }],
    ['C09', 'pension', { pay: { pence: 25_000_00, per: 'year' }, paysPension: 'yes', pension: { pence: 2_083_34, per: 'month' } }],
    ['C09', 'changedOn', { changedOn: '2024-08-03' }],
    ['C09', 'changedOn', { changedOn: '2026-11-19' }],
    ['C10', 'turnover', { turnover: { pence: -1 } }],
    ['C10', 'turnover', { turnover: { pence: 60_000_000_00 } }],
    ['C10', 'expenses', { expenses: { pence: -1 } }],
    ['C10', 'periodTo', { periodFrom: '2026-04-06' }],
    ['C10', 'periodTo', { periodTo: '2026-11-19' }],
    ['C10', 'pension', { paysPension: 'yes', pension: { pence: 30_000_01, per: 'year' } }],
    ['C11', 'changedOn', { changedOn: '2024-08-03' }],
    ['C11', 'sickPay', { movement: 'sickPay', sickPay: week(1_000_000_01), lasts: 'yes', claims: 'no' }],
    ['C12', 'pay', { pay: week(1_000_000_01) }],
    ['C12', 'changedOn', { knowsDate: 'yes', changedOn: '2026-11-19' }],
    ['C13', 'unearned', { unearned: { pence: 0, per: 'year' } }],
    ['C13', 'unearned', { unearned: week(1_000_000_01) }],
    ['C13', 'value', { kind: 'assets', assetKind: 'savings', leftOut: 'none', value: { pence: -1 } }],
    ['C13', 'adds', { adds: 'instead' }],
    ['C13', 'changedOn', { changedOn: '2027-11-19' }],
    ['C14', 'cost', { cost: week(0) }],
    ['C14', 'cost', { cost: week(1_000_000_01) }],
    ['C14', 'tripCost', { ground: 'contactCosts', forChildren: ['case1-c1'], mode: 'fuel', tripCost: { pence: 0 }, trips: 1, tripsPer: 'week' }],
    ['C14', 'tripCost', { ground: 'contactCosts', forChildren: ['case1-c1'], mode: 'fuel', tripCost: { pence: 90_000_000_00 }, trips: 366, tripsPer: 'week' }],
    ['C14', 'adds', { adds: 'instead', cost: week(0) }],
    ['C14', 'debtEnds', { debtEnds: TODAY }],
    ['C14', 'debtEnds', { changedOn: '2026-11-02', debtEnds: '2026-11-01' }],
  ] as const)('%s is refused at %s: %j', (type, field, fields) => {
    expect(wrongIn(type, fields)).toEqual([field]);
  });

  it.each([
    ['C09', { pay: week(1_000_000_00) }],
    ['C09', { paysPension: 'yes', pension: week(500_00) }],
    ['C09', { pay: { pence: 25_000_00, per: 'year' }, paysPension: 'yes', pension: { pence: 2_083_33, per: 'month' } }],
    ['C09', { changedOn: '2024-08-04' }],
    ['C10', { turnover: { pence: 0 } }],
    ['C10', { expenses: { pence: 50_000_00 } }],
    ['C10', { paysPension: 'yes', pension: { pence: 30_000_00, per: 'year' } }],
    ['C10', { periodFrom: '2026-04-05' }],
    ['C14', { debtEnds: '2026-11-19' }],
  ] as const)('%s takes what lies on the edge: %j', (type, fields) => {
    expect(wrongIn(type, fields)).toEqual([]);
  });

  it('a benefit cannot stop before the day on which our record says it started', () => {
    const stopped = (changedOn: string, more: Readonly<Record<string, unknown>> = {}) => wrongIn('C11', { movement: 'stopped', changedOn, ...more }, { more: [held] });
    expect([stopped('2026-09-30'), stopped('2026-10-01'), stopped('2026-09-30', { which: 'incomeSupport' }), stopped('2026-09-30', { whose: 'partner' })]).toEqual([['changedOn'], [], [], []]);
  });

  it('something can take the place only of what counts now, and stop only then', () => {
    const rent = agreed([{ ground: 'unearned', amount: { pence: 3_000_00, per: 'year' } }]);
    expect(rent('C13', { adds: 'instead', unearned: { pence: 0, per: 'year' } })).toEqual([]);
    expect(rent('C13', { adds: 'instead', kind: 'assets', assetKind: 'savings', leftOut: 'none', value: { pence: 0 } })).toEqual(['adds']);
    expect(rent('C14', { adds: 'instead' })).toEqual(['adds']);
    const debt = agreed([{ ground: 'priorDebts', amount: { pence: 30_00, per: 'week' } }]);
    expect(debt('C14', { adds: 'instead', cost: week(0), debtEnds: '2026-11-01' })).toEqual([]);
  });

  it('is named when it is recorded too, and nothing is written', () => {
    const cluster = openCluster();
    const about = { caseId: CASE, type: 'C09', subject: 'payingParent', reportedOn: TODAY, evidence: 'seen', taskId: null, expectWeekly: null };
    expect(cluster.perform('change.record', { ...about, fields: { ...ordinary.C09, paysPension: 'yes', pension: week(500_01) } })).toMatchObject({ ok: false, error: { code: 'CHANGE_INCOMPLETE', fields: ['pension'] } });
    expect(cluster.perform('change.record', { ...about, reportedOn: '2024-07-19', fields: ordinary.C09 })).toMatchObject({ ok: false, error: { code: 'DATE_IMPOSSIBLE', fields: ['reportedOn'] } });
    expect(cluster.list('change')).toEqual([]);
  });

  it('is not looked at while it is being typed', () => {
    expect(ruleOf('C09').look?.(changeCase(openCluster(), 'C09', { ...ordinary.C09, paysPension: 'yes', pension: week(500_01) }))).toBeNull();
    expect(must(ruleOf('C09').record(changeCase(openCluster(), 'C09', ordinary.C09 ?? {}), callFor(), null)).put.length).toBeGreaterThan(0);
  });
});
