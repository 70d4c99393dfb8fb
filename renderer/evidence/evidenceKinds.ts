import type { EvidenceKind, EvidenceSender, EvidenceWay } from '../../app/model/rows/evidence.ts';
import { evidenceTitle, evidenceWayWord, senderWord } from '../../app/work/evidenceWords.ts';

/** Every kind of proof, and whether it can show a weekly figure. */
const kinds: Readonly<Record<EvidenceKind, boolean>> = {
  payslip: true, hmrc_rti: true, signed_statement: true, employerLetter: true, benefitLetter: true, bankStatement: true, courtOrder: false, careAgreement: false, schoolLetter: false, medicalLetter: false,
  socialServicesReport: false, solicitorAgreement: false, taxReturn: true, accounts: true, pensionStatement: true, loanAgreement: true, tickets: true, mileageLog: true, birthCertificate: false,
  adoptionOrder: false, apprenticeship: true, childBenefitLetter: false, authorityToAct: false, lpaDocument: false, nameDocument: false, shareCertificate: false, valuation: false, screenshot: false,
  partnerMessages: false, calendar: false, other: false,
};
/** Whether a piece of proof of this kind can show an amount a week. */
export const showsWeekly = (kind: EvidenceKind): boolean => kinds[kind];

type Option<Value extends string> = Readonly<{ value: Value; label: string }>;
const byLabel = <Value extends string>(a: Option<Value>, b: Option<Value>): number => (a.value === 'other' ? 1 : b.value === 'other' ? -1 : a.label < b.label ? -1 : 1);
const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] => Object.keys(record) as Key[];

/** For a list to choose from: by name, the rest last. */
export const kindOptions: readonly Option<EvidenceKind>[] = keysOf(kinds)
  .map((value) => ({ value, label: value === 'other' ? 'Another kind of document' : evidenceTitle(value) }))
  .toSorted(byLabel);
export const isKind = (value: unknown): value is EvidenceKind => typeof value === 'string' && Object.hasOwn(kinds, value);

const senders: Readonly<Record<EvidenceSender, true>> = {
  payingParent: true, receivingParent: true, employer: true, hmrc: true, dwp: true, childBenefit: true, bank: true, court: true, school: true, socialServices: true, representative: true, newCarer: true, other: true,
};
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** `Paying parent`, `HMRC`. */
export const senderTitle = (from: EvidenceSender): string => upperFirst(senderWord(from));
/** Parents first, as work has them. */
export const senderOptions: readonly Option<EvidenceSender>[] = keysOf(senders).map((value) => ({ value, label: senderTitle(value) }));
export const isSender = (value: unknown): value is EvidenceSender => typeof value === 'string' && Object.hasOwn(senders, value);

const ways: Readonly<Record<Exclude<EvidenceWay, 'feed'>, true>> = { online: true, post: true, scan: true, file: true };
/** How it can have come to us by hand; a feed comes by itself. */
export const wayOptions: readonly Option<EvidenceWay>[] = keysOf(ways).map((value) => ({ value, label: evidenceWayWord(value) }));
export const isWay = (value: unknown): value is EvidenceWay => typeof value === 'string' && Object.hasOwn(ways, value);
