import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { createSealer, FileDamaged, FRAME_BYTES, frameAt, frameLength, framesOf, HEADER_BYTES, readHeader, SEAL_BYTES, sealedBytes } from './sealedFile.ts';

function readAt(fd: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let got = 0;
  while (got < length) {
    const more = readSync(fd, bytes, got, length - got, at + got);
    if (more === 0) throw new FileDamaged();
    got += more;
  }
  return bytes;
}

export type SealedReader = Readonly<{
  total: number;
  /** Up to `length` bytes from `offset`; fewer at the end, none behind it. Throws FileDamaged. */
  read(offset: number, length: number): Buffer;
  /** Reads it all and compares it with the hash it is kept under. Throws FileDamaged. */
  readWhole(): Buffer;
}>;

/**
 * Opens a kept file, looks at it, and closes it again. Size, header and seal are checked at once, frames when they are read.
 * `hash` null: a file that is still coming in and has no seal. Throws FileDamaged, and what the disk throws.
 */
export function withSealed<T>(file: string, key: Buffer, hash: string | null, use: (reader: SealedReader) => T): T {
  const fd = openSync(file, 'r');
  try {
    const size = fstatSync(fd).size;
    if (size <= HEADER_BYTES) throw new FileDamaged();
    const header = readHeader(readAt(fd, 0, HEADER_BYTES));
    const { total } = header;
    if (size !== sealedBytes(total) - (hash === null ? SEAL_BYTES : 0)) throw new FileDamaged();
    const sealer = createSealer(key, header);
    if (hash !== null && sealer.openSeal(readAt(fd, size - SEAL_BYTES, SEAL_BYTES)) !== hash) throw new FileDamaged();
    const frame = (index: number): Buffer => sealer.openFrame(index, readAt(fd, frameAt(index), frameLength(total, index)));
    const read = (offset: number, length: number): Buffer => {
      const end = Math.min(total, offset + length);
      if (offset >= end) return Buffer.alloc(0);
      const first = Math.floor(offset / FRAME_BYTES);
      const last = Math.floor((end - 1) / FRAME_BYTES);
      const plain = Buffer.concat(Array.from({ length: last - first + 1 }, (_unused, i) => frame(first + i)));
      return plain.subarray(offset - first * FRAME_BYTES, end - first * FRAME_BYTES);
    };
    return use({
      total,
      read,
      readWhole() {
        const whole = Buffer.concat(Array.from({ length: framesOf(total) }, (_unused, i) => frame(i)));
        if (hash !== null && createHash('sha256').update(whole).digest('hex') !== hash) throw new FileDamaged();
        return whole;
      },
    });
  } finally {
    closeSync(fd);
  }
}
