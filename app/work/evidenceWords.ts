import type { EvidenceKind, EvidenceSender, EvidenceWay } from '../model/rows/evidence.ts';
import type { RequestWhat } from '../model/rows/requests.ts';

const kinds: Readonly<Record<EvidenceKind, string>> = {
  payslip: 'payslip',
  hmrc_rti: 'HMRC pay data',
  signed_statement: 'signed statement',
  employerLetter: 'employer letter',
  benefitLetter: 'benefit letter',
  bankStatement: 'bank statement',
  courtOrder: 'court order',
  careAgreement: 'agreement about care',
  schoolLetter: 'school letter',
  medicalLetter: 'medical letter',
  socialServicesReport: 'social services report',
  solicitorAgreement: 'agreement drawn up by a solicitor',
  taxReturn: 'tax return',
  accounts: 'accounts',
  pensionStatement: 'pension statement',
  loanAgreement: 'loan agreement',
  tickets: 'travel tickets',
  mileageLog: 'mileage log',
  birthCertificate: 'birth certificate',
  adoptionOrder: 'adoption order',
  apprenticeship: 'apprenticeship agreement',
  childBenefitLetter: 'Child Benefit letter',
  authorityToAct: 'signed authority to act',
  lpaDocument: 'power of attorney',
  nameDocument: 'proof of the new name',
  shareCertificate: 'share certificate',
  valuation: 'valuation',
  screenshot: 'screenshot',
  partnerMessages: 'messages between parents',
  calendar: 'calendar',
  other: 'a document',
};

/** What can be asked for and is no kind of paper, or goes by another name. */
const requests: Readonly<Record<Exclude<RequestWhat, EvidenceKind>, string>> = {
  agreement: "the other parent's answer",
  payData: 'HMRC pay data',
  startDateAndPay: 'start date and pay',
  benefitDates: 'benefit dates',
  accountCheck: 'account check',
  evidence: 'proof',
  careAnswers: 'answers about daily care',
  statement: 'their own account',
  childBenefitStatus: 'Child Benefit record',
  leaverDates: 'last day and last pay',
  jobDetails: 'employer details',
  pensionProof: 'pension statement',
  medicalEvidence: 'medical letter',
  birthRecord: 'birth record',
  identityProof: 'proof of who they are',
  nameProof: 'proof of the new name',
  authority: 'signed authority',
  paymentsList: 'list of payments',
  parentageAnswer: 'answer about parentage',
  consent: 'consent to share the account',
};
const words: ReadonlyMap<string, string> = new Map([...Object.entries(kinds), ...Object.entries(requests)]);

/** A kind of proof or request as a caseworker says it in the middle of a sentence; an unknown code reads `proof`. */
export const evidenceWord = (kind: string): string => words.get(kind) ?? 'proof';

/** The same standing alone, for a list or a label: `Bank statement`. */
export const evidenceTitle = (kind: string): string => {
  const word = kind === 'other' ? 'document' : evidenceWord(kind);
  return word.charAt(0).toUpperCase() + word.slice(1);
};

const senders: Readonly<Record<EvidenceSender, string>> = {
  payingParent: 'paying parent',
  receivingParent: 'receiving parent',
  employer: 'employer',
  hmrc: 'HMRC',
  dwp: 'DWP',
  childBenefit: 'Child Benefit office',
  bank: 'bank',
  court: 'court',
  school: 'school or college',
  socialServices: 'social services',
  representative: 'representative',
  newCarer: 'new carer',
  other: 'somebody else',
};
/** Who sent it, without an article: `paying parent`, `HMRC`. */
export const senderWord = (from: EvidenceSender): string => senders[from];
/** The same in the middle of a sentence: `the paying parent`, `HMRC`. */
export const theSender = (from: EvidenceSender | 'us'): string => {
  if (from === 'us') return 'us';
  return from === 'hmrc' || from === 'dwp' || from === 'other' ? senders[from] : `the ${senders[from]}`;
};

const ways: Readonly<Record<EvidenceWay, string>> = { online: 'Uploaded online', post: 'By post', scan: 'Scanned', file: 'Added as a file', feed: 'From a feed' };
/** How it came in. */
export const evidenceWayWord = (how: EvidenceWay): string => ways[how];
