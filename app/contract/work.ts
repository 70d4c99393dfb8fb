import * as z from 'zod';
import { Instant, IsoDate } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import { Pence } from '../model/money.ts';
import { PartyRole } from '../model/roles.ts';
import { Channel, GateResult } from '../model/rows/conversation.ts';
import { ChangeType } from '../model/rows/work.ts';
import { TraceLine } from './case.ts';
import { method } from './method.ts';
import { Tag } from './shapes.ts';

const Source = z.strictObject({ label: z.string().max(80), on: IsoDate.nullable() });

/** A field as the catalogue describes it; the form draws itself from these. */
export const ChangeField = z.strictObject({
  name: z.string().max(40),
  label: z.string().max(120),
  hint: z.string().max(240).nullable(),
  type: z.enum(['choice', 'moneyPer', 'yesNo', 'date', 'text', 'phone', 'email', 'addressLines', 'postcode', 'country', 'longText']),
  choices: z.array(z.strictObject({ value: z.string().max(40), label: z.string().max(80), description: z.string().max(160).nullable() })).max(30),
  optional: z.boolean(),
  /** Shown only while another field has one of these values. */
  onlyWhen: z.strictObject({ field: z.string().max(40), oneOf: z.array(z.string().max(40)).max(10) }).nullable(),
  section: z.enum(['what', 'evidence', 'when']),
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
});
export type ChangePreview = z.output<typeof ChangePreview>;

export const workMethods = {
  'change.form': method(
    'read',
    z.strictObject({ caseId: Id, type: ChangeType, subject: PartyRole, taskId: Id.nullable() }),
    z.strictObject({
      type: ChangeType,
      title: z.string().max(80),
      subject: PartyRole,
      intro: z.string().max(300),
      fields: z.array(ChangeField).max(30),
      reportedOn: IsoDate,
      /** Row tags that the form was filled from; they go back in `saw`. */
      saw: z.record(z.string().max(120), Tag.nullable()),
    }),
  ),
  'change.offered': method(
    'read',
    z.strictObject({ caseId: Id }),
    z.strictObject({ types: z.array(z.strictObject({ type: ChangeType, title: z.string().max(80), subjects: z.array(PartyRole).max(2) })).max(28) }),
  ),
  'change.preview': method(
    'read',
    z.strictObject({ caseId: Id, type: ChangeType, subject: PartyRole, reportedOn: IsoDate, fields: z.record(z.string().max(40), z.unknown()), evidence: z.enum(['none', 'seen']), taskId: Id.nullable().default(null) }),
    ChangePreview,
  ),

  'instruction.suggest': method(
    'read',
    z.strictObject({ caseId: Id, taskId: Id.nullable(), text: z.string().max(120) }),
    z.strictObject({ items: z.array(z.strictObject({ instructionId: z.string().max(64), title: z.string().max(120), minutes: z.int(), because: z.string().max(120), runId: Id.nullable() })).max(50) }),
  ),
  /** The engine's own view of a run, as one JSON value (its schema lives with the engine). */
  'instruction.run': method('read', z.strictObject({ runId: Id }), z.strictObject({ runId: Id, caseId: Id, clusterId: Id, title: z.string().max(120), state: z.string().max(12), holder: z.string().max(24), tag: Tag, view: z.unknown() })),
  /** Validates an answer and says what it would do, without recording it. */
  'instruction.check': method('read', z.strictObject({ runId: Id, stepId: z.string().max(240), round: z.int().min(0).max(50).optional(), value: z.unknown(), reason: z.string().max(1000).optional() }), z.strictObject({ problem: z.string().max(200).nullable() })),
  'instruction.preview': method(
    'read',
    z.strictObject({ runId: Id }),
    z.strictObject({
      ready: z.boolean(),
      blocked: z.string().max(200).nullable(),
      writes: z.array(z.strictObject({ title: z.string().max(160), detail: z.string().max(300) })).max(40),
      change: ChangePreview.nullable(),
      messages: z.array(z.strictObject({ to: PartyRole, channel: Channel, templateId: z.string().max(64), title: z.string().max(120) })).max(12),
      outcome: z.string().max(160).nullable(),
      saw: z.record(z.string().max(120), Tag.nullable()),
    }),
  ),

  /** Templates that fit, with the recipient's recorded needs already applied. */
  'message.options': method(
    'read',
    z.strictObject({ caseId: Id, decisionId: Id.nullable(), changeId: Id.nullable() }),
    z.strictObject({
      options: z.array(
        z.strictObject({
          templateId: z.string().max(64), title: z.string().max(120), to: PartyRole, channel: Channel, language: z.enum(['en', 'cy']), recipient: z.string().max(60), initials: z.string().max(8),
          recommended: z.boolean(), blocked: z.string().max(200).nullable(), why: z.string().max(200),
        }),
      ).max(60),
    }),
  ),
  'message.compose': method(
    'read',
    z.strictObject({ caseId: Id, templateId: z.string().max(64), to: PartyRole, channel: Channel, language: z.enum(['en', 'cy']), decisionId: Id.nullable(), changeId: Id.nullable() }),
    z.strictObject({
      templateId: z.string().max(64), version: z.int(), title: z.string().max(120), subject: z.string().max(200).nullable(), body: z.string().max(20_000),
      facts: z.array(z.strictObject({ name: z.string().max(40), label: z.string().max(80), value: z.string().max(400), source: z.string().max(80) })).max(40),
      missing: z.array(z.string().max(80)).max(40),
      recipient: z.string().max(60), initials: z.string().max(8), sender: z.string().max(40), prefix: z.string().max(40).nullable(),
      other: z.strictObject({ to: PartyRole, body: z.string().max(20_000) }).nullable(),
      saw: z.record(z.string().max(120), Tag.nullable()),
    }),
  ),
  /** Everything the composer shows about words as they are now: rendering, counting, reading age, disclosure. */
  'message.check': method(
    'read',
    z.strictObject({ caseId: Id, to: PartyRole, channel: Channel, language: z.enum(['en', 'cy']).default('en'), subject: z.string().max(200).nullable(), body: z.string().max(20_000) }),
    z.strictObject({
      text: z.string().max(40_000),
      characters: z.int(),
      fragments: z.int().nullable(),
      left: z.int().nullable(),
      encoding: z.enum(['gsm', 'unicode']).nullable(),
      costTenths: z.int().nullable(),
      blocks: z.unknown(),
      pages: z.int().nullable(),
      checks: z.array(
        z.strictObject({
          key: z.string().max(24), state: z.enum(['pass', 'look', 'block']), title: z.string().max(120), detail: z.string().max(240),
          ranges: z.array(z.strictObject({ start: z.int(), end: z.int() })).max(40),
          /** One-click mend: replace `find` with `use`. */
          mend: z.strictObject({ find: z.string().max(20), use: z.string().max(20) }).nullable(),
        }),
      ).max(20),
    }),
  ),
  'session.clock': method('read', z.strictObject({}), z.strictObject({ now: Instant, today: IsoDate })),
} as const;
