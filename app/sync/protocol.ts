import * as z from 'zod';
import { Instant } from '../model/dates.ts';
import { Id } from '../model/ids.ts';

/** Bumped when what travels changes meaning. Both sides say theirs in every request. */
export const SCHEMA = 1;

/** The facts that an operation rests on: row key → the tag seen, null for "was not there". */
export const Saw = z.record(z.string().max(120), z.string().max(120).nullable());
export type Saw = z.output<typeof Saw>;

/** One act of a person. `opId` is made once (UUIDv7); `seq` counts 1, 2, 3… in a stream (one user on one device). */
export const Op = z.strictObject({
  seq: z.int().min(1),
  opId: Id,
  kind: z.string().min(3).max(60),
  v: z.int().min(1),
  clusterIds: z.array(Id).min(1).max(8),
  args: z.unknown(),
  saw: Saw,
  madeAt: Instant,
  madeEpoch: z.int().min(0),
  redoOf: Id.nullable(),
});
export type Op = z.output<typeof Op>;

export const outcomes = ['applied', 'rejected', 'conflict'] as const;
export type Outcome = (typeof outcomes)[number];

/** Why an operation was not applied, with enough to show a person. No case text. */
export const OutcomeDetail = z.strictObject({
  code: z.string().max(40).nullable(),
  fields: z.array(z.string().max(120)).max(40),
  facts: z.record(z.string().max(40), z.union([z.string().max(80), z.number()])),
  /** For a conflict: what changed, by whom, when, by which operation. */
  changed: z.array(z.strictObject({ key: z.string().max(120), by: z.string().max(32), at: Instant, opId: Id })).max(40),
});
export type OutcomeDetail = z.output<typeof OutcomeDetail>;
export const OpResult = z.strictObject({ seq: z.int().min(1), outcome: z.enum(outcomes), detail: OutcomeDetail });
export type OpResult = z.output<typeof OpResult>;

export const PUSH_MAX_OPS = 50;
export const PushRequest = z.strictObject({
  stream: Id,
  epoch: z.int().min(0),
  schema: z.int().min(1),
  ops: z.array(Op).min(1).max(PUSH_MAX_OPS),
});
export type PushRequest = z.output<typeof PushRequest>;
/** `stop`: why the rest was not looked at. `gap` names the expected seq; `busy` means try again. */
export const PushReply = z.strictObject({
  epoch: z.int().min(0),
  now: Instant,
  results: z.array(OpResult).max(PUSH_MAX_OPS),
  stop: z.strictObject({ why: z.enum(['gap', 'seqReused', 'epochChanged', 'busy', 'deviceRefused', 'schema']), expected: z.int().nullable() }).nullable(),
});
export type PushReply = z.output<typeof PushReply>;

/** Where a desktop stands in one scope: fed up to `pos`; still copying clusters after `boot` unless null. */
export const Cursor = z.strictObject({ pos: z.int().min(0), boot: z.string().max(64).nullable() });
export type Cursor = z.output<typeof Cursor>;

export const PULL_PAGE = 500;
export const PullRequest = z.strictObject({
  stream: Id,
  epoch: z.int().min(0),
  schema: z.int().min(1),
  cursors: z.record(z.string().max(64), Cursor),
  resultsAfter: z.int().min(0),
  limit: z.int().min(1).max(PULL_PAGE),
});
export type PullRequest = z.output<typeof PullRequest>;

export const WireRow = z.strictObject({
  kind: z.string().max(32),
  id: Id,
  ver: z.int().min(0),
  byOp: Id,
  deleted: z.boolean(),
  /** The body as JSON text: stored as it comes, parsed only where it is used. */
  body: z.string().max(262_144).nullable(),
});
export type WireRow = z.output<typeof WireRow>;
export const WireCluster = z.strictObject({ id: Id, ver: z.int().min(0), full: z.boolean(), rows: z.array(WireRow) });
export type WireCluster = z.output<typeof WireCluster>;

export const ScopePage = z.strictObject({
  id: z.string().max(64),
  from: Cursor.nullable(),
  to: Cursor,
  reset: z.boolean(),
  enter: z.array(Id),
  leave: z.array(Id),
  /** Present when the scope is at its head: how many clusters, and the XOR of h8(cluster, version) as hex. */
  check: z.strictObject({ clusters: z.int().min(0), digest: z.string().max(16) }).nullable(),
  /** How many clusters the scope holds, for progress. */
  total: z.int().min(0),
});
export type ScopePage = z.output<typeof ScopePage>;

export const PullReply = z.strictObject({
  epoch: z.int().min(0),
  epochChanged: z.boolean(),
  now: Instant,
  lastSeq: z.int().min(0),
  results: z.array(OpResult),
  drops: z.array(z.string().max(64)),
  scopes: z.array(ScopePage),
  clusters: z.array(WireCluster),
  more: z.boolean(),
});
export type PullReply = z.output<typeof PullReply>;
