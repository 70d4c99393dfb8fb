import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../../app/result.ts';
import { createFakeApi, type Answers } from '../fakeApi.ts';
import { createDraftStore } from './draftStore.ts';

const savedAt = '2026-11-18T09:43:00.000Z';
const place = { key: 'note:case-1:new', caseId: 'case-1', title: 'Note' };
const form = { empty: { text: '' }, read: (json: unknown) => json as { text: string }, isEmpty: (body: { text: string }) => body.text === '' };

const stand = (answers: Answers = {}) => {
  const api = createFakeApi({
    'draft.load': () => ok({ draft: null }), 'draft.save': () => ok({ savedAt }), 'draft.discard': () => ok({ discarded: true }), ...answers,
  });
  return { api, store: createDraftStore(api, place, form) };
};
beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a draft', () => {
  it('saves once after a burst of typing, within half a second', async () => {
    const { api, store } = stand();
    for (const text of ['R', 'Ra', 'Rang']) store.getState().set({ text });
    await vi.advanceTimersByTimeAsync(500);
    expect(api.named('draft.save')).toEqual([{ name: 'draft.save', input: { ...place, body: '{"text":"Rang"}' } }]);
    expect(store.getState().savedAt).toBe(savedAt);
  });

  it('saves at once when the person leaves', async () => {
    const { api, store } = stand();
    store.getState().set({ text: 'Rang' });
    await store.getState().flush();
    await store.getState().flush();
    expect(api.named('draft.save')).toHaveLength(1);
  });

  it('comes back on opening, and gives way to what was typed meanwhile', async () => {
    const held = { 'draft.load': () => ok({ draft: { body: '{"text":"before"}', savedAt } }) } satisfies Answers;
    const { store } = stand(held);
    await store.getState().load();
    expect(store.getState()).toMatchObject({ body: { text: 'before' }, savedAt, loaded: true });
    const quick = stand(held).store;
    quick.getState().set({ text: 'now' });
    await quick.getState().load();
    expect(quick.getState().body).toEqual({ text: 'now' });
  });

  it('starts empty when what is held cannot be read', async () => {
    const { store } = stand({ 'draft.load': () => ok({ draft: { body: '{', savedAt } }) });
    await store.getState().load();
    expect(store.getState()).toMatchObject({ body: { text: '' }, loaded: true });
  });

  it('keeps what was typed when it cannot be saved, and says so', async () => {
    const { store } = stand({ 'draft.save': () => fail('STORE_FULL') });
    store.getState().set({ text: 'Rang' });
    await store.getState().flush();
    expect(store.getState()).toMatchObject({ body: { text: 'Rang' }, savedAt: null, error: { code: 'STORE_FULL' } });
  });

  it('is not saved again after it has been sent', async () => {
    const { api, store } = stand();
    store.getState().set({ text: 'Rang' });
    await store.getState().discard();
    await store.getState().flush();
    await vi.advanceTimersByTimeAsync(1000);
    expect(api.asked.map(({ name }) => name)).toEqual(['draft.discard']);
  });
});
