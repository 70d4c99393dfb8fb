import * as z from 'zod';
import { Instant, IsoDate } from '../dates.ts';
import { Id } from '../ids.ts';
import { Pence } from '../money.ts';
import { WaitingOn } from './work.ts';

/** What somebody can be asked for. Words for each: `app/work/waitingWords.ts`. */
export const requestWhats = [
  'payslip', 'payData', 'startDateAndPay', 'benefitDates', 'accountCheck', 'agreement', 'evidence', 'careAnswers', 'statement', 'childBenefitStatus', 'leaverDates', 'jobDetails',
  'bankStatement', 'taxReturn', 'accounts', 'pensionProof', 'tickets', 'medicalEvidence', 'schoolLetter', 'courtOrder', 'socialServicesReport', 'birthRecord', 'adoptionOrder',
  'benefitLetter', 'loanAgreement', 'shareCertificate', 'identityProof', 'nameProof', 'authority', 'paymentsList', 'parentageAnswer', 'consent',
] as const;
export const RequestWhat = z.enum(requestWhats);
export type RequestWhat = z.output<typeof RequestWhat>;

export const requestChannels = ['sms', 'email', 'letter', 'feed', 'phone', 'online'] as const;
export const RequestChannel = z.enum(requestChannels);
export type RequestChannel = z.output<typeof RequestChannel>;

/** The kind of answer. `given`: what was asked for came; `nothing`: they looked and have nothing to say. */
export const answerCodes = ['given', 'agree', 'disagree', 'started', 'stopped', 'matches', 'differs', 'nothing'] as const;
export const AnswerCode = z.enum(answerCodes);
export type AnswerCode = z.output<typeof AnswerCode>;

/** Small facts of an answer. `weekly` is in pence; `on` is the day the answer is about, for example of a start. */
export const RequestAnswer = z.strictObject({ code: AnswerCode, weekly: Pence.nullable(), on: IsoDate.nullable(), text: z.exactOptional(z.string().trim().max(200)) });
export type RequestAnswer = z.output<typeof RequestAnswer>;

/** One time that we asked again. */
export const Reminder = z.strictObject({ at: Instant, channel: RequestChannel });
export type Reminder = z.output<typeof Reminder>;

/**
 * Something asked of somebody, with one day to answer by. What happens next by itself is worked out from this row
 * (`app/work/waiting/planned.ts`), never stored. Rows from before reminders were kept lack the optional parts.
 */
export const RequestBody = z.strictObject({
  caseId: Id,
  taskId: Id.nullable(),
  changeId: Id.nullable(),
  to: WaitingOn,
  what: RequestWhat,
  channel: RequestChannel,
  sentAt: Instant,
  dueOn: IsoDate,
  /** `late`: silent past its day, from before there were lapses; `lapsed`: silent, and its silence rule has been applied. */
  state: z.enum(['waiting', 'answered', 'late', 'lapsed', 'cancelled']),
  ifSilent: z.enum(['accept', 'decide', 'cancel']),
  answeredAt: Instant.nullable(),
  /** A weekly figure, where the answer is one. */
  weekly: Pence.nullable(),
  reminders: z.exactOptional(z.array(Reminder).max(12)),
  answer: z.exactOptional(RequestAnswer.nullable()),
});
export type RequestBody = z.output<typeof RequestBody>;
