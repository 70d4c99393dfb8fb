import { createHash, randomUUID, type Hash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EvidenceLimits } from '../../app/evidence/evidenceSettings.ts';
import { cleanFileName } from '../../app/evidence/fileName.ts';
import { inspectFile, refuseSize } from '../../app/evidence/inspectFile.ts';
import type { EvidenceFile } from '../../app/model/rows/evidence.ts';
import { fail, ok, type Failure, type Result } from '../../app/result.ts';
import { storeCodeOf } from '../store/storeProblem.ts';
import { withSealed } from './readSealed.ts';
import { createSealer, evidenceKey, FileDamaged, FRAME_BYTES, newHeader, type Sealer } from './sealedFile.ts';

/** A piece of an upload. Whole frames, so that each piece is sealed as it comes. */
export const CHUNK_BYTES = 8 * FRAME_BYTES;

export type EvidenceStoreOptions = Readonly<{
  dataDir: string;
  userId: string;
  /** 32 bytes from the host's vault. */
  key: Uint8Array;
  limits: () => EvidenceLimits;
  /** Why nothing may be written, when the folder or the disk does not allow it. */
  readOnly: () => 'STORE_READ_ONLY' | 'STORE_FULL' | null;
  /** Writes to an open file; the machine's own when left out. */
  write?: (fd: number, bytes: Uint8Array) => number;
}>;

type Coming = { readonly name: string; readonly bytes: number; readonly file: string; fd: number | null; readonly sealer: Sealer; readonly hash: Hash; received: number; next: number };
export type Kept = Readonly<{ type: EvidenceFile['type']; pages: number | null; bytes: number }>;

/**
 * One person's files of proof: encrypted, named after their content, written beside and renamed when they are whole. The
 * bytes never stand in a log, an error or a database. Expected failures are values; FILE_DAMAGED is about one file only.
 */
export function openEvidenceStore({ dataDir, userId, key: vaultKey, limits, readOnly, write: writeSome = writeSync }: EvidenceStoreOptions) {
  const folder = join(dataDir, 'evidence', userId);
  const incoming = join(folder, 'incoming');
  const key = evidenceKey(vaultKey, userId);
  const coming = new Map<string, Coming>();
  const fileOf = (hash: string): string => join(folder, hash.slice(0, 2), `${hash}.bin`);

  /** A nearly full disk takes part of what it is given, and refuses only the next. */
  function write(fd: number, bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += writeSome(fd, bytes.subarray(at)));
  }

  /** What broke off in an earlier run left half a file here, which nothing names. */
  function sweep(): void {
    if (readOnly() !== null || !existsSync(incoming)) return;
    for (const name of readdirSync(incoming)) rmSync(join(incoming, name), { force: true });
  }

  /** A disk that is full or takes no writes is told as that; a damaged file as that file's; anything else stays a throw. */
  function guarded<T>(work: () => Result<T>): Result<T> {
    try {
      return work();
    } catch (cause) {
      if (cause instanceof FileDamaged) return fail('FILE_DAMAGED');
      const code = storeCodeOf(cause);
      if (code === null) throw cause;
      return fail(code);
    }
  }
  const drop = (uploadId: string, upload: Coming): void => {
    coming.delete(uploadId);
    if (upload.fd !== null) closeSync(upload.fd);
    rmSync(upload.file, { force: true });
  };
  const refuseWrite = (): Failure | null => {
    const why = readOnly();
    return why === null ? null : { code: why };
  };

  /** `counted`: one of those that a person adds at once. */
  function begin(rawName: string, bytes: number, counted = true): Result<{ uploadId: string; chunkBytes: number }> {
    const off = refuseWrite();
    if (off !== null) return { ok: false, error: off };
    const allowed = limits();
    const size = refuseSize(bytes, allowed);
    if (size !== null) return size;
    if (counted && coming.size >= allowed.maxFiles) return fail('FILES_TOO_MANY', { facts: { limit: allowed.maxFiles } });
    return guarded(() => {
      mkdirSync(incoming, { recursive: true, mode: 0o700 });
      const uploadId = randomUUID();
      const file = join(incoming, `${uploadId}.part`);
      const header = newHeader(bytes);
      const fd = openSync(file, 'wx+', 0o600);
      const upload: Coming = { name: cleanFileName(rawName), bytes, file, fd, sealer: createSealer(key, header), hash: createHash('sha256'), received: 0, next: 0 };
      coming.set(uploadId, upload);
      return undoing(uploadId, upload, () => {
        write(fd, header.raw);
        return ok({ uploadId, chunkBytes: CHUNK_BYTES });
      });
    });
  }
  /** An upload that the disk breaks off is gone: nothing half-written stays. */
  function undoing<T>(uploadId: string, upload: Coming, work: () => Result<T>): Result<T> {
    try {
      const done = work();
      if (!done.ok) drop(uploadId, upload);
      return done;
    } catch (cause) {
      drop(uploadId, upload);
      throw cause;
    }
  }

  function chunk(uploadId: string, index: number, bytes: Uint8Array): Result<{ received: number }> {
    const upload = coming.get(uploadId);
    if (upload === undefined) return fail('UPLOAD_GONE');
    // The same piece twice: its answer was lost on the way.
    if (index === upload.next - 1 && bytes.length > 0) return ok({ received: upload.received });
    const expected = Math.min(CHUNK_BYTES, upload.bytes - upload.received);
    return guarded(() =>
      undoing(uploadId, upload, () => {
        const { fd } = upload;
        if (fd === null || index !== upload.next || bytes.length !== expected || expected === 0) return fail('FILE_BROKEN', { facts: { received: upload.received } });
        for (let at = 0; at < bytes.length; at += FRAME_BYTES) {
          write(fd, upload.sealer.frame((upload.received + at) / FRAME_BYTES, bytes.subarray(at, at + FRAME_BYTES)));
        }
        upload.hash.update(bytes);
        upload.received += bytes.length;
        upload.next += 1;
        return ok({ received: upload.received });
      }),
    );
  }

  function finish(uploadId: string): Result<{ file: EvidenceFile }> {
    const upload = coming.get(uploadId);
    if (upload === undefined) return fail('UPLOAD_GONE');
    return guarded(() =>
      undoing(uploadId, upload, () => {
        const { fd } = upload;
        if (fd === null || upload.received !== upload.bytes) return fail('FILE_BROKEN', { facts: { received: upload.received } });
        const whole = withSealed(upload.file, key, null, (reader) => reader.readWhole());
        const found = inspectFile(whole, upload.name, limits());
        if (!found.ok) return found;
        const hash = upload.hash.digest('hex');
        write(fd, upload.sealer.seal(hash));
        fsyncSync(fd);
        // Closed first: Windows does not rename an open file.
        closeSync(fd);
        upload.fd = null;
        place(upload.file, hash);
        coming.delete(uploadId);
        return ok({ file: { hash, name: upload.name, type: found.value.type, bytes: upload.bytes, pages: found.value.pages } });
      }),
    );
  }
  /** Puts a whole file in its place. One that is there and can be read stays; a damaged one is replaced by the good one. */
  function place(from: string, hash: string): void {
    const to = fileOf(hash);
    if (isWhole(hash)) {
      rmSync(from, { force: true });
      return;
    }
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    renameSync(from, to);
    flushFolder(dirname(to));
  }
  function isWhole(hash: string): boolean {
    try {
      return existsSync(fileOf(hash)) && withSealed(fileOf(hash), key, hash, (reader) => reader.readWhole()).length > 0;
    } catch (cause) {
      if (cause instanceof FileDamaged) return false;
      throw cause;
    }
  }

  function put(bytes: Uint8Array, name: string): Result<{ file: EvidenceFile }> {
    const begun = begin(name, bytes.length, false);
    if (!begun.ok) return begun;
    const { uploadId } = begun.value;
    for (let index = 0; index * CHUNK_BYTES < bytes.length; index += 1) {
      const sent = chunk(uploadId, index, bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES));
      if (!sent.ok) return sent;
    }
    return finish(uploadId);
  }

  const read = <T>(hash: string, use: Parameters<typeof withSealed<T>>[3]): Result<T> =>
    guarded(() => (existsSync(fileOf(hash)) ? ok(withSealed(fileOf(hash), key, hash, use)) : fail('FILE_NOT_HELD')));

  sweep();
  return {
    /** Refuses what is known before a byte travels: FILE_EMPTY, FILE_TOO_BIG, FILES_TOO_MANY at once. */
    begin: (name: string, bytes: number) => begin(name, bytes),
    /** Pieces in order, each full but the last; the last one sent again is answered again. UPLOAD_GONE, FILE_BROKEN. */
    chunk,
    /** Looks at the content, and keeps it under its hash. A refused file leaves nothing behind. */
    finish,
    cancel(uploadId: string): boolean {
      const upload = coming.get(uploadId);
      if (upload !== undefined) drop(uploadId, upload);
      return upload !== undefined;
    },
    /** Keeps bytes that are here already. */
    put,
    has: (hash: string): boolean => existsSync(fileOf(hash)),
    /** Part of a file. FILE_NOT_HELD, FILE_DAMAGED. */
    bytes: (hash: string, offset: number, length: number): Result<{ bytes: Buffer; total: number }> => read(hash, (reader) => ({ bytes: reader.read(offset, length), total: reader.total })),
    /** What a kept file is, looked at again. A file that was allowed once stays allowed. */
    look(hash: string, name: string): Result<Kept> {
      const whole = read(hash, (reader) => reader.readWhole());
      if (!whole.ok) return whole;
      const found = inspectFile(whole.value, name, { ...limits(), maxBytes: Number.MAX_SAFE_INTEGER });
      return found.ok ? ok({ ...found.value, bytes: whole.value.length }) : found;
    },
    /** Takes a file's bytes away for good. Only for what nothing names. */
    forget: (hash: string): Result<null> =>
      guarded(() => {
        rmSync(fileOf(hash), { force: true });
        return ok(null);
      }),
    /** How many files are kept, and the bytes they take on disk. */
    size(): Readonly<{ files: number; bytes: number }> {
      if (!existsSync(folder)) return { files: 0, bytes: 0 };
      const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.bin'));
      return { files: all.length, bytes: all.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) };
    },
    /** Breaks off what is still coming in. */
    close(): void {
      for (const [uploadId, upload] of coming) drop(uploadId, upload);
    },
  };
}
export type EvidenceStore = ReturnType<typeof openEvidenceStore>;

/** Makes the new name itself durable. Windows has no such call and needs none. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
