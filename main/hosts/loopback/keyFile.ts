import { randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, fsyncSync, linkSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../../app/result.ts';

const keyBytes = 32;
const hasCode = (cause: unknown, code: string): boolean => cause instanceof Error && 'code' in cause && cause.code === code;

/**
 * The store's key for the loopback host: 32 random bytes in `store.key`, mode 0600, made on first use.
 * Fails with `STORE_KEY_UNAVAILABLE` when the file is open to others, belongs to somebody else, is a link,
 * or does not hold exactly one key. It is never replaced: a new key would orphan the store.
 */
export function readKeyFile(dataDir: string, platform: NodeJS.Platform = process.platform): Result<Uint8Array> {
  const path = join(dataDir, 'store.key');
  try {
    return readKey(path, platform);
  } catch (cause) {
    if (!hasCode(cause, 'ENOENT')) return fail('STORE_KEY_UNAVAILABLE');
  }
  try {
    makeKey(path);
    return readKey(path, platform);
  } catch {
    return fail('STORE_KEY_UNAVAILABLE');
  }
}

function readKey(path: string, platform: NodeJS.Platform): Result<Uint8Array> {
  // Windows has no such flag; Node leaves it undefined there.
  const fd = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const { mode, uid, size } = fstatSync(fd);
    if (platform !== 'win32' && ((mode & 0o077) !== 0 || uid !== process.getuid?.())) return fail('STORE_KEY_UNAVAILABLE');
    if (size !== keyBytes) return fail('STORE_KEY_UNAVAILABLE');
    const key = new Uint8Array(keyBytes);
    return readSync(fd, key, 0, keyBytes, 0) === keyBytes ? ok(key) : fail('STORE_KEY_UNAVAILABLE');
  } finally {
    closeSync(fd);
  }
}

/** Written whole under another name and then linked into place, so that a crash never leaves half a key. */
function makeKey(path: string): void {
  const draft = `${path}.${process.pid}`;
  const fd = openSync(draft, 'wx', 0o600);
  try {
    writeSync(fd, randomBytes(keyBytes));
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  try {
    linkSync(draft, path);
  } finally {
    unlinkSync(draft);
  }
}
