import { join } from 'node:path';
import { statSync } from 'node:fs';
import { cacheOpenOptions, openCache } from '../cache/openCache.ts';
import { openDatabase, type Db } from '../openDatabase.ts';
import type { StoreNotice } from './notice.ts';
import { isUnreadable, storeCodeOf } from '../storeProblem.ts';
import { fileExists, removeDatabase } from './files.ts';

export const CACHE_FILE = 'cache.db';
/** Above this a whole check costs more than a start may take. Every page carries its own check, so damage shows when it is read. */
const CHECKED_BYTES = 32 * 1024 * 1024;

/** Opens the cache; one that cannot be read, or is of another version, is thrown away and made again. */
export function openCacheOrRemake(folder: string, key: Uint8Array): Readonly<{ db: Db; notice: StoreNotice | null }> {
  const file = join(folder, CACHE_FILE);
  const existed = fileExists(file);
  const remake = (why: 'damaged' | 'otherVersion'): Readonly<{ db: Db; notice: StoreNotice }> => {
    removeDatabase(file);
    return { db: openFresh(file, key), notice: { code: 'cacheRemade', why } };
  };
  if (fileExists(condemnedMark(folder))) {
    const made = remake('damaged');
    removeDatabase(condemnedMark(folder));
    return made;
  }
  let db: Db | null;
  try {
    db = openCache(file, key);
  } catch (cause) {
    // The outbox opened with this key, so a cache that does not is damaged rather than somebody else's.
    const code = storeCodeOf(cause);
    if (existed && (code === 'STORE_KEY_WRONG' || code === 'STORE_DAMAGED')) return remake('damaged');
    throw cause;
  }
  if (db === null) return remake('otherVersion');
  if (existed && statSync(file).size <= CHECKED_BYTES && !isWhole(db)) {
    db.close();
    return remake('damaged');
  }
  return { db, notice: null };
}

/** Opens the cache as it is, where nothing can be written. */
export const openCacheToRead = (folder: string, key: Uint8Array): Readonly<{ db: Db; notice: null }> => ({
  db: openDatabase({ ...cacheOpenOptions, file: join(folder, CACHE_FILE), key, readOnly: true }),
  notice: null,
});

function openFresh(file: string, key: Uint8Array): Db {
  const db = openCache(file, key);
  if (db === null) throw new Error('a new cache must be of this version');
  return db;
}

export function isWhole(db: Db): boolean {
  try {
    return db.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch (cause) {
    if (isUnreadable(cause)) return false;
    throw cause;
  }
}

/** A file whose presence tells the next start that a page of the cache could not be read. */
export const condemnedMark = (folder: string): string => join(folder, 'cache.condemned');
