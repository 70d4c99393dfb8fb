import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../app/result.ts';
import { createFakeApi } from '../../app/fakeApi.ts';
import { toBase64 } from '../base64.ts';
import { createFileStore } from './fileStore.ts';
import { CannotDraw, type Page, type Pages } from './pages.ts';

const HASH = 'b'.repeat(64);
const file = { hash: HASH, type: 'pdf', bytes: 1_200_000 } as const;
const whole = Uint8Array.from({ length: file.bytes }, (_unused, at) => at % 251);
const served = (bytes: Uint8Array = whole) =>
  createFakeApi({ 'evidence.bytes': ({ offset, length }) => ok({ base64: toBase64(bytes.subarray(offset, offset + length)), total: bytes.length }) });
const pageOf = (width: number): Page => ({ width, height: 10, draw: () => Promise.resolve(), text: () => Promise.resolve('') });

function opened(count = 2) {
  let closed = 0;
  const given: Uint8Array[] = [];
  const open = (_type: string, bytes: Uint8Array): Promise<Pages> => {
    given.push(bytes);
    return Promise.resolve({ count, page: (index) => Promise.resolve(pageOf(index + 1)), close: () => void (closed += 1) });
  };
  return { open, given, closed: () => closed };
}

describe('a file on its way to the screen', () => {
  it('is fetched piece by piece, whole, and shows its first page', async () => {
    const api = served();
    const { open, given } = opened();
    const store = createFileStore(api, file, open);
    const got: number[] = [];
    store.subscribe(({ view }) => view.phase === 'loading' && got.push(view.got));
    await store.getState().load();
    expect(given[0]).toEqual(whole);
    expect(api.named('evidence.bytes')).toHaveLength(3);
    expect(got.at(-1)).toBe(file.bytes);
    expect(store.getState().view).toMatchObject({ phase: 'ready', count: 2, index: 0, page: { width: 1 } });
    await store.getState().show(1);
    expect(store.getState().view).toMatchObject({ index: 1, page: { width: 2 } });
    await store.getState().show(2);
    expect(store.getState().view).toMatchObject({ index: 1 });
  });

  it.each(['FILE_NOT_HELD', 'FILE_DAMAGED', 'NOT_READY'] as const)('says why its bytes do not come: %s, and only of this file', async (code) => {
    const store = createFileStore(createFakeApi({ 'evidence.bytes': () => fail(code) }), file, opened().open);
    await store.getState().load();
    expect(store.getState().view).toEqual({ phase: 'failed', error: { code } });
  });

  it('that comes in too many bytes is broken, not drawn', async () => {
    const liar = createFakeApi({ 'evidence.bytes': () => ok({ base64: toBase64(new Uint8Array(20)), total: 12 }) });
    const store = createFileStore(liar, file, opened().open);
    await store.getState().load();
    expect(store.getState().view).toEqual({ phase: 'failed', error: { code: 'FILE_BROKEN' } });
  });

  it('that cannot be drawn says so, at once or when its page is asked for', async () => {
    const locked = createFileStore(served(), file, () => Promise.reject(new CannotDraw('FILE_LOCKED')));
    await locked.getState().load();
    expect(locked.getState().view).toEqual({ phase: 'undrawable', error: { code: 'FILE_LOCKED' } });
    const torn = createFileStore(served(), file, () => Promise.resolve({ count: 1, page: () => Promise.reject(new Error('torn')), close: () => undefined }));
    await torn.getState().load();
    expect(torn.getState().view).toEqual({ phase: 'undrawable', error: { code: 'FILE_BROKEN' } });
  });

  it('is let go when the viewer closes, also while it is still coming', async () => {
    const { open, closed } = opened();
    const store = createFileStore(served(), file, open);
    await store.getState().load();
    store.getState().close();
    expect(closed()).toBe(1);
    const late = opened();
    const leaving = createFileStore(served(), file, late.open);
    const loading = leaving.getState().load();
    leaving.getState().close();
    await loading;
    expect(late.given).toEqual([]);
    expect(leaving.getState().view.phase).toBe('loading');
  });
});
