import { describe, expect, it } from 'vitest';
import type { Done } from '../../app/contract/doing.ts';
import { fail, ok, type Result } from '../../app/result.ts';
import type { AppServices } from '../app/AppContext.tsx';
import { createFakeApi, type Answers } from '../app/fakeApi.ts';
import { madeDay, madeRow } from './fixture.ts';
import { createTodayStore } from './todayStore.ts';

const done: Result<Done> = ok({ opId: 'op-1', savedAt: '2026-11-18T09:43:00.000Z', undoUntil: null, rows: [] });
function stand(answers: Answers = { 'today.view': () => ok(madeDay()) }, outcome: Result<Done> = done) {
  const acts: Parameters<AppServices['act']>[] = [];
  const api = createFakeApi(answers);
  const store = createTodayStore(
    {
      api,
      act: (...call) => {
        acts.push(call);
        return Promise.resolve(outcome);
      },
    },
    () => ({ id: 'CW-07', role: 'caseworker', teams: ['team-4'] }),
  );
  return { api, acts, store };
}

describe('the first screen', () => {
  it('shows the day, and keeps it when asking again fails', async () => {
    const answers = [ok(madeDay()), fail('INTERNAL', { incident: 'A1' })];
    const { store } = stand({ 'today.view': () => answers.shift() ?? fail('INTERNAL') });
    await store.getState().load();
    expect(store.getState().view).toMatchObject({ phase: 'ready', today: { mine: 21 }, error: null });
    await store.getState().load();
    expect(store.getState().view).toMatchObject({ phase: 'ready', today: { mine: 21 }, error: { code: 'INTERNAL' } });
  });

  it('says why when nothing could be had', async () => {
    const { store } = stand({ 'today.view': () => fail('NOT_READY') });
    await store.getState().load();
    expect(store.getState().view).toEqual({ phase: 'failed', error: { code: 'NOT_READY' } });
  });

  it('drops an answer that a later one has overtaken', async () => {
    const slow = Promise.withResolvers<ReturnType<typeof ok<ReturnType<typeof madeDay>>>>();
    const answers = [slow.promise, Promise.resolve(ok(madeDay({ mine: 2 })))];
    const { store } = stand({ 'today.view': () => answers.shift() ?? fail('INTERNAL') });
    const first = store.getState().load();
    await store.getState().load();
    slow.resolve(ok(madeDay({ mine: 99 })));
    await first;
    expect(store.getState().view).toMatchObject({ today: { mine: 2 } });
  });
});

describe('starting the next item', () => {
  it('takes an item that nobody has, naming what the screen saw', async () => {
    const { store, acts } = stand();
    expect(await store.getState().claim(madeRow({ claimedBy: null }))).toBe(true);
    expect(acts).toMatchObject([['task.claim', 'cluster-1', { taskId: 'task-1' }, { saw: { 'task/task-1': 'tag-1' } }]]);
  });

  it('does nothing more when the item is already one\'s own', async () => {
    const { store, acts } = stand();
    expect(await store.getState().claim(madeRow())).toBe(true);
    expect(acts).toEqual([]);
  });

  it('says who was quicker and offers the next one', async () => {
    const { store, api } = stand({ 'today.view': () => ok(madeDay()) }, fail('TASK_TAKEN', { facts: { by: 'CW-11', at: '2026-11-18T09:42:00.000Z' } }));
    expect(await store.getState().claim(madeRow({ claimedBy: null }))).toBe(false);
    expect(store.getState().problem).toMatchObject({ code: 'TASK_TAKEN', facts: { by: 'CW-11' } });
    expect(api.named('today.view')).toHaveLength(1);
  });
});

describe('passing an item over', () => {
  it('records the reason and asks for a day without that item', async () => {
    const { store, api, acts } = stand();
    await store.getState().decline(madeRow(), 'knowParty');
    expect(acts[0]?.slice(0, 3)).toEqual(['task.decline', 'cluster-1', { taskId: 'task-1', reason: 'knowParty' }]);
    expect(api.named('today.view')).toEqual([{ name: 'today.view', input: { declined: ['task-1'] } }]);
  });

  it('leaves the item standing when the reason could not be recorded', async () => {
    const { store, api } = stand({}, fail('STORE_FULL'));
    expect((await store.getState().decline(madeRow(), 'tooLong')).ok).toBe(false);
    expect(api.asked).toEqual([]);
  });
});
