import { migrate } from '../migrate.ts';
import { openDatabase, type Db } from '../openDatabase.ts';
import { authorityMigrations } from './schema.ts';

/** Opens or makes the practice's own authority. FULL, because an answer that was given must never be forgotten. Throws StoreProblem. */
export function openAuthority(file: string, key: Uint8Array): Db {
  const db = openDatabase({ file, key, synchronous: 'FULL', cacheMiB: 32, checkpointPages: 8_000 });
  try {
    migrate(db, authorityMigrations);
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}
