/** A search as the store can run it. */
export type Search = Readonly<{
  /** Words that must all be there, each as a beginning or whole. */
  words: readonly Readonly<{ text: string; begins: boolean }>[];
  /** Runs of digits and references such as `10-0042`, as typed. */
  numbers: readonly string[];
}>;

/** One letter alone would match a large part of everybody. */
const SHORTEST_WORD = 2;
const MOST_WORDS = 6;
/** Up to this many letters an earlier word may be a beginning too; the index is made for beginnings of this length. */
const LONGEST_BEGINNING = 5;

/** Splits what a person typed. Case and accents do not matter; the hyphen of a reference may be left out. */
export function readSearch(text: string): Search {
  const pieces = text.normalize('NFC').toLocaleLowerCase('en-GB').match(/\d{2}-\d*|[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const isNumber = (piece: string): boolean => /^\d[\d-]*$/.test(piece);
  const words = pieces.filter((piece) => !isNumber(piece) && piece.length >= SHORTEST_WORD).slice(0, MOST_WORDS);
  return {
    // The last word may still be being typed.
    words: words.map((text, index) => ({ text, begins: index === words.length - 1 || text.length <= LONGEST_BEGINNING })),
    numbers: pieces.filter(isNumber).slice(0, MOST_WORDS),
  };
}

/**
 * The reference prefixes that a number may mean, best first; the first part of `exact` is the reference itself.
 * `offices` are the two-digit beginnings in use. 10-42, 100042, 10-0042, 42 and 0042 all find 10-0042.
 */
export function referencePrefixes(number: string, offices: readonly string[]): Readonly<{ exact: readonly string[]; prefixes: readonly string[] }> {
  const exact = new Set<string>();
  const prefixes = new Set<string>();
  const add = (office: string, serial: string): void => {
    if (serial.length > 7) return;
    if (serial !== '') exact.add(`${office}-${serial.padStart(4, '0')}`);
    prefixes.add(`${office}-${serial}`);
  };
  const hyphen = number.indexOf('-');
  if (hyphen !== -1) add(number.slice(0, 2), number.slice(hyphen + 1));
  else {
    if (number.length >= 6) add(number.slice(0, 2), number.slice(2));
    for (const office of offices) {
      if (number.length <= 7) add(office, number);
      for (let zeros = 1; number.length + zeros <= 4; zeros += 1) prefixes.add(`${office}-${'0'.repeat(zeros)}${number}`);
    }
    if (number.length > 2 && number.length < 6 && offices.includes(number.slice(0, 2))) add(number.slice(0, 2), number.slice(2));
  }
  return { exact: [...exact], prefixes: [...prefixes] };
}

/** Whether a case's reference holds a number as typed, hyphen or not. */
export const referenceHas = (reference: string, number: string): boolean =>
  reference.includes(number) || reference.replace('-', '').includes(number.replace('-', ''));

export type Found = Readonly<{ what: 'case' | 'person' | 'note'; title: string }>;

/** Names that begin with the last word typed come first, then other people and cases, then notes. */
export function rankFound(found: Found, search: Search): number {
  if (found.what === 'note') return 3;
  const typed = search.words.at(-1)?.text ?? '';
  const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-GB');
  const begins = typed !== '' && plain(found.title).split(/\s+/).some((word) => word.startsWith(plain(typed)));
  return begins ? 1 : 2;
}
