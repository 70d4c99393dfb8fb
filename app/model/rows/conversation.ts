import * as z from 'zod';
import { Instant, IsoDate } from '../dates.ts';
import { Author, Id, UserId } from '../ids.ts';
import { Pence } from '../money.ts';
import { PartyRole } from '../roles.ts';
import { ChangeType } from './work.ts';

/** A gate of the straight-through rule (changes catalogue G1–G9) as it stood when the change was recorded. */
export const GateResult = z.strictObject({
  gate: z.enum(['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9']),
  state: z.enum(['passed', 'failed', 'waiting']),
  reason: z.string().max(40),
  facts: z.record(z.string().max(32), z.union([z.string().max(120), z.number(), z.null()])),
});
export type GateResult = z.output<typeof GateResult>;

export const ChangeBody = z.strictObject({
  caseId: Id,
  type: ChangeType,
  subject: PartyRole,
  reportedBy: z.union([PartyRole, z.enum(['thirdParty', 'feed'])]),
  reportedOn: IsoDate,
  changedOn: IsoDate.nullable(),
  /** The catalogue's fields for this type, as answered. */
  fields: z.record(z.string().max(40), z.unknown()),
  state: z.enum(['waiting', 'decided', 'refused', 'applied', 'handedOver', 'withdrawn']),
  effectiveFrom: IsoDate.nullable(),
  weeklyBefore: Pence.nullable(),
  weeklyAfter: Pence.nullable(),
  gates: z.array(GateResult).max(9),
  decisionId: Id.nullable(),
  taskId: Id.nullable(),
  runId: Id.nullable(),
  recordedAt: Instant,
  by: Author,
});
export type ChangeBody = z.output<typeof ChangeBody>;

export const channels = ['sms', 'email', 'letter'] as const;
export const Channel = z.enum(channels);
export type Channel = z.output<typeof Channel>;

export const MessageBody = z.strictObject({
  caseId: Id,
  taskId: Id.nullable(),
  changeId: Id.nullable(),
  decisionId: Id.nullable(),
  to: PartyRole,
  channel: Channel,
  templateId: z.string().max(64),
  templateVersion: z.int().min(1),
  language: z.enum(['en', 'cy']),
  /** Placeholder → the value used and where it came from. */
  facts: z.record(z.string().max(40), z.strictObject({ value: z.string().max(400), source: z.string().max(80) })),
  subject: z.string().max(200).nullable(),
  /** The words as they will go, placeholders filled. */
  body: z.string().max(20_000),
  /** A person changed the template's words. */
  edited: z.boolean(),
  fragments: z.int().min(0).max(40).nullable(),
  /** Masked for staff lists: ends in 217. The real one is looked up again when it is sent. */
  recipient: z.string().max(60),
  /** Only for an alert to a contact that is no longer the person's: where it goes. */
  sendTo: z.string().max(254).optional(),
  state: z.enum(['draft', 'queued', 'sent', 'delivered', 'failed', 'recalled']),
  /** Waits until then, so that it can be recalled. */
  sendAfter: Instant.nullable(),
  at: Instant,
  by: Author,
});
export type MessageBody = z.output<typeof MessageBody>;

export const RunBody = z.strictObject({
  caseId: Id,
  taskId: Id.nullable(),
  instructionId: z.string().max(64),
  /** Content hash of the published version that this run is pinned to. */
  hash: z.string().max(80),
  state: z.enum(['open', 'paused', 'submitted', 'abandoned']),
  holder: UserId,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  outcome: z.string().max(64).nullable(),
  /** The run's log; the engine's own schema reads it. */
  events: z.array(z.unknown()).max(1000),
});
export type RunBody = z.output<typeof RunBody>;
