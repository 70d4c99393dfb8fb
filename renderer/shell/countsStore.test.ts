import { afterEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../app/result.ts';
import { createCountsStore, watchDrafts, type CountsStore } from './countsStore.ts';
import { createFakeApi } from '../app/fakeApi.ts';

const page = (total: number) => ok({ rows: [], total, cases: total, groups: [] });
afterEach(() => vi.useRealTimers());

describe('the counts of the tab row', () => {
  it('follow changes to the queue, once for many events', async () => {
    vi.useFakeTimers();
    let total = 37;
    const api = createFakeApi({ 'queue.page': () => page(total), 'draft.list': () => ok({ drafts: [] }) });
    const counts = createCountsStore(api);
    const stop = counts.getState().start();
    await vi.runAllTimersAsync();
    expect(counts.getState().queue).toBe(37);
    total = 36;
    for (let i = 0; i < 20; i += 1) api.send({ type: 'changed', clusterIds: [], queue: true });
    api.send({ type: 'progress', stage: 'caseload', done: 1, total: 2 });
    await vi.runAllTimersAsync();
    expect(counts.getState().queue).toBe(36);
    expect(api.named('queue.page')).toHaveLength(2);
    stop();
  });

  it('drop an answer that a later one has overtaken', async () => {
    const first = Promise.withResolvers<ReturnType<typeof page>>();
    const answers = [first.promise, Promise.resolve(page(5))];
    const api = createFakeApi({ 'queue.page': () => answers.shift() ?? page(0), 'draft.list': () => ok({ drafts: [] }) });
    const counts = createCountsStore(api);
    const slow = counts.getState().refresh();
    await counts.getState().refresh();
    first.resolve(page(99));
    await slow;
    expect(counts.getState().queue).toBe(5);
  });
});

describe('drafts', () => {
  it('show on their tab as soon as a screen saves one, and go when it is discarded', async () => {
    const savedAt = '2026-11-18T09:43:00.000Z';
    const fake = createFakeApi({ 'draft.save': () => ok({ savedAt }), 'draft.discard': () => ok({ discarded: true }) });
    const counts: CountsStore = createCountsStore(fake);
    const api = watchDrafts(fake, () => counts);
    const draft = { key: 'change:case-1:C09', caseId: 'case-1', title: 'Income change' };
    await api.call('draft.save', { ...draft, body: '{}' });
    await api.call('draft.save', { ...draft, body: '{"a":1}' });
    expect(counts.getState().drafts).toEqual([{ ...draft, savedAt }]);
    await api.call('draft.discard', { key: draft.key });
    expect(counts.getState().drafts).toEqual([]);
  });
});
