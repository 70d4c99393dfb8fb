import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../app/result.ts';
import { createFakeApi } from '../../app/fakeApi.ts';
import { createTimelineStore, type Line } from './timelineStore.ts';

const line = (n: number, category: Line['category'] = 'people'): Line => ({
  key: `entry/${n}`, at: new Date(Date.UTC(2026, 10, 1) + n * 60_000).toISOString(), day: '2026-11-01', category, event: 'call.in', by: 'CW-07', about: null,
  segments: [{ text: `Line ${n}` }], ref: null, note: false,
});

/** A story of `size` lines that answers pages as the services do. */
function story(size: number) {
  const state = { lines: Array.from({ length: size }, (_, n) => line(n)).toReversed(), broken: false };
  const api = createFakeApi({
    'case.timeline': ({ before, limit }) => {
      if (state.broken) return fail('NOT_READY');
      const from = before === null ? 0 : state.lines.findIndex(({ key }) => key === before) + 1;
      const lines = state.lines.slice(from, from + limit);
      return ok({ lines, next: from + limit < state.lines.length ? (lines.at(-1)?.key ?? null) : null, counts: { people: state.lines.length } });
    },
  });
  return { state, api, store: createTimelineStore(api, 'c1') };
}
const keys = (store: ReturnType<typeof story>['store']): readonly string[] => {
  const { view } = store.getState();
  return view.phase === 'ready' ? view.lines.map(({ key }) => key) : [];
};

describe('the timeline', () => {
  it('goes on page by page to the oldest line, without gaps or doubles', async () => {
    const { store, state } = story(150);
    await store.getState().open();
    expect(keys(store)).toHaveLength(60);
    await store.getState().more();
    await store.getState().more();
    await store.getState().more();
    expect(keys(store)).toEqual(state.lines.map(({ key }) => key));
  });

  it('keeps pages already scrolled through when something new arrives', async () => {
    const { store, state } = story(500);
    await store.getState().open();
    for (let page = 0; page < 4; page += 1) await store.getState().more();
    expect(keys(store)).toHaveLength(300);
    state.lines = [line(9000), ...state.lines];
    await store.getState().open();
    expect(keys(store)[0]).toBe('entry/9000');
    expect(keys(store)).toHaveLength(301);
    await store.getState().more();
    expect(keys(store)).toEqual(state.lines.slice(0, 361).map(({ key }) => key));
  });

  it('asks again when a category goes off, but not for system lines, which are only folded', async () => {
    const { store, api } = story(3);
    await store.getState().open();
    await store.getState().toggle('system');
    expect(api.asked).toHaveLength(1);
    await store.getState().toggle('money');
    expect(api.asked.at(-1)?.input).toMatchObject({ categories: ['people', 'decisions', 'messages', 'system'] });
  });

  it('keeps what is shown when asking again fails', async () => {
    const { store, state } = story(3);
    await store.getState().open();
    state.broken = true;
    await store.getState().open();
    expect(keys(store)).toHaveLength(3);
    expect(store.getState().view).toMatchObject({ problem: { code: 'NOT_READY' } });
  });

  it('says the failure when nothing is held', async () => {
    const { store, state } = story(3);
    state.broken = true;
    await store.getState().open();
    expect(store.getState().view).toEqual({ phase: 'failed', error: { code: 'NOT_READY' } });
  });
});
