import type { CalculationInput, PayingParentFacts, Variation } from '../calculation/input.ts';
import { addMonths, type IsoDate } from '../model/dates.ts';
import type { IncomeBody } from '../model/rows/cases.ts';
import { between, logNormal } from './draws.ts';
import type { Livelihood, Making } from './making.ts';
import type { Random } from './random.ts';

const WEEKS = 365 / 7;

/** The HMRC tax year that was the latest one to be had on a day: `2024 to 2025`. */
export function latestTaxYear(on: IsoDate, delayMonths: number): string {
  const published = addMonths(on, -delayMonths);
  const end = Number(published.slice(0, 4)) - (published.slice(5) > '04-05' ? 0 : 1);
  return `${end - 1} to ${end}`;
}

/** A paying parent's income over the kept years: newest first, whole pounds a year in pence, as HMRC gives them. */
export type IncomePlan = Readonly<{
  livelihood: Livelihood;
  annuals: readonly number[];
  benefit: string | null;
  nilDescription: 'prisoner' | null;
  /** A weekly figure that was used instead of HMRC's for the newest decision; null for most. */
  current: Readonly<{ weekly: number; basis: 'current' | 'estimated' }> | null;
  variations: readonly Variation[];
}>;

const wholePounds = (pence: number): number => Math.max(0, Math.round(pence / 100) * 100);

function drawWeekly(m: Making, random: Random, livelihood: Livelihood): number {
  const { employed, selfEmployed, pension } = m.parameters.income;
  switch (livelihood) {
    case 'employed':
    case 'mixed': {
      const over = random.chance(employed.overCap);
      const weekly = logNormal(random, employed.medianWeeklyPence, employed.deviation);
      return over ? employed.capPence + random.int(5_000, 90_000) : weekly;
    }
    case 'selfEmployed':
      return logNormal(random, selfEmployed.medianWeeklyPence, selfEmployed.deviation);
    case 'pension':
      return logNormal(random, pension.medianWeeklyPence, pension.deviation);
    case 'benefit':
      return random.int(0, 9_000);
    default:
      return 0;
  }
}

/** Draws how a paying parent lives and what they earned in each of `years` tax years. */
export function drawIncome(m: Making, n: number, livelihood: Livelihood, years: number): IncomePlan {
  const { income, work: { ratioBounds } } = m.parameters;
  const random = m.random('income', n);
  const drawn = wholePounds(drawWeekly(m, random, livelihood) * WEEKS);
  const fixed = n === 0 ? m.story?.annual : undefined;
  const annuals = fixed === undefined ? [drawn] : fixed.slice(0, years);
  while (annuals.length < years) annuals.push(wholePounds((annuals.at(-1) as number) / (1 + income.growth.mean + income.growth.deviation * random.normal())));
  const earns = livelihood === 'employed' || livelihood === 'selfEmployed' || livelihood === 'mixed';
  const usesCurrent = random.chance(income.currentInUse);
  const usesEstimate = random.chance(income.estimatedInUse);
  const factor = random.chance(0.5) ? 1 + between(random, ratioBounds.overFrom, ratioBounds.overTo) : 1 - between(random, ratioBounds.overFrom, ratioBounds.overTo);
  const weekly = Math.round(((annuals[0] ?? 0) / WEEKS) * factor);
  const variations: Variation[] = [];
  if (random.chance(income.specialExpenses) && earns && fixed === undefined) {
    variations.push({ ground: 'contactCosts', amount: { pence: random.int(income.expenseWeeklyPence.from, income.expenseWeeklyPence.to), per: 'week' } });
  }
  if (random.chance(income.additionalIncome) && earns && fixed === undefined) {
    variations.push({ ground: 'unearned', amount: { pence: wholePounds(random.int(income.unearnedAnnualPence.from, income.unearnedAnnualPence.to)), per: 'year' } });
  }
  const current = !earns || fixed !== undefined ? null : usesCurrent ? { weekly, basis: 'current' as const } : usesEstimate ? { weekly, basis: 'estimated' as const } : null;
  return {
    livelihood,
    annuals,
    benefit: livelihood === 'benefit' ? m.draws.flatBenefit(random) : null,
    nilDescription: livelihood === 'none' && random.chance(income.prison) ? 'prisoner' : null,
    current,
    variations,
  };
}

/** The income part of a calculation's input for the decision `age` years back (0 is the newest). */
export function incomeInput(plan: IncomePlan, age: number): PayingParentFacts['income'] {
  const annual = plan.annuals[age] ?? 0;
  if (age > 0 || plan.current === null) return { kind: 'facts', historicAnnual: annual, pensionAnnual: 0, currentWeekly: null };
  return plan.current.basis === 'current'
    ? { kind: 'facts', historicAnnual: annual, pensionAnnual: 0, currentWeekly: plan.current.weekly }
    : { kind: 'facts', historicAnnual: null, pensionAnnual: 0, currentWeekly: null, estimatedWeekly: plan.current.weekly };
}

const rowLivelihood: Readonly<Record<Livelihood, IncomeBody['livelihood']>> = {
  employed: 'employed', selfEmployed: 'self_employed', mixed: 'employed', benefit: 'benefit', pension: 'pension', none: 'none',
};
export const livelihoodOf = (livelihood: Livelihood): IncomeBody['livelihood'] => rowLivelihood[livelihood];

/** The row of one income figure as a decision used it. */
export function incomeRow(m: Making, plan: IncomePlan, personId: string, age: number, used: Readonly<{ grossWeekly: number; basis: IncomeBody['basis']; from: IsoDate }>): IncomeBody {
  const historic = used.basis === 'historic';
  return {
    personId,
    state: age === 0 ? 'inUse' : 'superseded',
    basis: used.basis,
    source: historic ? 'hmrc' : used.basis === 'current' ? 'payslip' : 'estimate',
    livelihood: livelihoodOf(plan.livelihood),
    taxYear: historic ? latestTaxYear(used.from, m.parameters.income.hmrcDelayMonths) : null,
    annual: historic ? (plan.annuals[age] ?? 0) : null,
    grossWeekly: used.grossWeekly,
    from: used.from,
    changeId: null,
  };
}

/** Benefits in a calculation's input: a listed benefit is the paying parent's own. */
export const benefitsInput = (plan: IncomePlan): Pick<CalculationInput['payingParent'], 'benefits' | 'partnerBenefits' | 'partnerAlsoPaying'> => ({
  benefits: plan.benefit === null ? [] : [plan.benefit],
  partnerBenefits: [],
  partnerAlsoPaying: false,
});
