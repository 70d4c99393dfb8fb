import { foldedWords, foldText, type FoldedText } from './foldedText.ts';
import { addressForms, companyEndings, emptyAddressWords, namesThatAreWords, placesThatAreWords } from './disclosureWords.ts';

export const forbiddenKinds = ['address', 'postcode', 'phone', 'email', 'employer', 'name', 'bank', 'child', 'nino', 'crn', 'other'] as const;
export type ForbiddenKind = (typeof forbiddenKinds)[number];
export type FactOwner = 'otherParent' | 'child' | 'self';
/** Something this recipient may not read here. `value` is as it is recorded; lines of an address by comma or new line. */
export type ForbiddenFact = Readonly<{ kind: ForbiddenKind; value: string; of: FactOwner }>;

/** Which form of the text a needle is looked for in. */
export type Haystack = 'plain' | 'address' | 'postcode';
export type Needle = Readonly<{
  text: string;
  haystack: Haystack;
  /** Must start and end where words do. */
  alone: boolean;
  severity: 'block' | 'look';
  /** An ordinary word too: counts only where it is written as a name. */
  ambiguous: boolean;
}>;

const needle = (text: string, rest: Partial<Needle> = {}): Needle => ({
  text, haystack: 'plain', alone: text.length < 12, severity: 'block', ambiguous: false, ...rest,
});
const wordsOf = (value: string): string[] => foldedWords(foldText(value)).map(({ word }) => word);
const compactOf = (value: string): string => foldText(value).compact;
const digitsOf = (value: string): string => compactOf(value).replace(/\D/g, '');
/** The last nine digits are the same however a number's start is written: 0, +44, 0044. */
const PHONE_TAIL = 9;

/** `0` and `O`, `1`, `I` and `l` are taken for each other in postcodes. */
export const postcodeForm = (compact: string): string => compact.replaceAll('o', '0').replace(/[il]/g, '1');
export const addressForm = (word: string): string => addressForms[word] ?? word;

/** Every run of two or more of `words` that says something, longest first. */
function telling(words: readonly string[], empty: ReadonlySet<string>): string[] {
  const runs: string[] = [];
  for (let length = words.length; length >= 2; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const run = words.slice(from, from + length);
      const letters = run.filter((word) => /\p{L}/u.test(word));
      if (letters.length >= 2 && letters.some((word) => word.length > 2 && !empty.has(word))) runs.push(run.join(''));
    }
  }
  return runs;
}

function addressNeedles(value: string): Needle[] {
  return value.split(/[,\n;]+/).flatMap((line) => {
    const plain = wordsOf(line);
    const words = plain.map(addressForm);
    const whole = plain.join('');
    if (whole.length < 3 || /^\d+$/.test(whole)) return [];
    if (looksLikePostcode(whole)) return postcodeNeedles(line);
    const severity = words.length === 1 && placesThatAreWords.has(whole) ? 'look' : 'block';
    const parts = [words.join(''), ...telling(words, emptyAddressWords)];
    return [
      needle(whole, { severity }),
      ...new Set(parts.filter((part) => part.length >= 4)),
    ].map((part) => (typeof part === 'string' ? needle(part, { haystack: 'address', alone: true, severity }) : part));
  });
}

const looksLikePostcode = (compact: string): boolean => /^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$/.test(compact);

function postcodeNeedles(value: string): Needle[] {
  const whole = postcodeForm(compactOf(value));
  if (whole.length < 5) return [];
  return [
    needle(whole, { haystack: 'postcode', alone: true }),
    needle(whole.slice(0, -3), { haystack: 'postcode', alone: true, severity: 'look' }),
  ];
}

function phoneNeedles(value: string): Needle[] {
  const digits = digitsOf(value);
  if (digits.length < 6) return [];
  return [needle(digits.slice(-PHONE_TAIL), { alone: false }), needle(digits.slice(-6), { alone: true })];
}

/** Written with `@` and dots, or with "at" and "dot" for them. */
function emailNeedles(value: string): Needle[] {
  const [local = '', host = ''] = value.split('@');
  return ['', 'at'].flatMap((at) =>
    ['', 'dot'].map((dot) => needle([local, host].map((part) => compactOf(part.replaceAll('.', dot))).join(at))),
  );
}

function bankNeedles(value: string): Needle[] {
  const digits = digitsOf(value);
  const parts = digits.length === 14 ? [digits.slice(0, 6), digits.slice(6)] : [digits];
  return parts.filter((part) => part.length >= 6).map((part) => needle(part, { alone: part.length < 8 }));
}

function nameNeedles(value: string): Needle[] {
  const parts = value.split(/\s+/).filter((part) => part !== '');
  const compacts = parts.map(compactOf).filter((part) => part !== '');
  const words = [...new Set([...compacts, ...wordsOf(value)])].filter((word) => word.length >= 2);
  const whole = compacts.length < 2 ? [] : [compacts.join(''), compacts.toReversed().join('')];
  return [
    ...whole.map((text) => needle(text)),
    ...words.map((text) => needle(text, { alone: true, ambiguous: text.length === 2 || namesThatAreWords.has(text) })),
  ];
}

function employerNeedles(value: string): Needle[] {
  const words = wordsOf(value);
  const kept = words.filter((word) => !companyEndings.has(word));
  const names = [words.join(''), kept.join(''), ...telling(kept, emptyAddressWords)].filter((text) => text.length >= 3);
  const single = kept.filter((word) => word.length >= 5 && kept.length > 1 && !namesThatAreWords.has(word));
  return [...new Set(names)].map((text) => needle(text, { alone: text.length < 12 })).concat(
    single.map((text) => needle(text, { alone: true, severity: 'look' })),
  );
}

/** What to look for, for one fact, most telling first. A value with no letters or digits gives nothing. */
export const needlesFor = (fact: ForbiddenFact): Needle[] => allNeedles(fact).filter(({ text }) => text.length >= 2);

function allNeedles(fact: ForbiddenFact): Needle[] {
  switch (fact.kind) {
    case 'address': return addressNeedles(fact.value);
    case 'postcode': return postcodeNeedles(fact.value);
    case 'phone': return phoneNeedles(fact.value);
    case 'email': return emailNeedles(fact.value);
    case 'employer': return employerNeedles(fact.value);
    case 'name':
    case 'child': return nameNeedles(fact.value);
    case 'bank': return bankNeedles(fact.value);
    case 'nino':
    case 'crn':
    case 'other':
  }
  const compact = compactOf(fact.value);
  return compact.length < 3 ? [] : [needle(compact)];
}

export type Haystacks = Readonly<Record<Haystack, FoldedText>>;
/** The text in each form that needles are looked for in. */
export function haystacksOf(folded: FoldedText): Haystacks {
  let compact = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const gaps: string[] = [];
  for (const { word, start, end } of foldedWords(folded)) {
    const form = addressForm(word);
    compact += form;
    for (let at = 0; at < form.length; at += 1) {
      starts.push(start);
      ends.push(end);
      gaps.push(at === 0 ? ' ' : '');
    }
  }
  return {
    plain: folded,
    address: { ...folded, compact, starts, ends, gaps },
    postcode: { ...folded, compact: postcodeForm(folded.compact) },
  };
}
