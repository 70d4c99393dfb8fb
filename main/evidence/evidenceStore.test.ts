import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gifSample, pdfSample, pngSample } from '../../app/evidence/samplesForTests.ts';
import type { Result } from '../../app/result.ts';
import { CHUNK_BYTES, openEvidenceStore, type EvidenceStore, type EvidenceStoreOptions } from './evidenceStore.ts';
import { pendingUploads } from './pendingUploads.ts';
import { FRAME_BYTES } from './sealedFile.ts';

let dataDir: string;
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'casebench-evidence-'))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const limits = { maxBytes: 20 * 1024 * 1024, maxFiles: 7, types: ['pdf', 'jpeg', 'png', 'gif', 'tiff'] as const };
const open = (more: Partial<EvidenceStoreOptions> = {}): EvidenceStore =>
  openEvidenceStore({ dataDir, userId: 'CW-07', key: new Uint8Array(32).fill(7), limits: () => limits, readOnly: () => null, ...more });
const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
/** A whole PDF of a size: what is between its head and its end is noise, as in a scan. */
function bigPdf(bytes: number): Buffer {
  const whole = Buffer.from(pdfSample());
  const cut = whole.indexOf('1 0 obj');
  // No byte of the noise can read as a name.
  const noise = randomBytes(Math.max(0, bytes - whole.length)).map((byte) => byte | 0x80);
  return Buffer.concat([whole.subarray(0, cut), noise, whole.subarray(cut)]);
}
const pathOf = (hash: string): string => join(dataDir, 'evidence', 'CW-07', hash.slice(0, 2), `${hash}.bin`);
const incoming = (): readonly string[] => (existsSync(join(dataDir, 'evidence', 'CW-07', 'incoming')) ? readdirSync(join(dataDir, 'evidence', 'CW-07', 'incoming')) : []);

describe('a kept file', () => {
  it('comes back byte for byte from any place, with its type, pages and true name of its content', () => {
    const store = open();
    const bytes = bigPdf(CHUNK_BYTES + 3 * FRAME_BYTES + 17);
    const { file } = must(store.put(bytes, '../../etc/pay\u202eslip.pdf'));
    expect(file).toEqual({ hash: sha(bytes), name: 'payslip.pdf', type: 'pdf', bytes: bytes.length, pages: 1 });
    const edges = [0, 1, FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 1, CHUNK_BYTES, bytes.length - 1, bytes.length, bytes.length + 5];
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...edges), fc.nat(bytes.length)), fc.oneof(fc.constantFrom(1, FRAME_BYTES, CHUNK_BYTES), fc.integer({ min: 1, max: CHUNK_BYTES })), (offset, length) => {
        const part = must(store.bytes(file.hash, offset, length));
        return part.total === bytes.length && part.bytes.equals(bytes.subarray(offset, offset + length));
      }),
    );
  });

  it.each([1, FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1])('of about %i bytes more than the least is whole', (more) => {
    const bytes = bigPdf(pdfSample().length + more);
    const { file } = must(open().put(bytes, 'a.pdf'));
    expect(must(open().look(file.hash, 'a.pdf'))).toEqual({ type: 'pdf', pages: 1, bytes: bytes.length });
  });

  it('stands on disk encrypted, for this person alone, and not even its size in the clear is its content', () => {
    const { file } = must(open().put(pdfSample('SECRETWORD'), 'a.pdf'));
    const disk = readFileSync(pathOf(file.hash));
    expect(disk.includes('SECRETWORD') || disk.includes('%PDF')).toBe(false);
    if (process.platform !== 'win32') expect([statSync(pathOf(file.hash)).mode & 0o777, statSync(dirname(pathOf(file.hash))).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(open({ key: new Uint8Array(32).fill(8) }).bytes(file.hash, 0, 10)).toEqual({ ok: false, error: { code: 'FILE_DAMAGED' } });
    expect(open({ userId: 'CW-11' }).bytes(file.hash, 0, 10)).toEqual({ ok: false, error: { code: 'FILE_NOT_HELD' } });
  });

  it('is kept once, whatever it is called, and two keepings of it share nothing that can be compared', () => {
    const store = open();
    const { file } = must(store.put(pdfSample(), 'a.pdf'));
    const first = readFileSync(pathOf(file.hash));
    expect(must(store.put(pdfSample(), 'b.pdf')).file).toEqual({ ...file, name: 'b.pdf' });
    expect(readFileSync(pathOf(file.hash)).equals(first)).toBe(true);
    expect(store.size()).toEqual({ files: 1, bytes: first.length });
    must(store.forget(file.hash));
    must(store.put(pdfSample(), 'a.pdf'));
    expect(readFileSync(pathOf(file.hash)).subarray(32).equals(first.subarray(32))).toBe(false);
  });
});

describe('a damaged file', () => {
  it('is found by any changed byte, is told as that file’s damage, and hides no other', () => {
    const store = open();
    const { file } = must(store.put(bigPdf(3 * FRAME_BYTES), 'a.pdf'));
    const other = must(store.put(pngSample(), 'b.png')).file;
    const whole = readFileSync(pathOf(file.hash));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bad = Buffer.from(whole);
        bad[at] = (bad[at] ?? 0) ^ flip;
        writeFileSync(pathOf(file.hash), bad);
        const found = store.look(file.hash, 'a.pdf');
        return !found.ok && found.error.code === 'FILE_DAMAGED' && store.bytes(other.hash, 0, 8).ok;
      }),
      { numRuns: 60 },
    );
  });

  it('is found when it is cut short, added to, or put in another’s place', () => {
    const store = open();
    const a = must(store.put(bigPdf(2 * FRAME_BYTES), 'a.pdf')).file;
    const b = must(store.put(bigPdf(2 * FRAME_BYTES), 'b.pdf')).file;
    const whole = readFileSync(pathOf(a.hash));
    for (const length of [0, 10, 40, 200, whole.length - FRAME_BYTES - 16, whole.length - 1]) {
      truncateSync(pathOf(a.hash), length);
      expect(store.bytes(a.hash, 0, 8), `${length}`).toEqual({ ok: false, error: { code: 'FILE_DAMAGED' } });
      writeFileSync(pathOf(a.hash), whole);
    }
    writeFileSync(pathOf(a.hash), Buffer.concat([whole, Buffer.from([0])]));
    expect(store.bytes(a.hash, 0, 8)).toMatchObject({ error: { code: 'FILE_DAMAGED' } });
    renameSync(pathOf(b.hash), pathOf(a.hash));
    expect(store.bytes(a.hash, 0, 8)).toMatchObject({ error: { code: 'FILE_DAMAGED' } });
  });

  it('is mended by adding the original again', () => {
    const store = open();
    const { file } = must(store.put(pdfSample(), 'a.pdf'));
    truncateSync(pathOf(file.hash), 50);
    expect(must(store.put(pdfSample(), 'a.pdf')).file).toEqual(file);
    expect(must(store.bytes(file.hash, 0, 4)).bytes.toString()).toBe('%PDF');
  });
});

describe('an upload', () => {
  const send = (store: EvidenceStore, name: string, bytes: Buffer, declared = bytes.length): Result<unknown> => {
    const begun = store.begin(name, declared);
    if (!begun.ok) return begun;
    for (let index = 0; index * CHUNK_BYTES < bytes.length; index += 1) {
      const sent = store.chunk(begun.value.uploadId, index, bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES));
      if (!sent.ok) return sent;
    }
    return store.finish(begun.value.uploadId);
  };

  it('that breaks off leaves nothing that counts, and the next start clears it away', () => {
    const first = open();
    const bytes = bigPdf(2 * CHUNK_BYTES);
    const { uploadId } = must(first.begin('a.pdf', bytes.length));
    must(first.chunk(uploadId, 0, bytes.subarray(0, CHUNK_BYTES)));
    // The machine goes down here: nobody closes anything.
    expect(incoming()).toHaveLength(1);
    expect(first.has(sha(bytes))).toBe(false);
    const next = open();
    expect(incoming()).toEqual([]);
    expect(next.chunk(uploadId, 1, bytes.subarray(CHUNK_BYTES))).toEqual({ ok: false, error: { code: 'UPLOAD_GONE' } });
    expect(next.finish(uploadId)).toEqual({ ok: false, error: { code: 'UPLOAD_GONE' } });
    expect(must(next.put(bytes, 'a.pdf')).file.hash).toBe(sha(bytes));
  });

  it('takes a piece that is sent again, and refuses one out of turn, too long or too short', () => {
    const store = open();
    const bytes = bigPdf(2 * CHUNK_BYTES + 5);
    const pieces = [0, 1, 2].map((index) => bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES));
    const piece = (at: number): Buffer => pieces[at] ?? Buffer.alloc(0);
    const again = must(store.begin('a.pdf', bytes.length)).uploadId;
    expect([store.chunk(again, 0, piece(0)), store.chunk(again, 0, piece(0)), store.chunk(again, 1, piece(1)), store.chunk(again, 2, piece(2))].map((sent) => must(sent).received)).toEqual([CHUNK_BYTES, CHUNK_BYTES, 2 * CHUNK_BYTES, bytes.length]);
    expect(must(store.finish(again)).file.hash).toBe(sha(bytes));
    for (const [index, wrong] of [[1, piece(1)], [0, piece(2)], [0, Buffer.concat([piece(0), piece(2)])], [0, Buffer.alloc(0)]] as const) {
      const { uploadId } = must(store.begin('a.pdf', bytes.length));
      expect(store.chunk(uploadId, index, wrong)).toMatchObject({ error: { code: 'FILE_BROKEN' } });
      expect(store.finish(uploadId)).toMatchObject({ error: { code: 'UPLOAD_GONE' } });
    }
    expect(incoming()).toEqual([]);
  });

  it.each([
    ['FILE_EMPTY', 'a.pdf', Buffer.alloc(0), 0], ['FILE_TOO_BIG', 'a.pdf', Buffer.alloc(0), limits.maxBytes + 1], ['FILE_BROKEN', 'a.pdf', Buffer.from(pdfSample()), pdfSample().length + 5],
    ['FILE_LIES', 'a.pdf', Buffer.from(gifSample()), gifSample().length], ['FILE_TYPE_REFUSED', 'a.txt', Buffer.from('words words'), 11], ['FILE_BROKEN', 'a.png', Buffer.from(pngSample().subarray(0, 40)), 40],
  ])('is refused with %s, and nothing of it stays', (code, name, bytes, declared) => {
    const store = open();
    expect(send(store, name, bytes, declared)).toMatchObject({ ok: false, error: { code } });
    expect(incoming()).toEqual([]);
    expect(store.size()).toEqual({ files: 0, bytes: 0 });
  });

  it('may be one of seven at once, and a cancelled one makes room', () => {
    const store = open();
    const begun = Array.from({ length: 7 }, () => must(store.begin('a.pdf', 100)).uploadId);
    expect(store.begin('a.pdf', 100)).toEqual({ ok: false, error: { code: 'FILES_TOO_MANY', facts: { limit: 7 } } });
    expect(store.cancel(begun[0] ?? '')).toBe(true);
    expect(store.cancel(begun[0] ?? '')).toBe(false);
    expect(store.begin('a.pdf', 100).ok).toBe(true);
    store.close();
    expect(incoming()).toEqual([]);
  });

  it('into a folder that takes no writes is refused as that, and what is kept can still be read', () => {
    const { file } = must(open().put(pdfSample(), 'a.pdf'));
    const held = open({ readOnly: () => 'STORE_READ_ONLY' });
    expect(held.begin('b.pdf', 100)).toEqual({ ok: false, error: { code: 'STORE_READ_ONLY' } });
    expect(held.bytes(file.hash, 0, 4).ok).toBe(true);
    expect(open({ readOnly: () => 'STORE_FULL' }).put(pdfSample(), 'b.pdf')).toEqual({ ok: false, error: { code: 'STORE_FULL' } });
  });

  it.each([['ENOSPC', 'STORE_FULL'], ['EROFS', 'STORE_READ_ONLY']] as const)('that the disk refuses with %s at any write is told as %s, and leaves nothing', (errno, code) => {
    const bytes = bigPdf(CHUNK_BYTES + 10);
    for (let refusedAt = 1; refusedAt <= 3; refusedAt += 1) {
      let writes = 0;
      const store = open({
        write(fd, part) {
          if ((writes += 1) === refusedAt * 3) throw Object.assign(new Error(errno), { code: errno });
          return writeSync(fd, part);
        },
      });
      expect(send(store, 'a.pdf', bytes)).toEqual({ ok: false, error: { code } });
      expect(incoming()).toEqual([]);
      expect(store.has(sha(bytes))).toBe(false);
    }
    expect(send(open(), 'a.pdf', bytes).ok).toBe(true);
  });

  it('is whole even where the system writes less than it was asked to', () => {
    const bytes = bigPdf(CHUNK_BYTES + 10);
    const store = open({ write: (fd, part) => writeSync(fd, part, 0, Math.min(part.length, 1_000)) });
    expect(must(store.put(bytes, 'a.pdf')).file.hash).toBe(sha(bytes));
    expect(must(store.look(sha(bytes), 'a.pdf')).bytes).toBe(bytes.length);
  });
});

describe('files that must reach the authority first', () => {
  it('are those that unanswered work names, in order, each once', () => {
    const op = (opId: string, kind: string, hashes: readonly string[]) => ({ opId, kind, args: { files: hashes.map((hash) => ({ hash, name: 'a.pdf' })) } });
    const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
    expect(pendingUploads([op('1', 'evidence.add', [a]), op('2', 'note.add', [b]), op('3', 'evidence.add', [a, b]), { opId: '4', kind: 'evidence.add', args: null }])).toEqual([{ opId: '1', hash: a }, { opId: '3', hash: b }]);
  });
});
