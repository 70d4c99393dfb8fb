import type { IsoDate } from '../model/dates.ts';
import type { RequestBody } from '../model/rows/requests.ts';
import type { TaskBody, WaitingOn } from '../model/rows/work.ts';
import { shortDay } from './whyNow.ts';

const words: Readonly<Record<WaitingOn, { full: string; short: string; count: string }>> = {
  payingParent: { full: 'Paying parent', short: 'parent', count: 'a parent' },
  receivingParent: { full: 'Receiving parent', short: 'parent', count: 'a parent' },
  employer: { full: 'Employer', short: 'employer', count: 'an employer' },
  hmrc: { full: 'HMRC', short: 'HMRC', count: 'HMRC' },
  childBenefit: { full: 'Child Benefit office', short: 'Child Benefit', count: 'Child Benefit' },
  dwp: { full: 'DWP', short: 'DWP', count: 'DWP' },
  bank: { full: 'Bank', short: 'bank', count: 'a bank' },
  court: { full: 'Court', short: 'court', count: 'a court' },
  us: { full: 'Us', short: 'us', count: 'us' },
};

/** `Paying parent`, `HMRC`: who must answer, standing alone. */
export const waitingOnWord = (on: WaitingOn): string => words[on].full;
/** `a parent`, `HMRC`: for counts such as "7 on a parent". */
export const waitingOnCount = (on: WaitingOn): string => words[on].count;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** All that an item waits on, in few words: `Parent, employer, HMRC`; both parents read `Both parents`. Empty when it waits on nobody. */
export function waitingShort(waiting: TaskBody['waiting']): string {
  const on = new Set(waiting.map((entry) => entry.on));
  const both = on.has('payingParent') && on.has('receivingParent');
  const names = [...on].map((who) => (both && words[who].short === 'parent' ? 'both parents' : words[who].short));
  return capital([...new Set(names)].join(', '));
}

/** `Waiting on HMRC since 4 November`, or null when it waits on nobody. Names the wait that ends last. */
export function waitingLine(waiting: TaskBody['waiting'], today: IsoDate): string | null {
  const last = waiting.toSorted((a, b) => (a.dueOn < b.dueOn ? 1 : -1))[0];
  if (last === undefined) return null;
  return waiting.length === 1
    ? `Waiting on ${lower(words[last.on].full)} since ${shortDay(last.since, today)}`
    : `Waiting on ${waiting.length} answers until ${shortDay(last.dueOn, today)}`;
}
/** In the middle of a sentence; names that are always capital stay so. */
const lower = (full: string): string => (/^[A-Z]{2}|^Child B/.test(full) ? full : full.charAt(0).toLowerCase() + full.slice(1));

const asked: Readonly<Record<RequestBody['what'], string>> = {
  payslip: 'Payslip',
  payData: 'Pay data',
  startDateAndPay: 'Start date and pay before tax',
  benefitDates: 'Benefit dates',
  accountCheck: 'Account check',
  agreement: 'Does the other parent agree?',
  evidence: 'Proof',
  careAnswers: 'Answers about daily care',
  statement: 'Their own account',
  childBenefitStatus: 'Is Child Benefit paid, and to whom?',
  leaverDates: 'Last day and last pay',
  jobDetails: 'Employer details',
  bankStatement: 'Bank statement',
  taxReturn: 'Tax return',
  accounts: 'Accounts',
  pensionProof: 'Pension statement',
  tickets: 'Tickets or a mileage log',
  medicalEvidence: 'Medical letter',
  schoolLetter: 'Letter from the school',
  courtOrder: 'Court order',
  socialServicesReport: 'Social services report',
  birthRecord: 'Birth record',
  adoptionOrder: 'Adoption order',
  benefitLetter: 'Benefit letter',
  loanAgreement: 'Loan agreement',
  shareCertificate: 'Share certificate',
  identityProof: 'Proof of who they are',
  nameProof: 'Proof of the new name',
  authority: 'Signed authority',
  paymentsList: 'List of payments',
  parentageAnswer: 'Is this parent the child’s parent?',
  consent: 'Consent to share the account',
};
/** What was asked for, as a row's label. */
export const requestWhatWords = (what: RequestBody['what']): string => asked[what];

const silence: Readonly<Record<RequestBody['ifSilent'], string>> = {
  accept: 'accept what was reported',
  decide: 'decide without it',
  cancel: 'stop the change',
};
/** `If silent on 2 December: stop the change`. */
export const ifSilentWords = (request: Pick<RequestBody, 'ifSilent' | 'dueOn'>, today: IsoDate): string =>
  `If silent on ${shortDay(request.dueOn, today)}: ${silence[request.ifSilent]}`;

const channelWords: Readonly<Record<RequestBody['channel'], string>> = {
  sms: 'Text',
  email: 'Email',
  letter: 'Letter',
  feed: 'Feed',
  phone: 'Call',
  online: 'Online',
};
export const requestChannelWords = (channel: RequestBody['channel']): string => channelWords[channel];

const states: Readonly<Record<RequestBody['state'], string>> = { waiting: 'Waiting', answered: 'Answered', late: 'No reply', lapsed: 'No reply', cancelled: 'Stopped' };
export const requestStateWords = (state: RequestBody['state']): string => states[state];
