import { indexOf, number16, number32, startsWith } from './bytes.ts';

/** Whether a PNG's chunks run, one after the other, to its end mark. */
export function isWholePng(bytes: Uint8Array): boolean {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const next = at + 12 + number32(bytes, at, false);
    if (startsWith(bytes, 'IEND', at + 4)) return next <= bytes.length;
    at = next;
  }
  return false;
}

/**
 * Whether a JPEG's segments run to the picture data, and the data to its end mark. A thumbnail inside has an end mark of
 * its own, so the search starts after the segments that can hold one. Cameras may write more behind the end.
 */
export function isWholeJpeg(bytes: Uint8Array): boolean {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return false;
    const mark = bytes[at + 1] ?? 0;
    if (mark === 0xff) {
      at += 1;
      continue;
    }
    at += 2 + number16(bytes, at + 2, false);
    if (mark === 0xda) return indexOf(bytes, '\u00ff\u00d9', at) !== -1;
  }
  return false;
}

/** Whether a GIF's blocks run to its trailer. */
export function isWholeGif(bytes: Uint8Array): boolean {
  const table = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  const past = (from: number): number => {
    let at = from;
    while ((bytes[at] ?? 0) !== 0) at += 1 + (bytes[at] ?? 0);
    return at + 1;
  };
  let at = 13 + table(bytes[10] ?? 0);
  while (at < bytes.length) {
    const block = bytes[at];
    if (block === 0x3b) return true;
    if (block === 0x21) at = past(at + 2);
    else if (block === 0x2c) at = past(at + 11 + table(bytes[at + 9] ?? 0));
    else return false;
  }
  return false;
}

const MOST_PAGES = 10_000;
const fieldBytes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4 };
/** Where a picture's strips or tiles start, and how long each is. */
const starts = new Set([273, 324]);
const counts = new Set([279, 325]);

/** The pages of a TIFF, each with all its strips or tiles inside the file; null when it is cut short or goes in circles. */
export function pagesOfTiff(bytes: Uint8Array): number | null {
  const little = bytes[0] === 0x49;
  const seen = new Set<number>();
  let at = number32(bytes, 4, little);
  while (at !== 0) {
    if (seen.has(at) || seen.size >= MOST_PAGES || at + 2 > bytes.length) return null;
    seen.add(at);
    const fields = number16(bytes, at, little);
    const end = at + 2 + fields * 12;
    if (end + 4 > bytes.length) return null;
    let from: readonly number[] = [];
    let long: readonly number[] = [];
    for (let field = at + 2; field < end; field += 12) {
      const values = valuesOf(bytes, field, little);
      if (values === null) return null;
      const tag = number16(bytes, field, little);
      if (starts.has(tag)) from = values;
      if (counts.has(tag)) long = values;
    }
    if (from.some((start, i) => start + (long[i] ?? 0) > bytes.length)) return null;
    at = number32(bytes, end, little);
  }
  return seen.size === 0 ? null : seen.size;
}

/** The numbers of one field, where they are whole numbers; empty for other fields, null when they lie outside the file. */
function valuesOf(bytes: Uint8Array, field: number, little: boolean): readonly number[] | null {
  const type = number16(bytes, field + 2, little);
  const count = number32(bytes, field + 4, little);
  const size = (fieldBytes[type] ?? 1) * count;
  const at = size <= 4 ? field + 8 : number32(bytes, field + 8, little);
  if (at + size > bytes.length) return null;
  const tag = number16(bytes, field, little);
  if ((!starts.has(tag) && !counts.has(tag)) || (type !== 3 && type !== 4)) return [];
  return Array.from({ length: count }, (_unused, i) => (type === 3 ? number16(bytes, at + 2 * i, little) : number32(bytes, at + 4 * i, little)));
}
