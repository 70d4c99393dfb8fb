import * as z from 'zod';
import { Instant, IsoDate } from '../dates.ts';
import { Author, Id, TeamId, UserId } from '../ids.ts';
import { PartyRole } from '../roles.ts';

/** The 28 change and action types, by their catalogue code. */
export const changeTypes = [
  'C01', 'C02', 'C03', 'C04', 'C05', 'C06', 'C07', 'C08', 'C09', 'C10', 'C11', 'C12', 'C13', 'C14',
  'C15', 'C16', 'C17', 'C18', 'C19', 'C20', 'C21', 'C22', 'C23', 'C24', 'C25', 'C26', 'C27', 'C28',
] as const;
export const ChangeType = z.enum(changeTypes);
export type ChangeType = z.output<typeof ChangeType>;

export const taskKinds = [
  'change', 'callback', 'evidence', 'customerMessage', 'missedPayment', 'annualReview', 'newApplication',
  'parentageDispute', 'employerReply', 'returnedPost', 'failedDirectDebit', 'cashBalance', 'reconsideration',
  'complaint', 'appeal', 'defaultDecision', 'caseClosure', 'safeguarding', 'fraudReferral', 'deductionOrder',
] as const;
export const TaskKind = z.enum(taskKinds);
export type TaskKind = z.output<typeof TaskKind>;

export const waitingOn = ['payingParent', 'receivingParent', 'employer', 'hmrc', 'childBenefit', 'dwp', 'bank', 'court', 'us'] as const;
export const WaitingOn = z.enum(waitingOn);
export type WaitingOn = z.output<typeof WaitingOn>;

/** Why an item stands where it does. A code and safe parameters; `app/work/whyNow.ts` puts it in words. */
export const whyNowCodes = [
  'reportedByPhone', 'reportedOnline', 'reportedByLetter', 'proofArrived', 'feedAnswered', 'nobodyReplied',
  'postCameBack', 'noAnswerLastTry', 'promisedBy', 'paymentMissed', 'paymentsLate', 'employerToldUs', 'benefitEnded',
  'detailsChangedTwice', 'outsideUk', 'parentsDisagree', 'courtOrderReceived', 'reviewDue', 'messageReceived',
  'complaintReceived', 'askedToLookAgain', 'failedGate', 'notReplied', 'applicationReceived', 'handedOver', 'flagRaised',
] as const;
export const WhyNow = z.strictObject({
  code: z.enum(whyNowCodes),
  on: IsoDate.nullable(),
  /** A small safe word: `payslip`, `hmrc`, a gate's name. Never a person's words. */
  what: z.string().max(40).nullable(),
});
export type WhyNow = z.output<typeof WhyNow>;

export const TaskBody = z.strictObject({
  caseId: Id,
  kind: TaskKind,
  changeType: ChangeType.nullable(),
  subject: PartyRole.nullable(),
  state: z.enum(['open', 'done', 'cancelled']),
  receivedOn: IsoDate,
  dueOn: IsoDate,
  /** A clock time for callbacks. */
  dueAt: Instant.nullable(),
  /** 0 ordinary, 1 raised, 2 urgent: set by a leader with a reason, or by a rule. */
  priority: z.int().min(0).max(2),
  teamId: TeamId,
  claimedBy: UserId.nullable(),
  claimedAt: Instant.nullable(),
  why: WhyNow,
  /** Who must answer before this can go on; empty means us. */
  waiting: z.array(z.strictObject({ on: WaitingOn, since: IsoDate, dueOn: IsoDate })).max(8),
  /** When the last awaited answer landed; it puts the item on top. */
  wokeAt: Instant.nullable(),
  effortMinutes: z.int().min(0).max(600),
  tries: z.int().min(0).max(9),
  doneAt: Instant.nullable(),
  doneBy: Author.nullable(),
});
export type TaskBody = z.output<typeof TaskBody>;

export const NoteBody = z.strictObject({
  caseId: Id,
  taskId: Id.nullable(),
  text: z.string().min(1).max(4000),
  at: Instant,
  by: Author,
  about: PartyRole.nullable(),
});
export type NoteBody = z.output<typeof NoteBody>;

export const entryCategories = ['people', 'decisions', 'money', 'messages', 'system'] as const;
export const EntryCategory = z.enum(entryCategories);
export type EntryCategory = z.output<typeof EntryCategory>;

/** One line of the case's story: an event code and its facts; `app/work/entryWords.ts` puts it in words. */
export const EntryBody = z.strictObject({
  caseId: Id,
  at: Instant,
  category: EntryCategory,
  event: z.string().min(3).max(48).regex(/^[a-z]+(\.[a-zA-Z]+)+$/),
  by: Author,
  about: PartyRole.nullable(),
  facts: z.record(z.string().max(32), z.union([z.string().max(240), z.number(), z.null()])),
  /** The row that this line opens, for example `decision/…`. */
  ref: z.string().max(96).nullable(),
});
export type EntryBody = z.output<typeof EntryBody>;
