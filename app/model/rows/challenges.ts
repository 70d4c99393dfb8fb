import * as z from 'zod';
import { Instant, IsoDate } from '../dates.ts';
import { Author, Id } from '../ids.ts';
import { PartyRole } from '../roles.ts';

/** What a parent says is wrong with a decision. */
export const challengeGrounds = ['income', 'nights', 'children', 'otherChildren', 'startDate', 'variation', 'notConsidered', 'law', 'other'] as const;
export const ChallengeGround = z.enum(challengeGrounds);
export type ChallengeGround = z.output<typeof ChallengeGround>;

export const challengeChannels = ['phone', 'letter', 'online', 'linkedChange'] as const;

/** A parent asked us to look at one named decision again (a mandatory reconsideration). */
export const ChallengeBody = z.strictObject({
  caseId: Id,
  /** The decision that it is about, and no other. */
  decisionId: Id,
  askedBy: PartyRole,
  askedOn: IsoDate,
  channel: z.enum(challengeChannels),
  grounds: z.array(ChallengeGround).min(1).max(9),
  newEvidence: z.boolean(),
  /** Late without a good reason is no challenge: it is looked at as a new change. */
  timing: z.enum(['inTime', 'lateWithReason', 'late']),
  lateReason: z.string().min(3).max(400).nullable(),
  /** The day of the decision's notice to this parent, and the last day to ask. Null: no notice has gone, so no time runs. */
  noticeOn: IsoDate.nullable(),
  askBy: IsoDate.nullable(),
  state: z.enum(['registered', 'gathering', 'decided']),
  result: z.enum(['upheld', 'changed', 'refusedLate']).nullable(),
  /** The first of the decisions that came of it. */
  resultDecisionId: Id.nullable(),
  because: z.string().min(3).max(400).nullable(),
  dueOn: IsoDate,
  taskId: Id.nullable(),
  /** The report that counts as this challenge, where one does. */
  changeId: Id.nullable(),
  registeredAt: Instant,
  by: Author,
  decidedAt: Instant.nullable(),
  decidedBy: Author.nullable(),
});
export type ChallengeBody = z.output<typeof ChallengeBody>;
