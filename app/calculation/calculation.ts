import * as z from 'zod';
import { IsoDate } from '../model/dates.ts';
import { Pence } from '../model/money.ts';
import { calculationReasons, incomeBases, serviceTypes } from './input.ts';

export const traceRoles = ['staff', 'payingParent', 'receivingParent'] as const;
export type TraceRole = (typeof traceRoles)[number];

/** One line of the explanation. Stored with the decision; `traceFor` says who may see which line. */
export const TraceStep = z.strictObject({
  ruleId: z.string().max(20),
  title: z.string().max(120),
  /** What went in, by name: `{ income: '£412.00', rate: '16%' }`. The receiving parent's lines carry only what they may read. */
  inputs: z.record(z.string().max(60), z.string().max(200)),
  /** With the numbers filled in: `£412.00 × 16%`. */
  formula: z.string().max(400),
  result: z.string().max(80),
  source: z.string().max(200),
  /** Rows of the law tables the step used. */
  rows: z.array(z.strictObject({ key: z.string().max(60), from: IsoDate })).max(8),
  /** False when leaving the step out would have given the same amount. */
  matters: z.boolean(),
  audience: z.array(z.enum(traceRoles)).min(1).max(3),
  /** Set when the line is about one receiving parent: no other receiving parent may see it. */
  receivingParentId: z.exactOptional(z.string().max(80)),
});
export type TraceStep = Readonly<z.output<typeof TraceStep>>;

export const rates = ['nil', 'flat', 'reduced', 'basic', 'default'] as const;
export type Rate = (typeof rates)[number];

/** Why the amount is what it is, for the one-sentence summary. */
export const Because = z.strictObject({
  /** What settled the rate. `found` is a nil description. */
  settledBy: z.enum(['income', 'benefit', 'found', 'noInformation', 'lowestAmount']),
  /** `16%`, `16% and 12%`, or for the reduced rate its percentage; empty when the rate has none. */
  percents: z.array(z.string().max(10)).max(2),
  /** The parts of income the percentages were taken of, pence, in the same order. */
  parts: z.array(Pence).max(2),
  /** The fixed sum before any percentage (flat, reduced, default), pence; null when there is none. */
  fixed: Pence.nullable(),
  children: z.int(),
  otherArrangementChildren: z.int(),
  relevantOtherChildren: z.int(),
  receivingParents: z.int(),
  lowered: z.array(z.enum(['specialExpenses', 'cap', 'relevantOther', 'otherArrangement', 'sharedCare'])),
  raised: z.array(z.enum(['additionalIncome', 'lowestAmount'])),
});
export type Because = Readonly<z.output<typeof Because>>;

export const Calculation = z.strictObject({
  effectiveOn: IsoDate,
  reason: z.enum(calculationReasons),
  service: z.enum(serviceTypes),
  rate: z.enum(rates),
  /** Basic rate with income in the second tier after the reduction for other children (R-BAS). */
  plus: z.boolean(),
  /** Null for a default decision, which uses no income. */
  incomeBasis: z.enum(incomeBases).nullable(),
  /** The income in use, before variations and the cap: the figure the 25% test compares with (R-INC-9). */
  grossWeekly: Pence,
  /** After variations and the cap: the figure that picks the rate. */
  adjustedWeekly: Pence,
  /** After the reduction for relevant other children: the figure the percentages are taken of. */
  assessableWeekly: Pence,
  /** What is due a week to all receiving parents together, before fees. */
  weekly: Pence,
  receivingParents: z.array(
    z.strictObject({
      id: z.string().max(80),
      weekly: Pence,
      /** A seventh, for showing only (R-RND-3). */
      daily: Pence,
      payingParentFee: Pence,
      payingParentTotal: Pence,
      receivingParentFee: Pence,
      receivingParentNet: Pence,
    }),
  ),
  because: Because,
  trace: z.array(TraceStep),
});
/** The outcome, as plain JSON. */
export type Calculation = Readonly<Omit<z.output<typeof Calculation>, 'trace'> & { trace: readonly TraceStep[] }>;
