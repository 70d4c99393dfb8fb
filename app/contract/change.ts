import * as z from 'zod';
import { columnTypes, decisions, fieldSections, fieldTypes } from '../changes/fieldTypes.ts';
import { IsoDate } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import { Pence } from '../model/money.ts';
import { PartyRole } from '../model/roles.ts';
import { Channel, GateResult } from '../model/rows/conversation.ts';
import { ChangeType } from '../model/rows/work.ts';
import { TraceLine } from './case.ts';
import { method } from './method.ts';
import { Tag } from './shapes.ts';

/** A person's own decision where the rule leaves it to one, or where they go another way. */
export const DecideAs = z.strictObject({ as: z.enum(decisions), because: z.string().trim().max(1000) });
export type DecideAs = z.output<typeof DecideAs>;

const Source = z.strictObject({ label: z.string().max(80), on: IsoDate.nullable() });

export const Reporter = z.enum(['payingParent', 'receivingParent', 'thirdParty', 'feed']);
export type Reporter = z.output<typeof Reporter>;

/** A field as the catalogue describes it; the form draws itself from these. */
export const ChangeField = z.strictObject({
  name: z.string().max(40),
  label: z.string().max(120),
  hint: z.string().max(240).nullable(),
  type: z.enum(fieldTypes),
  /** For `child` and `children`, the case's own children: the value is the child's id. */
  choices: z.array(z.strictObject({ value: z.string().max(80), label: z.string().max(80), description: z.string().max(160).nullable() })).max(30),
  optional: z.boolean(),
  /** Bounds: of a whole number, of an amount in pence, of a text's characters, of how many rows or choices. Null: the type's own. */
  least: z.int().nullable(),
  most: z.int().nullable(),
  /** Said after a whole number: `nights a year`. */
  unit: z.string().max(40).nullable(),
  /** What each row of a `rows` field holds. */
  columns: z.array(z.strictObject({ name: z.string().max(40), label: z.string().max(80), type: z.enum(columnTypes), optional: z.boolean(), choices: z.array(z.strictObject({ value: z.string().max(40), label: z.string().max(80) })).max(20) })).max(6),
  /** Shown only while another field has one of these values. */
  onlyWhen: z.strictObject({ field: z.string().max(40), oneOf: z.array(z.string().max(40)).max(10) }).nullable(),
  section: z.enum(fieldSections),
  prefill: z.strictObject({ value: z.unknown(), source: Source }).nullable(),
});
export type ChangeField = z.output<typeof ChangeField>;

const FieldProblem = z.strictObject({ field: z.string().max(40), message: z.string().max(200) });

export const ChangePreview = z.strictObject({
  /** Empty when every needed field is usable. */
  problems: z.array(FieldProblem).max(30),
  /** What is still needed before this can be worked out, in words. */
  needs: z.array(z.string().max(120)).max(20),
  effective: z.strictObject({ on: IsoDate, ruleId: z.string().max(16), reason: z.string().max(300), source: z.string().max(120) }).nullable(),
  tolerance: z.strictObject({ met: z.boolean(), percent: z.string().max(12), inUse: Pence, reported: Pence, lowerEdge: Pence, upperEdge: Pence, direction: z.enum(['up', 'down', 'same']), source: z.string().max(80) }).nullable(),
  before: z.strictObject({ weekly: Pence, payingParentTotal: Pence, receivingParentNet: Pence, grossWeekly: Pence, rate: z.string().max(60) }).nullable(),
  after: z.strictObject({ weekly: Pence, payingParentTotal: Pence, receivingParentNet: Pence, grossWeekly: Pence, rate: z.string().max(60) }).nullable(),
  lines: z.array(TraceLine).max(60),
  gates: z.array(GateResult.extend({ title: z.string().max(40), words: z.string().max(160) })).max(9),
  requests: z.array(z.strictObject({ to: z.string().max(20), what: z.string().max(60), channel: z.string().max(12), dueOn: IsoDate, ifSilent: z.enum(['accept', 'decide', 'cancel']), words: z.string().max(120) })).max(8),
  notices: z.array(z.strictObject({ to: PartyRole, channel: Channel, templateId: z.string().max(64), title: z.string().max(120) })).max(12),
  /** What recording it now would do: decide, ask first, refuse as too small, apply at once, hand to a person. */
  path: z.enum(['decide', 'waitForProof', 'refuse', 'apply', 'handOver']),
  warnings: z.array(z.string().max(240)).max(10),

  /** A applied at once, B decided by rule when every gate passes, C prepared for a person. */
  class: z.enum(['A', 'B', 'C']),
  /** Worth a look before deciding. Reasons, never blocks. */
  checks: z.array(z.strictObject({ code: z.string().max(40), words: z.string().max(240) })).max(20),
  /** What was gathered and worked out for the person who decides. Staff words. */
  prepared: z.array(z.strictObject({ label: z.string().max(80), value: z.string().max(160), source: z.string().max(120) })).max(30),
  /** Both parents' accounts of the same matter, side by side. */
  sides: z.array(z.strictObject({ label: z.string().max(80), payingParent: z.string().max(80).nullable(), receivingParent: z.string().max(80).nullable(), leads: PartyRole.nullable() })).max(16),
  /** Why the rule refuses it, in the customer's words. */
  refusal: z.strictObject({ code: z.string().max(40), words: z.string().max(300), source: z.string().max(160) }).nullable(),
  /** Every period whose amount it changes, oldest first; one when it starts inside the decision in force. */
  periods: z.array(z.strictObject({ from: IsoDate, until: IsoDate.nullable(), before: Pence.nullable(), after: Pence })).max(40),
  /** Other unfinished reports that touch this one. `before` ones are decided first. */
  chain: z.array(z.strictObject({ changeId: Id, taskId: Id.nullable(), type: ChangeType, title: z.string().max(80), subject: PartyRole, reportedOn: IsoDate, state: z.string().max(16), order: z.enum(['before', 'same', 'after']) })).max(12),
  /** What a person may decide, where no rule decides alone. Null when the rule's answer stands by itself. */
  choice: z
    .strictObject({
      options: z.array(z.enum(decisions)).min(1).max(3),
      suggested: z.enum(decisions).nullable(),
      /** Why a person is needed, and why this is suggested. */
      why: z.array(z.string().max(240)).max(12),
      /** Deciding another way than the rule's own answer needs a reason. */
      reasonNeeded: z.boolean(),
    })
    .nullable(),
  /** What the record will say. `about` null: of the case. */
  record: z.array(z.strictObject({ label: z.string().max(80), before: z.string().max(160).nullable(), after: z.string().max(160).nullable(), about: PartyRole.nullable() })).max(16),
  /** Further work that recording it opens. */
  opens: z.array(z.strictObject({ title: z.string().max(120), why: z.string().max(160), dueOn: IsoDate })).max(6),
});
export type ChangePreview = z.output<typeof ChangePreview>;

export const changeMethods = {
  'change.form': method(
    'read',
    z.strictObject({ caseId: Id, type: ChangeType, subject: PartyRole, taskId: Id.nullable() }),
    z.strictObject({
      type: ChangeType,
      title: z.string().max(80),
      subject: PartyRole,
      intro: z.string().max(300),
      fields: z.array(ChangeField).max(40),
      reportedOn: IsoDate,
      class: z.enum(['A', 'B', 'C']),
      /** Who may have told us, and who did as far as the work item says. */
      reporters: z.array(Reporter).min(1).max(4),
      reportedBy: Reporter,
      /** Proof that is taken and proof that is not, with the reason in the customer's words. */
      evidence: z.strictObject({
        accepted: z.array(z.strictObject({ kind: z.string().max(40), label: z.string().max(80) })).max(20),
        refused: z.array(z.strictObject({ what: z.string().max(80), why: z.string().max(240) })).max(12),
      }),
      /** What the customer is told about when it will be done. */
      clocks: z.array(z.strictObject({ label: z.string().max(80), on: IsoDate })).max(6),
      /** The instruction that does this work with the caseworker, where there is one. */
      instructionId: z.string().max(64).nullable(),
      /** Row tags that the form was filled from; they go back in `saw`. */
      saw: z.record(z.string().max(120), Tag.nullable()),
    }),
  ),
  'change.offered': method(
    'read',
    z.strictObject({ caseId: Id }),
    z.strictObject({ types: z.array(z.strictObject({
      type: ChangeType, title: z.string().max(80), intro: z.string().max(300), subjects: z.array(PartyRole).max(2), class: z.enum(['A', 'B', 'C']),
      /** Types are listed together by what they are about, in order of precedence. */
      group: z.string().max(40), words: z.array(z.string().max(40)).max(20),
      /** Unfinished reports of this type here. */
      open: z.int(),
      /** Why it cannot be started now; null when it can. */
      off: z.string().max(160).nullable(),
    })).max(28) }),
  ),
  'change.preview': method(
    'read',
    z.strictObject({ caseId: Id, type: ChangeType, subject: PartyRole, reportedOn: IsoDate, fields: z.record(z.string().max(40), z.unknown()), evidence: z.enum(['none', 'seen']), taskId: Id.nullable().default(null), reportedBy: Reporter.nullable().default(null), decide: DecideAs.nullable().default(null) }),
    ChangePreview,
  ),
  /** Several unfinished reports decided in one sitting: each date's amount is worked out once. */
  'change.together': method(
    'read',
    z.strictObject({ caseId: Id, changeIds: z.array(Id).min(1).max(8) }),
    z.strictObject({
      /** In the order in which they are decided. */
      reports: z.array(z.strictObject({ changeId: Id, taskId: Id.nullable(), type: ChangeType, title: z.string().max(80), subject: PartyRole, reportedOn: IsoDate, effectiveOn: IsoDate.nullable(), path: z.enum(['decide', 'waitForProof', 'refuse', 'apply', 'handOver']), words: z.string().max(240), can: z.boolean() })).max(8),
      periods: z.array(z.strictObject({ from: IsoDate, until: IsoDate.nullable(), before: Pence.nullable(), after: Pence })).max(40),
      before: Pence.nullable(),
      after: Pence.nullable(),
      notices: z.array(z.strictObject({ to: PartyRole, channel: Channel, templateId: z.string().max(64), title: z.string().max(120) })).max(24),
      /** Why they cannot be decided together now. */
      blocked: z.string().max(240).nullable(),
      saw: z.record(z.string().max(120), Tag.nullable()),
    }),
  ),
} as const;
