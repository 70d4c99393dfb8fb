import { codePoints } from './characters.ts';

/**
 * A text folded to what a reader takes from it, with a way back to where each character stands.
 *
 * Invisible and combining characters go, letters that look alike become one, full-width and styled letters become
 * plain, case goes. What is left is letters and digits, plus the gaps between them.
 */
export type FoldedText = Readonly<{
  /** Letters and digits only, lower case. */
  compact: string;
  /** For each character of `compact`: where its original starts and ends. */
  starts: readonly number[];
  ends: readonly number[];
  /** For each character of `compact`: the original text between it and the one before, folded but not dropped. */
  gaps: readonly string[];
  /** Everything a reader sees, folded, gaps included: for patterns that look at punctuation. */
  visible: string;
  visibleStarts: readonly number[];
  visibleEnds: readonly number[];
}>;

/** Cyrillic and Greek letters that are drawn like Latin ones. */
const lookAlikes = new Map<string, string>(
  [
    ...'аa бb вb сc ԁd еe ҽe ғf һh іi їi јj кk ӏl мm пn оo рp ԛq гr ѕs тt уy ѵv ԝw хx ѓr'.split(' '),
    ...'αa βb εe ηn ιi κk μm νv οo ρp τt υu χx ωw'.split(' '),
    ...'ıi łl øo đd ħh ſs'.split(' '),
  ].map((pair) => [codePoints(pair)[0] as string, codePoints(pair).slice(1).join('')] as const),
);

const letterOrDigit = /^[\p{L}\p{N}]$/u;
/** Format characters, marks, variation selectors and fillers: nothing a reader sees. */
const invisible = /^[\p{Cf}\p{M}\u115f\u1160\u3164\uffa0\u2800]$/u;
const decimal = /^\p{Nd}$/u;

/** The plain digit of any script's digit. */
function plainDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  // in every script the ten digits stand together, starting at their zero
  let zero = code;
  while (zero > code - 9 && decimal.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

const cache = new Map<string, string>();
/** One code point as plain lower-case letters and digits, or a gap, or nothing. */
function foldCharacter(character: string): string {
  const known = cache.get(character);
  if (known !== undefined) return known;
  let folded = '';
  for (const part of character.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    if (invisible.test(part)) continue;
    const isForeignDigit = decimal.test(part) && !/^[0-9]$/.test(part);
    folded += lookAlikes.get(part) ?? (isForeignDigit ? plainDigit(part) : part);
  }
  if (cache.size < 4096) cache.set(character, folded);
  return folded;
}

export type FoldedWord = Readonly<{ word: string; start: number; end: number }>;
/** The words of a folded text: what stands between gaps, with where each stands in the original. */
export function foldedWords(folded: FoldedText): FoldedWord[] {
  const words: FoldedWord[] = [];
  for (let at = 0; at < folded.compact.length; at += 1) {
    const character = folded.compact.charAt(at);
    const last = words.at(-1);
    const end = folded.ends[at] as number;
    if (last === undefined || folded.gaps[at] !== '') words.push({ word: character, start: folded.starts[at] as number, end });
    else words[words.length - 1] = { ...last, word: last.word + character, end };
  }
  return words;
}

export function foldText(text: string): FoldedText {
  let compact = '';
  let gap = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const gaps: string[] = [];
  let visible = '';
  const visibleStarts: number[] = [];
  const visibleEnds: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    for (const part of foldCharacter(character)) {
      visible += part;
      for (let unit = 0; unit < part.length; unit += 1) {
        visibleStarts.push(at);
        visibleEnds.push(end);
      }
      if (!letterOrDigit.test(part)) {
        gap += part;
        continue;
      }
      compact += part;
      // a letter outside the basic plane takes two places, so that offsets stay those of the string
      for (let unit = 0; unit < part.length; unit += 1) {
        starts.push(at);
        ends.push(end);
        gaps.push(unit === 0 ? gap : '');
      }
      gap = '';
    }
    at = end;
  }
  return { compact, starts, ends, gaps, visible, visibleStarts, visibleEnds };
}

/** Whether a match of `length` at `at` starts and ends where words do. */
export const standsAlone = (folded: FoldedText, at: number, length: number): boolean =>
  (at === 0 || folded.gaps[at] !== '') && (at + length === folded.compact.length || folded.gaps[at + length] !== '');
