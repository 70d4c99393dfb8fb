import { EventEmitter } from 'node:events';
import type { ElectronParts } from '../../../main/hosts/electron/electronParts.ts';

type Call = Readonly<{ name: string; args: readonly unknown[] }>;
type Listener = (...args: never[]) => unknown;

/** An emitter that also writes down every method that is called on it. */
function recorder(prefix: string, calls: Call[], answers: Readonly<Record<string, (...args: never[]) => unknown>> = {}): object {
  const emitter = new EventEmitter();
  return new Proxy(emitter, {
    get: (target, key) => {
      if (typeof key !== 'string') return Reflect.get(target, key) as unknown;
      const value: unknown = Reflect.get(target, key);
      if (['emit', 'listeners', 'listenerCount'].includes(key) && typeof value === 'function') return value.bind(target) as unknown;
      if (Object.hasOwn(answers, key)) {
        return (...args: never[]) => {
          calls.push({ name: `${prefix}.${key}`, args });
          return answers[key]?.(...args);
        };
      }
      if (typeof value === 'function') return (...args: unknown[]) => (value as (...all: unknown[]) => unknown).apply(target, args);
      if (value !== undefined) return value;
      return (...args: unknown[]) => {
        calls.push({ name: `${prefix}.${key}`, args });
      };
    },
  });
}

export interface RecordingElectron {
  readonly electron: ElectronParts;
  readonly calls: Call[];
  /** Arguments of the last call of that name. */
  last(name: string): readonly unknown[];
  /** Sends an event to the listeners of `app`, of the session, or of the window's contents. */
  send(target: 'app' | 'session' | 'contents' | 'window', event: string, ...args: readonly unknown[]): void;
  readonly contents: object;
}

type Setup = Readonly<{ userData: string; packaged?: boolean; vault?: Partial<ElectronParts['safeStorage']>; gotLock?: boolean }>;

/** Stands in Electron's place: every call is written down and every listener can be driven. */
export function recordingElectron({ userData, packaged = true, vault = {}, gotLock = true }: Setup): RecordingElectron {
  const calls: Call[] = [];
  const contents = recorder('contents', calls, { getURL: () => 'app://casebench/', send: () => undefined, setWindowOpenHandler: () => undefined });
  const webRequest = recorder('webRequest', calls);
  const sessionProtocol = recorder('sessionProtocol', calls);
  const session = recorder('session', calls);
  Object.assign(session, { webRequest, protocol: sessionProtocol });
  const window = recorder('window', calls, { isDestroyed: () => false, isMinimized: () => true, loadURL: async () => undefined });
  Object.assign(window, { webContents: contents });
  const app = recorder('app', calls, {
    getPath: () => userData,
    getVersion: () => '1.2.3',
    requestSingleInstanceLock: () => gotLock,
    enableSandbox: () => undefined,
    setPath: () => undefined,
    exit: () => undefined,
    quit: () => undefined,
  });
  Object.assign(app, { isPackaged: packaged });
  /** A plain function, because what a class makes could not be another object. */
  function BrowserWindow(options: unknown): object {
    calls.push({ name: 'new BrowserWindow', args: [options] });
    return window;
  }
  const electron = {
    app,
    BrowserWindow,
    dialog: recorder('dialog', calls),
    ipcMain: recorder('ipcMain', calls),
    Menu: recorder('Menu', calls),
    protocol: recorder('protocol', calls),
    safeStorage: {
      isAsyncEncryptionAvailable: async () => true,
      getSelectedStorageBackend: () => 'gnome_libsecret',
      encryptStringAsync: async (text: string) => Buffer.from(`sealed:${text}`),
      decryptStringAsync: async (bytes: Buffer) => ({ result: bytes.toString('utf8').replace('sealed:', ''), shouldReEncrypt: false }),
      ...vault,
    },
    session: { defaultSession: session },
  };
  const targets = { app, session, contents, window } as Readonly<Record<string, object>>;
  return {
    electron: electron as unknown as ElectronParts,
    calls,
    contents,
    last: (name) => calls.findLast((call) => call.name === name)?.args ?? [],
    send: (target, event, ...args) => {
      const found = targets[target] as EventEmitter;
      for (const listener of found.listeners(event)) (listener as Listener)(...(args as never[]));
    },
  };
}
