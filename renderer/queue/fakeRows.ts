import type { Input, Output } from '../../app/contract/index.ts';
import { ok, type Result } from '../../app/result.ts';
import type { QueueRow } from './queueTypes.ts';

/** A synthetic item: `t7` of case `10-0007`, unassigned, due the day the tests call today. */
export const fakeRow = (n: number, part: Partial<QueueRow> = {}): QueueRow => ({
  taskId: `t${n}`, clusterId: `k${n}`, caseId: `c${n}`, reference: `10-${n.toString().padStart(4, '0')}`, kind: 'change', changeType: 'C09', subject: 'payingParent',
  state: 'open', receivedOn: '2026-11-04', dueOn: '2026-11-18', dueAt: null, priority: 0, teamId: 'team-4', claimedBy: null, claimedAt: null,
  why: { code: 'reportedByPhone', on: '2026-11-04', what: null }, waiting: [], waitingUntil: null, wokeAt: null, tries: 0, safety: false, lastNote: null,
  effortMinutes: 20, tag: `op${n}`, ...part,
});

/** Answers `queue.page` from a list that a test may change between calls. All rows stand under one head. */
export function pagesOf(rows: () => readonly QueueRow[], head = 'today'): (input: Input<'queue.page'>) => Result<Output<'queue.page'>> {
  return ({ offset, limit }) => {
    const all = rows();
    return ok({ rows: all.slice(offset, offset + limit), total: all.length, cases: new Set(all.map(({ caseId }) => caseId)).size, groups: all.length === 0 ? [] : [{ key: head, count: all.length }] });
  };
}
