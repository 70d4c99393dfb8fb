import { describe, expect, test } from 'vitest';
import { ok } from '../../app/result.ts';
import { isOurPage } from '../../main/hosts/electron/appAddress.ts';
import { hardenContents } from '../../main/hosts/electron/hardenContents.ts';
import { hardenSession } from '../../main/hosts/electron/hardenSession.ts';
import { installIpc, isOurMainFrame } from '../../main/hosts/electron/ipc.ts';
import { openOutside } from '../../main/hosts/electron/openOutside.ts';
import { isPermitted, permissions } from '../../main/hosts/electron/permissions.ts';
import { createLog, type LogEntry } from '../../main/log/log.ts';
import { recordingElectron } from './support/recordingElectron.ts';

const ours = ['app://casebench/', 'app://casebench/index.html', 'app://casebench/#/x'];
const foreign = [
  'https://x/?y=app://casebench',
  'https://app://casebench/',
  'app://casebench.evil/',
  'app://casebench@evil/',
  'app://user@casebench/',
  'app://casebench:1234/',
  'app://evil/casebench',
  'app:casebench',
  'file:///etc/passwd',
  'data:text/html,x',
  'javascript:alert(1)',
  'blob:app://casebench/1',
  'about:blank',
  'http://casebench/',
  'ws://casebench/',
  '',
  'app://',
];

const setUp = (developerTools = false) => {
  const logged: LogEntry[] = [];
  const log = createLog((entry) => logged.push(entry), () => '2026-11-18T09:41:00.000Z');
  const recording = recordingElectron({ userData: '/nowhere' });
  const serve = async (): Promise<Response> => new Response('ours');
  hardenSession(recording.electron.session.defaultSession, { log, serve, developerTools });
  hardenContents(recording.contents as Parameters<typeof hardenContents>[0], log);
  return { recording, logged, log };
};
type Decide<T> = (...args: unknown[]) => T;

describe('our own pages', () => {
  test.each(ours)('are known: %s', (url) => expect(isOurPage(url)).toBe(true));
  test.each(foreign)('are not mistaken: %s', (url) => expect(isOurPage(url)).toBe(false));
});

describe('the session', () => {
  test.each(['http://a/', 'https://a/', 'ws://a/', 'wss://a/', 'file:///etc/passwd', 'data:text/html,x', 'ftp://a/', 'devtools://devtools/', 'chrome://gpu', 'nonsense'])('cancels a request to %s', (url) => {
    const { recording } = setUp();
    const answers: unknown[] = [];
    (recording.last('webRequest.onBeforeRequest')[0] as Decide<void>)({ url }, (answer: unknown) => answers.push(answer));
    expect(answers).toEqual([{ cancel: true }]);
  });

  test('lets our own scheme through, and developer tools only in development', () => {
    const ask = (url: string, developerTools: boolean): unknown => {
      let answer: unknown;
      (setUp(developerTools).recording.last('webRequest.onBeforeRequest')[0] as Decide<void>)({ url }, (given: unknown) => (answer = given));
      return answer;
    };
    expect(ask('app://casebench/', false)).toEqual({ cancel: false });
    expect(ask('devtools://devtools/x', true)).toEqual({ cancel: false });
    expect(ask('https://a/', true)).toEqual({ cancel: true });
  });

  test('serves our host under our scheme and refuses every other host', async () => {
    const [scheme, handler] = setUp().recording.last('sessionProtocol.handle') as [string, (request: Request) => Promise<Response>];
    expect(scheme).toBe('app');
    expect((await handler(new Request('app://casebench/'))).status).toBe(200);
    expect((await handler(new Request('app://evil/'))).status).toBe(403);
  });

  test('grants one permission, to our own page, and refuses all others by name', () => {
    const { recording } = setUp();
    const request = recording.last('session.setPermissionRequestHandler')[0] as Decide<void>;
    const check = recording.last('session.setPermissionCheckHandler')[0] as Decide<boolean>;
    const granted = (name: string, url: string): boolean => {
      let answer = false;
      request({ getURL: () => url }, name, (given: boolean) => (answer = given));
      return answer;
    };
    for (const name of [...Object.keys(permissions), 'toString', 'one-from-the-future']) {
      const expected = name === 'clipboard-sanitized-write';
      expect(granted(name, 'app://casebench/'), name).toBe(expected);
      expect(check(null, name, 'app://casebench/'), name).toBe(expected);
      expect(granted(name, 'https://evil.example/'), name).toBe(false);
      expect(check(null, name, 'https://evil.example/'), name).toBe(false);
    }
    expect(isPermitted('__proto__')).toBe(false);
  });

  test('gives no device, no screen capture, no download and no dictionary', () => {
    const { recording, logged } = setUp();
    expect((recording.last('session.setDevicePermissionHandler')[0] as Decide<boolean>)({ deviceType: 'usb' })).toBe(false);
    let streams: unknown;
    (recording.last('session.setDisplayMediaRequestHandler')[0] as Decide<void>)({}, (given: unknown) => (streams = given));
    expect(streams).toEqual({});
    expect(recording.last('session.setSpellCheckerEnabled')).toEqual([false]);
    let prevented = false;
    recording.send('session', 'will-download', { preventDefault: () => (prevented = true) });
    expect([prevented, logged.at(-1)?.['refusal']]).toEqual([true, 'download']);
  });
});

describe('every page', () => {
  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stays with us on %s', (event) => {
    const { recording } = setUp();
    const prevented = (url: string): boolean => {
      let held = false;
      recording.send('contents', event, { url, preventDefault: () => (held = true) });
      return held;
    };
    for (const url of ours) expect(prevented(url), url).toBe(false);
    for (const url of foreign) expect(prevented(url), url).toBe(true);
  });

  test('opens no window and hosts no webview', () => {
    const { recording } = setUp();
    expect((recording.last('contents.setWindowOpenHandler')[0] as Decide<unknown>)({ url: 'app://casebench/' })).toEqual({ action: 'deny' });
    let held = false;
    recording.send('contents', 'will-attach-webview', { preventDefault: () => (held = true) });
    expect(held).toBe(true);
  });

  test('leaves no address in the log when it is refused', () => {
    const { recording, logged } = setUp();
    recording.send('contents', 'will-navigate', { url: 'https://evil.example/Marigold', preventDefault: () => {} });
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toMatch(/evil|Marigold/);
  });
});

describe('the one channel', () => {
  const frame = (origin: string, parent: object | null = null) => ({ senderFrame: { origin, parent } }) as unknown as Parameters<typeof isOurMainFrame>[0];
  test('hears the top frame of our page only', () => {
    expect(isOurMainFrame(frame('app://casebench'))).toBe(true);
    expect(isOurMainFrame({ senderFrame: null })).toBe(false);
    expect(isOurMainFrame(frame('app://casebench', {}))).toBe(false);
    for (const origin of ['null', '', 'app://casebench.evil', 'https://casebench', 'file://']) expect(isOurMainFrame(frame(origin)), origin).toBe(false);
  });

  test('passes on what our page asks and answers CALLER_REFUSED to everybody else, as a value', async () => {
    const { recording, logged, log } = setUp();
    const heard: unknown[] = [];
    installIpc(recording.electron.ipcMain, async (name, input) => {
      heard.push([name, input]);
      return ok('answer');
    }, log);
    const [channel, handler] = recording.last('ipcMain.handle') as [string, Decide<unknown>];
    expect(channel).toBe('casebench:call');
    expect(await handler(frame('app://casebench'), 'session.state', {})).toEqual({ ok: true, value: 'answer' });
    expect(await handler(frame('https://evil.example'), 'session.state', {})).toEqual({ ok: false, error: { code: 'CALLER_REFUSED' } });
    expect(heard).toEqual([['session.state', {}]]);
    expect(logged.at(-1)?.['refusal']).toBe('sender');
    expect(recording.calls.filter(({ name }) => name.startsWith('ipcMain.'))).toHaveLength(1);
  });
});

describe('the way out to the system browser', () => {
  const tryOpen = async (url: string): Promise<readonly string[]> => {
    const opened: string[] = [];
    await openOutside({ openExternal: async (href) => void opened.push(href) }, url);
    return opened;
  };
  test('opens public guidance, as the parser wrote it', async () => {
    expect(await tryOpen('HTTPS://WWW.GOV.UK/child-maintenance?x=a b')).toEqual(['https://www.gov.uk/child-maintenance?x=a%20b']);
  });
  test.each(['http://www.gov.uk/', 'https://www.gov.uk.evil.example/', 'https://evil.example/?www.gov.uk', 'https://www.gov.uk@evil.example/', 'https://a:b@www.gov.uk/', 'https://www.gov.uk:8443/', 'file:///etc/passwd', 'javascript:alert(1)', 'ms-msdt:/id', 'smb://www.gov.uk/', '', '//www.gov.uk/'])(
    'never opens %s',
    async (url) => expect(await tryOpen(url)).toEqual([]),
  );
});
