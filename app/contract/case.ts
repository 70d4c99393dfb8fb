import * as z from 'zod';
import { Instant, IsoDate } from '../model/dates.ts';
import { Id, TeamId, UserId } from '../model/ids.ts';
import { Pence } from '../model/money.ts';
import { PartyRole } from '../model/roles.ts';
import { DayRange, ledgerTypes, MadeBy } from '../model/rows/money.ts';
import { ChangeType, EntryCategory } from '../model/rows/work.ts';
import { GateResult } from '../model/rows/conversation.ts';
import { ContactBody, PersonBody, SafetyBody } from '../model/rows/people.ts';
import { method } from './method.ts';
import { PromiseItem, QueueRow, Segment, Tag } from './shapes.ts';

/** Everything private to one parent. Only ever drawn on that parent's panel. */
export const PartyView = z.strictObject({
  role: PartyRole,
  personId: Id,
  person: PersonBody,
  initials: z.string().max(8),
  contact: ContactBody.nullable(),
  safety: z.array(SafetyBody).max(10),
  tags: z.strictObject({ person: Tag, contact: Tag.nullable() }),
  /** Paying parent: what they pay with the fee. Receiving parent: what they get after it. */
  amount: Pence.nullable(),
  reportedWeekly: z.strictObject({ weekly: Pence, changeId: Id.nullable() }).nullable(),
});
export type PartyView = z.output<typeof PartyView>;

export const RequestView = z.strictObject({
  requestId: Id, to: z.string().max(20), what: z.string().max(40), channel: z.string().max(12), sentAt: Instant, dueOn: IsoDate,
  state: z.enum(['waiting', 'answered', 'late', 'lapsed', 'cancelled']), ifSilent: z.enum(['accept', 'decide', 'cancel']), answeredAt: Instant.nullable(), weekly: Pence.nullable(),
});

export const CaseView = z.strictObject({
  caseId: Id,
  clusterId: Id,
  reference: z.string().max(16),
  tag: Tag,
  status: z.string().max(24),
  service: z.enum(['collectAndPay', 'directPay']),
  openedOn: IsoDate,
  effectiveFrom: IsoDate,
  reviewOn: IsoDate,
  ownerTeamId: TeamId,
  ownerTeamName: z.string().max(40),
  ownerUserId: UserId.nullable(),
  method: z.string().max(32).nullable(),
  payDay: z.int().nullable(),
  receiving: PartyView,
  paying: PartyView,
  /** What both parents may be told. */
  shared: z.strictObject({
    children: z.array(z.strictObject({ childId: Id, label: z.string().max(4), years: z.int(), nights: z.int(), basis: z.string().max(16) })).max(20),
    otherChildren: z.int(),
    income: z.strictObject({ weekly: Pence, basis: z.string().max(12), source: z.string().max(16), taxYear: z.string().max(12).nullable(), from: IsoDate }).nullable(),
    decision: z
      .strictObject({
        decisionId: Id, number: z.int(), reason: z.string().max(16), effectiveFrom: IsoDate, performedOn: IsoDate, by: z.string().max(32),
        weekly: Pence, previousWeekly: Pence.nullable(), previousDecisionId: Id.nullable(), rate: z.string().max(12), plus: z.boolean(), grossWeekly: Pence,
        /** `16%`, or `16%` and `12%` above the first part; empty when the rate has none. */
        percents: z.array(z.string().max(10)).max(2),
      })
      .nullable(),
  }),
  owed: Pence,
  nextPayment: z.strictObject({ on: IsoDate, pence: Pence }).nullable(),
  waiting: z.array(RequestView).max(20),
  tasks: z.array(QueueRow).max(40),
  promises: z.array(PromiseItem).max(40),
  drafts: z.array(z.strictObject({ key: z.string().max(160), title: z.string().max(80), at: Instant })).max(40),
  runs: z.array(z.strictObject({ runId: Id, title: z.string().max(120), state: z.string().max(12), holder: UserId, at: Instant, taskId: Id.nullable() })).max(20),
  siblings: z.array(z.strictObject({ caseId: Id, reference: z.string().max(16) })).max(12),
  changeCount: z.int(),
  messageCount: z.int(),
  /** A reader with no right to work on it sees everything and can change nothing. */
  readOnly: z.boolean(),
});
export type CaseView = z.output<typeof CaseView>;

export const TimelineLine = z.strictObject({
  key: z.string().max(96), at: Instant, day: IsoDate, category: EntryCategory, event: z.string().max(48), by: z.string().max(32), about: PartyRole.nullable(),
  segments: z.array(Segment).max(20), ref: z.string().max(96).nullable(), note: z.boolean(),
});
export type TimelineLine = z.output<typeof TimelineLine>;

export const ChangeView = z.strictObject({
  changeId: Id, type: ChangeType, subject: PartyRole, title: z.string().max(80), reportedOn: IsoDate, state: z.string().max(16), effectiveFrom: IsoDate.nullable(),
  weeklyBefore: Pence.nullable(), weeklyAfter: Pence.nullable(), gates: z.array(GateResult).max(9), by: z.string().max(32), recordedAt: Instant, decisionId: Id.nullable(),
  /** The work item it belongs to, and the day by which we said that it would be finished. */
  taskId: Id.nullable(), promisedOn: IsoDate.nullable(),
  /** What decided the amount before; while it is not decided, the decision in force. */
  decisionBeforeId: Id.nullable(),
  /** The first payment asked for under its decision. */
  firstPayment: z.strictObject({ on: IsoDate, total: Pence }).nullable(),
});
export type ChangeView = z.output<typeof ChangeView>;

export const MessageView = z.strictObject({
  messageId: Id, to: PartyRole, channel: z.enum(['sms', 'email', 'letter']), templateId: z.string().max(64), title: z.string().max(120), subject: z.string().max(200).nullable(), body: z.string().max(20_000),
  state: z.string().max(12), fragments: z.int().nullable(), recipient: z.string().max(60), at: Instant, sendAfter: Instant.nullable(), by: z.string().max(32), decisionId: Id.nullable(), language: z.enum(['en', 'cy']), tag: Tag,
});
export type MessageView = z.output<typeof MessageView>;

export const TraceLine = z.strictObject({
  ruleId: z.string().max(24), title: z.string().max(120), formula: z.string().max(400), result: z.string().max(80), source: z.string().max(160),
  rows: z.array(z.strictObject({ key: z.string().max(60), from: IsoDate })).max(20), matters: z.boolean(),
  /** What went in, by name. Only what the reader of the line may have. */
  inputs: z.exactOptional(z.record(z.string().max(60), z.string().max(200))),
});
export type TraceLine = z.output<typeof TraceLine>;

/** A decision named beside another: the one before it, the one in its place, those made on the same day. */
const DecisionBeside = z.strictObject({ decisionId: Id, number: z.int(), weekly: Pence, effectiveFrom: IsoDate, effectiveUntil: IsoDate.nullable(), replaced: z.boolean() });

export const caseMethods = {
  'case.open': method('read', z.strictObject({ caseId: Id }), CaseView),
  'case.timeline': method(
    'read',
    z.strictObject({ caseId: Id, categories: z.array(EntryCategory).max(5), before: z.string().max(120).nullable(), limit: z.int().min(1).max(200) }),
    z.strictObject({ lines: z.array(TimelineLine).max(200), next: z.string().max(120).nullable(), counts: z.record(z.string(), z.int()) }),
  ),
  'case.money': method(
    'read',
    z.strictObject({ caseId: Id }),
    z.strictObject({
      periods: z.array(z.strictObject({ decisionId: Id, number: z.int(), from: IsoDate, until: IsoDate.nullable(), weekly: Pence, payingParentTotal: Pence, receivingParentNet: Pence, reason: z.string().max(16), performedOn: IsoDate })).max(60),
      ledger: z.array(z.strictObject({ on: IsoDate, type: z.enum(ledgerTypes), pence: Pence, bucket: z.string().max(16), method: z.string().max(32).nullable(), balance: Pence,
        id: Id, fee: Pence, period: DayRange.nullable(), dueOn: IsoDate.nullable(), manual: z.boolean(), ref: MadeBy.nullable() })).max(400),
      owed: z.strictObject({ maintenance: Pence, fees: Pence, charges: Pence, total: Pence }),
    }),
  ),
  'case.changes': method('read', z.strictObject({ caseId: Id }), z.strictObject({ changes: z.array(ChangeView).max(200) })),
  'case.messages': method('read', z.strictObject({ caseId: Id }), z.strictObject({ messages: z.array(MessageView).max(200) })),
  /** Every step behind a decided amount, worked out again now from the stored facts. A field that the reader may not have is null. */
  'explain.decision': method(
    'read',
    z.strictObject({ caseId: Id, decisionId: Id, audience: z.enum(['staff', 'payingParent', 'receivingParent']) }),
    z.strictObject({
      number: z.int(), weekly: Pence, effectiveFrom: IsoDate, effectiveUntil: IsoDate.nullable(), performedOn: IsoDate, by: z.string().max(32).nullable(), sentence: z.string().max(400), lines: z.array(TraceLine).max(60),
      /** Null where no fee is taken. */
      fees: z.strictObject({ payingParent: z.strictObject({ total: Pence, fee: Pence }).nullable(), receivingParent: z.strictObject({ net: Pence, fee: Pence }).nullable() }).nullable(),
      replay: z.enum(['same', 'different']),
      /** What decided its first day before it did. */
      previous: z.strictObject({ decisionId: Id, weekly: Pence }).nullable(),
      /** Set when all its days were decided anew later; `by` null when what came after set no amount. */
      replaced: z.strictObject({ by: DecisionBeside.nullable() }).nullable(),
      /** All decisions made on its day, itself among them, by their first day. Empty when it was the only one. */
      sameDay: z.array(DecisionBeside).max(40),
      /** The first payment asked for under it. */
      firstPayment: z.strictObject({ on: IsoDate, total: Pence }).nullable(),
    }),
  ),
} as const;
