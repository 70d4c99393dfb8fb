import type { ChangeEntry } from '../changes/catalogue.ts';
import type { EvidenceKind } from '../model/rows/evidence.ts';

/** Why a piece of proof is not enough: for staff, and what the parent reads. Customer words: reading age 9, one thing to do. */
export type Refusal = Readonly<{ code: string; staff: string; customer: string }>;

const refusal = (staff: string, customer: string): Omit<Refusal, 'code'> => ({ staff, customer });

const catalogue = {
  cannotRead: refusal('Blurred or too dark to read', 'We cannot read it. Send a clear photo or scan of the whole page.'),
  cutOff: refusal('Part of the page is missing', 'Part of the page is missing. Send a photo or scan that shows all four corners.'),
  pagesMissing: refusal('Pages are missing', 'Some pages are missing. Send every page.'),
  wrongPerson: refusal('About somebody else', 'It is about another person. Send one with your name on it.'),
  noName: refusal('Does not say whom it is about', 'It does not show your name. Send one with your name on it.'),
  wrongDates: refusal('Covers other dates', 'It is for the wrong dates. Send one for the dates we asked about.'),
  tooOld: refusal('Too old to show how things are now', 'It is too old. Send the newest one you have.'),
  wrongKind: refusal('Not a kind we can accept', 'We cannot use this kind of proof. Our message says what we can use.'),
  notSigned: refusal('Not signed or not dated', 'It is not signed, or has no date. Send one that is signed and dated.'),
  figuresMissing: refusal('Does not show the figures', 'It does not show the amounts we need. Send one that shows them.'),
  changed: refusal('Looks altered', 'We cannot use this copy. Send the whole paper as you got it.'),
  onlyBankStatement: refusal('Only a bank or building society statement proves these payments', 'We need a bank or building society statement that shows each payment.'),
  betweenParents: refusal('Messages, photos and calendars do not prove care', 'We cannot use messages, photos or calendars. Send a letter from a school, a doctor or a court.'),
  duplicate: refusal('We have it already', 'We already have this one. You do not need to send it again.'),
  other: refusal('Another reason, said in words', ''),
} as const satisfies Record<string, Omit<Refusal, 'code'>>;
export type RefusalCode = keyof typeof catalogue | 'typeRule';

/** Every reason that needs no change type. */
export const refusals: readonly Refusal[] = Object.entries(catalogue).map(([code, words]) => ({ code, ...words }));

/** Types whose own proof rule says more than the general ones (change types C02, C03 and C15). */
const byType: Readonly<Record<string, readonly RefusalCode[]>> = { C02: ['betweenParents'], C03: ['betweenParents'], C15: ['onlyBankStatement'] };
/** Kinds that suggest a reason by what they are. */
const byKind: Partial<Readonly<Record<EvidenceKind, RefusalCode>>> = { partnerMessages: 'betweenParents', calendar: 'betweenParents', screenshot: 'cannotRead' };

export type OfferedRefusal = Refusal & Readonly<{ suggested: boolean }>;

/**
 * The reasons that fit one piece of proof: first the rule of its change type in that type's own words, then what its kind
 * suggests, then the rest. `entry` null when it belongs to no change.
 */
export function refusalsFor(kind: EvidenceKind, entry: ChangeEntry | null): readonly OfferedRefusal[] {
  const rule = entry?.evidence.refusedWhy ?? null;
  const accepted = entry?.evidence.accepted ?? [];
  const own = new Set<string>(entry === null ? [] : (byType[entry.id] ?? []));
  const hinted = byKind[kind];
  if (hinted !== undefined && (hinted !== 'betweenParents' || own.has('betweenParents'))) own.add(hinted);
  if (accepted.length > 0 && !accepted.includes(kind)) own.add('wrongKind');
  const general = refusals.filter(({ code }) => (code !== 'betweenParents' && code !== 'onlyBankStatement') || own.has(code)).map((each) => ({ ...each, suggested: own.has(each.code) }));
  const first: readonly OfferedRefusal[] = rule === null ? [] : [{ code: 'typeRule', staff: `Does not show what ${entry?.title.toLowerCase() ?? 'this'} needs`, customer: rule, suggested: true }];
  return [...first, ...general.filter(({ suggested }) => suggested), ...general.filter(({ suggested }) => !suggested)];
}

/** The words for a code on one piece; null when that code does not fit it. */
export const refusalOf = (code: string, kind: EvidenceKind, entry: ChangeEntry | null): Refusal | null =>
  refusalsFor(kind, entry).find((each) => each.code === code) ?? null;
