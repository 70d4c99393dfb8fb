import { otherRole, type PartyRole } from '../model/roles.ts';
import { foldText, standsAlone, type FoldedText } from './foldedText.ts';
import { monthNames } from './disclosureWords.ts';
import { haystacksOf, needlesFor, postcodeForm, type FactOwner, type ForbiddenFact, type ForbiddenKind, type Haystacks, type Needle } from './disclosureNeedles.ts';
import { matchPatterns, type PatternKind } from './disclosurePatterns.ts';

export type { FactOwner, ForbiddenFact, ForbiddenKind } from './disclosureNeedles.ts';

export type DisclosureFinding = Readonly<{
  kind: ForbiddenKind | PatternKind;
  /** `block` cannot be sent; `look` needs a person to say it is fine. */
  severity: 'block' | 'look';
  /** UTF-16 offsets in the text as given. */
  match: Readonly<{ start: number; end: number }>;
  reason: string;
}>;
/** Our own details, which patterns would take for somebody's: the team's phone, the service's address. */
export type AllowedText = Readonly<{ kind: 'phone' | 'email' | 'postcode' | 'link'; value: string }>;

export type DisclosureQuestion = Readonly<{
  text: string;
  recipientRole: PartyRole;
  forbidden: readonly ForbiddenFact[];
  /** The stricter rules for texts. */
  smsRules: boolean;
  allowed?: readonly AllowedText[];
}>;

const roleNames: Readonly<Record<PartyRole, string>> = { payingParent: 'paying parent', receivingParent: 'receiving parent' };
const kindWords: Readonly<Record<ForbiddenKind, string>> = {
  address: 'address', postcode: 'postcode', phone: 'phone number', email: 'email address', employer: 'employer', name: 'name', bank: 'bank details', child: 'name',
  nino: 'National Insurance number', crn: 'customer reference number', other: 'details',
};

/** A child's name may stand in a letter to either parent; where a child is may stand nowhere. */
function isForbiddenHere({ kind, of }: ForbiddenFact, smsRules: boolean): boolean {
  if (of === 'otherParent') return true;
  const isName = kind === 'name' || kind === 'child';
  return of === 'child' ? smsRules || !isName : smsRules && !isName;
}

function ownerWords(of: FactOwner, recipientRole: PartyRole): string {
  if (of === 'self') return 'their own';
  return of === 'child' ? 'a child’s' : `the ${roleNames[otherRole(recipientRole)]}’s`;
}

/** A name that is a word too: only written with a capital, and not as a month in a date. */
function readAsName(text: string, start: number, end: number): 'name' | 'unsure' | 'word' {
  const written = text.slice(start, end);
  if (!/^\p{Lu}/u.test(written)) return 'word';
  const before = text.slice(0, start).trimEnd();
  if (monthNames.has(written.toLowerCase()) && (/\d$/.test(before) || /^\s*\d/.test(text.slice(end)))) return 'word';
  return before === '' || /[.!?:\n]$/.test(before) ? 'unsure' : 'name';
}

function* placesOf({ text, alone }: Needle, folded: FoldedText): Generator<Readonly<{ start: number; end: number }>> {
  for (let at = folded.compact.indexOf(text); at >= 0; at = folded.compact.indexOf(text, at + 1)) {
    if (alone && !standsAlone(folded, at, text.length)) continue;
    yield { start: folded.starts[at] as number, end: folded.ends[at + text.length - 1] as number };
  }
}

function findFact(fact: ForbiddenFact, text: string, haystacks: Haystacks, recipientRole: PartyRole): DisclosureFinding[] {
  const reason = `This is ${ownerWords(fact.of, recipientRole)} ${kindWords[fact.kind]}.`;
  return needlesFor(fact).flatMap((needle) =>
    [...placesOf(needle, haystacks[needle.haystack])].flatMap((match): DisclosureFinding[] => {
      const reading = needle.ambiguous ? readAsName(text, match.start, match.end) : 'name';
      if (reading === 'word') return [];
      return [{ kind: fact.kind, severity: reading === 'unsure' ? 'look' : needle.severity, match, reason }];
    }),
  );
}

const within = (inner: DisclosureFinding, outer: DisclosureFinding): boolean =>
  inner.match.start >= outer.match.start && inner.match.end <= outer.match.end;
const outranks = (a: DisclosureFinding, b: DisclosureFinding): boolean => a.severity === 'block' || b.severity === 'look';

/** A recorded fact takes in the pattern round it, so that the whole number is marked and said to be theirs. */
function widen(fact: DisclosureFinding, patterns: readonly DisclosureFinding[]): DisclosureFinding {
  const round = patterns.filter((pattern) => within(fact, pattern));
  const start = Math.min(fact.match.start, ...round.map(({ match }) => match.start));
  const end = Math.max(fact.match.end, ...round.map(({ match }) => match.end));
  return { ...fact, match: { start, end } };
}

/** Keeps, of findings one inside the other, the larger; never drops a block for a look. */
function distinct(findings: readonly DisclosureFinding[]): DisclosureFinding[] {
  const kept: DisclosureFinding[] = [];
  for (const finding of findings.toSorted((a, b) => b.match.end - b.match.start - (a.match.end - a.match.start))) {
    if (!kept.some((larger) => within(finding, larger) && outranks(larger, finding))) kept.push(finding);
  }
  return kept.toSorted((a, b) => a.match.start - b.match.start || a.match.end - b.match.end);
}

const sameDetail = (kind: AllowedText['kind'], a: string, b: string): boolean => {
  const [left, right] = [foldText(a).compact, foldText(b).compact];
  if (kind === 'phone') return left.slice(-9) === right.slice(-9);
  return kind === 'postcode' ? postcodeForm(left) === postcodeForm(right) : left === right;
};

/**
 * The guard every message passes before it may leave: what it says that this recipient may not read.
 *
 * Finds recorded facts in any spacing, case or punctuation, whatever stands unseen between their letters, and parts
 * of an address or name; then anything that looks like a contact, place or account detail. Forbidden facts are never
 * excused by `allowed`. Source: SI 2012/2677 reg 25(3) and the service's rules on disclosure and texts.
 */
export function checkDisclosure({ text, recipientRole, forbidden, smsRules, allowed = [] }: DisclosureQuestion): DisclosureFinding[] {
  const folded = foldText(text);
  const haystacks = haystacksOf(folded);
  const facts = forbidden.filter((fact) => isForbiddenHere(fact, smsRules)).flatMap((fact) => findFact(fact, text, haystacks, recipientRole));
  const patterns = matchPatterns(text, folded, smsRules)
    .filter(({ kind, start, end }) => !allowed.some((own) => own.kind === kind && sameDetail(own.kind, own.value, text.slice(start, end))))
    .map(({ kind, severity, start, end, reason }): DisclosureFinding => ({ kind, severity, match: { start, end }, reason }));
  const known = facts.map((fact) => (fact.severity === 'block' ? widen(fact, patterns) : fact));
  const unnamed = patterns.filter((pattern) => !known.some((fact) => fact.severity === 'block' && within(pattern, fact)));
  return distinct([...known, ...unnamed]);
}

export const blocksSending = (findings: readonly DisclosureFinding[]): boolean => findings.some(({ severity }) => severity === 'block');
