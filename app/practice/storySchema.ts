import * as z from 'zod';
import { caseStatuses, services } from '../model/rows/cases.ts';
import { changeTypes, taskKinds, waitingOn, whyNowCodes } from '../model/rows/work.ts';
import { partyRoles } from '../model/roles.ts';

const days = z.int().min(-4000).max(4000);
const pence = z.int().min(0).max(1_000_000_00);
const PartyRole = z.enum(partyRoles);

/** How far an open item has come: nobody's, somebody's, waiting on answers, all answers in, or nobody replied in time. */
export const stages = ['fresh', 'claimed', 'waiting', 'woken', 'lapsed', 'done'] as const;
export type Stage = (typeof stages)[number];

export const StoryTask = z.strictObject({
  kind: z.enum(taskKinds),
  change: z.enum(changeTypes).nullable().default(null),
  subject: PartyRole.nullable().default(null),
  stage: z.enum(stages),
  /** Days from today; negative is overdue. For a done item, the day it was finished. */
  due: days,
  /** Days before today that it was received. */
  ago: z.int().min(0).max(400),
  why: z.strictObject({ code: z.enum(whyNowCodes), ago: days.nullable(), what: z.string().max(40).nullable() }).nullable().default(null),
  tries: z.int().min(0).max(9).default(0),
  /** A London clock time, `10:30`, for callbacks. */
  at: z.string().regex(/^\d{2}:\d{2}$/).nullable().default(null),
  /** A reported weekly figure, for income. */
  reported: pence.nullable().default(null),
  /** Who has answered already. */
  answered: z.array(z.enum(waitingOn)).max(8).default([]),
  priority: z.int().min(0).max(2).default(0),
  claimed: z.string().nullable().default(null),
});
export type StoryTask = z.output<typeof StoryTask>;

const Person = z.strictObject({
  phone: z.string().optional(),
  employer: z.string().optional(),
  employerSinceAgo: z.int().optional(),
  safety: z.array(z.enum(['noVoicemail', 'noTexts', 'noCalls', 'safeHoursOnly', 'abuseDisclosed', 'suppression', 'specialistTeam'])).optional(),
  formats: z.array(z.enum(['largePrint', 'braille', 'audio', 'textphone', 'bsl', 'interpreter'])).optional(),
  language: z.enum(['en', 'cy']).optional(),
  bestTime: z.enum(['8-10', '10-12', '12-2', '2-4', '4-6']).optional(),
  letters: z.enum(['post', 'online']).optional(),
  nonGeographic: z.boolean().optional(),
  untraced: z.boolean().optional(),
  representative: z.boolean().optional(),
});
export type StoryPerson = z.output<typeof Person>;

/**
 * A case that is always there: `at` its number, everything named here fixed, everything else drawn as usual.
 * In notes and summaries `{-9}` stands for the day nine days before today, `{marker}` for the practice marker;
 * a fact `day:-9` becomes that date.
 */
export const Story = z.strictObject({
  /** The fixture story of the caseload notes that it tells; null for a case made for demonstrations. */
  story: z.int().min(1).max(20).nullable(),
  at: z.int().min(1),
  title: z.string().min(5).max(160),
  cases: z.int().min(1).max(4).default(1),
  shape: z.enum(['single', 'sharedPaying', 'sharedReceiving', 'dualRole']).default('single'),
  team: z.int().min(1).optional(),
  owner: z.string().optional(),
  service: z.enum(services).optional(),
  status: z.enum(caseStatuses).optional(),
  method: z.enum(['directDebit', 'deductionFromEarnings', 'deductionFromBenefit', 'standingOrder', 'card']).optional(),
  payDay: z.int().min(1).max(28).optional(),
  livelihood: z.enum(['employed', 'selfEmployed', 'mixed', 'benefit', 'pension', 'none']).optional(),
  /** HMRC figures, newest first, pence a year. */
  annual: z.array(pence).min(1).max(4).optional(),
  children: z.array(z.strictObject({ age: z.number().min(0).max(20), nights: z.int().min(0).max(366) })).min(1).max(6).optional(),
  /** Children of the paying parent who are not in the case: at home, or under another arrangement. */
  otherChildren: z.array(z.strictObject({ age: z.number().min(0).max(20), role: z.enum(['relevantOther', 'otherArrangement']) })).max(4).optional(),
  /** Days since the amount in use took effect, and whole years before that since the first decision. */
  reviewAgo: z.int().min(1).max(364).optional(),
  years: z.int().min(0).max(8).optional(),
  /** Backdated work: the kept decisions were all made on one day. */
  onePerformDay: z.boolean().default(false),
  payments: z.array(z.enum(['full', 'part', 'nil'])).max(12).optional(),
  arrears: pence.optional(),
  /** Direct Pay: working days that each of the last payments came late, oldest first. */
  directLate: z.array(z.int().min(1).max(30)).max(6).optional(),
  paying: Person.default({}),
  receiving: Person.default({}),
  tasks: z.array(StoryTask).max(6).default([]),
  entries: z
    .array(
      z.strictObject({
        event: z.string(),
        ago: days,
        at: z.string().regex(/^\d{2}:\d{2}$/),
        by: z.string(),
        about: PartyRole.nullable().default(null),
        facts: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
      }),
    )
    .max(12)
    .default([]),
  notes: z.array(z.strictObject({ ago: days, at: z.string().regex(/^\d{2}:\d{2}$/), by: z.string(), text: z.string() })).max(8).default([]),
  promises: z
    .array(z.strictObject({ to: PartyRole, what: z.string(), in: days, at: z.string().regex(/^\d{2}:\d{2}$/).nullable().default(null) }))
    .max(4)
    .default([]),
  evidence: z
    .array(
      z.strictObject({
        kind: z.enum(['payslip', 'hmrc_rti', 'signed_statement', 'employerLetter', 'benefitLetter', 'bankStatement', 'courtOrder', 'other']),
        from: z.enum(['payingParent', 'receivingParent', 'employer', 'hmrc', 'dwp', 'other']),
        ago: z.int().min(0),
        state: z.enum(['received', 'accepted', 'refused']),
        weekly: pence.nullable().default(null),
        /** Belongs to the story's first item. */
        attached: z.boolean(),
      }),
    )
    .max(6)
    .default([]),
});
export type Story = z.output<typeof Story>;
