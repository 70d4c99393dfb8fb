import { describe, expect, it } from 'vitest';
import { changeCase, openCluster, PAYING, shippedCatalogues, TASK, TODAY, type ClusterParts } from '../../tests/fixtures/cluster.ts';
import type { RowWrite } from '../model/rows/index.ts';
import type { ChangeType } from '../model/rows/work.ts';
import { resultSoFar } from './resultSoFar.ts';
import { changeRules } from './rules/index.ts';

/** Two children and £400.00 a week in use: £64.00. */
function soFar(parts: ClusterParts, proved: number | null, type: ChangeType = 'C09') {
  const catalogues = shippedCatalogues();
  const [rule, entry] = [changeRules.get(type), catalogues.changes.entries.get(type)];
  if (rule === undefined || entry === undefined) throw new Error(`${type} is not offered`);
  const { facts } = changeCase(openCluster(parts), type, {});
  return resultSoFar(rule, entry, { facts, subject: 'payingParent', taskId: TASK, today: TODAY, catalogues, proved });
}
const waiting = (fields: Record<string, unknown>): ClusterParts => ({
  more: [{ kind: 'change', id: 'change1', body: {
    caseId: 'case1', type: 'C09', subject: 'payingParent', reportedBy: 'payingParent', reportedOn: TODAY, changedOn: '2026-11-16', fields, state: 'waiting', effectiveFrom: null, weeklyBefore: 6400, weeklyAfter: null, gates: [], decisionId: null, taskId: TASK, runId: null, recordedAt: '2026-11-18T09:00:00.000Z', by: 'CW-07',
  } } satisfies RowWrite],
});
const reported = (grossWeekly: number): ClusterParts => ({
  more: [{ kind: 'income', id: 'income9', body: { personId: PAYING, state: 'reported', basis: 'current', source: 'reported', livelihood: 'employed', taxYear: null, annual: null, grossWeekly, from: '2026-11-16', changeId: null } } satisfies RowWrite],
});

describe('the result so far of an income change', () => {
  it('is what its proof shows, as long as nothing else was told', () => {
    const result = soFar({}, 300_00);
    expect(result).toMatchObject({ before: 64_00, after: 48_00, tooSmall: false });
    expect(result?.lines.at(0)).toMatchObject({ ruleId: 'R-INC-9', result: 'Yes' });
  });

  it('is the figure that was told, whatever a proof shows', () => {
    expect(soFar(reported(500_00), 300_00)).toMatchObject({ before: 64_00, after: 80_00 });
    expect(soFar(waiting({ source: 'employed', pay: { pence: 500_00, per: 'week' }, paysPension: 'no', lasts: 'yes', changedOn: '2026-11-16' }), 300_00)).toMatchObject({ after: 80_00 });
    expect(soFar(waiting({ source: 'none', lasts: 'yes', changedOn: '2026-11-16' }), null)).toMatchObject({ before: 64_00, tooSmall: false, after: expect.any(Number) as unknown });
  });

  it('stays the same under the limit, and says so', () => {
    expect(soFar({}, 390_00)).toMatchObject({ before: 64_00, after: 64_00, tooSmall: true });
  });

  it('is not there before any figure is, nor for a change that sets no amount', () => {
    expect(soFar({}, null)).toBeNull();
    expect(soFar({}, null, 'C24')).toBeNull();
  });
});
