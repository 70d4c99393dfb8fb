import { removeSpaceBeforePunctuation } from './characters.ts';

/** What stands before a quote that closes: anything but white space, an opening bracket or a hyphen. */
const closing = '[^ \\t\\r\\n[{(-]';
const word = '[\\p{L}\\p{N}_]';
const punctuation = '[!"#$%\'()*+,./:;<=>?@[\\\\\\]^_`{|}~-]';

const quoteRules: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^'(?=${punctuation}(?!${word}))`, 'u'), '’'],
  [new RegExp(`^"(?=${punctuation}(?!${word}))`, 'u'), '”'],
  [new RegExp(`"'(?=${word})`, 'gu'), '“‘'],
  [new RegExp(`'"(?=${word})`, 'gu'), '‘“'],
  [new RegExp(`(?<=${word})'(?=\\d{2}s)`, 'gu'), '’'],
  [new RegExp(`(\\s|--|[–—])'(?=${word})`, 'gu'), '$1‘'],
  [new RegExp(`(${closing})'`, 'gu'), '$1’'],
  [/'/g, '‘'],
  [new RegExp(`(\\s|--|[–—])"(?=${word})`, 'gu'), '$1“'],
  [/"(?=\s)/g, '”'],
  [new RegExp(`(${closing})"`, 'gu'), '$1”'],
  [/"/g, '“'],
];

/** Straight quotes to curly ones. `before` is the last character ahead of this run, for a quote that stands alone. */
export function curlQuotes(text: string, before = ''): string {
  if (text === "'") return /\S/.test(before) ? '’' : '‘';
  if (text === '"') return /\S/.test(before) ? '”' : '“';
  return quoteRules.reduce((out, [from, to]) => out.replace(from, to), text);
}

/** Inside anything with an `@` between spaces, single quotes are straight again: it is an email address. */
const straightenAddresses = (text: string): string =>
  text.replace(/\S+/g, (run) => (run.includes('@') ? run.replace(/[‘’]/g, "'") : run));

const dashes = (text: string): string => text.replace(/\s+[-–—]{1,3}\s+/g, ' – ');

/** GOV.UK Notify: spaces before `,` and `.` go, quotes curl, spaced hyphens become en dashes. */
export const typeset = (text: string, before = ''): string =>
  dashes(straightenAddresses(curlQuotes(removeSpaceBeforePunctuation(text), before)));
/** The same for a link's words, whose quotes are left alone. */
export const typesetLink = (text: string): string => dashes(removeSpaceBeforePunctuation(text));
