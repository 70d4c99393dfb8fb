import type { NextRow, TodayData } from './todayStore.ts';

/** A made-up item, as the services give it. */
export const madeRow = (more: Partial<NextRow> = {}): NextRow => ({
  taskId: 'task-1', clusterId: 'cluster-1', caseId: 'case-1', reference: '10-0311', kind: 'change', changeType: 'C09', subject: 'payingParent', state: 'open',
  receivedOn: '2026-11-04', dueOn: '2026-11-17', dueAt: null, priority: 0, teamId: 'team-4', claimedBy: 'CW-07', claimedAt: null,
  why: { code: 'proofArrived', on: '2026-11-17', what: 'payslip' }, waiting: [], waitingUntil: null, wokeAt: '2026-11-17T16:20:00.000Z', tries: 0, safety: false,
  lastNote: null, effortMinutes: 9, tag: 'tag-1', ...more,
});

/** A made-up day. */
export const madeDay = (more: Partial<TodayData> = {}): TodayData => ({
  mine: 21, next: { row: madeRow(), rule: 'woke', because: 'because the last proof arrived, so it can be finished now' },
  counts: [], waitingOnOthers: { total: 0, parts: [], woke: 0 }, callbacks: [], promises: [], promiseTotal: 0, promisesKept: { kept: 0, due: 0 }, drafts: [], team: null, ...more,
});
