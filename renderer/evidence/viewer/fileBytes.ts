import { fail, ok, type Result } from '../../../app/result.ts';
import type { Api } from '../../client.ts';
import { fromBase64 } from '../base64.ts';

/** Bytes asked for at once: the most that one answer carries. */
const PIECE_BYTES = 512 * 1024;

/**
 * A whole kept file, in memory only. Null when nobody waits for it any more. Fails with FILE_NOT_HELD and FILE_DAMAGED as
 * the services say, and with FILE_BROKEN when a piece does not fit the rest.
 */
export async function fetchFile(api: Api, hash: string, { signal, onProgress }: Readonly<{ signal: AbortSignal; onProgress?: (got: number, total: number) => void }>): Promise<Result<Uint8Array<ArrayBuffer>> | null> {
  let whole: Uint8Array<ArrayBuffer> | null = null;
  let got = 0;
  do {
    const piece = await api.call('evidence.bytes', { hash, offset: got, length: PIECE_BYTES });
    if (signal.aborted) return null;
    if (!piece.ok) return piece;
    whole ??= new Uint8Array(piece.value.total);
    const bytes = fromBase64(piece.value.base64);
    if (bytes.length === 0 || got + bytes.length > whole.length) return fail('FILE_BROKEN');
    whole.set(bytes, got);
    got += bytes.length;
    onProgress?.(got, whole.length);
  } while (got < whole.length);
  return ok(whole);
}
