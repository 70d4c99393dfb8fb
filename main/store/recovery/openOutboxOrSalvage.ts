import { join } from 'node:path';
import type { Clock } from '../../../app/sync/ports.ts';
import { backupTo } from '../backup.ts';
import { migrate, versionOf } from '../migrate.ts';
import { openDatabase, type Db } from '../openDatabase.ts';
import type { StoreNotice } from './notice.ts';
import { outboxMigrations } from '../outbox/schema.ts';
import { StoreProblem, storeCodeOf } from '../storeProblem.ts';
import { fileExists, moveDatabase, removeDatabase } from './files.ts';
import { CACHE_FILE, isWhole } from './openCacheOrRemake.ts';
import { salvageOutbox } from './salvageOutbox.ts';

export const OUTBOX_FILE = 'outbox.db';

const openRaw = (file: string, key: Uint8Array): Db => openDatabase({ file, key, synchronous: 'FULL', cacheMiB: 8 });

/** Brings an outbox up to date. A copy is kept from before the first step, because this file exists nowhere else. */
function bringUpToDate(db: Db, file: string): void {
  const version = versionOf(db);
  if (version > 0 && version < outboxMigrations.length) backupTo(db, `${file}.before-${version + 1}`);
  migrate(db, outboxMigrations);
}

/**
 * Opens the outbox. A damaged one is never deleted: it is kept under another name, and whatever can still be read
 * goes into a new file. Throws STORE_KEY_WRONG, STORE_NEWER_THAN_APP, and STORE_DAMAGED when nothing can be read.
 */
export function openOutboxOrSalvage(folder: string, key: Uint8Array, clock: Clock): Readonly<{ db: Db; notice: StoreNotice | null }> {
  const file = join(folder, OUTBOX_FILE);
  finishSalvage(file);
  const existed = fileExists(file);
  let db: Db;
  try {
    db = openRaw(file, key);
  } catch (cause) {
    if (storeCodeOf(cause) !== 'STORE_KEY_WRONG') throw cause;
    // A first page that cannot be read looks like a wrong key. The cache tells the two apart.
    throw existed && opensWith(join(folder, CACHE_FILE), key) ? new StoreProblem('STORE_DAMAGED', { cause }) : cause;
  }
  try {
    if (isWhole(db)) {
      bringUpToDate(db, file);
      return { db, notice: null };
    }
  } catch (cause) {
    db.close();
    throw cause;
  }
  const salvaged = salvageOutbox(db);
  db.close();
  if (salvaged === null) throw new StoreProblem('STORE_DAMAGED');
  const fresh = openRaw(salvageFile(file), key);
  try {
    migrate(fresh, outboxMigrations);
    salvaged.into(fresh);
  } finally {
    fresh.close();
  }
  const keptAs = `${OUTBOX_FILE}.damaged-${clock.now().replaceAll(/[:.]/g, '-')}`;
  moveDatabase(file, join(folder, keptAs));
  moveDatabase(salvageFile(file), file);
  return { db: openRaw(file, key), notice: { code: 'outboxSalvaged', keptAs, operations: salvaged.operations, drafts: salvaged.drafts } };
}

/** Written whole before the damaged file is moved away. */
const salvageFile = (file: string): string => `${file}.salvaged`;
/** After a crash in the middle: a salvaged file whose place is free is put there, a half-made one is dropped. */
function finishSalvage(file: string): void {
  if (!fileExists(salvageFile(file))) return;
  if (fileExists(file)) removeDatabase(salvageFile(file));
  else moveDatabase(salvageFile(file), file);
}

/** Opens the outbox as it is, where nothing can be written. */
export const openOutboxToRead = (folder: string, key: Uint8Array): Readonly<{ db: Db; notice: null }> => ({
  db: openDatabase({ file: join(folder, OUTBOX_FILE), key, synchronous: 'FULL', readOnly: true }),
  notice: null,
});

function opensWith(file: string, key: Uint8Array): boolean {
  if (!fileExists(file)) return false;
  try {
    openDatabase({ file, key, synchronous: 'NORMAL', readOnly: true }).close();
    return true;
  } catch {
    return false;
  }
}
