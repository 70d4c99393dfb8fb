import * as z from 'zod';
import { Instant, IsoDate } from '../model/dates.ts';
import { Id, TeamId, UserId } from '../model/ids.ts';
import { Pence } from '../model/money.ts';
import { PartyRole } from '../model/roles.ts';
import { PromiseKind } from '../model/rows/promises.ts';
import { ChangeType, TaskKind, WaitingOn, WhyNow } from '../model/rows/work.ts';

/** Shapes that several screens share. */

export const Tag = z.string().max(120);

/** A work item as the queue shows it. `tag` goes back in `saw` when the person acts on it. */
export const QueueRow = z.strictObject({
  taskId: Id,
  clusterId: Id,
  caseId: Id,
  reference: z.string().max(16),
  kind: TaskKind,
  changeType: ChangeType.nullable(),
  subject: PartyRole.nullable(),
  state: z.enum(['open', 'done', 'cancelled']),
  receivedOn: IsoDate,
  dueOn: IsoDate,
  dueAt: Instant.nullable(),
  priority: z.int(),
  teamId: TeamId,
  claimedBy: UserId.nullable(),
  claimedAt: Instant.nullable(),
  why: WhyNow,
  waiting: z.array(WaitingOn).max(8),
  waitingUntil: IsoDate.nullable(),
  wokeAt: Instant.nullable(),
  tries: z.int(),
  /** The case has a safe-contact or harm marker. */
  safety: z.boolean(),
  lastNote: z.string().max(160).nullable(),
  effortMinutes: z.int(),
  tag: Tag,
});
export type QueueRow = z.output<typeof QueueRow>;

/** The words of a timeline line; `pence` marks an amount that explains itself. */
export const Segment = z.strictObject({ text: z.string().max(4200), pence: Pence.optional(), strong: z.boolean().optional() });
export type Segment = z.output<typeof Segment>;

export const PromiseItem = z.strictObject({
  promiseId: Id,
  clusterId: Id,
  caseId: Id,
  reference: z.string().max(16),
  to: PartyRole,
  what: z.string().max(200),
  byOn: IsoDate,
  byAt: Instant.nullable(),
  ownerUserId: UserId.nullable(),
  state: z.enum(['open', 'kept', 'withdrawn']),
  kind: PromiseKind,
  /** False: our own target, never said to the parent. */
  told: z.boolean(),
  /** Its owner is warned from this day on. */
  warnOn: IsoDate,
  madeAt: Instant,
  keptAt: Instant.nullable(),
  /** How often its date was moved. */
  moves: z.int(),
  /** Why it was taken back. */
  because: z.string().max(200).nullable(),
  tag: Tag,
});
export type PromiseItem = z.output<typeof PromiseItem>;
