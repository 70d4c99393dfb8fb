import * as z from 'zod';
import { Instant, IsoDate } from '../model/dates.ts';
import { Id, UserId } from '../model/ids.ts';
import { method } from './method.ts';
import { Tag } from './shapes.ts';

const Saw = z.record(z.string().max(120), Tag.nullable());

/** One act. `requestId` is made once by the screen, so that a repeated click or a resend is the same act. */
export const Act = z.strictObject({
  requestId: z.string().min(8).max(64).regex(/^[A-Za-z0-9-]+$/),
  kind: z.string().min(3).max(60),
  clusterId: Id,
  args: z.unknown(),
  saw: Saw,
});
export type Act = z.input<typeof Act>;

export const Done = z.strictObject({
  opId: Id,
  savedAt: Instant,
  /** Undo is offered until then; null when this act cannot be taken back. */
  undoUntil: Instant.nullable(),
  /** Ids of the rows it made or changed, by kind. */
  rows: z.array(z.strictObject({ kind: z.string().max(32), id: Id })).max(200),
});
export type Done = z.output<typeof Done>;

export const OutboxItem = z.strictObject({
  opId: Id, seq: z.int(), kind: z.string().max(60), title: z.string().max(120), clusterId: Id, caseId: Id.nullable(), reference: z.string().max(16).nullable(), madeAt: Instant,
  state: z.enum(['waiting', 'trying', 'needsYou', 'sent', 'settled']),
  reason: z.strictObject({ code: z.string().max(40), fields: z.array(z.string().max(120)).max(40), facts: z.record(z.string(), z.union([z.string(), z.number()])), changed: z.array(z.strictObject({ key: z.string().max(120), by: z.string().max(32), at: Instant })).max(40) }).nullable(),
  nextTryAt: Instant.nullable(),
});
export type OutboxItem = z.output<typeof OutboxItem>;

export const QueuedMessage = z.strictObject({
  messageId: Id, clusterId: Id, caseId: Id, reference: z.string().max(16), channel: z.enum(['sms', 'email', 'letter']), to: z.enum(['receivingParent', 'payingParent']), title: z.string().max(120), at: Instant, sendAfter: Instant.nullable(), state: z.string().max(12), tag: Tag,
});

export const doingMethods = {
  'operation.perform': method('write', Act, Done),
  /** Many acts with one answer each: a bad row never stops the others. */
  'operation.performMany': method(
    'write',
    z.strictObject({ acts: z.array(Act).min(1).max(1000) }),
    z.strictObject({
      results: z.array(z.strictObject({ requestId: z.string().max(64), ok: z.boolean(), opId: Id.nullable(), code: z.string().max(40).nullable(), facts: z.record(z.string(), z.union([z.string(), z.number()])) })).max(1000),
      undoUntil: Instant.nullable(),
    }),
  ),
  'operation.undo': method('write', z.strictObject({ opIds: z.array(Id).min(1).max(1000) }), z.strictObject({ undone: z.int(), left: z.array(z.strictObject({ opId: Id, code: z.string().max(40) })).max(1000) })),
  'outbox.list': method('read', z.strictObject({}), z.strictObject({ items: z.array(OutboxItem).max(500), messages: z.array(QueuedMessage).max(500), sentToday: z.int() })),
  'outbox.withdraw': method('write', z.strictObject({ opId: Id, reason: z.string().min(3).max(400) }), z.strictObject({ opId: Id })),
  /** Keystroke drafts: in the journal, never an operation until submitted. `body` is the screen's own JSON. */
  'draft.save': method(
    'write',
    z.strictObject({ key: z.string().min(3).max(160), caseId: Id.nullable(), title: z.string().max(80), body: z.string().max(200_000) }),
    z.strictObject({ savedAt: Instant }),
  ),
  'draft.load': method('read', z.strictObject({ key: z.string().max(160) }), z.strictObject({ draft: z.strictObject({ body: z.string(), savedAt: Instant }).nullable() })),
  'draft.list': method('read', z.strictObject({ caseId: Id.nullable() }), z.strictObject({ drafts: z.array(z.strictObject({ key: z.string().max(160), caseId: Id.nullable(), title: z.string().max(80), savedAt: Instant })).max(500) })),
  'draft.discard': method('write', z.strictObject({ key: z.string().max(160) }), z.strictObject({ discarded: z.boolean() })),
  'team.people': method(
    'read',
    z.strictObject({}),
    z.strictObject({ people: z.array(z.strictObject({ userId: UserId, role: z.string().max(20), away: IsoDate.nullable(), open: z.int(), overdue: z.int() })).max(200) }),
  ),
  /** The kept text of everything recorded here, for a person's own backup. */
  'store.backup': method('write', z.strictObject({}), z.strictObject({ name: z.string().max(120), bytes: z.int() })),
} as const;
