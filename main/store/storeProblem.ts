import { fail, ok, type ErrorCode, type Result } from '../../app/result.ts';

/** The codes a store can end with. Each has its own sentence and next step on the screen. */
export type StoreCode = Extract<ErrorCode, `STORE_${string}`>;

/** A store that cannot go on. The message is the code alone: nothing of a file's content may travel in an error. */
export class StoreProblem extends Error {
  override name = 'StoreProblem';
  readonly code: StoreCode;
  constructor(code: StoreCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** A file written by a later version of the application. Never offered for deletion. */
export class StoreNewerThanApp extends StoreProblem {
  override name = 'StoreNewerThanApp';
  constructor() {
    super('STORE_NEWER_THAN_APP');
  }
}

const driverCode = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

/** True for a page that fails its own check, and for a file that is not a database at all under this key. */
export const isUnreadable = (cause: unknown): boolean => /^SQLITE_(NOTADB|CORRUPT)/.test(driverCode(cause)) || driverCode(cause) === 'SQLITE_IOERR_SHORT_READ';

/** What a driver error means for a person; null for a defect of ours, which must stay a throw. */
export function storeCodeOf(cause: unknown): StoreCode | null {
  if (cause instanceof StoreProblem) return cause.code;
  const code = driverCode(cause);
  if (isUnreadable(cause)) return 'STORE_DAMAGED';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'STORE_FULL';
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code) || /^(EROFS|EACCES|EPERM)$/.test(code)) return 'STORE_READ_ONLY';
  // A disk that stops taking writes reports an I/O error rather than "full" on some file systems.
  if (/^SQLITE_IOERR_(WRITE|FSYNC|TRUNCATE)/.test(code)) return 'STORE_FULL';
  return null;
}

/** Runs one piece of store work; an expected failure of the file comes back as a value, a defect stays a throw. */
export function storeResult<T>(work: () => T): Result<T> {
  try {
    return ok(work());
  } catch (cause) {
    const code = storeCodeOf(cause);
    if (code === null) throw cause;
    return fail(code);
  }
}
