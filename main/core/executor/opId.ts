import { randomFillSync } from 'node:crypto';
import type { Clock } from '../../../app/sync/ports.ts';

/** UUIDv7: operation ids that sort by when they were made. */
export function createOpIds(clock: Clock, fill: (bytes: Uint8Array) => void = (bytes) => void randomFillSync(bytes)): () => string {
  return () => {
    const bytes = new Uint8Array(16);
    fill(bytes);
    let ms = Date.parse(clock.now());
    for (let i = 5; i >= 0; i--) {
      bytes[i] = ms % 256;
      ms = Math.floor(ms / 256);
    }
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = Buffer.from(bytes).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}
