import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../app/result.ts';
import { createDraftStore } from './draftStore.ts';
import { createFakeApi, type Answers } from './fakeApi.ts';

const at = { key: 'note:c1:case', caseId: 'c1', title: 'note' };
const savedAt = '2026-11-18T09:43:00.000Z';
const journal = (): Answers => ({
  'draft.load': () => ok({ draft: { body: JSON.stringify({ text: 'half a tho' }), savedAt } }),
  'draft.save': () => ok({ savedAt }),
  'draft.discard': () => ok({ discarded: true }),
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a draft', () => {
  it('comes back as it was left', async () => {
    const store = createDraftStore(createFakeApi(journal()), at);
    await store.getState().open();
    expect(store.getState()).toMatchObject({ text: 'half a tho', savedAt });
  });

  it('keeps what another form put beside the words', async () => {
    const api = createFakeApi({ ...journal(), 'draft.load': () => ok({ draft: { body: JSON.stringify({ text: 'a', about: 'payingParent' }), savedAt } }) });
    const store = createDraftStore(api, at);
    await store.getState().open();
    store.getState().type('ab');
    await store.getState().flush();
    expect(api.calls.at(-1)?.input).toMatchObject({ body: JSON.stringify({ about: 'payingParent', text: 'ab' }) });
  });

  it('is saved within half a second of the last key, once', async () => {
    const api = createFakeApi(journal());
    const store = createDraftStore(api, at);
    for (const text of ['a', 'ab', 'abc']) store.getState().type(text);
    expect(store.getState().savedAt).toBeNull();
    await vi.advanceTimersByTimeAsync(500);
    expect(api.calls).toEqual([{ name: 'draft.save', input: { ...at, body: JSON.stringify({ text: 'abc' }) } }]);
    expect(store.getState().savedAt).toBe(savedAt);
  });

  it('never lets what is loaded replace what was typed meanwhile', async () => {
    const store = createDraftStore(createFakeApi(journal()), at);
    const opening = store.getState().open();
    store.getState().type('newer');
    await opening;
    expect(store.getState().text).toBe('newer');
  });

  it('is not called saved when the journal refused it, and is tried again', async () => {
    let full = true;
    const api = createFakeApi({ ...journal(), 'draft.save': () => (full ? fail('STORE_FULL') : ok({ savedAt })) });
    const store = createDraftStore(api, at);
    store.getState().type('kept');
    await vi.advanceTimersByTimeAsync(500);
    expect(store.getState()).toMatchObject({ text: 'kept', savedAt: null, problem: { code: 'STORE_FULL' } });
    full = false;
    await store.getState().flush();
    expect(store.getState()).toMatchObject({ savedAt, problem: null });
  });

  it('is taken out of the journal when it is emptied or its act is done', async () => {
    const api = createFakeApi(journal());
    const store = createDraftStore(api, at);
    store.getState().type('x');
    store.getState().type('');
    await store.getState().flush();
    await store.getState().discard();
    expect(api.calls.map(({ name }) => name)).toEqual(['draft.discard', 'draft.discard']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(api.calls).toHaveLength(2);
  });
});
