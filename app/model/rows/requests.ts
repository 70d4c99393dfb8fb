import * as z from 'zod';
import { Instant, IsoDate } from '../dates.ts';
import { Id } from '../ids.ts';
import { Pence } from '../money.ts';
import { WaitingOn } from './work.ts';

export const RequestBody = z.strictObject({
  caseId: Id,
  taskId: Id.nullable(),
  changeId: Id.nullable(),
  to: WaitingOn,
  what: z.enum(['payslip', 'payData', 'startDateAndPay', 'benefitDates', 'accountCheck', 'agreement', 'evidence']),
  channel: z.enum(['sms', 'email', 'letter', 'feed', 'phone', 'online']),
  sentAt: Instant,
  dueOn: IsoDate,
  state: z.enum(['waiting', 'answered', 'late', 'cancelled']),
  ifSilent: z.enum(['accept', 'decide', 'cancel']),
  answeredAt: Instant.nullable(),
  /** A weekly figure, where the answer is one. */
  weekly: Pence.nullable(),
});
export type RequestBody = z.output<typeof RequestBody>;
