import type { ErrorCode } from '../result.ts';
import type { PartyRole } from '../model/roles.ts';
import type { Channel } from '../model/rows/conversation.ts';
import { checkDisclosure, type AllowedText } from './disclosure.ts';
import { renderEmail, type EmailBlock } from './email.ts';
import { forbiddenFor, type CaseParties } from './forbiddenFacts.ts';
import { largePrintLayout, renderLetter, standardLayout, type LetterBlock } from './letter.ts';
import { placeholderNames } from './placeholders.ts';
import { checkPlainWords } from './plainWords.ts';
import { renderSms, type RenderedSms } from './sms.ts';

export type WordCheck = Readonly<{
  key: string;
  state: 'pass' | 'look' | 'block';
  /** For a block: what queueing it would be refused with. */
  code: ErrorCode;
  title: string;
  detail: string;
  ranges: readonly Readonly<{ start: number; end: number }>[];
  mend: Readonly<{ find: string; use: string }> | null;
}>;
export type CheckedWords = Readonly<{
  text: string;
  characters: number;
  fragments: number | null;
  left: number | null;
  encoding: RenderedSms['encoding'] | null;
  pages: number | null;
  blocks: readonly (EmailBlock | LetterBlock)[] | null;
  checks: readonly WordCheck[];
}>;

const pass = (key: string, title: string, detail: string): WordCheck => ({ key, state: 'pass', code: 'INTERNAL', title, detail, ranges: [], mend: null });
const rangesOf = (text: string, find: string): WordCheck['ranges'] => {
  const ranges = [];
  for (let at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + find.length)) ranges.push({ start: at, end: at + find.length });
  return ranges.slice(0, 40);
};

/** The plain letter under an accent: what a text could use so as to stay in the short alphabet. */
const plainLetter = (letter: string): string => letter.normalize('NFD').replace(/\p{M}/gu, '');

function smsChecks(body: string, sms: RenderedSms): WordCheck[] {
  const checks: WordCheck[] = [];
  for (const letter of sms.nonGsm.slice(0, 3)) {
    const without = renderSms(body.replaceAll(letter, plainLetter(letter)));
    checks.push({
      key: `letter-${letter}`, state: 'look', code: 'INTERNAL', title: `“${letter}” makes this ${sms.fragments} ${sms.fragments === 1 ? 'segment' : 'segments'}`,
      detail: `${without.fragments} with “${plainLetter(letter)}”. Names keep their spelling unless you choose.`, ranges: rangesOf(body, letter), mend: { find: letter, use: plainLetter(letter) },
    });
  }
  for (const lost of sms.lost.slice(0, 5)) {
    checks.push({ key: `lost-${lost}`, state: 'look', code: 'INTERNAL', title: `“${lost}” would arrive as ?`, detail: 'Phones on this service cannot show it. Take it out or use words.', ranges: rangesOf(body, lost), mend: { find: lost, use: '' } });
  }
  if (sms.tooLong) {
    checks.push({ key: 'length', state: 'block', code: 'MESSAGE_TOO_LONG', title: 'Too long for a text', detail: 'Texts can have 918 characters. Say less, or send an email or a letter.', ranges: [], mend: null });
  }
  return checks;
}

function disclosureChecks(subject: string | null, body: string, to: PartyRole, sms: boolean, parties: CaseParties, allowed: readonly AllowedText[]): WordCheck[] {
  // One text, so that a fact split between subject and body is found; marks are for the body, where the person types.
  const before = subject === null ? '' : `${subject}\n`;
  const findings = checkDisclosure({ text: `${before}${body}`, recipientRole: to, forbidden: forbiddenFor(parties, to), smsRules: sms, allowed });
  const open = new Set(['amount', 'role', 'reason', 'link']);
  const aboutOther = findings.filter((finding) => !open.has(finding.kind));
  const readable = findings.filter((finding) => open.has(finding.kind));
  const toCheck = (key: string, title: string, found: typeof findings): WordCheck => ({
    key,
    state: found.some((f) => f.severity === 'block') ? 'block' : 'look',
    code: 'DISCLOSURE_BLOCKED',
    title,
    detail: [...new Set(found.map((f) => f.reason))].slice(0, 3).join(' '),
    ranges: found.flatMap((f) => (f.match.end <= before.length ? [] : [{ start: Math.max(0, f.match.start - before.length), end: f.match.end - before.length }])).slice(0, 40),
    mend: null,
  });
  return [
    aboutOther.length > 0 ? toCheck('disclosure', 'Says something this parent may not be told', aboutOther) : pass('disclosure', 'Nothing about the other parent', 'No name, place, phone, bank or employer'),
    ...(readable.length > 0
      ? [toCheck('readable', sms ? 'Not safe if someone else reads it' : 'Look at what this says', readable)]
      : sms
        ? [pass('readable', 'Safe if someone else reads it', 'No amount, role, reason or child')]
        : []),
  ];
}

/**
 * Everything to be said about the words of one message as they stand: how they arrive, what they cost to read, and
 * whether they may go at all. Quick enough to run at every key press; the same check runs again when it is queued.
 */
export function checkWords(
  message: Readonly<{ channel: Channel; subject: string | null; body: string; language?: 'en' | 'cy' }>,
  to: PartyRole,
  parties: CaseParties,
  options: Readonly<{ allowed: readonly AllowedText[]; largePrint: boolean }>,
): CheckedWords {
  const { channel, subject, body } = message;
  const sms = channel === 'sms' ? renderSms(body) : null;
  const email = channel === 'email' ? renderEmail({ subject: subject ?? '', body }) : null;
  const letter = channel === 'letter' ? renderLetter({ subject: subject ?? '', body }, {}, { layout: options.largePrint ? largePrintLayout : standardLayout }) : null;
  const missing = placeholderNames(subject ?? '', body);
  const plain = checkPlainWords(body);
  const checks: WordCheck[] = [
    ...(sms === null ? [] : smsChecks(body, sms)),
    ...disclosureChecks(subject, body, to, channel === 'sms', parties, options.allowed),
    missing.length > 0
      ? { key: 'gaps', state: 'block', code: 'FACT_MISSING', title: missing.length === 1 ? 'A gap is not filled' : `${missing.length} gaps are not filled`, detail: `Fill in: ${missing.join(', ')}`, ranges: missing.flatMap((name) => rangesOf(body, `((${name}`)), mend: null }
      : pass('gaps', 'Every gap filled', 'From recorded facts'),
  ];
  if (body.trim() === '') checks.push({ key: 'empty', state: 'block', code: 'MESSAGE_EMPTY', title: 'There are no words yet', detail: 'Write the message, or throw the draft away.', ranges: [], mend: null });
  if (letter?.tooLong === true) checks.push({ key: 'pages', state: 'block', code: 'MESSAGE_TOO_LONG', title: 'Too long for a letter', detail: 'Letters can have 10 pages.', ranges: [], mend: null });
  // Only English can be scored; Welsh is checked by a person.
  if (message.language !== 'cy') {
    const hard = plain.findings.find((finding) => finding.kind === 'grade');
    const words = plain.findings.filter((finding) => ['jargon', 'oldTerm', 'passive', 'please', 'longSentence', 'clickHere'].includes(finding.kind)).slice(0, 4);
    checks.push(
      hard === undefined
        ? pass('reading', `Reading age ${plain.readingAge}`, `Aim is 9. Longest sentence ${plain.longest} words`)
        : { key: 'reading', state: 'look', code: 'INTERNAL', title: `Reading age ${plain.readingAge}`, detail: `Aim is 9. Longest sentence ${plain.longest} words`, ranges: [], mend: null },
    );
    for (const [index, finding] of words.entries()) {
      const find = body.slice(finding.start, finding.end);
      checks.push({ key: `words-${index}`, state: 'look', code: 'INTERNAL', title: finding.message.slice(0, 120), detail: find.slice(0, 80), ranges: [{ start: finding.start, end: finding.end }], mend: finding.instead === null || find.length > 20 ? null : { find, use: finding.instead } });
    }
  }
  return {
    text: sms?.text ?? email?.plainText ?? body,
    characters: sms?.characters ?? body.length,
    fragments: sms?.fragments ?? null,
    left: sms?.leftInFragment ?? null,
    encoding: sms?.encoding ?? null,
    pages: letter?.pages ?? null,
    blocks: email?.blocks ?? letter?.blocks ?? null,
    checks,
  };
}
