import * as z from 'zod';
import { Instant, IsoDate } from '../dates.ts';
import { Author, Id, TeamId, UserId } from '../ids.ts';
import { PartyRole } from '../roles.ts';

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
});
export type PromiseBody = z.output<typeof PromiseBody>;
