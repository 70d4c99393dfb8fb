import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../app/result.ts';
import { createFakeApi } from '../app/fakeApi.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { uploadFile, type FileSource } from './uploadFile.ts';

const HASH = 'a'.repeat(64);
const sourceOf = (bytes: Uint8Array, name = 'payslip.pdf'): FileSource => ({ name, size: bytes.length, slice: (from, to) => ({ arrayBuffer: () => Promise.resolve(bytes.slice(from, to).buffer) }) });

/** Services that keep what they are sent, in pieces of `chunkBytes`. */
function services(chunkBytes: number) {
  const uploads: { name: string; announced: number; pieces: Uint8Array[] }[] = [];
  const cancelled: string[] = [];
  const last = () => uploads.at(-1);
  const api = createFakeApi({
    'evidence.upload.begin': ({ name, bytes }) => {
      uploads.push({ name, announced: bytes, pieces: [] });
      return ok({ uploadId: `upload-${uploads.length}`, chunkBytes });
    },
    'evidence.upload.chunk': ({ index, base64 }) => {
      const upload = last();
      if (upload === undefined || index !== upload.pieces.length) return fail('INPUT_INVALID');
      upload.pieces.push(fromBase64(base64));
      return ok({ received: upload.pieces.reduce((sum, piece) => sum + piece.length, 0) });
    },
    'evidence.upload.finish': () => ok({ file: { hash: HASH, name: last()?.name ?? '', type: 'pdf', bytes: last()?.announced ?? 1, pages: 1 } }),
    'evidence.upload.cancel': ({ uploadId }) => {
      cancelled.push(uploadId);
      return ok({ cancelled: true });
    },
  });
  return { api, uploads, cancelled };
}
const watch = (abort = new AbortController(), onProgress: (sent: number) => void = () => undefined) => ({ signal: abort.signal, onProgress });
const joined = (pieces: readonly Uint8Array[]): number[] => pieces.flatMap((piece) => [...piece]);

describe('an upload', () => {
  it('arrives byte for byte whatever its size and the size of the pieces, each full but the last, progress never going back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 400 }), fc.integer({ min: 1, max: 130 }), async (bytes, chunkBytes) => {
        const { api, uploads } = services(chunkBytes);
        const seen: number[] = [];
        const done = await uploadFile(api, sourceOf(bytes), watch(undefined, (sent) => seen.push(sent)));
        expect(done).toMatchObject({ ok: true, value: { hash: HASH } });
        const [upload] = uploads;
        expect(joined(upload?.pieces ?? [])).toEqual([...bytes]);
        expect(upload?.announced).toBe(bytes.length);
        expect(upload?.pieces.slice(0, -1).every((piece) => piece.length === chunkBytes)).toBe(true);
        expect(seen).toEqual(seen.toSorted((a, b) => a - b));
        expect(seen.at(-1)).toBe(bytes.length);
      }),
      { numRuns: 60 },
    );
  });

  it('begins again once when the services have forgotten it, and only once', async () => {
    const bytes = Uint8Array.from([1, 2, 3, 4, 5]);
    const { api, uploads } = services(2);
    let broken = 1;
    const forgetful: typeof api = {
      ...api,
      call: (name, input) => {
        if (name === 'evidence.upload.chunk' && broken > 0 && uploads.at(-1)?.pieces.length === 1) {
          broken -= 1;
          return Promise.resolve(fail('UPLOAD_GONE'));
        }
        return api.call(name, input);
      },
    };
    expect(await uploadFile(forgetful, sourceOf(bytes), watch())).toMatchObject({ ok: true });
    expect(uploads).toHaveLength(2);
    expect(joined(uploads[1]?.pieces ?? [])).toEqual([...bytes]);
    broken = 9;
    expect(await uploadFile(forgetful, sourceOf(bytes), watch())).toEqual(fail('UPLOAD_GONE'));
  });

  it('that is stopped tells the services, and is neither done nor failed', async () => {
    const { api, uploads, cancelled } = services(2);
    const abort = new AbortController();
    expect(await uploadFile(api, sourceOf(new Uint8Array(10)), watch(abort, () => abort.abort()))).toBeNull();
    expect(cancelled).toEqual(['upload-1']);
    expect(uploads[0]?.pieces).toHaveLength(1);
  });

  it('of a file that can no longer be read is called off and said to be broken', async () => {
    const { api, cancelled } = services(2);
    const lost: FileSource = { name: 'gone.pdf', size: 9, slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) };
    expect(await uploadFile(api, lost, watch())).toEqual(fail('FILE_BROKEN'));
    expect(cancelled).toEqual(['upload-1']);
  });

  it('is named without its path and marks that turn words round', async () => {
    const { api, uploads } = services(4);
    await uploadFile(api, sourceOf(Uint8Array.of(1), 'C:\\scans\\pay\u202Eslip.pdf'), watch());
    expect(uploads[0]?.name).toBe('payslip.pdf');
  });
});

it('base64 gives the same bytes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect([...fromBase64(toBase64(bytes))]).toEqual([...bytes]);
    }),
    { numRuns: 30 },
  );
});
