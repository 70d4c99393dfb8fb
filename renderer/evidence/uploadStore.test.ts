import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../app/result.ts';
import { createFakeApi } from '../app/fakeApi.ts';
import type { Api } from '../client.ts';
import type { KeptFile } from './uploadFile.ts';
import { canRetry, createUploadsStore, isComing, uploadsOf } from './uploadStore.ts';

const fileOf = (name: string): KeptFile => ({ hash: 'a'.repeat(64), name, type: 'png', bytes: 3, pages: 1 });
const source = (name: string) => ({ folder: false, source: { name, size: 3, slice: () => ({ arrayBuffer: () => Promise.resolve(Uint8Array.of(1, 2, 3).buffer) }) } });
const settled = (): Promise<void> => new Promise((done) => void setTimeout(done, 0));

function fakeServices(finish: (name: string) => Result<{ file: KeptFile }> = (name) => ok({ file: fileOf(name) })) {
  const names = new Map<string, string>();
  const begun: string[] = [];
  let open = 0;
  let most = 0;
  const api = createFakeApi({
    'evidence.upload.begin': ({ name }) => {
      const uploadId = `upload-${names.size + 1}`;
      names.set(uploadId, name);
      begun.push(name);
      open += 1;
      most = Math.max(most, open);
      return ok({ uploadId, chunkBytes: 100 });
    },
    'evidence.upload.chunk': () => ok({ received: 3 }),
    'evidence.upload.finish': ({ uploadId }) => {
      open -= 1;
      return finish(names.get(uploadId) ?? '');
    },
    'evidence.upload.cancel': () => {
      open -= 1;
      return ok({ cancelled: true });
    },
    'evidence.tray.add': ({ name }) => ok({ trayId: `tray of ${name}` }),
  });
  return { api, begun, most: () => most };
}

describe('files on their way in', () => {
  it('go one after another, in order, and each is in the tray before it counts as kept', async () => {
    const { api, begun, most } = fakeServices();
    const store = createUploadsStore(api);
    store.getState().add([source('a.png'), source('b.png'), source('c.png')], { caseId: 'case1', how: 'file' });
    expect(store.getState().uploads.every(isComing)).toBe(true);
    await settled();
    expect(begun).toEqual(['a.png', 'b.png', 'c.png']);
    expect(most()).toBe(1);
    expect(store.getState().uploads.map(({ state }) => (state.phase === 'kept' ? state.trayId : state.phase))).toEqual(['tray of a.png', 'tray of b.png', 'tray of c.png']);
    expect(api.named('evidence.tray.add').map(({ input }) => (input as { how: string }).how)).toEqual(['file', 'file', 'file']);
  });

  it('that are refused stand with the reason, and the next ones come in', async () => {
    const { api } = fakeServices((name) => (name === 'lies.pdf' ? fail('FILE_LIES', { facts: { said: 'pdf', is: 'gif' } }) : ok({ file: fileOf(name) })));
    const store = createUploadsStore(api);
    store.getState().add([source('lies.pdf'), { ...source('folder'), folder: true }, source('b.png')], { caseId: null, how: 'file' });
    await settled();
    const [lies, folder, picture] = store.getState().uploads;
    expect(lies?.state).toEqual({ phase: 'failed', error: { code: 'FILE_LIES', facts: { said: 'pdf', is: 'gif' } } });
    expect(folder?.state).toMatchObject({ phase: 'failed', error: { code: 'FILE_TYPE_REFUSED' } });
    expect(picture?.state.phase).toBe('kept');
    expect([lies, folder].map((one) => one !== undefined && canRetry(one))).toEqual([false, false]);
  });

  it('whose way was broken off can be sent again', async () => {
    let down = true;
    const { api } = fakeServices((name) => (down ? fail('NOT_READY') : ok({ file: fileOf(name) })));
    const store = createUploadsStore(api);
    store.getState().add([source('a.png')], { caseId: null, how: 'file' });
    await settled();
    const [broken] = store.getState().uploads;
    if (broken === undefined) throw new Error('it stays on the list');
    expect(canRetry(broken)).toBe(true);
    down = false;
    store.getState().retry(broken.id);
    await settled();
    expect(store.getState().uploads[0]?.state.phase).toBe('kept');
  });

  it('can be stopped: one that waits never begins, one under way is called off', async () => {
    const { api, begun } = fakeServices();
    const store = createUploadsStore(api);
    store.getState().add([source('a.png'), source('b.png')], { caseId: null, how: 'file' });
    for (const { id } of store.getState().uploads) store.getState().drop(id);
    await settled();
    expect(store.getState().uploads).toEqual([]);
    expect(begun).toEqual(['a.png']);
    expect(api.named('evidence.tray.add')).toEqual([]);
  });

  it('are never another person’s', () => {
    const { api } = fakeServices();
    let id = 'CW-07';
    const app = { api: api as Api, session: { getState: () => ({ session: { user: { id } } }) } as never };
    const mine = uploadsOf(app);
    mine.getState().add([source('a.png')], { caseId: null, how: 'file' });
    expect(uploadsOf(app)).toBe(mine);
    id = 'CW-11';
    expect(uploadsOf(app).getState().uploads).toEqual([]);
    expect(mine.getState().uploads).toEqual([]);
  });
});
