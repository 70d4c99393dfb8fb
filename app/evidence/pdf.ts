import { indexOf, lastIndexOf, textAt } from './bytes.ts';

/** A reader looks for the end mark this near the end; scanners and mailers write a little behind it. */
const TAIL = 2_048;
/** No dictionary that is read here is longer. */
const DICTIONARY = 4_096;

/** Whether a PDF has its end: the mark, and the pointer to its table of contents before it. */
export function isWholePdf(bytes: Uint8Array): boolean {
  const end = lastIndexOf(bytes, '%%EOF');
  if (end === -1 || bytes.length - end > TAIL) return false;
  const pointer = lastIndexOf(bytes, 'startxref', end);
  const at = /^startxref\s+(\d+)/.exec(textAt(bytes, pointer, 40))?.[1];
  return pointer !== -1 && at !== undefined && Number(at) < bytes.length;
}

/** Whether a PDF needs a password, or limits what may be done with it: its trailer then names how it is encrypted. */
export function isLockedPdf(bytes: Uint8Array): boolean {
  for (let at = indexOf(bytes, '/Encrypt'); at !== -1; at = indexOf(bytes, '/Encrypt', at + 1)) {
    if (/^\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(textAt(bytes, at, 60))) return true;
  }
  return false;
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
/** The newest form of an object: in a PDF that was added to, the last one stands. */
function objectAt(bytes: Uint8Array, ref: string): string | null {
  const head = `${ref} obj`;
  for (let at = lastIndexOf(bytes, head); at !== -1; at = at === 0 ? -1 : lastIndexOf(bytes, head, at - 1)) {
    if (isDigit(bytes[at - 1])) continue;
    const end = indexOf(bytes, 'endobj', at, at + DICTIONARY);
    return textAt(bytes, at, end === -1 ? DICTIONARY : end - at);
  }
  return null;
}
const refIn = (text: string | null, name: string): string | null => {
  const found = new RegExp(`/${name}\\s+(\\d+)\\s+(\\d+)\\s+R`).exec(text ?? '');
  return found === null ? null : `${found[1]} ${found[2]}`;
};

/** How many pages, where the page tree can be read as it stands; null for a PDF whose objects are packed together. */
export function pagesOfPdf(bytes: Uint8Array): number | null {
  if (indexOf(bytes, '/ObjStm') !== -1) return null;
  const trailer = lastIndexOf(bytes, 'trailer');
  if (trailer === -1) return null;
  const tree = objectAt(bytes, refIn(objectAt(bytes, refIn(textAt(bytes, trailer, DICTIONARY), 'Root') ?? 'none'), 'Pages') ?? 'none');
  if (tree === null || !/\/Type\s*\/Pages\b/.test(tree)) return null;
  const count = Number(/\/Count\s+(\d+)/.exec(tree)?.[1] ?? 0);
  return count >= 1 && count <= 10_000 ? count : null;
}
