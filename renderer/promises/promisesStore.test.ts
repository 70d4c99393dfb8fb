import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../app/result.ts';
import type { Output } from '../../app/contract/index.ts';
import { createFakeApi } from '../app/fakeApi.ts';
import { promiseGroups, type PromiseLine } from './promiseRows.ts';
import { createPromisesStore, PAGE } from './promisesStore.ts';

const counts = { overdue: 1, today: 0, dueSoon: 2, open: 0, kept: 5, keptLate: 0, withdrawn: 1 };
const line = (id: string): PromiseLine => ({
  promiseId: id, clusterId: 'c', caseId: 'case', reference: '10-0042', to: 'payingParent', what: 'Ring back', byOn: '2026-11-20', byAt: null, ownerUserId: 'CW-07', state: 'open', kind: 'custom', told: true, warnOn: '2026-11-18', madeAt: '2026-11-18T09:00:00.000Z',
  keptAt: null, moves: 0, because: null, tag: 't', standing: 'dueSoon',
});
const page = (ids: readonly string[], total = ids.length): Result<Output<'promises.list'>> => ok({ rows: ids.map(line), total, counts });
const settle = () => new Promise<void>((resolve) => void setTimeout(resolve, 0));

describe('the list of promises', () => {
  it('asks for one’s own open ones first, and for another filter from the start', async () => {
    const api = createFakeApi({ 'promises.list': () => page(['a']) });
    const store = createPromisesStore(api);
    await store.getState().refresh();
    store.getState().choose({ scope: 'team', view: 'settled' });
    await settle();
    expect(api.named('promises.list').map(({ input }) => input)).toEqual([
      { scope: 'mine', caseId: null, states: ['overdue', 'today', 'dueSoon', 'open'], until: null, offset: 0, limit: PAGE },
      { scope: 'team', caseId: null, states: ['keptLate', 'kept', 'withdrawn'], until: null, offset: 0, limit: PAGE },
    ]);
  });

  it('drops an answer to an earlier filter', async () => {
    const waiting: ((answer: Result<Output<'promises.list'>>) => void)[] = [];
    const api = createFakeApi({ 'promises.list': () => new Promise((resolve) => void waiting.push(resolve)) });
    const store = createPromisesStore(api);
    void store.getState().refresh();
    store.getState().choose({ scope: 'team', view: 'open' });
    waiting[1]?.(page(['team']));
    waiting[0]?.(page(['mine']));
    await settle();
    const { view } = store.getState();
    expect(view.phase === 'ready' ? view.rows.get(0)?.promiseId : null).toBe('team');
  });

  it('keeps what stands when asking again fails, and loads a page once', async () => {
    let good = true;
    const api = createFakeApi({ 'promises.list': () => (good ? page(['a'], 250) : fail('INTERNAL')) });
    const store = createPromisesStore(api);
    await store.getState().refresh();
    await store.getState().need(90, 110);
    await store.getState().need(90, 110);
    expect(api.named('promises.list')).toHaveLength(2);
    good = false;
    await store.getState().refresh();
    expect(store.getState().view).toMatchObject({ phase: 'ready', total: 250, error: { code: 'INTERNAL' } });
  });

  it('has a group for each state that holds one', () => {
    expect(promiseGroups('open', counts).map(({ label, count }) => [label, count])).toEqual([['Overdue', 1], ['Due soon', 2]]);
    expect(promiseGroups('settled', counts).map(({ label, count }) => [label, count])).toEqual([['Kept', 5], ['Taken back', 1]]);
  });
});
