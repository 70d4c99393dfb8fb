import type { Output } from '../../app/contract/index.ts';
import { formatDayMonth, londonDate, type Instant, type IsoDate } from '../../app/model/calendar.ts';
import type { StatusName } from '../parts/statusIcons.ts';
import { timeWords } from '../words/timeWords.ts';

export type CaseHeld = Output<'case.open'>;
export type Party = CaseHeld['receiving'];
export type Role = Party['role'];
export type SafetyKind = Party['safety'][number]['kind'];

/** What a code is called; a code this version does not know is shown as it is, never hidden. */
const named = (words: Readonly<Record<string, string>>) => (code: string): string => (Object.hasOwn(words, code) ? (words[code] as string) : code);

export const roleNames: Readonly<Record<Role, string>> = { receivingParent: 'Receiving parent', payingParent: 'Paying parent' };
export const partyOf = (role: Role): 'receiving' | 'paying' => (role === 'receivingParent' ? 'receiving' : 'paying');

export const serviceWords = named({ collectAndPay: 'Collect and Pay', directPay: 'Direct Pay' });
export const methodWords = named({
  directDebit: 'Direct Debit', deductionFromEarnings: 'Deduction from earnings', deductionFromBenefit: 'Deduction from benefit',
  standingOrder: 'Standing order', card: 'Card',
});
export const decisionReasonWords = named({
  initial: 'First decision', annualReview: 'Annual review', change: 'Change', revision: 'Decision revised', appeal: 'Appeal',
});
export const rateWords = named({ nil: 'Nil', flat: 'Flat', reduced: 'Reduced', basic: 'Basic', default: 'Default' });
export const incomeSourceWords = named({
  hmrc: 'HMRC', payslip: 'Payslip', employer: 'Employer', statement: 'Signed statement', benefitFeed: 'Benefit records', estimate: 'Estimate', reported: 'As reported',
});
export const careBasisWords = named({ none: 'no nights', agreed: 'agreed', courtOrder: 'court order', assumed: 'assumed', disputed: 'not agreed' });
export const authorWords = named({
  system: 'Casebench', hmrc: 'HMRC', dwp: 'DWP', childBenefit: 'Child Benefit', employer: 'Employer', bank: 'Bank', customer: 'Parent', notify: 'Sent',
});

export const safetyWords: Readonly<Record<SafetyKind, string>> = {
  noVoicemail: 'leave no voicemail',
  noTexts: 'send no texts',
  noCalls: 'do not ring',
  safeHoursOnly: 'ring at safe hours only',
  abuseDisclosed: 'abuse disclosed',
  suppression: 'details kept apart',
  specialistTeam: 'specialist team only',
};

const statuses: Readonly<Record<string, Readonly<{ words: string; mark: StatusName }>>> = {
  tracing: { words: 'Tracing', mark: 'waiting' },
  awaitingResponse: { words: 'Waiting for a reply', mark: 'waiting' },
  defaultDecision: { words: 'Default decision', mark: 'lookAtThis' },
  live: { words: 'Live', mark: 'done' },
  liveNil: { words: 'Live, nothing to pay', mark: 'done' },
  underReview: { words: 'Under review', mark: 'eachNight' },
  challenged: { words: 'Challenged', mark: 'lookAtThis' },
  arrearsOnly: { words: 'Arrears only', mark: 'lookAtThis' },
  closing: { words: 'Closing', mark: 'notNow' },
  closed: { words: 'Closed', mark: 'notNow' },
};
export const statusWords = (status: string): Readonly<{ words: string; mark: StatusName }> => statuses[status] ?? { words: status, mark: 'notNow' };

/** `Receiving parent: leave no voicemail. Paying parent: do not ring`; null when there is no marker. */
export function safetySentence(held: Pick<CaseHeld, 'receiving' | 'paying'>): string | null {
  const told = [held.receiving, held.paying].flatMap((party) => {
    const kinds = safetyOf(party);
    return kinds.length === 0 ? [] : [`${roleNames[party.role]}: ${kinds.map((kind) => safetyWords[kind]).join(', ')}`];
  });
  return told.length === 0 ? null : told.join('. ');
}

/** A person's markers, once each; a phone that may take no voicemail counts as one. */
export function safetyOf(party: Party): readonly SafetyKind[] {
  const kinds = new Set(party.safety.map((marker) => marker.kind));
  if (party.contact?.phones.some((phone) => phone.voicemail === 'never') === true) kinds.add('noVoicemail');
  return [...kinds];
}

/** `ID checked 9:33am`, `ID not checked today`: a check holds for the day it was made. */
export function identityWords(checkedAt: Instant | null, today: IsoDate): Readonly<{ words: string; checked: boolean }> {
  if (checkedAt !== null && londonDate(checkedAt) === today) return { words: `ID checked ${timeWords(checkedAt)}`, checked: true };
  return { words: 'ID not checked today', checked: false };
}

/** `28th`, for a pay day. */
export function dayOfMonthWords(day: number): string {
  const tail = day % 100 >= 11 && day % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${tail}`;
}

/** `+447700900217` as people write it: `07700 900217`. A number from elsewhere keeps its plus. */
export function phoneWords(number: string): string {
  if (!number.startsWith('+44')) return number;
  const national = `0${number.slice(3)}`;
  return national.length > 6 ? `${national.slice(0, 5)} ${national.slice(5)}` : national;
}

/** `Today, Wednesday 18 November` needs the day without a year while the year is plain. */
export const dayMonthOr = (on: IsoDate, today: IsoDate, full: (on: IsoDate) => string): string => (on.slice(0, 4) === today.slice(0, 4) ? formatDayMonth(on) : full(on));
