import { describe, expect, it } from 'vitest';
import type { Output } from '../../app/contract/index.ts';
import { fail, ok, type Result } from '../../app/result.ts';
import type { Me } from '../app/workItem.ts';
import { bulkForm, readBulkForm } from './BulkForm.tsx';
import { doneWords, effectWords, leftOutWords, planBulk } from './bulkPlan.ts';
import { createBulkStore } from './bulkStore.ts';
import { createFakeApi } from '../app/fakeApi.ts';
import { fakeRow } from './fakeRows.ts';
import type { QueueRow } from './queueTypes.ts';

const me: Me = { id: 'CW-07', role: 'caseworker', teams: ['team-4'] };
const leader: Me = { ...me, id: 'TL-04', role: 'teamLeader' };
const ids = (): (() => string) => {
  let n = 0;
  return () => `request-${n++}`;
};
type Many = Result<Output<'operation.performMany'>>;
type Acts = Readonly<{ acts: readonly Readonly<{ requestId: string }>[] }>;
const allDone = ({ acts }: Acts): Many =>
  ok({ results: acts.map(({ requestId }, n) => ({ requestId, ok: true, opId: `op-${n}`, code: null, facts: {} })), undoUntil: '2026-11-18T09:51:00.000Z' });

describe('what a bulk act does', () => {
  it('says it before and after, and who is left out and why', () => {
    const to = { kind: 'assign', to: 'CW-07' } as const;
    const rows = [fakeRow(1), fakeRow(2, { state: 'done' }), fakeRow(3, { teamId: 'team-9' }), fakeRow(4, { claimedBy: 'CW-07' })];
    const { acts, leftOut } = planBulk(to, rows, me, ids());
    expect(acts.map(({ act }) => act)).toEqual([
      { requestId: 'request-0', clusterId: 'k1', kind: 'task.assign', args: { taskId: 't1', to: 'CW-07' }, saw: { 'task/t1': 'op1' } },
    ]);
    expect(leftOutWords(leftOut)).toBe("3 left out: 1 already finished, 1 not your team's work and 1 already with CW-07.");
    expect([effectWords(to, 12), doneWords(to, 12)]).toEqual(['12 tasks go to CW-07.', '12 tasks moved: 12 to CW-07.']);
  });
  it('keeps a callback at its time of day on the new day', () => {
    const row = fakeRow(1, { dueAt: '2026-03-20T10:30:00.000Z' });
    const { acts } = planBulk({ kind: 'due', on: '2026-04-02' }, [row], me, ids());
    expect(acts[0]?.act.args).toEqual({ taskId: 't1', dueOn: '2026-04-02', dueAt: '2026-04-02T09:30:00.000Z' });
  });
  it('puts a note on each case once', () => {
    const rows = [fakeRow(1), fakeRow(2, { caseId: 'c1' }), fakeRow(3, { state: 'done' })];
    const { acts, leftOut } = planBulk({ kind: 'note', text: ' rang ' }, rows, me, ids());
    expect(acts.map(({ act }) => act.args)).toEqual([
      { caseId: 'c1', taskId: null, text: 'rang', about: null },
      { caseId: 'c3', taskId: 't3', text: 'rang', about: null },
    ]);
    expect(leftOut).toEqual([]);
  });
  it('lets only a leader set a priority', () => {
    const act = { kind: 'priority', priority: 2, reason: 'moved house' } as const;
    expect(leftOutWords(planBulk(act, [fakeRow(1)], me, ids()).leftOut)).toBe('1 left out: only its team leader may.');
    expect(planBulk(act, [fakeRow(1)], leader, ids()).acts).toHaveLength(1);
  });
});

describe('a bulk form', () => {
  const today = '2026-11-18';
  it('asks for what is missing at its field', () => {
    expect(readBulkForm('assign', bulkForm.empty, today)).toMatchObject({ field: 'to' });
    expect(readBulkForm('due', { ...bulkForm.empty, on: { day: '3', month: '', year: '' } }, today)).toEqual({ field: 'on', words: 'Add the month and year' });
    expect(readBulkForm('due', { ...bulkForm.empty, on: '2026-11-17' }, today)).toMatchObject({ field: 'on' });
    // The furthest day the services take, and the day after it.
    expect(readBulkForm('due', { ...bulkForm.empty, on: '2027-11-19' }, today)).toEqual({ kind: 'due', on: '2027-11-19' });
    expect(readBulkForm('due', { ...bulkForm.empty, on: '2027-11-20' }, today)).toEqual({ field: 'on', words: 'The day must be 19 November 2027 or earlier' });
    expect(readBulkForm('priority', { ...bulkForm.empty, priority: 1, text: 'x' }, today)).toMatchObject({ field: 'text' });
    expect(readBulkForm('note', { ...bulkForm.empty, text: '  ' }, today)).toMatchObject({ field: 'text' });
  });
  it('stands for an act when it is complete', () => {
    expect(readBulkForm('due', { ...bulkForm.empty, on: '2026-11-18' }, today)).toEqual({ kind: 'due', on: '2026-11-18' });
    expect(readBulkForm('unassign', bulkForm.empty, today)).toEqual({ kind: 'unassign' });
  });
});

describe('doing it', () => {
  const open = async (rows: readonly QueueRow[], performMany: (input: Acts) => Many) => {
    const api = createFakeApi({ 'queue.rows': ({ taskIds }) => ok({ rows: rows.filter(({ taskId }) => taskIds.includes(taskId)) }), 'operation.performMany': performMany });
    const store = createBulkStore(api, () => me, ids());
    await store.getState().open('assign', rows.map(({ taskId }) => taskId));
    return { api, store };
  };

  it('reads rows off screen in calls that fit, acts in calls that fit, and can be taken back until the earliest end', async () => {
    const rows = Array.from({ length: 1203 }, (_, n) => fakeRow(n));
    let call = 0;
    const { api, store } = await open(rows, (input) => {
      const done = allDone(input);
      return done.ok ? ok({ ...done.value, undoUntil: `2026-11-18T09:5${3 - call++}:00.000Z` }) : done;
    });
    const done = await store.getState().perform({ kind: 'assign', to: 'CW-07' });
    expect(done).toMatchObject({ words: '1,203 tasks moved: 1,203 to CW-07.', done: 1203, until: '2026-11-18T09:51:00.000Z' });
    expect(done?.opIds).toHaveLength(1203);
    expect(api.asked.filter(({ name }) => name === 'queue.rows')).toHaveLength(3);
    expect(api.asked.filter(({ name }) => name === 'operation.performMany')).toHaveLength(3);
    expect(store.getState().view).toEqual({ phase: 'closed' });
  });

  it('tells row by row what was refused on the way', async () => {
    const { store } = await open([fakeRow(1), fakeRow(2)], ({ acts }) =>
      ok({ results: acts.map(({ requestId }, n) => ({ requestId, ok: n === 0, opId: n === 0 ? 'op-1' : null, code: n === 0 ? null : 'TASK_DONE', facts: {} })), undoUntil: '2026-11-18T09:51:00.000Z' }),
    );
    const done = await store.getState().perform({ kind: 'assign', to: 'CW-11' });
    expect(done?.words).toBe('1 task moved: 1 to CW-11. 1 left out: already finished.');
    expect(done?.doneTasks).toEqual(['t1']);
    expect(store.getState().view).toMatchObject({ phase: 'told', result: { leftOut: [{ row: { taskId: 't2' }, why: 'already finished' }] } });
  });

  it('sends the same acts again after a failure, so that nothing is done twice', async () => {
    const sent: string[][] = [];
    const { store } = await open([fakeRow(1)], (input) => {
      sent.push(input.acts.map(({ requestId }) => requestId));
      return sent.length === 1 ? fail('NOT_READY') : allDone(input);
    });
    expect(await store.getState().perform({ kind: 'assign', to: 'CW-11' })).toBeNull();
    expect(store.getState().view).toMatchObject({ phase: 'asking', error: { code: 'NOT_READY' } });
    await store.getState().perform({ kind: 'assign', to: 'CW-11' });
    expect(sent[1]).toEqual(sent[0]);
  });
});
