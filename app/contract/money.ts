import * as z from 'zod';
import { IsoDate } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import { Pence } from '../model/money.ts';
import { Service } from '../model/rows/cases.ts';
import { DayRange, ledgerBuckets, ledgerTypes, MadeBy, PaymentMethod, ScheduleDue, scheduleFrequencies } from '../model/rows/money.ts';
import { payingAccounts, receivingAccounts, receivingLineTypes } from '../money/audience.ts';
import { dueEvidenceCodes, dueStates } from '../money/late.ts';
import { accounts, debts } from '../money/movements.ts';
import { method } from './method.ts';

const Split = z.strictObject({ maintenance: Pence, charges: Pence, total: Pence });
const part = <A extends z.ZodType, L extends z.ZodType>(account: A, line: L) => z.strictObject({ account, opening: Pence, lines: z.array(line).max(2000), closing: Pence });
const span = { from: IsoDate, until: IsoDate };

/** For staff: every account and line. What does not add up is listed, never hidden. */
const StaffAccount = z.strictObject({
  audience: z.literal('staff'),
  ...span,
  accounts: z
    .array(
      part(
        z.enum(accounts),
        z.strictObject({
          id: Id, on: IsoDate, type: z.enum([...ledgerTypes, 'receivingFee']), bucket: z.enum(ledgerBuckets), pence: Pence, after: Pence, method: z.string().max(32).nullable(), period: DayRange.nullable(), dueOn: IsoDate.nullable(),
          manual: z.boolean(), ref: MadeBy.nullable(),
        }),
      ),
    )
    .max(10),
  totals: z.strictObject({ expected: Split, paid: Split, writtenOff: Split, arrears: Split, overpayments: Split, cash: Pence, toPassOn: Pence, direct: Pence, refunded: Pence }),
  differences: z.array(z.strictObject({ kind: z.enum(['sum', 'closing', 'missing', 'overAllocated', 'overIssued']), account: z.enum(accounts), expected: Pence, shown: Pence, id: Id.nullable() })).max(40),
});
/** For the paying parent: nothing of what the other parent gets after their own fee. */
const PayingAccount = z.strictObject({
  audience: z.literal('payingParent'),
  ...span,
  accounts: z.array(part(z.enum(payingAccounts), z.strictObject({ on: IsoDate, type: z.enum(ledgerTypes), bucket: z.enum(ledgerBuckets), pence: Pence, after: Pence, method: z.string().max(32).nullable(), period: DayRange.nullable() }))).max(9),
  totals: z.strictObject({ expected: Pence, paid: Pence, stillOwed: Pence, writtenOff: Pence, cash: Pence, overpaid: Pence }),
});
/** For the receiving parent: no fee, charge or debt to the service has a field here, nor how the other parent pays. */
const ReceivingAccount = z.strictObject({
  audience: z.literal('receivingParent'),
  ...span,
  accounts: z.array(part(z.enum(receivingAccounts), z.strictObject({ on: IsoDate, type: z.enum(receivingLineTypes), pence: Pence, after: Pence, period: DayRange.nullable() }))).max(4),
  totals: z.strictObject({ expected: Pence, collected: Pence, stillOwed: Pence, writtenOff: Pence, toPassOn: Pence, paidToYou: Pence, feeKept: Pence }),
});
export const AccountView = z.discriminatedUnion('audience', [StaffAccount, PayingAccount, ReceivingAccount]);
export type AccountView = z.output<typeof AccountView>;

export const DueView = z.strictObject({
  ...ScheduleDue.shape,
  total: Pence,
  received: Pence,
  state: z.enum(dueStates),
  daysLate: z.int(),
  workingDaysLate: z.int(),
  counts: z.boolean(),
  evidence: z.array(z.strictObject({ code: z.enum(dueEvidenceCodes), on: IsoDate, pence: Pence })).max(40),
  /** How it was worked out: each amount a week with its days. */
  parts: z.array(z.strictObject({ from: IsoDate, until: IsoDate, days: z.int(), weekly: Pence, weeklyFee: Pence, decisionId: Id.nullable() })).max(40),
});
export type DueView = z.output<typeof DueView>;

export const ScheduleView = z.strictObject({
  scheduleId: Id,
  number: z.int(),
  service: Service,
  method: PaymentMethod.nullable(),
  frequency: z.enum(scheduleFrequencies),
  day: z.int(),
  from: IsoDate,
  until: IsoDate.nullable(),
  state: z.enum(['live', 'replaced', 'ended']),
  madeBy: MadeBy,
  madeOn: IsoDate,
  due: z.array(DueView).max(60),
});
export type ScheduleView = z.output<typeof ScheduleView>;

const Decided = z.strictObject({
  decisionId: Id, number: z.int(), reason: z.string().max(16), weekly: Pence, payingParentTotal: Pence, receivingParentNet: Pence, effectiveFrom: IsoDate, effectiveUntil: IsoDate.nullable(),
  performedOn: IsoDate, by: z.string().max(32), rate: z.string().max(12), plus: z.boolean(),
});

export const moneyMethods = {
  /** Opening balance, every line and closing balance between two days, both included, for one reader. */
  'case.account': method('read', z.strictObject({ caseId: Id, ...span, audience: z.enum(['staff', 'payingParent', 'receivingParent']) }), AccountView),
  /** What is owed to whom on all of the paying parent's cases, and this case's balances. For staff. */
  'case.arrears': method(
    'read',
    z.strictObject({ caseId: Id }),
    z.strictObject({
      creditors: z
        .array(z.strictObject({ to: z.enum(['receivingParent', 'service']), debt: z.enum(debts), pence: Pence, caseId: Id, reference: z.string().max(16) }))
        .max(60),
      totals: z.strictObject({ expected: Split, paid: Split, writtenOff: Split, arrears: Split, overpayments: Split, cash: Pence, toPassOn: Pence, direct: Pence, refunded: Pence }),
    }),
  ),
  'case.schedule': method(
    'read',
    z.strictObject({ caseId: Id }),
    z.strictObject({
      versions: z.array(ScheduleView).max(30),
      next: z.strictObject({ on: IsoDate, maintenance: Pence, fee: Pence, total: Pence }).nullable(),
      /** The review year that looking back for late payments stops at. */
      reviewYearFrom: IsoDate,
      firstMiss: z.strictObject({ on: IsoDate, total: Pence }).nullable(),
    }),
  ),
  /** The amount that applied to the day `on`, as known by the end of the day `knownOn`, with the facts and law it used. */
  'case.asAt': method(
    'read',
    z.strictObject({ caseId: Id, on: IsoDate, knownOn: IsoDate }),
    z.strictObject({
      on: IsoDate,
      knownOn: IsoDate,
      decision: Decided.nullable(),
      sentence: z.string().max(400).nullable(),
      facts: z
        .strictObject({
          grossWeekly: Pence,
          basis: z.enum(['historic', 'current', 'estimated']).nullable(),
          children: z.array(z.strictObject({ label: z.string().max(4), nights: z.int().nullable(), basis: z.string().max(16).nullable() })).max(20),
          otherChildren: z.int(),
          otherArrangements: z.int(),
          benefits: z.int(),
          variations: z.array(z.string().max(40)).max(30),
          service: Service,
        })
        .nullable(),
      law: z.array(z.strictObject({ key: z.string().max(80), value: z.string().max(200), from: IsoDate, until: IsoDate.nullable(), source: z.string().max(300), ruleId: z.string().max(24) })).max(60),
      schedule: z.strictObject({ number: z.int(), service: Service, method: PaymentMethod.nullable(), frequency: z.enum(scheduleFrequencies), day: z.int() }).nullable(),
      /** What stands for the day as everything is decided now, when that is another decision. */
      standsNow: Decided.nullable(),
    }),
  ),
} as const;
