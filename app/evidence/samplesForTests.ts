import { pdfDocument } from '../practice/documents/pdfDocument.ts';
import { pngDocument } from '../practice/documents/pngDocument.ts';

/** Small whole files of every kind, for tests. Bytes only: no codec is needed to make them. */
const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

export const pdfSample = (more = ''): Uint8Array => pdfDocument([{ text: `A paper ${more}`, heading: true }], 'TEST');
export const pngSample = (): Uint8Array => pngDocument(8, 8, (x, y) => (x + y) & 3, 'TEST');

/** Two segments before the picture data, the first with a thumbnail that has an end mark of its own. */
export const jpegSample = (): Uint8Array =>
  Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, 10, ...ascii('Exif'), 0xff, 0xd8, 0xff, 0xd9, 0xff, 0xdb, 0, 4, 1, 2, 0xff, 0xda, 0, 4, 1, 2, 9, 9, 9, 0xff, 0, 9, 9, 0xff, 0xd9]);
export const gifSample = (): Uint8Array =>
  Uint8Array.from([...ascii('GIF89a'), 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x21, 0xf9, 4, 0, 0, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]);

/** Little endian, with this many pages of one strip each. */
export function tiffSample(pages: number): Uint8Array {
  const word = (value: number): number[] => [value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >> 24) & 255];
  const half = (value: number): number[] => [value & 255, (value >> 8) & 255];
  const strip = 6;
  const size = 2 + 2 * 12 + 4 + strip;
  const bytes: number[] = [...ascii('II'), 42, 0, ...word(8)];
  for (let page = 0; page < pages; page += 1) {
    const at = 8 + page * size;
    bytes.push(...half(2), ...half(273), ...half(4), ...word(1), ...word(at + size - strip), ...half(279), ...half(4), ...word(1), ...word(strip), ...word(page === pages - 1 ? 0 : at + size), ...Array<number>(strip).fill(7));
  }
  return Uint8Array.from(bytes);
}
