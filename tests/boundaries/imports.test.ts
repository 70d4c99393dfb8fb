import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lintedFolders } from '../../scripts/test/lintSteps.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const linter = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
const config = '.oxlintrc.json';

type Planted = Readonly<{ file: string; line: string; rule: string }>;
const banned = 'no-restricted-imports';

/** One import for every rule, each of which must be reported. */
const violations: readonly Planted[] = [
  ...['node:fs', 'fs', 'electron', 'electron/main', 'react', 'react-dom', 'react/jsx-runtime', '@mui/material', 'better-sqlite3', 'zustand', 'ws', 'fastify', 'pg', '../main/core/openCore.ts', '../renderer/bridge.ts', '../hub/server.ts', '../scripts/check.ts'].map(
    (from) => ({ file: 'app', line: `import * as x from '${from}'; export const y = x;`, rule: banned }),
  ),
  ...['node:path', 'path', 'electron', 'better-sqlite3', 'ws', '../main/core/openCore.ts', '../hub/server.ts', '../scripts/check.ts'].map((from) => ({
    file: 'renderer',
    line: `import * as x from '${from}'; export const y = x;`,
    rule: banned,
  })),
  ...['../renderer/bridge.ts', '../hub/server.ts', '../scripts/check.ts', './hosts/assets.ts', 'electron', 'electron/main'].map((from) => ({
    file: 'main',
    line: `import * as x from '${from}'; export const y = x;`,
    rule: banned,
  })),
  ...['../../renderer/bridge.ts', '../../hub/server.ts', '../../scripts/check.ts', 'electron'].map((from) => ({
    file: 'main/hosts',
    line: `import * as x from '${from}'; export const y = x;`,
    rule: banned,
  })),
  { file: 'main/hosts/electron', line: "import { app } from 'electron'; export const y = app;", rule: banned },
  { file: 'main', line: "export { app } from 'electron';", rule: banned },
  ...['../main/core/openCore.ts', '../renderer/bridge.ts', 'electron'].map((from) => ({ file: 'hub', line: `import * as x from '${from}'; export const y = x;`, rule: banned })),
  { file: 'app', line: "export const y = eval('1');", rule: 'no-eval' },
  { file: 'app', line: 'export const y: any = 1;', rule: 'no-explicit-any' },
  ...['shell.openExternal("x")', 'electron.shell.openExternal("x")', 'db.backup("x")', 'db.serialize()', 'page.executeJavaScript("x")'].map((call) => ({
    file: 'main',
    line: `declare const shell: never, electron: never, db: never, page: never; export const y = ${call}; export const z = [shell, electron, db, page];`,
    rule: 'no-restricted-properties',
  })),
  { file: 'renderer', line: 'declare const node: Element; node.innerHTML = "x"; export const y = node;', rule: 'no-restricted-properties' },
];
/** Imports that must stay possible: a rule that bans them would be worked around. */
const innocents: readonly Omit<Planted, 'rule'>[] = [
  { file: 'app', line: "import * as z from 'zod'; export const y = z;" },
  { file: 'app', line: "import { x } from './mainly.ts'; export const y = x;" },
  { file: 'app', line: "import { x } from './hub.ts'; export const y = x;" },
  { file: 'renderer', line: "import type { X } from '../app/contract/index.ts'; export type Y = X;" },
  { file: 'main', line: "import { x } from '../app/result.ts'; export const y = x;" },
  { file: 'main', line: "import type { App } from 'electron'; export type Y = App;" },
  { file: 'main/hosts', line: "import { x } from './assets.ts'; export const y = x;" },
  { file: 'main/hosts/electron', line: "import type * as Electron from 'electron'; export type Y = typeof Electron;" },
  { file: 'main/hosts/electron/main.ts', line: "import * as electron from 'electron'; export const y = electron;" },
  { file: 'main/hosts/electron/preload.ts', line: "import { ipcRenderer } from 'electron'; export const y = ipcRenderer;" },
  { file: 'main/hosts/electron/openOutside.ts', line: 'declare const shell: { openExternal(x: string): void }; export const y = shell.openExternal("x");' },
  { file: 'hub', line: "import { x } from '../app/result.ts'; export const y = x;" },
];

const nameOf = (file: string, prefix: string, at: number): string => (file.endsWith('.ts') ? file : `${file}/${prefix}${at}.ts`);
let reported: readonly string[] = [];
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casebench-boundaries-'));
  copyFileSync(join(root, config), join(folder, config));
  const plant = (file: string, text: string): void => {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  };
  violations.forEach(({ file, line }, at) => plant(nameOf(file, 'bad', at), line));
  innocents.forEach(({ file, line }, at) => plant(nameOf(file, 'good', at), line));
  plant('app/ring1.ts', "import { b } from './ring2.ts'; export const a = (): unknown => b;");
  plant('app/ring2.ts', "import { a } from './ring1.ts'; export const b = (): unknown => a;");
  const { stdout } = spawnSync(process.execPath, [linter, '--format=unix', 'app', 'main', 'renderer', 'hub'], { cwd: folder, encoding: 'utf8' });
  reported = stdout.split('\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The rules reported for a file. */
const rulesFor = (file: string): string => reported.filter((line) => line.startsWith(`${file}:`) && line.includes('[Error')).join('\n');

describe('the import rules', () => {
  test.each(violations.map((violation, at) => ({ ...violation, at })))('report $rule in $file: $line', ({ file, rule, at }) => {
    expect(rulesFor(nameOf(file, 'bad', at))).toContain(rule);
  });
  test.each(innocents.map((innocent, at) => ({ ...innocent, at })))('leave alone in $file: $line', ({ file, at }) => {
    expect(rulesFor(nameOf(file, 'good', at))).not.toMatch(/no-restricted/);
  });
  test('report a ring of imports', () => {
    expect(rulesFor('app/ring1.ts') + rulesFor('app/ring2.ts')).toContain('no-cycle');
  });
});

const sources = (path: string): string[] =>
  !existsSync(join(root, path))
    ? []
    : path.endsWith('.ts')
      ? [path]
      : readdirSync(join(root, path), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
          .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));

test('the real run visits every module', () => {
  const folders = lintedFolders.filter((path) => existsSync(join(root, path)));
  const { stdout } = spawnSync(process.execPath, [linter, '--debug=files', ...folders], { cwd: root, encoding: 'utf8' });
  const visited = new Set(stdout.split('\n').map((line) => line.trim().replace(/^\.\//, '')).map((line) => (line.startsWith(root) ? line.slice(root.length) : line)));
  const missed = lintedFolders.flatMap(sources).filter((file) => !visited.has(file));
  expect(missed).toEqual([]);
  expect(visited.size).toBeGreaterThan(100);
});
