import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeInstanceLock } from './takeInstanceLock.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'casebench-lock-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const path = (): string => join(folder, 'instance.lock');

/** A process number that was in use a moment ago and is not now. */
const endedPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

describe('the lock of a data folder', () => {
  test('is held by one process and names it to the next', () => {
    expect(takeInstanceLock(folder).ok).toBe(true);
    expect(takeInstanceLock(folder)).toEqual({ ok: false, error: { code: 'OTHER_INSTANCE', facts: { pid: process.pid } } });
  });

  test('can be taken again once it is released', () => {
    const first = takeInstanceLock(folder);
    if (first.ok) first.value.release();
    expect(existsSync(path())).toBe(false);
    expect(takeInstanceLock(folder).ok).toBe(true);
  });

  test('is taken over from a process that was cut off', () => {
    writeFileSync(path(), JSON.stringify({ pid: endedPid(), mark: null }));
    expect(takeInstanceLock(folder).ok).toBe(true);
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toMatchObject({ pid: process.pid });
    expect(existsSync(`${path()}.taking`)).toBe(false);
  });

  test.runIf(process.platform === 'linux')('is taken over when the number now belongs to another process', () => {
    writeFileSync(path(), JSON.stringify({ pid: process.pid, mark: 'another-boot:1' }));
    expect(takeInstanceLock(folder).ok).toBe(true);
  });

  test('is taken over when the file was torn by a crash', () => {
    writeFileSync(path(), '{"pi');
    expect(takeInstanceLock(folder).ok).toBe(true);
  });

  test('is respected while another live process holds it', async () => {
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume(); console.log("up")'], { stdio: ['pipe', 'pipe', 'ignore'] });
    await once(other.stdout, 'data');
    writeFileSync(path(), JSON.stringify({ pid: other.pid, mark: null }));
    expect(takeInstanceLock(folder)).toMatchObject({ ok: false, error: { code: 'OTHER_INSTANCE', facts: { pid: other.pid } } });
    other.stdin.end();
    await once(other, 'close');
    expect(takeInstanceLock(folder).ok).toBe(true);
  });

  test('is not taken over by two starts at once', () => {
    writeFileSync(path(), JSON.stringify({ pid: endedPid(), mark: null }));
    writeFileSync(`${path()}.taking`, JSON.stringify({ pid: process.pid, mark: null }));
    expect(takeInstanceLock(folder).ok).toBe(false);
  });

  test('is taken over when an earlier take-over was itself cut off', () => {
    writeFileSync(path(), JSON.stringify({ pid: endedPid(), mark: null }));
    writeFileSync(`${path()}.taking`, '{}');
    utimesSync(`${path()}.taking`, 0, 0);
    expect(takeInstanceLock(folder).ok).toBe(true);
  });

  test('leaves the file of whoever took it over when it is released late', () => {
    const mine = takeInstanceLock(folder);
    const theirs = JSON.stringify({ pid: process.pid + 1, mark: null });
    writeFileSync(path(), theirs);
    if (mine.ok) mine.value.release();
    expect(readFileSync(path(), 'utf8')).toBe(theirs);
  });
});
