import { formatDate, formatDayMonth, type IsoDate } from '../model/calendar.ts';
import type { WhyNow } from '../model/rows/work.ts';
import { evidenceWord } from './evidenceWords.ts';

const gateWords: Readonly<Record<string, string>> = {
  G1: 'identity',
  G2: 'an earlier change',
  G3: 'the dates',
  G4: 'safety',
  G5: 'proof',
  G6: 'the effect',
  G7: 'more than two parents',
  G8: 'a lock',
  G9: 'the clock',
};

/** What a report was about, in the few words that fit beside how it came. */
const reportWords: Readonly<Record<string, string>> = {
  newJob: 'New job',
  jobEnded: 'Job ended',
  lessPay: 'Pay went down',
  morePay: 'Pay went up',
  moved: 'Moved',
  newNumber: 'New number',
  nights: 'Nights changed',
  benefit: 'Benefit changed',
  missed: 'Missed payment',
  child: 'A child changed',
  account: 'New account',
};

const otherWords: ReadonlyMap<string, string> = new Map(Object.entries({
  ...gateWords,
  ...reportWords,
  childBenefit: 'Child Benefit',
  payingParent: 'Paying parent',
  receivingParent: 'Receiving parent',
  employer: 'Employer',
  bank: 'Bank',
  court: 'Court',
  us: 'We',
  universalCredit: 'Universal Credit',
  hmrc: 'HMRC',
  dwp: 'DWP',
  nightsDiffer: 'nights',
  datesDiffer: 'dates',
  leaver: 'worker has left',
  starter: 'new worker',
}));
const word = (what: string): string => otherWords.get(what) ?? (/^\d+$/.test(what) ? what : evidenceWord(what));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * A day as a caseworker says it: `17 November`, with the year only when it is not plain,
 * that is when the day is more than ten months away from `today`.
 */
export function shortDay(on: IsoDate, today: IsoDate): string {
  const months = (Number(today.slice(0, 4)) - Number(on.slice(0, 4))) * 12 + Number(today.slice(5, 7)) - Number(on.slice(5, 7));
  return Math.abs(months) > 10 ? formatDate(on) : formatDayMonth(on);
}

/** The pieces a reason is put together from; `day` and `what` are null when not recorded. */
type Pieces = Readonly<{ day: string | null; on: string; by: string; from: string; what: string | null }>;
const reasons: Readonly<Record<WhyNow['code'], (pieces: Pieces) => string>> = {
  reportedByPhone: ({ on, from }) => `${from}reported by phone${on}`,
  reportedOnline: ({ on, from }) => `${from}told us online${on}`,
  reportedByLetter: ({ on, from }) => `${from}told us by letter${on}`,
  proofArrived: ({ day, on, what }) => what === null ? `Last proof arrived${on}` : `Last proof arrived: ${what}${day === null ? '' : `, ${day}`}`,
  feedAnswered: ({ on, what }) => `${what === null ? 'The feed' : what} answered${on}`,
  nobodyReplied: ({ by, what }) => `${what === null ? 'Nobody' : 'Not all'} replied${by}: decide on what we have`,
  postCameBack: ({ on }) => `Post came back${on}`,
  noAnswerLastTry: ({ on }) => `No answer${on}`,
  promisedBy: ({ by }) => `Promised${by}`,
  paymentMissed: ({ day }) => day === null ? 'A payment was missed' : `Payment due ${day} was missed`,
  paymentsLate: ({ what }) => what !== null && /^\d{1,2}$/.test(what) ? `${what} payments late; paying parent did not reply` : 'Payments came late',
  employerToldUs: ({ day, on, what }) => what === null ? `Employer told us${on}` : `Employer told us: ${what}${day === null ? '' : `, ${day}`}`,
  benefitEnded: ({ on, what }) => `${what === null ? 'Benefit' : what} ended${on}`,
  detailsChangedTwice: () => 'Phone and email both changed within 7 days',
  outsideUk: () => 'New address is outside the UK',
  parentsDisagree: ({ what }) => what === null ? 'Parents gave different answers' : `Parents gave different ${what}`,
  courtOrderReceived: ({ on }) => `Court order received${on}`,
  reviewDue: ({ on }) => `Annual review due${on}`,
  messageReceived: ({ on }) => `Message received${on}`,
  complaintReceived: ({ on }) => `Complaint received${on}`,
  askedToLookAgain: ({ on }) => `Asked us to look again${on}`,
  notReplied: ({ what }) => `${what ?? 'Somebody'} did not reply: ring to ask again`,
  failedGate: ({ what }) => `Needs a person: ${what === null ? 'a check failed' : what}`,
  applicationReceived: ({ on }) => `Application received${on}`,
  handedOver: ({ on }) => `Handed over${on}`,
  flagRaised: ({ on }) => `Safety concern raised${on}`,
};

/**
 * Why an item stands where it does, in plain words of at most 60 characters, for example
 * `Last proof arrived: payslip, 17 November`. Says nothing about a person beyond the code's own safe words.
 */
export function whyNowWords(why: WhyNow, today: IsoDate): string {
  const day = why.on === null ? null : shortDay(why.on, today);
  const what = why.what === null ? null : word(why.what);
  return capital(
    reasons[why.code]({ day, what, on: day === null ? '' : ` ${day}`, by: day === null ? '' : ` by ${day}`, from: what === null ? '' : `${what}, ` }),
  );
}
