import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../app/result.ts';
import { createFakeApi } from '../../app/fakeApi.ts';
import { cleanPath, createScanStore } from './scanStore.ts';

const result = { found: 3, taken: 2, known: 0, stopped: false, refused: [{ name: 'lies.pdf', code: 'FILE_LIES' }] };

describe('the scanner’s folder', () => {
  it.each([['"C:\\Scans\\Team 4"', 'C:\\Scans\\Team 4'], ["  '/scans' ", '/scans'], ['/scans', '/scans'], ['""', '']])('%s is the path %s', (typed, path) => expect(cleanPath(typed)).toBe(path));

  it('is chosen once it can be used, and what was wrong with another path is said', async () => {
    const store = createScanStore(createFakeApi({ 'evidence.scanFolder': () => ok({ path: null, problem: null }), 'evidence.scanFolder.set': ({ path }) => (path === '/scans' ? ok({ path }) : fail('FOLDER_UNUSABLE')) }));
    await store.getState().load();
    expect(await store.getState().choose('/nowhere')).toBe(false);
    expect(store.getState()).toMatchObject({ error: { code: 'FOLDER_UNUSABLE' }, folder: { path: null } });
    expect(await store.getState().choose('/scans')).toBe(true);
    expect(store.getState()).toMatchObject({ error: null, folder: { path: '/scans', problem: null } });
  });

  it('is read with progress, once at a time, and gives a result for each file that was refused', async () => {
    let finish: (() => void) | undefined;
    const api = createFakeApi({ 'evidence.scan': () => new Promise((settle) => (finish = () => settle(ok(result)))), 'evidence.scan.cancel': () => ok({ cancelled: true }) });
    const store = createScanStore(api);
    store.getState().progress(9, 9);
    expect(store.getState().reading).toBeNull();
    const scanning = store.getState().scan();
    await store.getState().scan();
    store.getState().progress(1, 3);
    expect(store.getState().reading).toEqual({ done: 1, total: 3 });
    await store.getState().stop();
    finish?.();
    await scanning;
    expect(api.named('evidence.scan')).toHaveLength(1);
    expect(api.named('evidence.scan.cancel')).toHaveLength(1);
    expect(store.getState()).toMatchObject({ reading: null, result });
  });

  it('that has gone is named as gone', async () => {
    const store = createScanStore(createFakeApi({ 'evidence.scan': () => fail('FOLDER_UNUSABLE'), 'evidence.scanFolder': () => ok({ path: '/scans', problem: 'gone' }) }));
    await store.getState().scan();
    expect(store.getState()).toMatchObject({ error: { code: 'FOLDER_UNUSABLE' }, folder: { problem: 'gone' }, reading: null });
  });
});
