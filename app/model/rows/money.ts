import * as z from 'zod';
import { IsoDate } from '../dates.ts';
import { Id } from '../ids.ts';
import { Pence } from '../money.ts';
import { Service } from './cases.ts';

/**
 * What a ledger line tells of (service note §5). `feeDue` is the Collect and Pay fee added; `paymentAllocated` moves
 * received money from cash to what it pays; `paymentIssued` is money passed on to the receiving parent.
 */
export const ledgerTypes = [
  'broughtForward', 'maintenanceDue', 'feeDue', 'chargeDue', 'amountAdjusted', 'paymentReceived', 'paymentAllocated', 'paymentIssued', 'writtenOff', 'overpayment', 'refund',
  'directPayPayment', 'directPayAdjusted', 'directPayUnpaid',
  /** As `directPayUnpaid`, written before the two were told apart. */
  'directPayMissed',
] as const;
export type LedgerType = (typeof ledgerTypes)[number];

/**
 * Whom or what a line counts for. Owed to the receiving parent: `maintenance` (ongoing) and `csaLegacy`. Owed to the
 * service: `fees`, `court` (court and DNA costs), `charges` (enforcement), `cmsLegacy`. `cash` is received and not yet
 * allocated, `overpaid` is set aside as paid too much, `direct` is between the parents under Direct Pay.
 */
export const ledgerBuckets = ['maintenance', 'csaLegacy', 'fees', 'court', 'charges', 'cmsLegacy', 'cash', 'overpaid', 'direct'] as const;
export type LedgerBucket = (typeof ledgerBuckets)[number];

/** How money comes in: Direct Debit (DDR), standing order (SDO), cheque (CHQ), card (CRD), from earnings (DEO, DER), from benefit. */
export const paymentMethods = ['directDebit', 'standingOrder', 'cheque', 'card', 'deductionFromEarnings', 'deductionFromEarningsRequest', 'deductionFromBenefit'] as const;
export const PaymentMethod = z.enum(paymentMethods);
export type PaymentMethod = z.output<typeof PaymentMethod>;

/** The days that an amount is for, both included. */
export const DayRange = z.strictObject({ from: IsoDate, until: IsoDate });
export type DayRange = z.output<typeof DayRange>;

/** What made a line or a schedule. `payment` is the id of the ledger line that says the money came in. */
export const MadeBy = z.strictObject({ kind: z.enum(['decision', 'schedule', 'payment', 'change', 'order', 'case']), id: Id });
export type MadeBy = z.output<typeof MadeBy>;

export const LedgerBody = z.strictObject({
  caseId: Id,
  on: IsoDate,
  type: z.enum(ledgerTypes),
  /** Positive: owed or due. Negative: received, allocated, paid out or written off. */
  pence: Pence,
  bucket: z.enum(ledgerBuckets),
  method: z.string().max(32).nullable(),
  /** The days that a due or adjusted amount is for. */
  period: z.exactOptional(DayRange),
  /** The due date that a payment was meant for, where it is known; else the nearest one is taken. */
  dueOn: z.exactOptional(IsoDate),
  /** Of money passed on: the receiving parent's own collection fee, kept back from it. Never negative. */
  fee: z.exactOptional(Pence),
  /** A person chose what this money pays; the order of allocation did not. */
  manual: z.exactOptional(z.boolean()),
  ref: z.exactOptional(MadeBy),
});
export type LedgerBody = z.output<typeof LedgerBody>;

export const scheduleFrequencies = ['weekly', 'monthly'] as const;

/** One payment of a schedule: what is due on a day, for which days, in pence. */
export const ScheduleDue = z.strictObject({ on: IsoDate, from: IsoDate, until: IsoDate, maintenance: Pence.min(0), fee: Pence.min(0) });
export type ScheduleDue = z.output<typeof ScheduleDue>;

/** A schedule version as both parents are sent it: when to pay and how much. A new version takes over from the one before. */
export const ScheduleBody = z.strictObject({
  caseId: Id,
  number: z.int().min(1),
  service: Service,
  /** Null under Direct Pay: the parents move the money. */
  method: PaymentMethod.nullable(),
  frequency: z.enum(scheduleFrequencies),
  /** Day of the month, 1 to 28; or of the week, 1 Monday to 7 Sunday. */
  day: z.int().min(1).max(28),
  /** The first and the last day on which this version says what is due. */
  from: IsoDate,
  until: IsoDate.nullable(),
  due: z.array(ScheduleDue).max(60),
  madeBy: MadeBy,
  madeOn: IsoDate,
  state: z.enum(['live', 'replaced', 'ended']),
});
export type ScheduleBody = z.output<typeof ScheduleBody>;
