import { syllable } from 'syllable';
import { irregularParticiples, jargon, oldTerms, statesNotPassive, unavoidableTerms } from './wordLists.ts';

export type Sentence = Readonly<{ text: string; start: number; end: number; words: number }>;
export type WordFindingKind = 'longSentence' | 'grade' | 'jargon' | 'oldTerm' | 'passive' | 'please' | 'doubleSpace' | 'clickHere';
export type WordFinding = Readonly<{
  kind: WordFindingKind;
  severity: 'error' | 'look';
  start: number;
  end: number;
  message: string;
  /** What to say instead, when there is one word for it. */
  instead: string | null;
}>;
export type WordReport = Readonly<{
  sentences: readonly Sentence[];
  words: number;
  /** Words in the longest sentence. */
  longest: number;
  /** School grade of the words as they are. */
  grade: number;
  /** The same with the service's own terms, dates and sums counted as one short word: the one to aim with. */
  maskedGrade: number;
  /** Years of age at which the masked text can be read. */
  readingAge: number;
  findings: readonly WordFinding[];
}>;

/** Where the audience's limits lie (readability rules of instructions and messages): aim, and what counts as an error. */
export const wordAims = {
  customer: { aim: 4, most: 6, sentence: 20, sentenceMost: 25 },
  caseworker: { aim: 7, most: 10, sentence: 25, sentenceMost: 35 },
} as const;
export type WordAudience = keyof typeof wordAims;

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}'’.,:/£-]*/gu;
const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const anyOf = (phrases: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}-])(?:${[...phrases].sort((a, b) => b.length - a.length).map(escapeRegExp).join('|')})(?![\\p{L}\\p{N}-])`, 'giu');

const termPattern = anyOf(unavoidableTerms);
const jargonPattern = anyOf(Object.keys(jargon));
const oldTermPattern = anyOf(Object.keys(oldTerms));
const passivePattern = new RegExp(
  `(?<![\\p{L}])(?:am|is|are|was|were|be|been|being|get|gets|got)\\s+(?:(?:not|now|also|only|then|just|\\p{L}+ly)\\s+)?(\\p{L}+ed|${irregularParticiples.join('|')})(?![\\p{L}-])`,
  'giu',
);
const valuePatterns = [
  /\(\([^()]*\)\)/g,
  /\[([^\]]*)\]\([^)]*\)/g,
  /https?:\/\/\S+/g,
  /\b\d{1,2} \p{L}+ \d{4}\b/gu,
  /[−-]?£[\d,]+(?:\.\d+)?/g,
  /\+?\d[\d ]{8,}\d/g,
];

const countWords = (text: string): string[] => text.match(wordPattern) ?? [];

/** Every line is its own sentence, as is each run that ends in a full stop, question or exclamation mark. */
export function splitSentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  for (const match of text.matchAll(/[^\n]*?(?:[.!?]+["'”’)\]]*(?=\s|$)|(?=\n|$))/g)) {
    const lead = match[0].length - match[0].replace(/^[\s#*^•-]+/, '').length;
    const inner = match[0].slice(lead).trimEnd();
    const words = countWords(inner).length;
    if (words === 0) continue;
    const start = match.index + lead;
    found.push({ text: inner, start, end: start + inner.length, words });
  }
  return found;
}

/** Flesch–Kincaid grade, one decimal. A text without words has grade 0. */
function gradeOf(sentences: readonly string[]): number {
  const words = sentences.flatMap(countWords);
  if (words.length === 0 || sentences.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  // never minus nought
  return Math.round(grade * 10) / 10 || 0;
}

/** Puts one short word for each date, sum, phone number, link, placeholder and unavoidable term. */
export const maskTerms = (text: string): string =>
  valuePatterns.reduce((masked, pattern) => masked.replace(pattern, 'it'), text).replace(termPattern, 'it');

function wordFindings(text: string): WordFinding[] {
  const findings: WordFinding[] = [];
  const add = (pattern: RegExp, make: (match: RegExpExecArray) => Omit<WordFinding, 'start' | 'end'> | null): void => {
    for (const match of text.matchAll(pattern)) {
      const finding = make(match);
      if (finding !== null) findings.push({ ...finding, start: match.index, end: match.index + match[0].length });
    }
  };
  add(jargonPattern, ([word]) => {
    const instead = jargon[word.toLowerCase()] ?? null;
    return { kind: 'jargon', severity: 'look', message: instead === null ? `"${word}" is an office word. Say it another way.` : `Say "${instead}", not "${word}".`, instead };
  });
  add(oldTermPattern, ([word]) => {
    const instead = oldTerms[word.toLowerCase()] ?? '';
    // capitals tell "MR" from "Mr" and "PP" from a stray pair of letters
    return word.length <= 3 && word !== word.toUpperCase() ? null : { kind: 'oldTerm', severity: 'error', message: `Say "${instead}", not "${word}".`, instead };
  });
  add(passivePattern, (match) =>
    statesNotPassive.includes((match[1] as string).toLowerCase()) ? null : { kind: 'passive', severity: 'look', message: `Say who does it: "${match[0]}".`, instead: null });
  add(/\bplease\b/gi, () => ({ kind: 'please', severity: 'look', message: 'Say what to do, without "please".', instead: null }));
  add(/(?<=\S) {2,}(?=\S)/g, () => ({ kind: 'doubleSpace', severity: 'look', message: 'There are two spaces here.', instead: ' ' }));
  add(/\bclick here\b/gi, () => ({ kind: 'clickHere', severity: 'error', message: 'Say where the link goes, not "click here".', instead: null }));
  return findings;
}

/**
 * How plain an English text is. Score filled text, or text with placeholders: each counts as one short word.
 * Only English can be scored; Welsh gets no grade.
 */
export function checkPlainWords(text: string, audience: WordAudience = 'customer'): WordReport {
  const limits = wordAims[audience];
  const sentences = splitSentences(text);
  const maskedGrade = gradeOf(splitSentences(maskTerms(text)).map((sentence) => sentence.text));
  const findings = wordFindings(text);
  for (const { words, start, end } of sentences) {
    if (words <= limits.sentence) continue;
    findings.push({ kind: 'longSentence', severity: words > limits.sentenceMost ? 'error' : 'look', start, end, message: `This sentence has ${words} words. Split it.`, instead: null });
  }
  if (maskedGrade > limits.aim) {
    const severity = maskedGrade > limits.most ? 'error' : 'look';
    findings.push({ kind: 'grade', severity, start: 0, end: text.length, message: `Hard to read: age ${ageFor(maskedGrade)}. Use shorter words and sentences.`, instead: null });
  }
  return {
    sentences,
    words: sentences.reduce((sum, sentence) => sum + sentence.words, 0),
    longest: Math.max(0, ...sentences.map((sentence) => sentence.words)),
    grade: gradeOf(sentences.map((sentence) => sentence.text)),
    maskedGrade,
    readingAge: ageFor(maskedGrade),
    findings: findings.toSorted((a, b) => a.start - b.start || a.end - b.end),
  };
}

/** A grade is a school year; children start it at five. */
const ageFor = (grade: number): number => Math.max(5, Math.ceil(grade) + 5);
