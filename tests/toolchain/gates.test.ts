import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { configProblems, promisedFuses } from '../../scripts/test/packaging/configProblems.ts';
import { packageProblems } from '../../scripts/test/packaging/packageProblems.ts';
import { lockProblems, type Lock } from '../../scripts/test/lockProblems.ts';
import { unlistedPackages } from '../../scripts/test/noticeProblems.ts';
import { sumUnitReport } from '../../scripts/test/unitStep.ts';
import { sumWindowReport } from '../../scripts/test/windowStep.ts';
import { noticesText } from '../../scripts/build/noticesText.ts';

const file = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

describe('the packaging file', () => {
  const config = parse(file('electron-builder.yml')) as Record<string, unknown>;
  const { version } = JSON.parse(file('node_modules/electron/package.json')) as { version: string };
  const fuses = config['electronFuses'] as Record<string, unknown>;

  test('is what the product promises', () => {
    expect(configProblems(config, version)).toEqual([]);
    expect(Object.keys(promisedFuses)).toHaveLength(8);
  });

  test.each([
    ['a rebuild', { npmRebuild: true }],
    ['loose files', { asar: false }],
    ['the default unpacking of whole modules', { asar: true }],
    ['more outside the archive', { asarUnpack: ['**/*.node', '**/*.mjs'] }],
    ['another Electron', { electronVersion: '44.0.0' }],
    ['a place to publish to', { publish: { provider: 'generic', url: 'https://evil.example' } }],
    ['no fuses', { electronFuses: undefined }],
    ['one fuse turned', { electronFuses: { ...fuses, runAsNode: true } }],
    ['one fuse lost', { electronFuses: Object.fromEntries(Object.entries(fuses).slice(1)) }],
    ['one fuse added', { electronFuses: { ...fuses, resetAdHocDarwinSignature: true } }],
  ])('is refused with %s', (_name, change) => {
    expect(configProblems({ ...config, ...change }, version)).toHaveLength(1);
  });
});

describe('the contents of a package', () => {
  const inside = (path: string) => ({ path, unpacked: false });
  const good = [
    ...['package.json', 'out/main/electron.mjs', 'out/main/worker.mjs', 'out/main/boot-a1_B-.mjs', 'out/preload/preload.cjs', 'out/renderer/index.html', 'out/renderer/assets.json', 'out/renderer/third-party-notices.txt', 'out/renderer/assets/index-a.js', 'resources/law/rates.json', 'node_modules/better-sqlite3/lib/index.js'].map(inside),
    { path: 'node_modules/better-sqlite3/prebuilds/linux-x64.node', unpacked: true },
  ];
  test('may be these', () => expect(packageProblems(good, 'linux-x64')).toEqual([]));

  test.each([
    'out/tools/loopback.mjs',
    'app/result.ts',
    'tests/e2e/host.spec.ts',
    'scripts/launch.mjs',
    'out/renderer/assets.json.map',
    'out/main/electron.mjs.map',
    'node_modules/ws/index.js',
    'node_modules/better-sqlite3/src/addon.cpp',
    'node_modules/better-sqlite3/deps/sqlite3.c',
    'resources/icons/icon.svg',
    'resources/screenshots/queue.png',
    '.npmrc',
    'store.key',
  ])('may not hold %s', (path) => {
    expect(packageProblems([...good, inside(path)], 'linux-x64')).toEqual([`${path} does not belong in the package`]);
  });

  test('may not hold a driver for another machine, or one inside the archive, or none', () => {
    const prebuilds = 'node_modules/better-sqlite3/prebuilds';
    expect(packageProblems([...good, { path: `${prebuilds}/win32-x64.node`, unpacked: true }], 'linux-x64')).toEqual([`${prebuilds}/win32-x64.node is for another machine`]);
    expect(packageProblems([...good.slice(0, -1), inside(`${prebuilds}/linux-x64.node`)], 'linux-x64')).toEqual([`${prebuilds}/linux-x64.node is inside the archive`]);
    expect(packageProblems(good.slice(0, -1), 'linux-x64')).toEqual(['no driver for linux-x64']);
  });

  test('may not leave code outside the archive, where its integrity is not checked', () => {
    expect(packageProblems([...good, { path: 'out/main/other.mjs', unpacked: true }], 'linux-x64')).toEqual(['out/main/other.mjs is outside the archive']);
  });

  test('may not lack what the product needs', () => {
    expect(packageProblems(good.filter(({ path }) => path !== 'out/main/worker.mjs'), 'linux-x64')).toEqual(['out/main/worker.mjs is missing']);
  });
});

describe('the lock file', () => {
  const whole: Lock = {
    packages: {
      '': { dependencies: { a: '1' } },
      'node_modules/a': { integrity: 'x', dependencies: { b: '1', '@s/c': '1' } },
      'node_modules/b': { integrity: 'x' },
      'node_modules/a/node_modules/@s/c': { integrity: 'x', optionalDependencies: { b: '1' } },
    },
  };
  const without = (path: string): Lock => ({ packages: Object.fromEntries(Object.entries(whole.packages).filter(([name]) => name !== path)) });

  test('is whole here', () => expect(lockProblems(JSON.parse(file('package-lock.json')) as Lock)).toEqual([]));
  test('may nest packages as Node finds them', () => expect(lockProblems(whole)).toEqual([]));
  test('may not miss an entry, even an optional one', () => {
    expect(lockProblems(without('node_modules/b'))).toHaveLength(2);
    expect(lockProblems(without('node_modules/a/node_modules/@s/c'))).toEqual(['node_modules/a needs @s/c, which has no entry']);
    expect(lockProblems(without('node_modules/a'))).toContain('the root needs a, which has no entry');
  });
  test('may not miss an integrity or name a host', () => {
    expect(lockProblems({ packages: { 'node_modules/a': {} } })).toEqual(['node_modules/a has no integrity']);
    expect(lockProblems({ packages: { 'node_modules/a': { integrity: 'x', resolved: 'https://registry.example/a.tgz' } } })).toEqual(['node_modules/a names the host it came from']);
  });
});

describe('the sums of a test run', () => {
  const tests = (...statuses: string[]) => ({ name: '/r/a.test.ts', status: statuses.includes('failed') ? 'failed' : 'passed', assertionResults: statuses.map((status, at) => ({ fullName: `${status} ${at}`, status })) });

  test('count passes and failures and name what did not run', () => {
    const sum = sumUnitReport({ testResults: [tests('passed', 'failed', 'skipped', 'todo')] }, 1, '/r/');
    expect(sum).toEqual({ passed: 1, failed: 1, skipped: ['skipped 2', 'todo 3'], problems: ['failed 1'] });
  });
  test('count a file that did not load, and an error outside every test', () => {
    expect(sumUnitReport({ testResults: [{ name: '/r/b.test.ts', status: 'failed', assertionResults: [] }] }, 1, '/r/')).toMatchObject({ failed: 1, problems: ['b.test.ts could not be loaded'] });
    expect(sumUnitReport({ testResults: [tests('passed')] }, 1, '/r/')).toMatchObject({ passed: 1, failed: 1 });
  });
  test('name a window test that passed only when repeated, and count it as passed', () => {
    const spec = (status: string) => ({ title: status, tests: [{ status }] });
    const report = { errors: [], suites: [{ title: 'f', specs: [spec('expected')], suites: [{ title: 'g', specs: [spec('flaky'), spec('unexpected'), spec('skipped')] }] }] };
    expect(sumWindowReport(report, 1)).toEqual({ passed: 2, failed: 1, skipped: ['f › g › skipped'], problems: ['f › g › unexpected', 'passed only when repeated: f › g › flaky'] });
    expect(sumWindowReport({ errors: [{ message: 'no browser\nstack' }], suites: [] }, 1)).toMatchObject({ failed: 1, problems: ['no browser'] });
    expect(sumWindowReport({ errors: [], suites: [] }, 1)).toMatchObject({ failed: 1 });
  });
});

describe('the third-party notices', () => {
  const text = noticesText([{ name: '@s/b', version: '1.0.0', licence: 'MIT', text: 'Copyright a\nlonger text' }], ['Extra\n']);
  test('give name, version, licence and words', () => {
    expect(text).toContain('@s/b 1.0.0\nLicence: MIT\n\nCopyright a');
    expect(text).toContain('Extra');
  });
  test('are missed when a shipped package is not in them', () => {
    expect(unlistedPackages(text, new Set(['@s/b']))).toEqual([]);
    expect(unlistedPackages(text, new Set(['@s/b', 'b', 's']))).toEqual(['b is shipped but has no notice', 's is shipped but has no notice']);
  });
});

test('Electron stays one exact version, of a major that is still supported', () => {
  const { devDependencies } = JSON.parse(file('package.json')) as { devDependencies: Record<string, string> };
  const major = Number(/^(\d+)\.\d+\.\d+$/.exec(devDependencies['electron'] ?? '')?.[1]);
  // The newest stable major at the last review. Supported are that one and the two before it.
  const newestReviewed = 45;
  expect(major).toBeGreaterThan(newestReviewed - 3);
  expect(major).toBeLessThanOrEqual(newestReviewed);
});
