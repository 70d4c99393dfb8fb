import { renameSync, rmSync } from 'node:fs';
import type { Db } from './openDatabase.ts';

/**
 * Copies an open file to another, encrypted under the same key. `VACUUM INTO`, because the driver's own backup fails
 * on encrypted files and its `serialize` gives plain text. The copy appears whole or not at all.
 */
export function backupTo(db: Db, file: string): void {
  const half = `${file}.half`;
  rmSync(half, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(half);
    renameSync(half, file);
  } catch (cause) {
    rmSync(half, { force: true });
    throw cause;
  }
}
