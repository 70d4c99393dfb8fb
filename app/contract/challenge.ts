import * as z from 'zod';
import { Corrections } from '../challenge/correction.ts';
import { Instant, IsoDate } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import { Pence } from '../model/money.ts';
import { PartyRole } from '../model/roles.ts';
import { Channel } from '../model/rows/conversation.ts';
import { challengeChannels, ChallengeGround } from '../model/rows/challenges.ts';
import { method } from './method.ts';
import { Tag } from './shapes.ts';

const Saw = z.record(z.string().max(120), Tag.nullable());

export const CandidateView = z.strictObject({
  decisionId: Id,
  number: z.int(),
  /** What it decided, in staff words: `Annual review`, `Paying parent's income`. */
  title: z.string().max(80),
  effectiveFrom: IsoDate,
  effectiveUntil: IsoDate.nullable(),
  performedOn: IsoDate,
  by: z.string().max(32),
  weekly: Pence,
  /** The day this parent was told in writing, and the last day to ask. Null: no notice has gone. */
  noticeOn: IsoDate.nullable(),
  askBy: IsoDate.nullable(),
  inTime: z.boolean(),
  daysLate: z.int(),
  standing: z.boolean(),
  /** It is being looked at again now. */
  open: z.boolean(),
  why: z.array(z.string().max(160)).max(8),
});

export const ChallengeView = z.strictObject({
  challengeId: Id, tag: Tag, decisionId: Id, number: z.int(), title: z.string().max(80), askedBy: PartyRole, askedOn: IsoDate, channel: z.enum(challengeChannels), grounds: z.array(ChallengeGround).max(9),
  newEvidence: z.boolean(), timing: z.enum(['inTime', 'lateWithReason', 'late']), state: z.enum(['registered', 'gathering', 'decided']), result: z.enum(['upheld', 'changed', 'refusedLate']).nullable(),
  because: z.string().max(400).nullable(), dueOn: IsoDate, taskId: Id.nullable(), decidedAt: Instant.nullable(), decidedBy: z.string().max(32).nullable(),
  /** The person signed in made the decision, so somebody else looks at it. */
  ownDecision: z.boolean(),
});

const Amounts = z.strictObject({ weekly: Pence, payingParentTotal: Pence, receivingParentNet: Pence });

export const challengeMethods = {
  /** Which decision a parent means: the case's decisions, best match first, with time limits and why. */
  'challenge.form': method(
    'read',
    z.strictObject({ caseId: Id, askedBy: PartyRole, askedOn: IsoDate, about: IsoDate.nullable(), ground: ChallengeGround.nullable() }),
    z.strictObject({
      candidates: z.array(CandidateView).max(60),
      suggestedId: Id.nullable(),
      /** Why nothing is suggested, and what to ask. */
      ask: z.string().max(200).nullable(),
      challenges: z.array(ChallengeView).max(40),
      /** Reports on the case that count as a challenge of a decision. */
      linked: z.array(z.strictObject({ changeId: Id, title: z.string().max(80), reportedOn: IsoDate, decisionId: Id })).max(20),
      saw: Saw,
    }),
  ),
  /** The facts that a decision used, to say which is wrong; and whether a mistake in it may be put right without a challenge. */
  'challenge.facts': method(
    'read',
    z.strictObject({ caseId: Id, decisionId: Id }),
    z.strictObject({
      decision: CandidateView,
      grossWeekly: Pence,
      incomeBasis: z.string().max(12).nullable(),
      children: z.array(z.strictObject({ childId: Id, label: z.string().max(12), nights: z.int().nullable() })).max(20),
      missing: z.array(z.strictObject({ childId: Id, label: z.string().max(12) })).max(20),
      otherChildren: z.int(),
      challenge: ChallengeView.nullable(),
      /** Null when it may be corrected now; else why not. */
      notCorrected: z.string().max(200).nullable(),
      saw: Saw,
    }),
  ),
  /** Before and after, as deciding or correcting it so would make them. Writes nothing. */
  'challenge.preview': method(
    'read',
    z.strictObject({ caseId: Id, decisionId: Id, as: z.enum(['challenge', 'correction']), corrections: Corrections }),
    z.strictObject({
      /** What does not fit the decision, as a failure code and field names; the rest is then empty. */
      problem: z.strictObject({ code: z.string().max(40), fields: z.array(z.string().max(80)).max(12) }).nullable(),
      different: z.boolean(),
      before: Amounts.nullable(),
      after: Amounts.nullable(),
      periods: z.array(z.strictObject({ from: IsoDate, until: IsoDate.nullable(), before: Pence.nullable(), after: Pence })).max(60),
      /** For payments already asked for: more (positive) or less to pay. */
      adjusted: Pence,
      notices: z.array(z.strictObject({ to: PartyRole, channel: Channel, title: z.string().max(120), reference: z.string().max(16) })).max(40),
      otherCases: z.int(),
    }),
  ),
} as const;
