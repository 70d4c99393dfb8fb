import type { Output } from '../../app/contract/index.ts';
import { cleanFileName } from '../../app/evidence/fileName.ts';
import { fail, type Result } from '../../app/result.ts';
import type { Api } from '../client.ts';
import { toBase64 } from './base64.ts';

export type KeptFile = Output<'evidence.upload.finish'>['file'];
/** The part of a `File` that an upload needs. */
export type FileSource = Readonly<{ name: string; size: number; slice(from: number, to: number): Readonly<{ arrayBuffer(): Promise<ArrayBuffer> }> }>;
type Watch = Readonly<{
  signal: AbortSignal;
  /** Bytes that have arrived. */
  onProgress(sent: number): void;
}>;

async function sendOnce(api: Api, file: FileSource, { signal, onProgress }: Watch): Promise<Result<KeptFile> | null> {
  const begun = await api.call('evidence.upload.begin', { name: cleanFileName(file.name), bytes: file.size });
  if (!begun.ok) return begun;
  const { uploadId, chunkBytes } = begun.value;
  const stop = async (): Promise<null> => {
    await api.call('evidence.upload.cancel', { uploadId });
    return null;
  };
  for (let index = 0; index * chunkBytes < file.size; index += 1) {
    if (signal.aborted) return stop();
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.slice(index * chunkBytes, Math.min((index + 1) * chunkBytes, file.size)).arrayBuffer());
    } catch {
      // Moved, changed or taken away since it was chosen.
      await stop();
      return fail('FILE_BROKEN');
    }
    const sent = await api.call('evidence.upload.chunk', { uploadId, index, base64: toBase64(bytes) });
    if (!sent.ok) return sent;
    onProgress(sent.value.received);
  }
  if (signal.aborted) return stop();
  const done = await api.call('evidence.upload.finish', { uploadId });
  return done.ok ? { ok: true, value: done.value.file } : done;
}

/**
 * Sends a file in pieces, in order. Null when it was stopped; then nothing of it is kept. An upload that the services
 * have forgotten (they were started anew) begins again, once. Fails with the codes of `evidence.upload.*`.
 */
export async function uploadFile(api: Api, file: FileSource, watch: Watch): Promise<Result<KeptFile> | null> {
  const first = await sendOnce(api, file, watch);
  if (first === null || first.ok || first.error.code !== 'UPLOAD_GONE' || watch.signal.aborted) return first;
  watch.onProgress(0);
  return sendOnce(api, file, watch);
}
