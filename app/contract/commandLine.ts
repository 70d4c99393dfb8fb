import * as z from 'zod';
import { CalculateError, CalculateOut } from '../calculation/wire/calculateLine.ts';
import { IsoDate } from '../model/dates.ts';
import { UserId } from '../model/ids.ts';
import { QueueRow } from './shapes.ts';

/**
 * Every command of the command line: what it takes and what one line of its answer looks like. Programs read these
 * lines, so a change here is a change for them. Each command has a golden example that a test runs; `input` is what it
 * then reads on standard input.
 */
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/, 'a whole number is needed')
    .transform(Number)
    .pipe(z.int().min(least).max(most));

export const commands = {
  'practice make': {
    about: 'A synthetic caseload, one cluster of cases a line. With --data, makes it in that folder instead.',
    options: z.strictObject({
      cases: wholeNumber(50, 100_000),
      seed: wholeNumber(0, 4_294_967_295).default(2026),
      today: IsoDate.optional(),
      teams: wholeNumber(1, 200).optional(),
      data: z.string().max(400).optional(),
    }),
    line: z.union([
      z.strictObject({ clusterId: z.string(), teamId: z.string(), rows: z.array(z.strictObject({ kind: z.string(), id: z.string(), body: z.unknown() })) }),
      z.strictObject({ cases: z.int(), data: z.string() }),
    ]),
    example: '--cases 50 --seed 7 --today 2026-11-18',
  },
  'queue list': {
    about: 'Open work, first thing first, one item a line. Reads the folder that --data names, or makes --cases for the moment.',
    options: z.strictObject({
      data: z.string().max(400).optional(),
      cases: wholeNumber(50, 20_000).optional(),
      seed: wholeNumber(0, 4_294_967_295).default(2026),
      user: UserId.optional(),
      whose: z.enum(['mine', 'team', 'unassigned', 'all']).default('mine'),
      limit: wholeNumber(1, 10_000).default(100),
    }),
    line: QueueRow,
    example: '--cases 50 --seed 7 --whose team --limit 3',
  },
  calculate: {
    about: 'Child maintenance worked out: facts on standard input, one JSON object a line, and for each one line of answer. --reform-from counts announced changes from that day, for a what-if.',
    options: z.strictObject({
      trace: z.enum(['full', 'none'], 'full or none is needed').default('full'),
      'reform-from': IsoDate.optional(),
    }),
    line: z.union([CalculateOut, CalculateError]),
    example: '--trace full',
    input: '{"effectiveOn":"2026-04-06","payingParent":{"income":{"grossWeekly":"412.00"}},"receivingParents":[{"id":"A","children":[{"id":"1","nights":104}]}]}\n',
  },
} as const satisfies Record<string, Readonly<{ about: string; options: z.ZodType; line: z.ZodType; example: string; input?: string }>>;

export type CommandName = keyof typeof commands;
export type CommandOptions<C extends CommandName> = z.output<(typeof commands)[C]['options']>;

/** Command line misuse: said on standard error, exit code 2, nothing on standard output. */
export const USAGE_EXIT = 2;
