import * as z from 'zod';
import { IsoDate } from '../dates.ts';
import { Author, Id, TeamId, UserId } from '../ids.ts';
import { Pence } from '../money.ts';

/** One row per cluster (id `cluster`): whose it is. */
export const ClusterBody = z.strictObject({ teamId: TeamId });
export type ClusterBody = z.output<typeof ClusterBody>;

export const services = ['collectAndPay', 'directPay'] as const;
export const Service = z.enum(services);
export type Service = z.output<typeof Service>;

export const caseStatuses = ['tracing', 'awaitingResponse', 'defaultDecision', 'live', 'liveNil', 'underReview', 'challenged', 'arrearsOnly', 'closing', 'closed'] as const;

export const CaseBody = z.strictObject({
  /** What people say and see: 10-0042. */
  reference: z.string().regex(/^\d{2}-\d{4,7}$/),
  status: z.enum(caseStatuses),
  service: Service,
  payingParentId: Id,
  receivingParentId: Id,
  openedOn: IsoDate,
  /** The initial effective date; reviews fall on its anniversaries. */
  effectiveFrom: IsoDate,
  reviewOn: IsoDate,
  ownerTeamId: TeamId,
  ownerUserId: UserId.nullable(),
  method: z.enum(['directDebit', 'deductionFromEarnings', 'deductionFromBenefit', 'standingOrder', 'card']).nullable(),
  payDay: z.int().min(1).max(28).nullable(),
  /** Written duty to report a rise in current income (Information Regulations 2008 reg 9A). */
  reportDuty: z.boolean(),
});
export type CaseBody = z.output<typeof CaseBody>;

export const IncomeBody = z.strictObject({
  personId: Id,
  state: z.enum(['inUse', 'reported', 'superseded']),
  basis: z.enum(['historic', 'current', 'estimated']),
  source: z.enum(['hmrc', 'payslip', 'employer', 'statement', 'benefitFeed', 'estimate', 'reported']),
  livelihood: z.enum(['employed', 'self_employed', 'pension', 'benefit', 'none']),
  /** `2024 to 2025`, for a figure from HMRC. */
  taxYear: z.string().max(12).nullable(),
  annual: Pence.nullable(),
  grossWeekly: Pence,
  from: IsoDate,
  changeId: Id.nullable(),
});
export type IncomeBody = z.output<typeof IncomeBody>;

/** A benefit that decides a rate (calculation R-FLAT-1, R-FLAT-2). */
export const BenefitBody = z.strictObject({
  personId: Id,
  code: z.string().max(40),
  from: IsoDate,
  until: IsoDate.nullable(),
});
export type BenefitBody = z.output<typeof BenefitBody>;

/** A calculation that was decided: enough to replay it and get the same figures. Row id = decision id. */
export const DecisionBody = z.strictObject({
  number: z.int().min(1),
  payingParentId: Id,
  reason: z.enum(['initial', 'annualReview', 'change', 'revision', 'appeal']),
  changeId: Id.nullable(),
  effectiveFrom: IsoDate,
  /** The last day. A replaced decision decides no day any more and ends where it began. */
  effectiveUntil: IsoDate.nullable(),
  /** What decided all of its days anew. */
  replacedBy: z.exactOptional(Id),
  performedOn: IsoDate,
  by: Author,
  /** The calculation's input exactly as used; replaying it under the same law data gives the same figures. */
  input: z.unknown(),
  rate: z.enum(['nil', 'flat', 'reduced', 'basic', 'default']),
  plus: z.boolean(),
  /** Null for a default decision, which uses no income. */
  incomeBasis: z.enum(['historic', 'current', 'estimated']).nullable(),
  grossWeekly: Pence,
  cases: z
    .array(
      z.strictObject({
        caseId: Id,
        weekly: Pence,
        previousWeekly: Pence.nullable(),
        payingParentTotal: Pence,
        receivingParentNet: Pence,
      }),
    )
    .max(12),
});
export type DecisionBody = z.output<typeof DecisionBody>;
