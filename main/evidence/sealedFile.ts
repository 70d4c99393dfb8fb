import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * The format of a kept file: a header, frames of 64 KiB, a seal.
 *
 * Each file has a key of its own (HKDF of the person's evidence key with the header's salt), so that a frame's number can
 * be its nonce. Every frame is authenticated together with the header and its number: none can be changed, moved, left out
 * or taken from another file. The seal holds the hash of the whole content, so that a file put in another's place shows.
 */
const MAGIC = Buffer.from('CBPROOF1', 'latin1');
const SALT = 16;
const TAG = 16;
const HASH = 32;
export const FRAME_BYTES = 64 * 1024;
export const HEADER_BYTES = MAGIC.length + SALT + 8;
export const SEAL_BYTES = HASH + TAG;
/** The nonce of the seal: no frame has this number. */
const SEAL_NUMBER = 0xffff_ffff;

/** This file, and only this one, cannot be read: cut short, changed, or not in its place. Says nothing of the content. */
export class FileDamaged extends Error {
  override name = 'FileDamaged';
  constructor() {
    super('FILE_DAMAGED');
  }
}

/** The key for one person's kept files, from the host's 32 bytes. */
export const evidenceKey = (vaultKey: Uint8Array, userId: string): Buffer => Buffer.from(hkdfSync('sha256', vaultKey, 'casebench', `evidence/${userId}`, 32));

export type Header = Readonly<{ raw: Buffer; salt: Buffer; total: number }>;
export function newHeader(total: number): Header {
  const salt = randomBytes(SALT);
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(total));
  return { raw: Buffer.concat([MAGIC, salt, size]), salt, total };
}
/** Throws FileDamaged for anything that this version did not write. */
export function readHeader(raw: Buffer): Header {
  if (raw.length !== HEADER_BYTES || !raw.subarray(0, MAGIC.length).equals(MAGIC)) throw new FileDamaged();
  const total = Number(raw.readBigUInt64BE(MAGIC.length + SALT));
  if (!Number.isSafeInteger(total) || total < 1) throw new FileDamaged();
  return { raw, salt: raw.subarray(MAGIC.length, MAGIC.length + SALT), total };
}

export const framesOf = (total: number): number => Math.ceil(total / FRAME_BYTES);
/** Bytes of the whole file on disk. */
export const sealedBytes = (total: number): number => HEADER_BYTES + total + framesOf(total) * TAG + SEAL_BYTES;
/** Where a frame starts on disk. */
export const frameAt = (index: number): number => HEADER_BYTES + index * (FRAME_BYTES + TAG);
/** Bytes of a frame on disk. */
export const frameLength = (total: number, index: number): number => Math.min(FRAME_BYTES, total - index * FRAME_BYTES) + TAG;

/** Seals and opens the frames of one file. */
export function createSealer(key: Buffer, header: Header) {
  const own = Buffer.from(hkdfSync('sha256', key, header.salt, 'file', 32));
  const nonceOf = (number: number): Buffer => {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(number, 8);
    return nonce;
  };
  const boundTo = (number: number): Buffer => Buffer.concat([header.raw, nonceOf(number)]);
  const seal = (number: number, plain: Uint8Array): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(number), { authTagLength: TAG });
    cipher.setAAD(boundTo(number));
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  const open = (number: number, sealed: Buffer): Buffer => {
    if (sealed.length <= TAG) throw new FileDamaged();
    const cipher = createDecipheriv('aes-256-gcm', own, nonceOf(number), { authTagLength: TAG });
    cipher.setAAD(boundTo(number));
    cipher.setAuthTag(sealed.subarray(sealed.length - TAG));
    try {
      return Buffer.concat([cipher.update(sealed.subarray(0, sealed.length - TAG)), cipher.final()]);
    } catch {
      throw new FileDamaged();
    }
  };
  return {
    frame: (index: number, plain: Uint8Array): Buffer => seal(index, plain),
    openFrame: (index: number, sealed: Buffer): Buffer => open(index, sealed),
    seal: (hash: string): Buffer => seal(SEAL_NUMBER, Buffer.from(hash, 'hex')),
    /** The hash that the content had when it was kept. */
    openSeal: (sealed: Buffer): string => open(SEAL_NUMBER, sealed).toString('hex'),
  };
}
export type Sealer = ReturnType<typeof createSealer>;
