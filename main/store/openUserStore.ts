import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../app/result.ts';
import type { Clock } from '../../app/sync/ports.ts';
import type { OpResult } from '../../app/sync/protocol.ts';
import { createDesktopDisk, type Cache } from './cache/desktopDisk.ts';
import type { Rules } from './cache/overlay.ts';
import { createJournal, type Journal } from './outbox/journal.ts';
import { createOutbox, type Outbox } from './outbox/outbox.ts';
import { createTray, type Tray } from './outbox/tray.ts';
import type { Db } from './openDatabase.ts';
import type { StoreNotice } from './recovery/notice.ts';
import { condemnedMark, isWhole, openCacheOrRemake, openCacheToRead } from './recovery/openCacheOrRemake.ts';
import { openOutboxOrSalvage, openOutboxToRead } from './recovery/openOutboxOrSalvage.ts';
import { sha256 } from './sha256.ts';
import { storeCodeOf } from './storeProblem.ts';

/** The authority's office for streams: one person on one device. */
export interface Enrolment {
  /** A new stream; the one before it is retired. */
  enrol(): string;
  /** What the authority has answered to this operation, under whatever number; null when it never saw it. */
  answerOf(opId: string): Pick<OpResult, 'outcome' | 'detail'> | null;
}

export type UserStoreOptions = Readonly<{
  dataDir: string;
  userId: string;
  /** 32 bytes. */
  key: Uint8Array;
  clock: Clock;
  rules: Rules;
  enrolment: Enrolment;
  /** Whether the folder takes new files; asked of the machine when left out. */
  canWrite?: (folder: string) => boolean;
}>;

export type UserStore = Readonly<{
  folder: string;
  outbox: Outbox;
  journal: Journal;
  tray: Tray;
  cache: Cache;
  notices: readonly StoreNotice[];
  /** True when the folder takes no writes: everything can be looked at, nothing saved. */
  readOnly: boolean;
  /** Goes on in a new stream (restored or cloned disk): unanswered operations get new numbers. */
  moveToNewStream(): void;
  /**
   * For when a page could not be read while working: says which file it is in. A damaged cache is marked, so that
   * opening the store again makes a new one; a damaged outbox is salvaged when the store is opened again.
   */
  findDamage(): 'outbox' | 'cache';
  /** Copies the log into the file and cuts it short, so that evicted pages are gone from disk. For idle moments. */
  tidy(): void;
  close(): void;
}>;

/** Where one person's files are. */
export const userFolder = (dataDir: string, userId: string): string => join(dataDir, 'people', userId);

function machineCanWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Opens or makes one person's files: the outbox first, because it is precious; the cache second, because it can
 * always be made again. Expected failures come back as codes: STORE_KEY_WRONG, STORE_NEWER_THAN_APP, STORE_DAMAGED
 * (the damaged file is kept), STORE_FULL, STORE_READ_ONLY.
 */
export function openUserStore(options: UserStoreOptions): Result<UserStore> {
  const { dataDir, userId, key, clock, rules, enrolment, canWrite = machineCanWrite } = options;
  const folder = userFolder(dataDir, userId);
  const opened: Db[] = [];
  const closeAll = (): void => {
    for (const db of opened.splice(0).toReversed()) db.close();
  };
  const moveToNewStream = (outbox: Outbox): void => outbox.moveToStream(enrolment.enrol(), (opId) => enrolment.answerOf(opId), clock.now());
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const readOnly = !canWrite(folder);

    const precious = readOnly ? openOutboxToRead(folder, key) : openOutboxOrSalvage(folder, key, clock);
    opened.push(precious.db);
    const outbox = createOutbox(precious.db);
    // A new or salvaged outbox cannot know how far an older stream has counted.
    if (!readOnly && (outbox.stream() === null || precious.notice !== null)) moveToNewStream(outbox);

    const disposable = readOnly ? openCacheToRead(folder, key) : openCacheOrRemake(folder, key);
    opened.push(disposable.db);
    const cache = createDesktopDisk({ db: disposable.db, outbox, rules, clock, sha256 });
    if (!readOnly) cache.settleAfterStart();

    return ok({
      folder,
      outbox,
      journal: createJournal(precious.db),
      tray: createTray(precious.db),
      cache,
      notices: [precious.notice, disposable.notice].filter((notice) => notice !== null),
      readOnly,
      moveToNewStream() {
        moveToNewStream(outbox);
        cache.settleAfterStart();
      },
      findDamage() {
        if (!isWhole(precious.db)) return 'outbox';
        writeFileSync(condemnedMark(folder), '');
        return 'cache';
      },
      tidy() {
        disposable.db.pragma('wal_checkpoint(TRUNCATE)');
        precious.db.pragma('wal_checkpoint(TRUNCATE)');
      },
      close: closeAll,
    });
  } catch (cause) {
    closeAll();
    const code = storeCodeOf(cause);
    if (code === null) throw cause;
    return fail(code);
  }
}
