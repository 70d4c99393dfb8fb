/** Looking into bytes without turning them into text: files are up to 20 MB. Words are ASCII. */

export function startsWith(bytes: Uint8Array, word: string, at = 0): boolean {
  if (at < 0 || at + word.length > bytes.length) return false;
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return false;
  return true;
}

/** First place of a word from `from` on and before `until`; -1 when it is not there. */
export function indexOf(bytes: Uint8Array, word: string, from = 0, until = bytes.length): number {
  const first = word.charCodeAt(0);
  const last = Math.min(until, bytes.length) - word.length;
  for (let at = bytes.indexOf(first, Math.max(0, from)); at !== -1 && at <= last; at = bytes.indexOf(first, at + 1)) if (startsWith(bytes, word, at)) return at;
  return -1;
}

/** Last place of a word at or before `from`; -1 when it is not there. */
export function lastIndexOf(bytes: Uint8Array, word: string, from = bytes.length): number {
  const first = word.charCodeAt(0);
  for (let at = bytes.lastIndexOf(first, Math.min(from, bytes.length - word.length)); at > -1; at = at === 0 ? -1 : bytes.lastIndexOf(first, at - 1)) if (startsWith(bytes, word, at)) return at;
  return -1;
}

/** A short stretch as Latin-1 text, for reading numbers and names. */
export const textAt = (bytes: Uint8Array, at: number, length: number): string => String.fromCharCode(...bytes.subarray(Math.max(0, at), Math.max(0, at) + length));

export const number16 = (bytes: Uint8Array, at: number, little: boolean): number => {
  const [a = 0, b = 0] = bytes.subarray(at, at + 2);
  return little ? a | (b << 8) : (a << 8) | b;
};
export const number32 = (bytes: Uint8Array, at: number, little: boolean): number => {
  const high = number16(bytes, little ? at + 2 : at, little);
  const low = number16(bytes, little ? at : at + 2, little);
  return high * 65_536 + low;
};
