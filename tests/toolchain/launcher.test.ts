import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBrowser, hasDisplay, howToGetBrowser } from '../../scripts/launch/browser.mjs';
import { findElectron } from '../../scripts/launch/electron.mjs';
import { createProgressBar } from '../../scripts/launch/progress.mjs';

const launcher = fileURLToPath(new URL('../../scripts/launch', import.meta.url));
let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'casebench-launcher-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a line of JavaScript beside the launcher's files and reads what it prints. */
const evaluate = (code: string): unknown => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: launcher, encoding: 'utf8' });
  return stdout === '' ? stderr : (JSON.parse(stdout) as unknown);
};

describe('the launcher', () => {
  test('knows which Node can run the product', () => {
    const versions = ['18.0.0', '20.20.2', '22.17.1', '22.18.0', '23.0.0', '24.21.0'];
    expect(evaluate(`import { isNewEnough } from './node.mjs'; console.log(JSON.stringify(${JSON.stringify(versions)}.map(isNewEnough)));`)).toEqual([false, false, false, true, true, true]);
  });

  test('splits its own arguments from the host’s, and refuses what it does not know', () => {
    const read = (args: readonly string[]): unknown =>
      evaluate(`import { readStartArguments } from './start.mjs'; try { console.log(JSON.stringify(readStartArguments(${JSON.stringify(args)}))); } catch (e) { console.log(JSON.stringify(e.message.split('\\n')[0])); }`);
    expect(read(['--data', 'a b', '--cases=5', '--host', 'loopback', '--check'])).toEqual({ host: 'loopback', check: true, passed: ['--data=a b', '--cases=5'] });
    expect(read([])).toEqual({ host: null, check: false, passed: [] });
    expect(read(['--cases'])).toBe('--cases needs a value.');
    expect(read(['--host', 'firefox'])).toBe('--host must be loopback or electron.');
    expect(read(['--browser=/bin/sh'])).toBe('Unknown argument --browser=/bin/sh.');
  });

  test('gives children a clean environment with the chosen Node first', () => {
    const env = evaluate(`process.env.npm_config_prefix = '/x'; process.env.npm_package_name = 'x'; process.env.npm_lifecycle_event = 'x'; process.env.KEEP = '1';
      const { childEnvironment } = await import('./run.mjs'); const env = childEnvironment('/node24', { EXTRA: '2' });
      console.log(JSON.stringify([env.PATH.split(':')[0], env.npm_config_prefix ?? null, env.npm_package_name ?? null, env.npm_lifecycle_event ?? null, env.KEEP, env.EXTRA]));`);
    expect(env).toEqual(['/node24', null, null, null, '1', '2']);
  });

  test('says what it can do when asked for something else', () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [join(launcher, '..', 'launch.mjs'), 'fly'], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/There is no command fly:\n {2}start/);
  });

  test('uses nothing but Node, since it runs before any package is there', () => {
    for (const name of ['../launch.mjs', 'browser.mjs', 'build.mjs', 'electron.mjs', 'node.mjs', 'packages.mjs', 'paths.mjs', 'prepareLock.mjs', 'progress.mjs', 'run.mjs', 'start.mjs']) {
      const imports = [...readFileSync(join(launcher, name), 'utf8').matchAll(/from '([^']+)'/g)].map((match) => match[1] ?? '');
      expect(imports.filter((from) => !from.startsWith('node:') && !from.startsWith('./')), name).toEqual([]);
    }
  });

  test('names no machine and no registry', () => {
    for (const name of ['../launch.mjs', 'node.mjs', 'packages.mjs', 'electron.mjs', 'paths.mjs']) {
      expect(readFileSync(join(launcher, name), 'utf8'), name).not.toMatch(/https?:|registry|\/tmp\/|\/root|\/home\//);
    }
  });

  test('lets one preparation run at a time, and takes over from one that was cut off', () => {
    const outcome = evaluate(`import { mkdirSync, writeFileSync, existsSync } from 'node:fs'; import { join } from 'node:path';
      import { cacheDir } from './paths.mjs'; import { whilePreparing } from './prepareLock.mjs';
      const seen = []; const task = (name) => whilePreparing(async () => { seen.push(name + ' in'); await new Promise((r) => setImmediate(r)); seen.push(name + ' out'); });
      await Promise.all([task('a'), task('b')]); console.log(JSON.stringify(seen.map((s) => s.slice(2))));`);
    expect(outcome).toEqual(['in', 'out', 'in', 'out']);
  });
});

describe('finding a browser', () => {
  test('believes the name it is given, and tells when nothing is there', () => {
    const program = join(folder, 'mine');
    expect(findBrowser({ CASEBENCH_BROWSER: program }, 'linux')).toBeNull();
    writeFileSync(program, '');
    expect(findBrowser({ CASEBENCH_BROWSER: program }, 'linux')).toBe(program);
    expect(findBrowser({ PROGRAMFILES: folder }, 'win32')).toBeNull();
    expect(howToGetBrowser('linux')).toMatch(/apt-get update .* install -y chromium/);
    expect(howToGetBrowser('win32')).toMatch(/Edge/);
  });

  test('looks in the places of Windows', () => {
    const program = join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe');
    mkdirSync(join(program, '..'), { recursive: true });
    writeFileSync(program, '');
    expect(findBrowser({ 'PROGRAMFILES(X86)': folder }, 'win32')).toBe(program);
  });

  test('knows that a window needs a display on Linux only', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'win32')).toBe(true);
  });
});

describe('finding Electron', () => {
  test('looks for the program and never starts a download', () => {
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBeNull();
    writeFileSync(join(folder, 'electron'), '');
    chmodSync(join(folder, 'electron'), 0o755);
    if (process.platform === 'linux') expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(join(folder, 'electron'));
  });
});

describe('the progress bar', () => {
  const drawn = (isTTY: boolean): string => {
    let text = '';
    const bar = createProgressBar({ isTTY, write: (more) => void (text += more) });
    for (let done = 0; done <= 1000; done++) bar.show({ stage: 'caseload', done, total: 1000 });
    bar.end();
    return text;
  };
  test('moves in place in a terminal', () => {
    expect(drawn(true).split('\r').at(-1)).toBe(`Making the practice caseload [${'#'.repeat(30)}] 100 % \n`);
  });
  test('prints a line for each tenth elsewhere', () => {
    expect(drawn(false).trim().split('\n')).toHaveLength(11);
  });
});
