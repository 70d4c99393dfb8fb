import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAssetHandler, noncePlaceholder, readAssetList } from './assets.ts';

let root = '';
let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'casebench-assets-'));
  mkdirSync(join(root, 'assets'));
  writeFileSync(join(root, 'index.html'), `<meta property="csp-nonce" nonce="${noncePlaceholder}"><script nonce="${noncePlaceholder}"></script>`);
  writeFileSync(join(root, 'assets', 'a.js'), 'export {}');
  writeFileSync(join(root, 'secret.txt'), 'not in the list');
  writeFileSync(
    join(root, 'assets.json'),
    JSON.stringify({ '/index.html': { file: 'index.html', type: 'text/html; charset=utf-8' }, '/assets/a.js': { file: 'assets/a.js', type: 'text/javascript' } }),
  );
  handle = createAssetHandler(root, await readAssetList(root), 'none');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const get = (path: string, init?: RequestInit): Promise<Response> => handle(new Request(`http://127.0.0.1:1${path}`, init));

describe('the asset handler', () => {
  test('gives each document a policy with a nonce of its own, in every place that waits for it', async () => {
    const [one, two] = [await get('/'), await get('/index.html')];
    const policy = one.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(nonce).toMatch(/^[\w+/]{24}$/);
    expect(await one.text()).toBe(`<meta property="csp-nonce" nonce="${nonce}"><script nonce="${nonce}"></script>`);
    expect(two.headers.get('content-security-policy')).not.toBe(policy);
    expect(policy.replace(nonce, 'N')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' data: blob:; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
    );
  });

  test('lets only the loopback host connect, and only to itself', async () => {
    const loopback = createAssetHandler(root, await readAssetList(root), 'self');
    const answer = await loopback(new Request('http://127.0.0.1:1/'));
    expect(answer.headers.get('content-security-policy')).toContain("connect-src 'self';");
  });

  test('gives a script the policy of a thread: it reaches nothing, and makes no code', async () => {
    expect((await get('/assets/a.js')).headers.get('content-security-policy')).toBe("default-src 'none'; script-src 'self'");
  });

  test('answers the same under the product’s own scheme', async () => {
    const answer = await handle(new Request('app://casebench/assets/a.js'));
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'text/javascript', 'export {}']);
  });

  test('never lets a document be kept, and lets hashed files be kept', async () => {
    expect((await get('/')).headers.get('cache-control')).toBe('no-store');
    expect((await get('/assets/a.js')).headers.get('cache-control')).toContain('immutable');
  });

  test.each(['/secret.txt', '/assets.json', '/../secret.txt', '/assets/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets%2fa.js', '/__proto__', '/constructor', '/assets/a.js/', '/etc/passwd', '//index.html'])(
    'does not know %s',
    async (path) => {
      const answer = await get(path);
      expect([answer.status, await answer.text(), answer.headers.get('x-content-type-options')]).toEqual([404, '', 'nosniff']);
    },
  );

  test('refuses to do anything but read', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) expect((await get('/', { method })).status, method).toBe(405);
    const head = await get('/', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test.each([
    { '/x': { file: '../secret', type: 'text/plain' } },
    { '/x': { file: '/etc/passwd', type: 'text/plain' } },
    { 'x': { file: 'a', type: 'text/plain' } },
    { '/x': { file: 'a' } },
  ])('refuses a list that points outside the build: %j', async (list) => {
    const folder = mkdtempSync(join(tmpdir(), 'casebench-list-'));
    writeFileSync(join(folder, 'assets.json'), JSON.stringify(list));
    await expect(readAssetList(folder)).rejects.toThrow();
    rmSync(folder, { recursive: true });
  });
});
