import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../app/result.ts';
import { createDraftStore, type DraftForm } from './draftStore.ts';
import { createFakeApi, type Answers } from './fakeApi.ts';
import { noteForm, notePlace } from './noteDraft.ts';

const savedAt = '2026-11-18T09:43:00.000Z';
const place = { key: 'note:case-1:new', caseId: 'case-1', title: 'Note' };
type Body = Readonly<{ text: string }>;
const form: DraftForm<Body> = { empty: { text: '' }, read: (json) => json as Body, isEmpty: ({ text }) => text === '' };

const stand = (answers: Answers = {}) => {
  const api = createFakeApi({
    'draft.load': () => ok({ draft: null }), 'draft.save': () => ok({ savedAt }), 'draft.discard': () => ok({ discarded: true }), ...answers,
  });
  return { api, store: createDraftStore(api, place, form) };
};
const names = ({ api }: ReturnType<typeof stand>) => api.asked.map(({ name }) => name);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a draft', () => {
  it('saves once after a burst of typing, within half a second', async () => {
    const { api, store } = stand();
    for (const text of ['R', 'Ra', 'Rang']) store.getState().set({ text });
    expect(store.getState()).toMatchObject({ saving: true, savedAt: null });
    await vi.advanceTimersByTimeAsync(500);
    expect(api.asked).toEqual([{ name: 'draft.save', input: { ...place, body: '{"text":"Rang"}' } }]);
    expect(store.getState()).toMatchObject({ saving: false, savedAt });
  });

  it('saves at once when the person leaves, and only once', async () => {
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
    const opening = quick.getState().load();
    quick.getState().set({ text: 'now' });
    await opening;
    expect(quick.getState().body).toEqual({ text: 'now' });
  });

  it('starts empty when what is held cannot be read', async () => {
    const { store } = stand({ 'draft.load': () => ok({ draft: { body: '{', savedAt } }) });
    await store.getState().load();
    expect(store.getState()).toMatchObject({ body: { text: '' }, loaded: true, savedAt: null });
  });

  it('is not called saved while newer words are on their way', async () => {
    const slow = Promise.withResolvers<ReturnType<typeof ok<{ savedAt: string }>>>();
    const { api, store } = stand({ 'draft.save': ({ body }) => (body.includes('one') ? slow.promise : ok({ savedAt })) });
    store.getState().set({ text: 'one' });
    const first = store.getState().flush();
    await vi.advanceTimersByTimeAsync(0);
    store.getState().set({ text: 'two' });
    const second = store.getState().flush();
    slow.resolve(ok({ savedAt: '2026-11-18T09:42:00.000Z' }));
    await first;
    expect(store.getState()).toMatchObject({ saving: true, savedAt: null });
    await second;
    expect(store.getState().savedAt).toBe(savedAt);
    expect(api.named('draft.save').map(({ input }) => (input as { body: string }).body)).toEqual(['{"text":"one"}', '{"text":"two"}']);
  });

  it('keeps what was typed when it cannot be saved, says so, and tries again on leaving', async () => {
    let full = true;
    const { store } = stand({ 'draft.save': () => (full ? fail('STORE_FULL') : ok({ savedAt })) });
    store.getState().set({ text: 'Rang' });
    await vi.advanceTimersByTimeAsync(500);
    expect(store.getState()).toMatchObject({ body: { text: 'Rang' }, savedAt: null, saving: false, error: { code: 'STORE_FULL' } });
    full = false;
    await store.getState().flush();
    expect(store.getState()).toMatchObject({ savedAt, error: null });
  });

  it('is taken out of the journal when it is emptied', async () => {
    const box = stand();
    box.store.getState().set({ text: 'x' });
    box.store.getState().set({ text: '' });
    await box.store.getState().flush();
    expect(names(box)).toEqual(['draft.discard']);
    expect(box.store.getState()).toMatchObject({ saving: false, savedAt: null });
  });

  it('is empty after its act, is not saved again, and can be begun anew', async () => {
    const box = stand();
    box.store.getState().set({ text: 'Rang' });
    await box.store.getState().discard();
    await box.store.getState().flush();
    await vi.advanceTimersByTimeAsync(1000);
    expect(names(box)).toEqual(['draft.discard']);
    expect(box.store.getState()).toMatchObject({ body: { text: '' }, savedAt: null, saving: false });
    box.store.getState().set({ text: 'Rang back' });
    await vi.advanceTimersByTimeAsync(500);
    expect(names(box)).toEqual(['draft.discard', 'draft.save']);
  });

  it('leaves the journal after a save that was under way', async () => {
    const slow = Promise.withResolvers<ReturnType<typeof ok<{ savedAt: string }>>>();
    const box = stand({ 'draft.save': () => slow.promise });
    box.store.getState().set({ text: 'Rang' });
    void box.store.getState().flush();
    await vi.advanceTimersByTimeAsync(0);
    const gone = box.store.getState().discard();
    slow.resolve(ok({ savedAt }));
    await gone;
    expect(names(box)).toEqual(['draft.save', 'draft.discard']);
    expect(box.store.getState().savedAt).toBeNull();
  });
});

describe('a note', () => {
  it('is one draft for the dialog and the timeline: what one form chose, the other keeps', () => {
    expect(noteForm.read({ text: 'a', about: 'payingParent' })).toEqual({ text: 'a', about: 'payingParent' });
    expect(noteForm.read({ text: 'a' })).toEqual({ text: 'a', about: 'case' });
    expect(noteForm.read({ words: 'a' })).toBeNull();
    expect(notePlace('c1', null).key).toBe('note:c1:case');
  });
});
