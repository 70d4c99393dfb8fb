import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { asarFiles } from './asarFiles.ts';
import { configProblems, promisedFuses } from './configProblems.ts';
import { entryProblems } from './entryProblems.ts';
import { packageProblems } from './packageProblems.ts';
import { makeStandInRuntime, readFuses } from './standIn.ts';
import { checkedEach, root, runNode, type Step } from '../step.ts';

/** A larger preload would mean that more than the bridge got in. */
const preloadLimitBytes = 2_048;
/** The order in which the fuse wire holds them; the ninth, `wasmTrapHandlers`, keeps the runtime's own value. */
const wireOrder = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const satisfies readonly (keyof typeof promisedFuses)[];

type Builder = Readonly<{
  getConfig(projectDir: string, configPath: string | null, options: unknown): Promise<unknown>;
  validateConfiguration(config: unknown, logger: unknown): Promise<void>;
}>;

async function schemaProblems(): Promise<readonly string[]> {
  const require = createRequire(import.meta.url);
  const builder = require('app-builder-lib/out/util/config/config.js') as Builder;
  const { DebugLogger } = require('builder-util') as { DebugLogger: new (on: boolean) => unknown };
  try {
    await builder.validateConfiguration(await builder.getConfig(root, join(root, 'electron-builder.yml'), null), new DebugLogger(false));
    return [];
  } catch (cause) {
    return [cause instanceof Error ? cause.message : String(cause)];
  }
}

function preloadProblems(): readonly string[] {
  const file = join(root, 'out', 'preload', 'preload.cjs');
  const required = [...readFileSync(file, 'utf8').matchAll(/require\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map((match) => match[1]);
  return [
    ...(statSync(file).size > preloadLimitBytes ? [`the preload is larger than ${preloadLimitBytes} bytes`] : []),
    ...required.filter((name) => name !== 'electron').map((name) => `the preload requires ${name}`),
    ...(readdirSync(join(root, 'out', 'preload')).length === 1 ? [] : ['the preload is not one file']),
  ];
}

type Packed = Readonly<{ contents: readonly string[]; fuses: readonly string[] }>;

/** Packs for Linux with a stand-in runtime and looks at what came out. */
async function packProblems(electronVersion: string): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), 'casebench-package-'));
  try {
    makeStandInRuntime(join(folder, 'runtime'), electronVersion);
    const { code, output } = await runNode(
      [
        join(root, 'node_modules', 'electron-builder', 'cli.js'),
        '--linux',
        'dir',
        '--x64',
        '--config',
        'electron-builder.yml',
        `-c.electronDist=${join(folder, 'runtime')}`,
        `-c.directories.output=${join(folder, 'dist')}`,
      ],
      { quiet: true },
    );
    if (code !== 0) return { contents: output.trim().split('\n').slice(-20), fuses: [] };
    const made = join(folder, 'dist', 'linux-unpacked');
    const program = readdirSync(made).find((name) => readFuses(statSync(join(made, name)).isFile() ? readFileSync(join(made, name)) : Buffer.alloc(0)).length > 0);
    const fuses = program === undefined ? [] : readFuses(readFileSync(join(made, program)));
    return {
      contents: packageProblems(asarFiles(join(made, 'resources', 'app.asar')), 'linux-x64'),
      fuses: wireOrder.filter((name, at) => fuses[at] !== promisedFuses[name]).map((name) => `${name} is not ${promisedFuses[name]} in the packed program`),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const packagingStep: Step = {
  name: 'packaging gates',
  run: async () => {
    const config = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Record<string, unknown>;
    const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')) as { version: string };
    const packed = await packProblems(version);
    return checkedEach({
      'packaging file': configProblems(config, version),
      'packaging schema': await schemaProblems(),
      preload: preloadProblems(),
      'Electron entry': await entryProblems(join(root, 'out', 'main', 'electron.mjs')),
      'package contents': packed.contents,
      'package fuses': packed.fuses,
    });
  },
};
