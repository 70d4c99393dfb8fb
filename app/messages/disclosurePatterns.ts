import type { FoldedText } from './foldedText.ts';
import { reasonWords, roleWords } from './disclosureWords.ts';

export type PatternKind = 'phone' | 'email' | 'postcode' | 'bank' | 'nino' | 'crn' | 'amount' | 'role' | 'reason' | 'link' | 'hidden';
export type PatternMatch = Readonly<{ kind: PatternKind; severity: 'block' | 'look'; start: number; end: number; reason: string }>;

/** Postcode areas (GOV.UK Notify). */
const areas = new Set(
  'ab al b ba bb bd bf bh bl bn br bs bt bx ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze'.split(' '),
);

type Rule = Readonly<{ kind: PatternKind; severity: 'block' | 'look'; pattern: RegExp; reason: string; holds?: (match: string) => boolean }>;
const word = '\\p{L}\\p{N}';
const anyWord = (words: readonly string[]): RegExp =>
  new RegExp(`(?<![${word}])(?:${[...words].sort((a, b) => b.length - a.length).map((text) => foldWord(text).replace(/[ '’-]/g, "[\\s'’‐-―-]+")).join('|')})(?![${word}])`, 'gu');
const foldWord = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '');

const digitGap = '[\\s().,/_‐-―−-]{0,3}';
const isAreaCode = (match: string): boolean => areas.has(/^[a-z]+/.exec(match)?.[0] ?? '');
const isCrn = (match: string): boolean => /^121\d{9}$/.test(match.replace(/\D/g, ''));

/** True of every message to a parent: contact, place and account details of anyone do not belong in its words. */
const everywhere: readonly Rule[] = [
  { kind: 'crn', severity: 'block', pattern: new RegExp(`(?<!\\d)121(?:${digitGap}\\d){9}(?!\\d)`, 'gu'), reason: 'This looks like a customer reference number.' },
  { kind: 'phone', severity: 'block', pattern: new RegExp(`(?<![\\d£])(?:\\+|00)?[(]?\\d(?:${digitGap}\\d){9,14}(?!\\d)`, 'gu'), reason: 'This looks like a phone number.', holds: (match) => !isCrn(match) },
  { kind: 'email', severity: 'block', pattern: /[^\s@<>()[\],;:]+\s?@\s?[^\s@<>()[\],;:]+\.[\p{L}]{2,}/gu, reason: 'This looks like an email address.' },
  { kind: 'postcode', severity: 'block', pattern: new RegExp(`(?<![${word}])[a-z]{1,2}\\d[a-z\\d]?[\\s.,‐-―-]{0,3}\\d[abd-hjlnp-uw-z]{2}(?![${word}])`, 'gu'), reason: 'This looks like a postcode.', holds: isAreaCode },
  { kind: 'bank', severity: 'block', pattern: /(?<![\d/.-])\d{2}[\s.‐-―-]\d{2}[\s.‐-―-]\d{2}(?![\d/.-]\d)/gu, reason: 'This looks like a sort code.' },
  { kind: 'bank', severity: 'block', pattern: /(?<![\d£.,])\d{8}(?!\d|[.,]\d)/gu, reason: 'This looks like a bank account number.' },
  { kind: 'nino', severity: 'block', pattern: new RegExp(`(?<![${word}])[a-ceghj-prtw-z][a-ceghj-nprtw-z]\\s{0,2}\\d{2}\\s{0,2}\\d{2}\\s{0,2}\\d{2}\\s{0,2}[a-d](?![${word}])`, 'gu'), reason: 'This looks like a National Insurance number.' },
];

/** Texts show on a locked screen: assume that somebody else reads the phone (service rules for texts). */
const inTexts: readonly Rule[] = [
  { kind: 'amount', severity: 'block', pattern: /[£$€]\s?\d[\d,.]*|(?<![\p{L}\p{N}.,])\d[\d,]*(?:\.\d+)?\s?(?:pounds?|quid|gbp|pence|punt|ceiniog|p|%)(?![\p{L}\p{N}])|(?<![\d.])\d+\.\d{2}(?![\d.]|\s?[ap]m)/gu, reason: 'A text must not hold an amount.' },
  { kind: 'role', severity: 'block', pattern: anyWord(roleWords), reason: 'A text must not say who is paying or who else is in the case.' },
  { kind: 'reason', severity: 'block', pattern: anyWord(reasonWords), reason: 'A text must not say why we write.' },
  { kind: 'link', severity: 'block', pattern: /https?:\/\/\S+|(?<![\p{L}\p{N}])www\.\S+/gu, reason: 'A text must not hold a link.' },
];

const hidden = new RegExp(`[\\p{Cf}${[0x115f, 0x1160, 0x3164, 0xffa0, 0x2800].map((code) => String.fromCodePoint(code)).join('')}]+`, 'gu');

/** What looks like a detail of somebody, whoever it may be. */
export function matchPatterns(text: string, folded: FoldedText, smsRules: boolean): PatternMatch[] {
  const rules = smsRules ? [...everywhere, ...inTexts] : everywhere;
  const found = rules.flatMap(({ kind, severity, pattern, reason, holds }) =>
    [...folded.visible.matchAll(pattern)]
      .filter((match) => holds?.(match[0]) ?? true)
      .map((match) => {
        const start = folded.visibleStarts[match.index] ?? 0;
        const end = folded.visibleEnds[match.index + match[0].length - 1] ?? text.length;
        return { kind, severity, start, end, reason };
      }),
  );
  const unseen = [...text.matchAll(hidden)].map((match) => ({
    kind: 'hidden' as const, severity: 'look' as const, start: match.index, end: match.index + match[0].length, reason: 'There are characters here that nobody can see.',
  }));
  return [...found, ...unseen];
}
