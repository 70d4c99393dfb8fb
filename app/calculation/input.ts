import * as z from 'zod';
import { IsoDate } from '../model/dates.ts';
import { MoneyPer, Pence } from '../model/money.ts';

const Money = Pence.min(0);
const Earned = MoneyPer.refine(({ pence }) => pence >= 0, { path: ['pence'] });
const Id = z.string().min(1).max(80);

export const calculationReasons = ['initial', 'annualReview', 'change', 'revision', 'appeal'] as const;
/** R-NIL-1 (a) to (e). Each is a person's recorded finding; (a) and (c) also follow from the date of birth. */
export const nilDescriptions = ['child', 'prisoner', 'youngOnBenefit', 'youthTraining', 'careHome'] as const;
export const specialExpenseGrounds = [
  'contactCosts',
  'illnessOrDisability',
  'priorDebts',
  'boardingFees',
  'homeLoan',
] as const;
export const incomeBases = ['historic', 'current', 'estimated'] as const;
export const serviceTypes = ['collectAndPay', 'directPay'] as const;
/** R-FEE-2: whether the paying parent pays in full and on time. Makes no difference until the law says so. */
export const complianceStates = ['compliant', 'nonCompliant'] as const;

/** What can be wrong with facts whose values each have the right shape. */
export const factProblems = [
  'bornAfterEffectiveDate',
  'receivingParentTwice',
  'childTwice',
  'nightsMissing',
  'nightsOverYear',
  'incomeUnknown',
  'benefitUnknown',
  'findingAgainstAge',
  'moneyTooLarge',
] as const;
export type FactProblem = (typeof factProblems)[number];

/** One agreed ground. A person agrees grounds; the rules apply thresholds and work out the effect. */
export const Variation = z.discriminatedUnion('ground', [
  z.strictObject({ ground: z.enum(specialExpenseGrounds), amount: Earned }),
  /** Property, savings, dividends, miscellaneous; several entries count together. */
  z.strictObject({ ground: z.literal('unearned'), amount: Earned }),
  /** Net value, with exempt assets already left out. */
  z.strictObject({ ground: z.literal('assets'), kind: z.string().min(1).max(40), netValue: Money }),
  /** Income while on the nil rate, or the flat rate because of a benefit of their own. */
  z.strictObject({ ground: z.literal('earnedWhileNilOrFlat'), amount: Earned }),
  z.strictObject({ ground: z.literal('diverted'), amount: Earned }),
]);
export type Variation = z.output<typeof Variation>;

const Child = z.strictObject({
  id: Id,
  /** Nights with the paying parent in the 12 months from the effective date; null only when `basis` is `assumed`. */
  nights: z.int().min(0).max(366).nullable(),
  basis: z.exactOptional(z.enum(['agreed', 'order', 'pattern', 'evidence', 'assumed'])),
  /** Nights in local authority care in the same 12 months. */
  localAuthorityNights: z.exactOptional(z.int().min(0).max(366)),
});

const Income = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('inUse'), grossWeekly: Money, basis: z.enum(incomeBases) }),
  z.strictObject({
    kind: z.literal('facts'),
    /** The HMRC figure for the latest tax year; null when HMRC held nothing or it could not be had. */
    historicAnnual: Money.nullable(),
    /** Contributions of the same tax year, asked for and proved, that HMRC had not already taken off. */
    pensionAnnual: Money,
    /** Current income, pension contributions already taken off. */
    currentWeekly: Money.nullable(),
    estimatedWeekly: z.exactOptional(Money.nullable()),
  }),
]);

/**
 * What one calculation needs, as at its effective date. One calculation spans all the receiving parents of a paying
 * parent. Money is pence. A child counts once: as a qualifying child, a child under another arrangement, or a
 * relevant other child (R-OTH-3).
 */
export const CalculationInput = z
  .strictObject({
    effectiveOn: IsoDate,
    reason: z.enum(calculationReasons),
    payingParent: z.strictObject({
      bornOn: IsoDate.nullable(),
      nilDescription: z.enum(nilDescriptions).nullable(),
      benefits: z.array(z.string().min(1).max(60)).max(30),
      partnerBenefits: z.array(z.string().min(1).max(60)).max(30),
      /** The partner also pays, with a calculation in force (R-FLAT-3). */
      partnerAlsoPaying: z.boolean(),
      income: Income,
    }),
    receivingParents: z
      .array(z.strictObject({ id: Id, children: z.array(Child).min(1).max(20) }))
      .min(1)
      .max(10),
    relevantOtherChildren: z.int().min(0).max(30),
    otherArrangementChildren: z.int().min(0).max(30),
    variations: z.array(Variation).max(30),
    defaultDecision: z.boolean(),
    service: z.enum(serviceTypes),
    compliance: z.exactOptional(z.enum(complianceStates)),
  })
  .superRefine((input, context) => {
    const refuse = (path: (string | number)[], message: FactProblem): void => {
      context.addIssue({ code: 'custom', path, message });
    };
    if (input.payingParent.bornOn !== null && input.payingParent.bornOn > input.effectiveOn) {
      refuse(['payingParent', 'bornOn'], 'bornAfterEffectiveDate');
    }
    const parents = new Set<string>();
    const children = new Set<string>();
    for (const [p, parent] of input.receivingParents.entries()) {
      if (parents.has(parent.id)) refuse(['receivingParents', p, 'id'], 'receivingParentTwice');
      parents.add(parent.id);
      for (const [c, child] of parent.children.entries()) {
        const at = ['receivingParents', p, 'children', c];
        if (children.has(child.id)) refuse([...at, 'id'], 'childTwice');
        children.add(child.id);
        if (child.nights === null && child.basis !== 'assumed') refuse([...at, 'nights'], 'nightsMissing');
        if ((child.nights ?? 0) + (child.localAuthorityNights ?? 0) > 366) refuse([...at, 'nights'], 'nightsOverYear');
      }
    }
    const { income } = input.payingParent;
    if (
      !input.defaultDecision &&
      income.kind === 'facts' &&
      income.historicAnnual === null &&
      income.currentWeekly === null &&
      (income.estimatedWeekly ?? null) === null
    ) {
      refuse(['payingParent', 'income'], 'incomeUnknown');
    }
  });
export type CalculationInput = z.output<typeof CalculationInput>;
export type PayingParentFacts = CalculationInput['payingParent'];
