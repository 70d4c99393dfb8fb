import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../app/result.ts';
import { createFakeApi, type Answers } from '../app/fakeApi.ts';
import { createNoticeStore } from './noticeStore.ts';

const until = '2026-11-18T09:52:00.000Z';
const moved = { words: '12 tasks moved.', undo: { opIds: ['op-1', 'op-2'], until } };

function stand(answers: Answers = { 'operation.undo': () => ok({ undone: 2, left: [] }) }) {
  let now = Date.parse('2026-11-18T09:42:00.000Z');
  const timers: { run: () => void; ms: number }[] = [];
  const api = createFakeApi(answers);
  const store = createNoticeStore(api, {
    nowMs: () => now,
    later: (run, ms) => {
      const timer = { run, ms };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  });
  return { api, store, timers, at: (time: string) => (now = Date.parse(time)) };
}

describe('what just happened', () => {
  it('stands with its undo until the clock time, then goes', () => {
    const { store, timers } = stand();
    store.getState().show(moved);
    expect(timers.map(({ ms }) => ms)).toEqual([600_000]);
    timers[0]?.run();
    expect(store.getState().notice).toBeNull();
  });

  it('can be taken back after the bar has gone, while there is time', async () => {
    const { api, store } = stand();
    store.getState().show(moved);
    store.getState().show({ words: 'Note saved.' });
    expect(await store.getState().undo()).toBe('Undone: 12 tasks moved.');
    expect(api.asked).toEqual([{ name: 'operation.undo', input: { opIds: ['op-1', 'op-2'] } }]);
    expect(await store.getState().undo()).toBeNull();
  });

  it('cannot be taken back once the time has passed', async () => {
    const { api, store, at } = stand();
    store.getState().show(moved);
    at(until);
    expect(await store.getState().undo()).toBeNull();
    expect(api.asked).toEqual([]);
  });

  it('says how many could not be taken back', async () => {
    const { store } = stand({ 'operation.undo': () => ok({ undone: 1, left: [{ opId: 'op-2', code: 'CASE_CHANGED_ELSEWHERE' }] }) });
    store.getState().show(moved);
    expect(await store.getState().undo()).toBe('1 act undone. 1 other stays: changed by someone since.');
  });

  it('keeps a failed undo on the page, to be tried again', async () => {
    let broken = true;
    const { store } = stand({ 'operation.undo': () => (broken ? fail('STORE_FULL') : ok({ undone: 2, left: [] })) });
    store.getState().show(moved);
    await store.getState().undo();
    expect(store.getState()).toMatchObject({ notice: null, problem: { failure: { code: 'STORE_FULL' } } });
    broken = false;
    await store.getState().problem?.again();
    expect(store.getState()).toMatchObject({ problem: null, undoables: [] });
  });
});
