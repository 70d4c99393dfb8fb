import BetterSqlite3 from 'better-sqlite3';
import { isUnreadable, StoreProblem, storeCodeOf } from './storeProblem.ts';

/** An open file. An interface of ours, so that other modules can name it without the driver. */
export interface Db extends BetterSqlite3.Database {
  readonly open: boolean;
}
export type Statement<P extends unknown[] = unknown[], R = unknown> = BetterSqlite3.Statement<P, R>;

/** SQLite before this has a race between a checkpoint and a writer in WAL mode. */
export const OLDEST_SQLITE = '3.51.3';

export type OpenOptions = Readonly<{
  file: string;
  /** 32 raw bytes. Never a passphrase: deriving one costs hundreds of milliseconds at every start. */
  key: Uint8Array;
  /** FULL for what must never be lost (each commit reaches the disk), NORMAL for what can be fetched again. */
  synchronous: 'FULL' | 'NORMAL';
  readOnly?: boolean;
  /** Memory for pages, MiB. A page of the first sync that does not fit is encrypted and written twice. */
  cacheMiB?: number;
  /** Pages in the log before a commit stops to copy them into the file (4 KiB each). */
  checkpointPages?: number;
}>;

/**
 * Opens an encrypted file in the only order that works: cipher, key, first read (a wrong key fails here, as
 * STORE_KEY_WRONG), then the rest. Throws StoreProblem for every expected failure.
 */
export function openDatabase(options: OpenOptions): Db {
  if (options.key.length !== 32) throw new StoreProblem('STORE_KEY_WRONG');
  let db: Db;
  try {
    db = new BetterSqlite3(options.file, { readonly: options.readOnly === true, fileMustExist: options.readOnly === true, timeout: 5_000 });
  } catch (cause) {
    throw new StoreProblem(storeCodeOf(cause) ?? 'STORE_READ_ONLY', { cause });
  }
  try {
    db.pragma("cipher = 'sqlcipher'");
    db.pragma(`key = "x'${Buffer.from(options.key).toString('hex')}'"`);
    firstRead(db);
    if (options.readOnly !== true) {
      db.pragma('journal_mode = WAL');
      db.pragma(`synchronous = ${options.synchronous}`);
      db.pragma('fullfsync = 1');
      db.pragma('secure_delete = ON');
      db.pragma(`wal_autocheckpoint = ${options.checkpointPages ?? 1_000}`);
    }
    db.pragma(`cache_size = ${-1024 * (options.cacheMiB ?? 8)}`);
    db.pragma('temp_store = MEMORY');
    db.pragma('trusted_schema = OFF');
    db.pragma('foreign_keys = ON');
    assertRecentSqlite(db);
    return db;
  } catch (cause) {
    db.close();
    const code = storeCodeOf(cause);
    if (code === null) throw cause;
    throw cause instanceof StoreProblem ? cause : new StoreProblem(code, { cause });
  }
}

function firstRead(db: Db): void {
  try {
    db.prepare('SELECT count(*) FROM sqlite_master').get();
  } catch (cause) {
    throw isUnreadable(cause) ? new StoreProblem('STORE_KEY_WRONG', { cause }) : cause;
  }
}

function assertRecentSqlite(db: Db): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
  const rank = (text: string): number => text.split('.').reduce((sum, part) => sum * 1_000 + Number(part), 0);
  if (rank(version) < rank(OLDEST_SQLITE)) throw new Error(`SQLite ${version} is older than ${OLDEST_SQLITE}`);
}
