import { closeSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../app/result.ts';
import { isRunning, processMark } from './processAge.ts';

export type InstanceLock = Readonly<{ release(): void }>;
type Holder = Readonly<{ pid: number; mark: string | null }>;

/** A take-over lasts microseconds; a mutex older than this was left by a crash. */
const takeOverLimitMs = 10_000;

const readHolder = (path: string): Holder | null => {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number') return null;
    return { pid: value.pid, mark: 'mark' in value && typeof value.mark === 'string' ? value.mark : null };
  } catch {
    return null;
  }
};
const isAlive = ({ pid, mark }: Holder): boolean => isRunning(pid) && (mark === null || mark === (processMark(pid) ?? mark));

/** Creates the file only when it is not there. */
const createOnly = (path: string, text: string): boolean => {
  try {
    const fd = openSync(path, 'wx', 0o600);
    writeSync(fd, text);
    closeSync(fd);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  }
};
const remove = (path: string): void => {
  try {
    unlinkSync(path);
  } catch {
    // Another start has removed it.
  }
};

/**
 * One running Casebench for each data folder. A lock left by a process that has ended is taken over; a second,
 * short-lived file keeps two starts from taking over at once.
 * Fails with `OTHER_INSTANCE` and the number of the process that holds the folder.
 */
export function takeInstanceLock(dataDir: string, pid: number = process.pid): Result<InstanceLock> {
  const path = join(dataDir, 'instance.lock');
  const mutex = `${path}.taking`;
  const text = JSON.stringify({ pid, mark: processMark(pid) } satisfies Holder);
  const taken = (): Result<InstanceLock> => ok({ release: () => void (readHolder(path)?.pid === pid && remove(path)) });
  if (createOnly(path, text)) return taken();

  const seen = readHolder(path);
  if (seen !== null && isAlive(seen)) return fail('OTHER_INSTANCE', { facts: { pid: seen.pid } });
  const age = statSync(mutex, { throwIfNoEntry: false })?.mtimeMs;
  if (age !== undefined && Date.now() - age > takeOverLimitMs) remove(mutex);
  if (!createOnly(mutex, text)) return fail('OTHER_INSTANCE', { facts: { pid: readHolder(mutex)?.pid ?? 0 } });
  try {
    const still = readHolder(path);
    if (still !== null && isAlive(still)) return fail('OTHER_INSTANCE', { facts: { pid: still.pid } });
    remove(path);
    return createOnly(path, text) ? taken() : fail('OTHER_INSTANCE', { facts: { pid: readHolder(path)?.pid ?? 0 } });
  } finally {
    remove(mutex);
  }
}
