import * as z from 'zod';

/** The kinds of step, and what a file may say in each. Everything is strict: an unknown key is a fault. */
export const stepKinds = [
  'say',
  'ask',
  'check',
  'evidence',
  'decide',
  'compute',
  'change',
  'message',
  'wait',
  'refer',
  'use',
  'stop',
] as const;
export type StepKind = (typeof stepKinds)[number];
export const answerTypes = [
  'yes_no',
  'choice',
  'date',
  'money',
  'money_per',
  'int',
  'percent',
  'text',
  'child',
  'person',
] as const;
export type AnswerType = (typeof answerTypes)[number];
/** Types of a rule's results. A list of words is one of those words. */
export const resultTypes = ['bool', 'int', 'money', 'percent', 'date', 'text'] as const;
export const messageRoles = ['paying', 'receiving'] as const;
export type MessageRole = (typeof messageRoles)[number];

/** Names an expression sees already, or that CEL keeps for itself: no step may have one. */
export const reservedIds: ReadonlySet<string> = new Set([
  'case',
  'parent',
  'work',
  'evidence',
  'answers',
  'rules',
  'today',
  'true',
  'false',
  'null',
  'in',
  'has',
  'size',
  'optional',
  'constructor',
  'prototype',
  'next',
  'else',
  'fail',
  'unknown',
]);

export const StepId = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,39}$/, 'Use small letters, digits, - and _, starting with a letter.');
const Name = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'Use small letters, digits and _, starting with a letter.');
const Dotted = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(?:[.-][a-z0-9_]+)*$/, 'Use small letters, digits, _ - and dots.')
  .max(80);
const Line = z.string().trim().min(1).max(200);
const Words = z.string().trim().min(1).max(1_000);
/** CEL. YAML reads `true` or `3` as such, so these become their text again. */
const Expression = z.union([z.string().min(1).max(4_000), z.number(), z.boolean()]).transform(String);
const Customer = z.strictObject({ en: Words, cy: Words.optional() });
const oneOrMany = <T extends z.ZodType>(item: T) =>
  z.union([item.transform((one) => [one]), z.array(item).min(1).max(20)]);

const common = {
  cite: oneOrMany(Name).optional(),
  /** Ids that this step had before: answers of older runs still find it. */
  was: oneOrMany(StepId).optional(),
  customer: Customer.optional(),
};
const Choice = z.union([
  Line.transform((label) => ({ label, hint: null })),
  z
    .strictObject({ label: Line, hint: Line.optional() })
    .transform(({ label, hint }) => ({ label, hint: hint ?? null })),
]);
const ids = <V extends z.ZodType>(values: V) =>
  z.record(Name, values).refine((all) => Object.keys(all).length > 0, 'Name at least one.');
const Targets = ids(StepId);

export const stepSchemas = {
  say: z.strictObject({ ...common, customer: Customer }),
  ask: z.strictObject({
    ...common,
    type: z.enum(answerTypes),
    from: Expression.optional(),
    min: Expression.optional(),
    max: Expression.optional(),
    /** Words for each choice. Without it the choices are the keys of `go`. */
    choices: ids(Choice).optional(),
    go: Targets.optional(),
    optional: z.boolean().default(false),
    /** Where "not sure" leads. */
    unknown: StepId.optional(),
  }),
  check: z.strictObject({ ...common, items: ids(Expression), fail: StepId.optional() }),
  evidence: z.strictObject({
    ...common,
    any_of: z.array(Name).min(1).max(20),
    from: Expression.optional(),
    go: z.strictObject({ accepted: StepId, waiting: StepId, refused: StepId }),
  }),
  compute: z.strictObject({
    ...common,
    call: z.string().regex(/^rules\.[a-z][a-z0-9_]*$/, 'Write rules.name.'),
    with: z.array(Expression).max(12),
    out: ids(z.union([z.enum(resultTypes), z.array(Name).min(1).max(20)])),
  }),
  change: z.strictObject({
    ...common,
    fields: ids(Expression),
    open: z
      .string()
      .regex(/^[a-z][a-zA-Z0-9_/#.-]{0,79}$/)
      .optional(),
  }),
  message: z.strictObject({
    ...common,
    send: z
      .partialRecord(z.enum(messageRoles), Dotted)
      .refine((all) => Object.keys(all).length > 0, 'Name at least one parent.'),
  }),
  wait: z.strictObject({
    ...common,
    days: z.int().min(1).max(366),
    working: z.boolean().default(false),
    rounds: z.int().min(1).max(12).optional(),
    message: Dotted.optional(),
    go: z.strictObject({ received: StepId, expired: StepId }),
  }),
  refer: z.strictObject({
    ...common,
    to: Dotted,
    carry: z.array(Expression).max(20).default([]),
    urgent: z.boolean().default(false),
  }),
  use: z.strictObject({ ...common, instruction: StepId, go: Targets.or(z.record(StepId, StepId)).optional() }),
  stop: z.strictObject({ ...common }),
} as const satisfies Record<Exclude<StepKind, 'decide'>, z.ZodType>;
/** A decide step has two forms; which one is meant shows in whether it says `when`. */
export const DecideOn = z.strictObject({ ...common, on: Expression, go: Targets, else: StepId.optional() });
export const DecideWhen = z.strictObject({
  ...common,
  when: z
    .array(z.strictObject({ if: Expression, go: StepId }))
    .min(1)
    .max(20),
  else: StepId.optional(),
});

export const FrontMatter = z.strictObject({
  format: z.literal('si/1'),
  id: StepId,
  title: Line,
  /** What callers say. */
  phrases: z.array(Line).min(1).max(60),
  for: z.strictObject({
    work: z
      .array(z.string().regex(/^[A-Z]\d{2}$/, 'Write a code of the change catalogue, such as C09.'))
      .min(1)
      .max(40),
    roles: z.array(Name).min(1).max(20),
    when: Expression.optional(),
  }),
  /** The parent we speak to; a `wait` writes to them. */
  party: z.enum(messageRoles).default('paying'),
  connect: z.strictObject({ phase: z.int().min(1).max(9) }).optional(),
  owner: StepId,
  minutes: z.int().min(1).max(240),
  effective: z.strictObject({ from: z.iso.date(), by: Expression }),
  review_by: z.iso.date(),
  replaces: z.array(Line).max(60).default([]),
  cites: z.record(Name, Line).default({}),
});
export type FrontMatter = z.output<typeof FrontMatter>;

/** `[name, what is answered or given, the step it ends at]`; every scalar is text, as written. */
export const Scenarios = z
  .array(
    z.tuple([
      Line,
      z.record(StepId, z.union([z.string().max(200), z.array(z.string().max(200)).min(1).max(12)])),
      StepId,
    ]),
  )
  .max(200);
