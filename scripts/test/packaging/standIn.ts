import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The mark and the two header bytes that the fuse writer looks for, then one byte a fuse. */
const fuseWire = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('000000000')]);

/** A folder that looks to the packager like Electron's Linux runtime, so that packaging can be tried without a download. */
export function makeStandInRuntime(folder: string, electronVersion: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), fuseWire]));
  chmodSync(join(folder, 'electron'), 0o755);
  writeFileSync(join(folder, 'version'), electronVersion);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox']) writeFileSync(join(folder, name), '');
}

/** The fuses as they stand in a program, in order: true is on. Empty when it has no fuse wire. */
export function readFuses(program: Buffer): readonly boolean[] {
  const mark = fuseWire.subarray(0, 32);
  const at = program.indexOf(mark);
  if (at < 0) return [];
  const count = program[at + 33] ?? 0;
  return Array.from(program.subarray(at + 34, at + 34 + count), (byte) => byte === 0x31);
}
