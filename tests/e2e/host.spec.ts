import { request as httpRequest, type IncomingMessage } from 'node:http';
import { WebSocket, type ClientOptions } from 'ws';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHost } from '../../scripts/startHost.ts';
import { expect, test, type Desktop } from './support/casebench.ts';
import { browserStorage } from './support/storage.ts';

type Answer = Readonly<{ status: number; headers: IncomingMessage['headers']; body: string }>;

/** A request as another program could send it: every header can be chosen. */
const ask = (desktop: Desktop, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(desktop.origin);
    const request = httpRequest({ hostname, port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on('error', reject);
    request.end();
  });

const cookieOf = async (desktop: Desktop): Promise<string> =>
  (await desktop.page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

type Ended = Readonly<{ refused: number } | { code: number }>;
/** Opens a socket, sends one frame, and tells how the host ended it. */
const send = async (desktop: Desktop, frame: string | Buffer, options: ClientOptions = {}): Promise<Ended> => {
  const cookie = await cookieOf(desktop);
  const socket = new WebSocket(`${desktop.origin.replace('http', 'ws')}/socket`, { origin: desktop.origin, headers: { cookie }, ...options });
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_request, response) => {
      resolve({ refused: response.statusCode ?? 0 });
      response.destroy();
    });
    socket.on('open', () => socket.send(frame));
    socket.on('close', (code) => resolve({ code }));
    socket.on('message', () => reject(new Error('the host answered instead of refusing')));
    socket.on('error', () => {});
  });
};

test.describe('the loopback host', () => {
  test('gives its link to one browser and refuses the second use', async ({ desktop }) => {
    const used = await ask(desktop, new URL(desktop.host.link).pathname + new URL(desktop.host.link).search);
    expect(used.status).toBe(410);
    expect(used.headers['set-cookie']).toBeUndefined();
    const guessed = await ask(desktop, '/open?t=AAAA');
    expect(guessed.status).toBe(410);
  });

  test('keeps its cookie from scripts and from other sites', async ({ desktop }) => {
    const [cookie, ...others] = await desktop.page.context().cookies();
    expect(others).toEqual([]);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', expires: -1 });
  });

  test('refuses another name for its address, which is how a rebinding page would call', async ({ desktop }) => {
    const cookie = await cookieOf(desktop);
    const { port } = new URL(desktop.origin);
    for (const host of [`evil.example:${port}`, `localhost:${port}`, '127.0.0.1', `127.0.0.1:${Number(port) + 1}`]) {
      expect((await ask(desktop, '/', { host, cookie })).status, host).toBe(403);
    }
    expect((await ask(desktop, '/', { cookie })).status).toBe(200);
  });

  test('shows nothing without the cookie', async ({ desktop }) => {
    for (const path of ['/', '/index.html', '/assets.json', '/third-party-notices.txt']) {
      expect((await ask(desktop, path)).status, path).toBe(403);
    }
  });

  test('serves the files of the build and no other path', async ({ desktop }) => {
    const cookie = await cookieOf(desktop);
    const hostile = ['/../package.json', '/..%2fpackage.json', '/%2e%2e/main/worker.mjs', '/assets/../../main/worker.mjs', '//etc/passwd', '/assets.json', '/constructor', '/__proto__', '/index.html%00'];
    for (const path of hostile) expect((await ask(desktop, path, { cookie })).status, path).toBe(404);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']) {
      expect((await ask(desktop, '/', { cookie }, method)).status, method).toBe(405);
    }
  });

  test('sends its security headers with every document, and a nonce of its own each time', async ({ desktop }) => {
    const cookie = await cookieOf(desktop);
    const [first, second] = [await ask(desktop, '/', { cookie }), await ask(desktop, '/', { cookie })];
    expect(first.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    const nonceOf = ({ headers }: Answer): string => /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? '';
    expect(nonceOf(first)).toMatch(/^[\w+/]{24}$/);
    expect(nonceOf(first)).not.toBe(nonceOf(second));
    expect(first.body).toContain(nonceOf(first));
    expect(first.body).not.toContain('__CSP_NONCE__');
  });

  test('refuses a socket from another origin, without an origin, without the cookie, or to another path', async ({ desktop }) => {
    const cookie = await cookieOf(desktop);
    const frame = JSON.stringify({ id: 0, name: 'session.state', input: {} });
    expect(await send(desktop, frame, { origin: 'https://evil.example', headers: { cookie } })).toEqual({ refused: 403 });
    expect(await send(desktop, frame, { origin: desktop.origin.replace('127.0.0.1', 'localhost'), headers: { cookie } })).toEqual({ refused: 403 });
    expect(await send(desktop, frame, { origin: desktop.origin, headers: { cookie, host: 'evil.example' } })).toEqual({ refused: 403 });
    expect(await send(desktop, frame, { origin: desktop.origin, headers: {} })).toEqual({ refused: 403 });
    const bare: ClientOptions = { headers: { cookie } };
    delete bare.origin;
    expect(await send(desktop, frame, { ...bare, origin: '' })).toEqual({ refused: 403 });
  });

  test('closes a socket that sends too much, bytes, text that is not JSON, or JSON of another shape', async ({ desktop }) => {
    expect(await send(desktop, 'x'.repeat(4 * 1024 * 1024 + 1))).toEqual({ code: 1009 });
    expect(await send(desktop, Buffer.from('{"id":0,"name":"session.state","input":{}}'))).toEqual({ code: 1003 });
    expect(await send(desktop, 'session.state')).toEqual({ code: 1003 });
    expect(await send(desktop, '{"id":-1,"name":"session.state","input":{}}')).toEqual({ code: 1008 });
    expect(await send(desktop, '{"id":0,"name":"session.state","input":{},"extra":1}')).toEqual({ code: 1008 });
    expect(await send(desktop, '[]')).toEqual({ code: 1008 });
  });

  test('still answers its own window after every refusal', async ({ desktop }) => {
    await send(desktop, 'session.state');
    await desktop.page.reload();
    await expect(desktop.page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  test('refuses a second start on the same folder and says what to do', async ({ desktop }) => {
    await expect(startHost({ dataDir: desktop.dataDir })).rejects.toThrow(/already open with this data folder.*--data DIR/s);
  });

  test('opens again after a power cut, without a hand from anybody', async ({ desktop }) => {
    await desktop.killHard();
    await desktop.startAgain();
    await expect(desktop.page.getByRole('heading', { level: 1 })).toBeVisible();
  });
});

test.describe('the life of the loopback host', () => {
  /** A program that stands in the browser's place: it notes its number and then does what `body` says. */
  const browser = (folder: string, body: string): string => {
    const program = join(folder, 'browser.sh');
    writeFileSync(program, `#!/bin/sh\necho $$ > '${folder}/browser.pid'\n${body}\n`, { mode: 0o755 });
    return program;
  };
  const isGone = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  };
  test.skip(process.platform === 'win32', 'the stand-in browser is a shell script');

  test('ends by itself when its window has gone and nobody is connected', async ({ dataDir }) => {
    const host = await startHost({ dataDir, args: ['--cases', '5', '--browser', browser(dataDir, 'exit 0')] });
    expect(await host.ended).toBe(0);
    expect(existsSync(join(dataDir, 'instance.lock'))).toBe(false);
  });

  test('takes its window with it when it is stopped', async ({ dataDir }) => {
    const host = await startHost({ dataDir, args: ['--cases', '5', '--browser', browser(dataDir, 'exec sleep 600')] });
    await host.ready;
    const noted = join(dataDir, 'browser.pid');
    await expect.poll(() => existsSync(noted) && readFileSync(noted, 'utf8').endsWith('\n')).toBe(true);
    expect(await host.stop()).toBe(0);
    await expect.poll(() => isGone(Number(readFileSync(noted, 'utf8')))).toBe(true);
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`closes in order on ${signal}`, async ({ dataDir }) => {
      const host = await startHost({ dataDir, args: ['--cases', '5'] });
      await host.ready;
      process.kill(host.pid, signal);
      expect(await host.ended).toBe(0);
      expect(existsSync(join(dataDir, 'instance.lock'))).toBe(false);
      const log = readFileSync(join(dataDir, 'log', 'casebench.log'), 'utf8');
      expect(log).toContain('"event":"worker.closed"');
      expect(log).toContain('"forced":false');
    });
  }

  test('refuses a key that others may read, and leaves it as it was', async ({ dataDir }) => {
    const host = await startHost({ dataDir, args: ['--cases', '5'] });
    await host.ready;
    await host.stop();
    const key = join(dataDir, 'store.key');
    const before = readFileSync(key);
    chmodSync(key, 0o644);
    await expect(startHost({ dataDir })).rejects.toThrow(/Nothing has been changed/);
    expect(readFileSync(key)).toEqual(before);
    chmodSync(key, 0o600);
    const again = await startHost({ dataDir });
    await again.ready;
    await again.stop();
  });

  test('names an argument that it cannot use', async ({ dataDir }) => {
    await expect(startHost({ dataDir, args: ['--cases', 'many'] })).rejects.toThrow(/--cases must be a whole number/);
  });
});

test.describe('the window', () => {
  test('cannot run text as code: the policy stops eval in a script of the page itself', async ({ desktop }) => {
    const { page, origin } = desktop;
    // A script file of our own origin, since `page.evaluate` is let past the policy.
    await page.route(`${origin}/assets/probe.js`, (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        body: `addEventListener('securitypolicyviolation', (e) => { document.body.dataset.violated = e.effectiveDirective; });
          try { eval('1'); document.body.dataset.probe = 'ran'; } catch (error) { document.body.dataset.probe = error.name; }`,
      }),
    );
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.src = '/assets/probe.js';
      document.body.append(script);
    });
    await expect(page.locator('body')).toHaveAttribute('data-probe', 'EvalError');
    await expect(page.locator('body')).toHaveAttribute('data-violated', 'script-src');
  });

  test('cannot run inline scripts or load from elsewhere', async ({ desktop }) => {
    const { page } = desktop;
    const expected = ['connect-src', 'frame-src', 'img-src', 'script-src-elem'];
    const seen = page.evaluate(
      (directives) =>
        new Promise<string>((resolve) => {
          const left = new Set(directives);
          addEventListener('securitypolicyviolation', (event) => {
            left.delete(event.effectiveDirective);
            if (left.size === 0) resolve(document.body.dataset['inline'] ?? 'no inline script ran');
          });
          const inline = document.createElement('script');
          inline.textContent = 'document.body.dataset.inline = "ran"';
          const image = document.createElement('img');
          image.src = 'https://evil.example/a.png';
          const frame = document.createElement('iframe');
          frame.src = 'https://evil.example/';
          document.body.append(inline, image, frame);
          void fetch('https://evil.example/').catch(() => null);
        }),
      expected,
    );
    expect(await seen).toBe('no inline script ran');
  });

  test('keeps nothing in browser storage and no case in its title', async ({ desktop }) => {
    await expect(desktop.page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await browserStorage(desktop.page)).toEqual({ local: 0, session: 0, databases: 0, caches: 0, workers: 0, readableCookies: 0 });
    await expect(desktop.page).toHaveTitle(/^Casebench/);
  });

  test('loads without one violation of its own policy', async ({ desktop }) => {
    const complaints: string[] = [];
    desktop.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    desktop.page.on('pageerror', (error) => complaints.push(error.message));
    await desktop.page.reload({ waitUntil: 'networkidle' });
    await expect(desktop.page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(complaints).toEqual([]);
  });
});
