import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fail, ok, type Result } from '../../app/result.ts';
import { beforeReady } from '../../main/hosts/electron/beforeReady.ts';
import { boot } from '../../main/hosts/electron/boot.ts';
import { parseHostArguments } from '../../main/hosts/hostOptions.ts';
import type { WorkerCore } from '../../main/worker/createWorkerCore.ts';
import type { WorkerOptions } from '../../main/worker/protocol.ts';
import { recordingElectron, type RecordingElectron } from './support/recordingElectron.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casebench-boot-'));
  mkdirSync(join(folder, 'out', 'renderer'), { recursive: true });
  writeFileSync(join(folder, 'out', 'renderer', 'index.html'), '<p></p>');
  writeFileSync(join(folder, 'out', 'renderer', 'assets.json'), JSON.stringify({ '/index.html': { file: 'index.html', type: 'text/html' } }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Started = Readonly<{ recording: RecordingElectron; options: WorkerOptions | null; emit(event: unknown): void; closed(): number }>;

const start = async (recording: RecordingElectron, opened: Result<{ ms: number }> = ok({ ms: 1 })): Promise<Started> => {
  let options: WorkerOptions | null = null;
  let listener: (event: unknown) => void = () => {};
  let closed = 0;
  const core: WorkerCore = {
    opened: Promise.resolve(opened),
    dispatch: async (name, input) => ok({ name, input }),
    subscribe: (heard) => {
      listener = heard;
      return () => {};
    },
    close: async () => void (closed += 1),
  };
  await boot(recording.electron, parseHostArguments(['--cases', '5']), {
    hostDir: join(folder, 'out', 'main'),
    startCore: (given) => {
      options = given;
      return core;
    },
  });
  return { recording, options, emit: (event) => listener(event), closed: () => closed };
};
const names = ({ calls }: RecordingElectron): readonly string[] => calls.map(({ name }) => name);

describe('before Electron is ready', () => {
  test('the folder, the scheme, the sandbox and the lock come in this order, and nothing else', () => {
    const recording = recordingElectron({ userData: folder });
    expect(beforeReady(recording.electron, '/data')).toBe(true);
    expect(recording.calls).toEqual([
      { name: 'app.setPath', args: ['userData', '/data'] },
      {
        name: 'protocol.registerSchemesAsPrivileged',
        args: [[{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]],
      },
      { name: 'app.enableSandbox', args: [] },
      { name: 'Menu.setApplicationMenu', args: [null] },
      { name: 'app.requestSingleInstanceLock', args: [] },
    ]);
  });

  test('a second instance learns that it is one', () => {
    expect(beforeReady(recordingElectron({ userData: folder, gotLock: false }).electron, null)).toBe(false);
  });
});

describe('the start of the product', () => {
  test('guards first: nothing is opened before the session is closed to the world', async () => {
    const { recording } = await start(recordingElectron({ userData: folder }));
    const order = names(recording);
    for (const guard of ['webRequest.onBeforeRequest', 'session.setPermissionRequestHandler', 'session.setPermissionCheckHandler', 'session.setDevicePermissionHandler', 'session.setDisplayMediaRequestHandler', 'sessionProtocol.handle']) {
      expect(order, guard).toContain(guard);
      expect(order.indexOf(guard), guard).toBeLessThan(order.indexOf('new BrowserWindow'));
    }
    expect(recording.last('window.loadURL')).toEqual(['app://casebench/']);
  });

  test('gives the window exactly these settings', async () => {
    const { recording } = await start(recordingElectron({ userData: folder }));
    expect(recording.last('new BrowserWindow')).toEqual([
      {
        title: 'Casebench',
        width: 1440,
        height: 900,
        minWidth: 640,
        minHeight: 480,
        show: false,
        autoHideMenuBar: true,
        webPreferences: {
          preload: join(folder, 'out', 'preload', 'preload.cjs'),
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          nodeIntegrationInWorker: false,
          nodeIntegrationInSubFrames: false,
          webSecurity: true,
          allowRunningInsecureContent: false,
          experimentalFeatures: false,
          webviewTag: false,
          navigateOnDragDrop: false,
          spellcheck: false,
          devTools: false,
        },
      },
    ]);
  });

  test('has developer tools only when it is not packaged', async () => {
    const { recording } = await start(recordingElectron({ userData: folder, packaged: false }));
    expect(recording.last('new BrowserWindow')).toMatchObject([{ webPreferences: { devTools: true, sandbox: true, contextIsolation: true } }]);
  });

  test('hands the services their folder, the key and the practice caseload', async () => {
    const { options } = await start(recordingElectron({ userData: folder }));
    expect(options).toMatchObject({ dataDir: folder, resourcesDir: join(folder, 'resources'), host: 'electron', version: '1.2.3', practice: { cases: 5 } });
    expect(options?.key).toHaveLength(32);
  });

  test('opens the second time with the same key, which no file and no log holds in the clear', async () => {
    const first = await start(recordingElectron({ userData: folder }));
    const second = await start(recordingElectron({ userData: folder }));
    expect(second.options?.key).toEqual(first.options?.key);
    const key = Buffer.from(first.options?.key ?? []);
    const log = readFileSync(join(folder, 'log', 'casebench.log'), 'utf8');
    for (const form of [key.toString('hex'), key.toString('base64')]) expect(log).not.toContain(form);
  });

  test('says so in a box and ends when there is no vault: no window, no services, no store', async () => {
    const recording = recordingElectron({ userData: folder, vault: { isAsyncEncryptionAvailable: async () => false } });
    const { options } = await start(recording);
    expect(options).toBeNull();
    expect(names(recording)).not.toContain('new BrowserWindow');
    expect(recording.last('dialog.showErrorBox')[1]).toMatch(/Nothing has been changed/);
    expect(recording.last('app.exit')).toEqual([1]);
  });

  test('says so in a box and ends when the store does not open', async () => {
    const { recording } = await start(recordingElectron({ userData: folder }), fail('STORE_NEWER_THAN_APP'));
    expect(recording.last('dialog.showErrorBox')[1]).toMatch(/newer/);
    expect(recording.last('app.exit')).toEqual([1]);
  });

  test('passes events to the window and closes the services in order before it quits', async () => {
    const { recording, emit, closed } = await start(recordingElectron({ userData: folder }));
    emit({ type: 'session' });
    expect(recording.last('contents.send')).toEqual(['casebench:event', { type: 'session' }]);
    let held = 0;
    const event = { preventDefault: () => void (held += 1) };
    recording.send('app', 'window-all-closed');
    recording.send('app', 'will-quit', event);
    await expect.poll(() => names(recording).filter((name) => name === 'app.quit').length).toBe(2);
    recording.send('app', 'will-quit', event);
    expect([held, closed()]).toEqual([1, 1]);
  });

  test('comes to the front for a second start and reads nothing of what that was told', async () => {
    const { recording } = await start(recordingElectron({ userData: folder }));
    const before = recording.calls.length;
    recording.send('app', 'second-instance', {}, ['casebench', '--data', '/evil', 'https://evil.example'], '/');
    expect(recording.calls.slice(before).map(({ name }) => name)).toEqual(['window.isMinimized', 'window.restore', 'window.focus']);
  });

  test('logs why a process of the window has gone, and nothing more', async () => {
    const { recording } = await start(recordingElectron({ userData: folder }));
    recording.send('app', 'render-process-gone', {}, { getURL: () => 'app://casebench/Marigold' }, { reason: 'oom', exitCode: 5 });
    recording.send('app', 'child-process-gone', {}, { reason: 'crashed', exitCode: 6, name: 'Marigold' });
    const log = readFileSync(join(folder, 'log', 'casebench.log'), 'utf8');
    expect(log).toContain('"event":"window.gone","ended":"oom","exitCode":5');
    expect(log).toContain('"ended":"crashed","exitCode":6');
    expect(log).not.toContain('Marigold');
  });

  test('never answers for a broken certificate and never starts the crash reporter', async () => {
    const { recording } = await start(recordingElectron({ userData: folder }));
    const app = recording.electron.app as unknown as { listenerCount(event: string): number };
    expect(app.listenerCount('certificate-error')).toBe(0);
    expect(Object.keys(recording.electron)).not.toContain('crashReporter');
  });
});
