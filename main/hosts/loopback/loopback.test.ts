import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asProgress } from './announce.ts';
import { browserFlags, openBrowserWindow } from './browserWindow.ts';
import { readKeyFile } from './keyFile.ts';
import { createLaunchLink } from './launchLink.ts';
import { isInsidePackage } from './packageGuard.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'casebench-loopback-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const unavailable = { ok: false, error: { code: 'STORE_KEY_UNAVAILABLE' } };

describe('the key file', () => {
  const path = (): string => join(folder, 'store.key');

  test('is made once, for this person only, and read again', () => {
    const made = readKeyFile(folder);
    expect(made.ok && made.value.length).toBe(32);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(readKeyFile(folder)).toEqual(made);
    expect(readdirSync(folder)).toEqual(['store.key']);
  });

  test.each([0o640, 0o604, 0o660, 0o644, 0o777])('is refused when others may open it (%o), and is left as it was', (mode) => {
    readKeyFile(folder);
    const before = readFileSync(path());
    chmodSync(path(), mode);
    expect(readKeyFile(folder)).toEqual(unavailable);
    expect(readFileSync(path())).toEqual(before);
  });

  test.each([0, 31, 33])('is refused when it holds %i bytes, and is never replaced', (size) => {
    writeFileSync(path(), Buffer.alloc(size), { mode: 0o600 });
    expect(readKeyFile(folder)).toEqual(unavailable);
    expect(statSync(path()).size).toBe(size);
  });

  test('is refused when it is a link, a folder, or cannot be made', () => {
    writeFileSync(join(folder, 'elsewhere'), Buffer.alloc(32), { mode: 0o600 });
    symlinkSync(join(folder, 'elsewhere'), path());
    expect(readKeyFile(folder)).toEqual(unavailable);
    rmSync(path());
    mkdirSync(path());
    expect(readKeyFile(folder)).toEqual(unavailable);
    expect(readKeyFile(join(folder, 'missing'))).toEqual(unavailable);
  });
});

describe('the launch link', () => {
  test('is traded once for a cookie that scripts and other sites never see', () => {
    const link = createLaunchLink(4000);
    expect(link.redeem('wrong')).toBe(false);
    expect(link.redeem(link.token)).toBe(true);
    expect(link.redeem(link.token)).toBe(false);
    expect(link.setCookie).toMatch(/^casebench-4000=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
  });

  test('is known again by its cookie among others, and by nothing else', () => {
    const link = createLaunchLink(4000);
    const cookie = link.setCookie.split(';')[0] ?? '';
    expect(link.holds(`a=b; ${cookie}; c=d`)).toBe(true);
    for (const other of [undefined, '', 'casebench-4000=', cookie.slice(0, -1), cookie.replace('4000', '4001'), createLaunchLink(4000).setCookie, link.token]) {
      expect(link.holds(other)).toBe(false);
    }
  });
});

describe('the loopback host', () => {
  test('knows when it sits inside a package', () => {
    expect(isInsidePackage('file:///work/out/tools/loopback.mjs', { node: '24' })).toBe(false);
    expect(isInsidePackage('file:///opt/Casebench/resources/app.asar/out/tools/loopback.mjs', { node: '24' })).toBe(true);
    expect(isInsidePackage('file:///C:/Casebench/resources/app.asar.unpacked/loopback.mjs', {})).toBe(true);
    expect(isInsidePackage('file:///work/out/tools/loopback.mjs', { electron: '45.0.0' })).toBe(true);
  });

  test('passes on progress events that have their shape, and no others', () => {
    expect(asProgress({ type: 'progress', stage: 'caseload', done: 1, total: 2, name: 'x' })).toEqual({ type: 'progress', stage: 'caseload', done: 1, total: 2 });
    for (const other of [null, 'progress', { type: 'changed' }, { type: 'progress', stage: 'caseload' }, { type: 'progress', stage: 1, done: 1, total: 1 }]) {
      expect(asProgress(other)).toBeNull();
    }
  });
});

describe('the browser window', () => {
  test('is told to reach this computer only, and keeps its sandbox unless root has none', () => {
    const flags = browserFlags('http://127.0.0.1:1/open?t=x', '/p', false);
    expect(flags).toContain('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1');
    expect(flags).toContain('--disable-extensions');
    expect(flags).not.toContain('--no-sandbox');
    expect(browserFlags('x', '/p', true)).toContain('--no-sandbox');
  });

  test('counts as gone when its program cannot be started', async () => {
    const window = openBrowserWindow(join(folder, 'no-such-program'), 'http://127.0.0.1:1/', join(folder, 'profile'));
    await window.gone;
    window.kill();
    expect(existsSync(join(folder, 'profile'))).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('takes its helper processes with it when it is ended', async () => {
    const program = join(folder, 'browser.sh');
    writeFileSync(program, `#!/bin/sh\nsleep 600 &\necho $! > ${folder}/helper\nwait\n`, { mode: 0o755 });
    const window = openBrowserWindow(program, 'x', join(folder, 'profile'));
    await expect.poll(() => existsSync(join(folder, 'helper')) && readFileSync(join(folder, 'helper'), 'utf8')).toMatch(/^\d+\n$/);
    const helper = Number(readFileSync(join(folder, 'helper'), 'utf8'));
    window.kill();
    await window.gone;
    await expect.poll(() => (existsSync(`/proc/${helper}`) && /^State:\s+[^Z]/m.test(readFileSync(`/proc/${helper}/status`, 'utf8')) ? 'running' : 'ended')).toBe('ended');
  });
});
