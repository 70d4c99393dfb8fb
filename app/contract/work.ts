import * as z from 'zod';
import { Instant, IsoDate } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import { PartyRole } from '../model/roles.ts';
import { Channel } from '../model/rows/conversation.ts';
import { ChangePreview } from './change.ts';
import { method } from './method.ts';
import { Tag } from './shapes.ts';

export const workMethods = {
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
          templateId: z.string().max(64), title: z.string().max(120), to: PartyRole, channel: Channel, language: z.enum(['en', 'cy']), recipient: z.string().max(400), initials: z.string().max(8),
          recommended: z.boolean(), blocked: z.string().max(200).nullable(), why: z.string().max(200),
        }),
      ).max(400),
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
