import { describe, expect, it } from 'vitest';
import type { Done } from '../../app/contract/doing.ts';
import { fail, ok, type Result } from '../../app/result.ts';
import { fakeRow } from '../queue/fakeRows.ts';
import type { AppServices } from './AppContext.tsx';
import { createFakeApi } from './fakeApi.ts';
import { passedOverOf } from './passedOver.ts';
import { takeItem, takeNext } from './takeItem.ts';
import { placeOfItem, type Me, type WorkItem } from './workItem.ts';

const me: Me = { id: 'CW-07', role: 'caseworker', teams: ['team-4'] };
const saved: Result<Done> = ok({ opId: 'op', savedAt: '2026-11-18T09:41:00.000Z', undoUntil: null, rows: [] });

describe('opening an item', () => {
  const claim = async (row: WorkItem, answers: readonly Result<Done>[], now: WorkItem = row, who: Me = me) => {
    const acts: unknown[] = [];
    const left = [...answers];
    const api = createFakeApi({ 'queue.rows': () => ok({ rows: [now] }) });
    const act = async (kind: string, _clusterId: string, args: unknown, options: unknown = {}) => {
      acts.push([kind, args, (options as { saw?: unknown }).saw]);
      return left.shift() ?? fail('INTERNAL');
    };
    return { claimed: await takeItem({ api, act }, row, who), acts };
  };

  it('takes it when nobody has it, with the tag that was seen', async () => {
    const { claimed, acts } = await claim(fakeRow(1), [saved]);
    expect(claimed).toEqual({ got: 'ours' });
    expect(acts).toEqual([['task.claim', { taskId: 't1' }, { 'task/t1': 'op1' }]]);
  });
  it.each([
    ['already has it', fakeRow(1, { claimedBy: 'CW-07' }), me],
    ["looks at a colleague's", fakeRow(1, { claimedBy: 'CW-11' }), me],
    ["looks at another team's", fakeRow(1, { teamId: 'team-9' }), me],
    ['may only read', fakeRow(1), { ...me, role: 'readOnly' }],
  ])('takes nothing when the person %s', async (_who, row, who) => {
    expect(await claim(row, [], row, who)).toEqual({ claimed: { got: 'ours' }, acts: [] });
  });
  it('says who was first when the race is lost', async () => {
    const { claimed } = await claim(fakeRow(1), [fail('TASK_TAKEN', { facts: { by: 'CW-11', at: '2026-11-18T09:42:00.000Z' } })]);
    expect(claimed).toMatchObject({ got: 'lost', by: 'CW-11', at: '2026-11-18T09:42:00.000Z', error: { code: 'TASK_TAKEN' } });
  });
  it('reads a row that changed meanwhile again: lost when somebody has it, tried once more when nobody has', async () => {
    const stale = fail('CASE_CHANGED_ELSEWHERE');
    const taken = fakeRow(1, { claimedBy: 'CW-11', claimedAt: '2026-11-18T09:42:00.000Z' });
    expect((await claim(fakeRow(1), [stale], taken)).claimed).toMatchObject({ got: 'lost', by: 'CW-11', at: '2026-11-18T09:42:00.000Z', error: { code: 'TASK_TAKEN' } });
    const again = await claim(fakeRow(1), [stale, saved], fakeRow(1, { tag: 'op9' }));
    expect(again.claimed).toEqual({ got: 'ours' });
    expect(again.acts[1]).toEqual(['task.claim', { taskId: 't1' }, { 'task/t1': 'op9' }]);
    expect((await claim(fakeRow(1), [stale, stale])).claimed).toMatchObject({ got: 'refused' });
  });
  it('leads to the change form where there is one, else to the summary', () => {
    expect(placeOfItem(fakeRow(1))).toEqual({ section: 'changes', item: 'C09:payingParent:t1' });
    expect(placeOfItem(fakeRow(1, { changeType: 'C24', subject: 'receivingParent' }))).toEqual({ section: 'changes', item: 'C24:receivingParent:t1' });
    expect(placeOfItem(fakeRow(1, { changeType: 'C01', subject: null }))).toEqual({ section: 'summary' });
    expect(placeOfItem(fakeRow(1, { kind: 'callback', changeType: null }))).toEqual({ section: 'summary' });
  });
});

describe('taking the next item by rule', () => {
  /** A queue of free items; those in `lost` are taken by somebody else at the moment of claiming. */
  const queueOf = (ids: readonly number[], lost: readonly number[]) => {
    const api = createFakeApi({
      'queue.next': ({ declined }) => {
        const id = ids.find((one) => !declined.includes(`t${one}`));
        return ok({ row: id === undefined ? null : fakeRow(id), rule: 'soonest', because: id === undefined ? 'Nothing waits for you' : `First: t${id}` });
      },
    });
    const act: AppServices['act'] = async (_kind, _cluster, args) =>
      lost.some((id) => `t${id}` === (args as { taskId: string }).taskId) ? fail('TASK_TAKEN', { facts: { by: 'CW-11', at: '2026-11-18T09:42:00.000Z' } }) : saved;
    return { api, act };
  };

  it('takes the first, and goes on to the next when somebody else was first', async () => {
    expect(await takeNext(queueOf([1, 2], []), me)).toMatchObject({ got: 'item', item: { taskId: 't1' }, because: 'First: t1' });
    expect(await takeNext(queueOf([1, 2, 3], [1, 2]), me)).toMatchObject({ got: 'item', item: { taskId: 't3' } });
  });
  it('leaves out what was passed over anywhere in this window', async () => {
    const app = queueOf([1, 2], []);
    passedOverOf(app.api).add('t1');
    expect(await takeNext(app, me)).toMatchObject({ got: 'item', item: { taskId: 't2' } });
    passedOverOf(app.api).clear();
    expect(await takeNext(app, me)).toMatchObject({ got: 'item', item: { taskId: 't1' } });
  });
  it('says why when there is nothing', async () => {
    expect(await takeNext(queueOf([1], [1]), me)).toEqual({ got: 'nothing', because: 'Nothing waits for you' });
  });
});
