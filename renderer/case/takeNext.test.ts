import { describe, expect, it } from 'vitest';
import type { AppServices } from '../app/AppContext.tsx';
import { fail, ok } from '../../app/result.ts';
import { caseFixture } from './caseFixture.ts';
import { createFakeApi } from './fakeApi.ts';
import { takeNext } from './takeNext.ts';
import type { Task } from './work.ts';

const me = { id: 'CW-07', role: 'caseworker', teams: ['team-4'] };
const [task] = caseFixture.tasks as [Task];
const row = (taskId: string): Task => ({ ...task, taskId, claimedBy: null });

/** A queue of free items; those in `lost` are taken by somebody else at the moment of claiming. */
function queueOf(ids: readonly string[], lost: readonly string[]) {
  const api = createFakeApi({
    'queue.next': ({ declined }) => {
      const id = ids.find((one) => !declined.includes(one));
      return ok({ row: id === undefined ? null : row(id), rule: 'soonest', because: id === undefined ? 'Nothing waits for you' : `First: ${id}` });
    },
  });
  const claimed: unknown[] = [];
  const act: AppServices['act'] = async (_kind, _cluster, args, options) => {
    const { taskId } = args as { taskId: string };
    if (lost.includes(taskId)) return fail('TASK_TAKEN', { facts: { by: 'CW-11', at: '2026-11-18T09:42:00.000Z' } });
    claimed.push({ taskId, saw: options?.saw });
    return ok({ opId: 'op', savedAt: '2026-11-18T09:42:00.000Z', undoUntil: null, rows: [] });
  };
  return { app: { api, act }, claimed };
}

describe('taking the next item', () => {
  it('claims the first by rule, on the row as it was seen', async () => {
    const { app, claimed } = queueOf(['a', 'b'], []);
    expect(await takeNext(app, me)).toMatchObject({ got: 'item', row: { taskId: 'a' }, because: 'First: a' });
    expect(claimed).toEqual([{ taskId: 'a', saw: { 'task/a': 'op-2' } }]);
  });

  it('goes on to the next when somebody else was first', async () => {
    const { app } = queueOf(['a', 'b', 'c'], ['a', 'b']);
    expect(await takeNext(app, me)).toMatchObject({ got: 'item', row: { taskId: 'c' } });
  });

  it('says why when there is nothing', async () => {
    const { app } = queueOf(['a'], ['a']);
    expect(await takeNext(app, me)).toEqual({ got: 'nothing', because: 'Nothing waits for you' });
  });
});
