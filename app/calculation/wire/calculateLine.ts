import * as z from 'zod';
import { isRealDate } from '../../model/dates.ts';
import { parsePence, type Pence } from '../../model/money.ts';
import { rates } from '../calculation.ts';
import { calculationReasons, complianceStates, incomeBases, serviceTypes } from '../input.ts';

/**
 * The lines that `casebench calculate` reads and writes. Programs outside rely on these names, so they stand apart from
 * the calculation's own and change only with notice.
 */
export const lineErrorCodes = [
  'LINE_TOO_LONG',
  'NOT_JSON',
  'NOT_AN_OBJECT',
  'FIELD_UNKNOWN',
  'FIELD_MISSING',
  'VALUE_INVALID',
  'DATE_IMPOSSIBLE',
  /** Two facts of the line cannot both be true. */
  'FACTS_CONTRADICT',
  /** The facts are possible and the law does not allow them together; the message names the rule. */
  'RULE_REFUSES',
  /** No rule is held for it: a person has to work it out. */
  'NEEDS_PERSON',
  'INTERNAL',
] as const;
export type LineErrorCode = (typeof lineErrorCodes)[number];

/** The longest line that is read, in bytes. The longest that can be meant is well under half of it. */
export const MAX_LINE_BYTES = 262_144;

const say = {
  date: 'Write a real date as "YYYY-MM-DD", such as "2026-04-06".',
  amount: 'Write pounds in quotes, nil or more, with up to two decimals and no commas, such as "412.00".',
  bareNumber: 'Put the amount in quotes, such as "412.00": a bare number may not keep its pennies exactly.',
  id: 'Write an id in quotes, of 1 to 80 characters.',
  code: 'Write a benefit code in quotes, such as "incomeSupport".',
  asset: 'Write the kind of asset in quotes, in 1 to 40 characters, such as "land".',
  flag: 'Write true or false, without quotes.',
  nights: 'Write a whole number of nights from 0 to 366, without quotes.',
  count: 'Write a whole number from 0 to 30, without quotes.',
} as const;
const oneOf = (words: readonly string[]): string => `Write one of: ${words.join(', ')}.`;
const listOf = (what: string, least: number, most: number): string =>
  `Write a list in [ ] of ${least} to ${most} ${what}.`;

const day = z
  .string({ error: say.date })
  .refine(isRealDate, { error: say.date, params: { code: 'DATE_IMPOSSIBLE' satisfies LineErrorCode } });
const amount = z
  .string({ error: ({ input }) => (typeof input === 'number' ? say.bareNumber : say.amount) })
  .regex(/^\d{1,9}(\.\d{1,2})?$/, { error: say.amount })
  .transform((text): Pence => parsePence(text) ?? 0);
const id = z.string({ error: say.id }).min(1, { error: say.id }).max(80, { error: say.id });
const flag = z.boolean({ error: say.flag });
const nights = z.int({ error: say.nights }).min(0, { error: say.nights }).max(366, { error: say.nights });
const count = z.int({ error: say.count }).min(0, { error: say.count }).max(30, { error: say.count });
const choice = <const T extends readonly string[]>(words: T) => z.enum(words, { error: oneOf(words) });
const codes = z
  .array(z.string({ error: say.code }).min(1, { error: say.code }).max(60, { error: say.code }), {
    error: listOf('benefit codes', 0, 30),
  })
  .max(30, { error: listOf('benefit codes', 0, 30) });
const object = { error: 'Write an object in { }.' };

/** Names of R-NIL-1 outside, with their names inside. */
export const nilNames = {
  child: 'child',
  prisoner: 'prisoner',
  under18OnBenefit: 'youngOnBenefit',
  workBasedTraining: 'youthTraining',
  careHome: 'careHome',
} as const;
/** Grounds of variations outside, with their names inside. */
export const groundNames = {
  contactCosts: 'contactCosts',
  illness: 'illnessOrDisability',
  priorDebt: 'priorDebts',
  boardingFees: 'boardingFees',
  certainPayments: 'homeLoan',
  unearned: 'unearned',
  earnedOnFlatOrNil: 'earnedWhileNilOrFlat',
  assets: 'assets',
  diverted: 'diverted',
} as const;
const namesOf = <K extends string>(names: Readonly<Record<K, string>>) => Object.keys(names) as [K, ...K[]];
const nightsBases = ['agreed', 'order', 'pattern', 'evidence', 'assumed'] as const;

const Child = z.strictObject(
  {
    id,
    /** Nights with the paying parent in the 12 months from the effective date; null only with `basis` `assumed`. */
    nights: nights.nullable(),
    basis: choice(nightsBases).nullish(),
    localAuthorityNights: nights.nullish(),
  },
  object,
);
/** Either `grossWeekly` (with the `basis` it has, `current` unless said), or what HMRC and the paying parent say. */
const Income = z.strictObject(
  {
    grossWeekly: amount.nullish(),
    basis: choice(incomeBases).nullish(),
    historicAnnual: amount.nullish(),
    pensionAnnual: amount.nullish(),
    currentWeekly: amount.nullish(),
    estimatedWeekly: amount.nullish(),
  },
  object,
);
/** One agreed ground with exactly one amount: `capital` for assets, `weekly` or `annual` for the others. */
const Variation = z.strictObject(
  {
    kind: choice(namesOf(groundNames)),
    weekly: amount.nullish(),
    annual: amount.nullish(),
    capital: amount.nullish(),
    /** What kind of asset: each kind is tested by itself (A7). Entries that do not say count together. */
    asset: z.string({ error: say.asset }).min(1, { error: say.asset }).max(40, { error: say.asset }).nullish(),
  },
  object,
);
const PayingParent = z.strictObject(
  {
    bornOn: day.nullable().default(null),
    nilDescription: choice(namesOf(nilNames)).nullable().default(null),
    benefits: codes.default([]),
    partnerBenefits: codes.default([]),
    partnerAlsoPaying: flag.default(false),
    /** May be left out for a default decision only. */
    income: Income.optional(),
  },
  object,
);

/** One line in. Only `effectiveOn`, an income and the receiving parents have to be given. */
export const CalculateIn = z.strictObject(
  {
    effectiveOn: day,
    reason: choice(calculationReasons).default('initial'),
    payingParent: PayingParent.optional(),
    receivingParents: z
      .array(
        z.strictObject(
          {
            id,
            children: z
              .array(Child, { error: listOf('children', 1, 20) })
              .min(1, { error: 'Name at least one child.' })
              .max(20, { error: listOf('children', 1, 20) }),
          },
          object,
        ),
        { error: listOf('receiving parents', 1, 10) },
      )
      .min(1, { error: 'Name at least one receiving parent.' })
      .max(10, { error: listOf('receiving parents', 1, 10) }),
    relevantOtherChildren: count.default(0),
    otherArrangementChildren: count.default(0),
    variations: z
      .array(Variation, { error: listOf('variations', 0, 30) })
      .max(30, { error: listOf('variations', 0, 30) })
      .default([]),
    defaultDecision: flag.default(false),
    service: choice(serviceTypes).default('collectAndPay'),
    /** Makes no difference until the announced fees count (`--reform-from`). */
    compliance: choice(complianceStates).nullish(),
  },
  object,
);
export type CalculateIn = z.output<typeof CalculateIn>;

const pounds = z.string().regex(/^\d{1,10}\.\d{2}$/);

/** One line out for a line that could be worked out. Amounts are pounds a week. */
export const CalculateOut = z.strictObject({
  rate: z.enum(rates),
  /** Null for a default decision, as are the two incomes: it uses none. */
  incomeBasis: z.enum(incomeBases).nullable(),
  /** The income in use, before variations and the cap. */
  grossWeekly: pounds.nullable(),
  /** After variations, the cap and relevant other children: what the rate was taken of. */
  assessableWeekly: pounds.nullable(),
  receivingParents: z.array(
    z.strictObject({
      id: z.string(),
      weekly: pounds,
      daily: pounds,
      payingParentFee: pounds,
      payingParentTotal: pounds,
      receivingParentFee: pounds,
      receivingParentNet: pounds,
    }),
  ),
  trace: z.array(
    z.strictObject({
      ruleId: z.string(),
      title: z.string(),
      formula: z.string(),
      inputs: z.record(z.string(), z.string()),
      result: z.string(),
      source: z.string(),
      rows: z.array(z.strictObject({ key: z.string(), from: z.iso.date() })),
    }),
  ),
});
export type CalculateOut = z.output<typeof CalculateOut>;

/** One line out for a line that could not. `field` is the path as in the line, null when the line as a whole is meant. */
export const CalculateError = z.strictObject({
  error: z.strictObject({ code: z.enum(lineErrorCodes), field: z.string().nullable(), message: z.string() }),
});
export type CalculateError = z.output<typeof CalculateError>;
