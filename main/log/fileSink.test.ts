import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFileSink } from './fileSink.ts';

const entry = { at: '2026-11-18T09:41:00.000Z', level: 'info', event: 'worker.ready', ms: 7 } as const;
let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'casebench-log-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('appends one line of JSON for each entry, readable by this person only', () => {
  const sink = createFileSink(join(folder, 'log'));
  sink(entry);
  sink(entry);
  const path = join(folder, 'log', 'casebench.log');
  expect(readFileSync(path, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([entry, entry]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('goes on after the file that an earlier start left', () => {
  createFileSink(folder)(entry);
  createFileSink(folder)(entry);
  expect(readFileSync(join(folder, 'casebench.log'), 'utf8').trim().split('\n')).toHaveLength(2);
});

test('turns the file over before it passes its limit, and keeps only so many', () => {
  const sink = createFileSink(folder, { maxBytes: 200, keep: 2 });
  for (let n = 0; n < 30; n++) sink(entry);
  expect(readdirSync(folder).sort()).toEqual(['casebench.1.log', 'casebench.2.log', 'casebench.log']);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(200);
});

test('redacts again at the file, whatever it was handed', () => {
  createFileSink(folder)({ ...entry, note: 'Marigold Testcase' });
  expect(readFileSync(join(folder, 'casebench.log'), 'utf8')).not.toContain('Marigold');
});

test('loses the entry and goes on when the disk refuses', () => {
  const sink = createFileSink(join(folder, 'casebench.log', 'not-a-folder'));
  createFileSink(folder)(entry);
  expect(() => sink(entry)).not.toThrow();
});
