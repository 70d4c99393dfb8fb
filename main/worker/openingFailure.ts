import { errorCodes, type ErrorCode } from '../../app/result.ts';

const known: ReadonlySet<unknown> = new Set(errorCodes);
const fromDriver: Readonly<Record<string, ErrorCode>> = {
  SQLITE_NOTADB: 'STORE_KEY_WRONG',
  SQLITE_CORRUPT: 'STORE_DAMAGED',
  SQLITE_FULL: 'STORE_FULL',
  ENOSPC: 'STORE_FULL',
  SQLITE_READONLY: 'STORE_READ_ONLY',
  SQLITE_CANTOPEN: 'STORE_READ_ONLY',
  EROFS: 'STORE_READ_ONLY',
  EACCES: 'STORE_READ_ONLY',
};

/** Names what stopped the services from opening. A person can act on every code but `INTERNAL`. */
export function openingFailure(cause: unknown): ErrorCode {
  if (!(cause instanceof Error)) return 'INTERNAL';
  if (cause.name === 'StoreNewerThanApp') return 'STORE_NEWER_THAN_APP';
  const code: unknown = 'code' in cause ? cause.code : undefined;
  if (known.has(code)) return code as ErrorCode;
  return typeof code === 'string' ? (fromDriver[code] ?? 'INTERNAL') : 'INTERNAL';
}
