import * as z from 'zod';
import { Instant, IsoDate } from '../model/dates.ts';
import type { Json } from './json.ts';

/** A step of the run: `proof`, or `benefit/proof` inside an instruction that step `benefit` uses. */
export const StepRef = z.string().regex(/^[a-z][a-z0-9_-]{0,39}(\/[a-z][a-z0-9_-]{0,39}){0,4}$/);
/** Which time round, from 0: a step on a circle is answered once for each. */
const Round = z.int().min(0).max(50);
const Text = z.string().trim().min(1).max(1_000);
const Label = z.string().max(200);

const plainJson: z.ZodType<Json> = z.lazy(() =>
  z.union([
    z.null(),
    z.boolean(),
    z.number(),
    z.string().max(4_000),
    z.array(plainJson).max(200),
    z.record(z.string().max(80), plainJson),
  ]),
);

export const answerSources = ['caseworker', 'case', 'rule', 'document', 'customer'] as const;
export type AnswerSource = (typeof answerSources)[number];

const who = { by: z.string().min(1).max(80), at: Instant };
const answer = {
  ...who,
  stepId: StepRef,
  round: Round,
  value: plainJson,
  source: z.enum(answerSources),
  sourceLabel: Label.optional(),
  sourceDate: IsoDate.optional(),
  /** What the answer rested on when it was given, by path: a later difference means "check again". */
  basis: z.record(z.string().max(160), plainJson).optional(),
};

/** The log of a run. Append only; the run is its fold. */
export const RunEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('started'), ...who, instructionId: z.string().max(40), hash: z.string().max(128) }),
  z.strictObject({ type: z.literal('answered'), ...answer }),
  /** A known fact was accepted as it is. */
  z.strictObject({ type: z.literal('autofilled'), ...answer }),
  /** A known fact was not accepted; the reason is kept for ever. */
  z.strictObject({ type: z.literal('overridden'), ...answer, reason: Text }),
  z.strictObject({
    type: z.literal('noted'),
    ...who,
    stepId: StepRef.nullable(),
    about: z.enum(['note', 'wrong', 'help']),
    text: Text,
  }),
  /** Looks at a step again. It changes no answer. */
  z.strictObject({ type: z.literal('back'), ...who, stepId: StepRef, round: Round }),
  z.strictObject({ type: z.literal('paused'), ...who, reason: Text.optional() }),
  z.strictObject({ type: z.literal('resumed'), ...who }),
  z.strictObject({ type: z.literal('handed'), ...who, to: z.string().min(1).max(80), note: Text.optional() }),
  /** What is drafted so far was committed at a wait, which began on `on`. */
  z.strictObject({ type: z.literal('drafted'), ...who, stepId: StepRef, round: Round, on: IsoDate }),
  /** Left the path at a step, for another step or (null) for work outside the instruction. */
  z.strictObject({
    type: z.literal('deviated'),
    ...who,
    stepId: StepRef,
    round: Round,
    to: StepRef.nullable(),
    reason: Text,
  }),
  /** The end. `derived` keeps what the rules and facts gave, so the record never changes afterwards. */
  z.strictObject({
    type: z.literal('submitted'),
    ...who,
    outcome: StepRef,
    derived: z.record(z.string().max(220), plainJson),
  }),
  z.strictObject({ type: z.literal('abandoned'), ...who, reason: Text }),
]);
export type RunEvent = z.output<typeof RunEvent>;
export type RunEventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

/** `benefit/proof#1`: one visit to one step. */
export const visitKey = (stepId: string, round: number): string => `${stepId}#${round}`;
