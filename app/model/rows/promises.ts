import * as z from 'zod';
import { Instant, IsoDate } from '../dates.ts';
import { Author, Id, TeamId, UserId } from '../ids.ts';
import { PartyRole } from '../roles.ts';

/** What a promise is about. A person's own words are `custom`; the rest can be recognised, kept and said by rule. */
export const promiseKinds = [
  'custom', 'callBack', 'startChange', 'finishChange', 'readMessage', 'sendLetter', 'decide', 'refund', 'reply', 'contact', 'acknowledge', 'updateRecord',
] as const;
export const PromiseKind = z.enum(promiseKinds);
export type PromiseKind = z.output<typeof PromiseKind>;

/** What keeps a promise. `person`: only somebody who says so. */
export const keepingEvents = ['person', 'taskDone', 'taskClaimed', 'changeDecided', 'messageSent', 'callbackMade'] as const;
export const KeepingEvent = z.enum(keepingEvents);
export type KeepingEvent = z.output<typeof KeepingEvent>;

const RowRef = z.string().min(3).max(96).regex(/^[a-zA-Z]+\/[A-Za-z0-9:_-]+$/);
const Because = z.string().min(3).max(200);

/** Rows written before the ledger knew kinds have none of the optional fields; `app/promises/promiseFacts.ts` reads them all alike. */
export const PromiseBody = z.strictObject({
  caseId: Id,
  taskId: Id.nullable(),
  to: PartyRole,
  /** What we said we would do, in the words of the person who said it. */
  what: z.string().min(3).max(200),
  byOn: IsoDate,
  byAt: Instant.nullable(),
  ownerTeamId: TeamId,
  ownerUserId: UserId.nullable(),
  state: z.enum(['open', 'kept', 'withdrawn']),
  source: z.enum(['call', 'letter', 'thread', 'clock', 'decision']),
  madeAt: Instant,
  madeBy: Author,
  keptAt: Instant.nullable(),
  keptBy: Author.nullable(),
  kind: PromiseKind.optional(),
  /** The event that keeps it, and the row that the event must be of. */
  keptWhen: z.strictObject({ event: KeepingEvent, ref: Id.nullable() }).optional(),
  /** The row whose event kept it: `task/…`. */
  evidence: RowRef.nullable().optional(),
  /** Its owner is warned from this day on. */
  warnOn: IsoDate.optional(),
  /** Where it was made: the message, change, task or decision that says it. */
  madeFrom: RowRef.nullable().optional(),
  /** The published clock that it runs by. */
  clock: z.string().max(40).nullable().optional(),
  /** Dates it had before, oldest first. */
  moves: z.array(z.strictObject({ fromOn: IsoDate, fromAt: Instant.nullable(), because: Because, at: Instant, by: Author })).max(20).optional(),
  /** False: our own target. It was never said to the parent, so no message may say that it was. */
  told: z.boolean().optional(),
  withdrawn: z.strictObject({ because: Because, at: Instant, by: Author }).optional(),
});
export type PromiseBody = z.output<typeof PromiseBody>;
