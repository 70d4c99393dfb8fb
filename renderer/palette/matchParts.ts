/** A stretch of a text, and whether a search matched it. */
type MatchPart = Readonly<{ text: string; match: boolean }>;

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
/** What parts the words of a title, and of a search for it. The hyphen of a number stays. */
const between = /[\s,:()]+/;
/** The words of a search; the last may be half typed. */
export const wordsOf = (text: string): readonly string[] => plain(text).split(between).filter((word) => word !== '');

/** Whether every word of the search begins a word of the text. */
export function fits(title: string, words: readonly string[]): boolean {
  const has = plain(title).split(between);
  return words.every((word) => has.some((one) => one.startsWith(word)));
}

/** The text in parts, matched stretches marked: the beginning of a word, or figures anywhere in a number. */
export function matchParts(text: string, words: readonly string[]): readonly MatchPart[] {
  const low = plain(text);
  // A letter that folds to another length would shift every place after it.
  if (low.length !== text.length) return [{ text, match: false }];
  const hit = Array.from({ length: text.length }, () => false);
  for (const word of words) {
    const digits = /^[\d-]+$/.test(word);
    for (let at = low.indexOf(word); at !== -1; at = low.indexOf(word, at + 1)) {
      if (digits || at === 0 || !/[\p{L}\p{N}]/u.test(low[at - 1] ?? '')) hit.fill(true, at, at + word.length);
    }
  }
  const parts: { text: string; match: boolean }[] = [];
  for (const [index, match] of hit.entries()) {
    const last = parts.at(-1);
    if (last?.match === match) last.text += text[index];
    else parts.push({ text: text[index] ?? '', match });
  }
  return parts;
}
