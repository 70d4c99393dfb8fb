import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runNode } from '../step.ts';

const stub = pathToFileURL(join(root, 'scripts', 'test', 'packaging', 'stubElectron.mjs')).href;
const expected = ['registerSchemesAsPrivileged', 'enableSandbox', 'setApplicationMenu', 'requestSingleInstanceLock', 'whenReady'];
/** Node's code for a top-level await that never settles. */
const unsettled = 13;

/** Runs an Electron entry under Node with a stand-in whose `whenReady` never settles. */
export async function entryProblems(entry: string): Promise<readonly string[]> {
  const { code, output } = await runNode(['--import', stub, entry], { quiet: true });
  if (code === unsettled) return ['the entry waits for Electron at its top level, so it would hang'];
  if (code !== 0) return [`the entry ended with code ${code}: ${output.slice(-400)}`];
  return output === JSON.stringify(expected) ? [] : [`the entry called ${output}, not ${expected.join(', ')}`];
}
