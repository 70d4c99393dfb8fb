import { openDatabase, type Db } from '../openDatabase.ts';
import { versionOf } from '../migrate.ts';
import { CACHE_VERSION, cacheSchema } from './schema.ts';

/** Pages in the log before a commit stops to copy them: the first sync would otherwise copy the same pages again and again. */
const CHECKPOINT_PAGES = 16_000;

export const cacheOpenOptions = { synchronous: 'NORMAL', cacheMiB: 64, checkpointPages: CHECKPOINT_PAGES } as const;

/** Opens or makes a cache file. Null when it is of another version, and so has to be made again. Throws StoreProblem. */
export function openCache(file: string, key: Uint8Array): Db | null {
  const db = openDatabase({ file, key, ...cacheOpenOptions });
  const version = versionOf(db);
  if (version === CACHE_VERSION) return db;
  if (version === 0 && db.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0) {
    db.transaction(() => {
      db.exec(cacheSchema);
      db.pragma(`user_version = ${CACHE_VERSION}`);
    }).immediate();
    return db;
  }
  db.close();
  return null;
}
