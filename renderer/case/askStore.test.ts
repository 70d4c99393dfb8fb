import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../app/result.ts';
import { createAskStore } from './askStore.ts';

/** Answers come when the test says so, in any order. */
function slowAnswers() {
  const waiting: ((answer: Result<string>) => void)[] = [];
  const store = createAskStore<string>(() => new Promise((settle) => waiting.push(settle)));
  return { store, answer: (turn: number, result: Result<string>) => waiting[turn]?.(result) };
}

describe('asking', () => {
  it('keeps the answer shown while it asks again', async () => {
    const { store, answer } = slowAnswers();
    const first = store.getState().ask();
    expect(store.getState().view).toEqual({ phase: 'loading' });
    answer(0, ok('one'));
    await first;
    void store.getState().ask();
    expect(store.getState().view).toEqual({ phase: 'ready', value: 'one', stale: null });
  });

  it('drops an answer that a later question has overtaken', async () => {
    const { store, answer } = slowAnswers();
    const first = store.getState().ask();
    const second = store.getState().ask();
    answer(1, ok('new'));
    await second;
    answer(0, ok('old'));
    await first;
    expect(store.getState().view).toMatchObject({ value: 'new' });
  });

  it('keeps what is held when asking again fails, and says why', async () => {
    const { store, answer } = slowAnswers();
    const first = store.getState().ask();
    answer(0, ok('held'));
    await first;
    const again = store.getState().ask();
    answer(1, fail('NOT_READY'));
    await again;
    expect(store.getState().view).toEqual({ phase: 'ready', value: 'held', stale: { code: 'NOT_READY' } });
  });

  it('shows the failure when nothing is held, and loading while it tries again', async () => {
    const { store, answer } = slowAnswers();
    const first = store.getState().ask();
    answer(0, fail('CASE_NOT_HELD'));
    await first;
    expect(store.getState().view).toEqual({ phase: 'failed', error: { code: 'CASE_NOT_HELD' } });
    void store.getState().ask();
    expect(store.getState().view).toEqual({ phase: 'loading' });
  });
});
