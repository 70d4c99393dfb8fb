import {
  add,
  compare,
  type Fraction,
  fraction,
  isZero,
  larger,
  multiply,
  roundDown,
  smaller,
  subtract,
  zero,
} from '../model/fraction.ts';
import { formatPence } from '../model/money.ts';
import type { TraceStep } from './calculation.ts';
import { sum, weeklyFromYearly, weeklyOf, yearlyOf } from './conversions.ts';
import { specialExpenseGrounds, type Variation } from './input.ts';
import type { LawOn, Param } from './law.ts';
import type { Amount } from './lawKeys.ts';
import type { RuleId } from './rules.ts';
import type { Standing } from './standing.ts';
import { guardedSteps, staffAndPayingParent, step } from './step.ts';
import { moneyText } from './words.ts';

type Expense = (typeof specialExpenseGrounds)[number];
/** Weekly pence. `additions` and `expenses` are what counts after each ground's own test. */
export type VariationEffect = Readonly<{ additions: Fraction; expenses: Fraction }>;

export const groundWords: Record<Variation['ground'], string> = {
  contactCosts: 'Cost of keeping in touch with the child',
  illnessOrDisability: 'Illness or disability of another child',
  priorDebts: 'Debts from the relationship',
  boardingFees: 'Boarding part of school fees',
  homeLoan: 'Loan on the home of the child',
  unearned: 'Income from property, savings or shares',
  assets: 'Assets',
  earnedWhileNilOrFlat: 'Income while on the nil or flat rate',
  diverted: 'Income that was moved away',
};

const none: VariationEffect = { additions: zero, expenses: zero };

/** What agreed variations add to and take off weekly income (R-VAR-1 to R-VAR-8); writes a line for each ground. */
export function variationEffect(
  variations: readonly Variation[],
  standing: Standing,
  income: Fraction,
  on: LawOn,
  trace: TraceStep[],
): VariationEffect {
  if (variations.length === 0) {
    trace.push(
      step({ ruleId: 'R-VAR-8', title: 'Variations', formula: 'None agreed', result: 'None', matters: false }),
    );
    return none;
  }
  if (restsOnJointBenefit(standing)) {
    trace.push(
      step({
        ruleId: 'R-VAR-4',
        title: 'Variations',
        result: 'None',
        matters: false,
        audience: staffAndPayingParent,
        formula: 'None can apply while the rate rests on this benefit',
        source: 'SI 2012/2677 reg 57(1)(d)',
      }),
    );
    return none;
  }
  const expenses = expensesOf(variations, standing, income, on, trace);
  const additions = additionsOf(variations, standing, on, trace);
  trace.push(
    ...guardedSteps(
      {
        ruleId: 'R-VAR-8',
        title: 'Variations',
        inputs: { added: moneyText(additions), 'taken off': moneyText(expenses) },
        formula: `${moneyText(additions)} − ${moneyText(expenses)}`,
        result: signed(subtract(additions, expenses)),
        matters: !isZero(additions) || !isZero(expenses),
      },
      { formula: 'Agreed changes to income, together' },
    ),
  );
  return { additions, expenses };
}

/** No variation at all is possible (reg 57(1)(d)). */
export const restsOnJointBenefit = (standing: Standing): boolean =>
  (standing.kind === 'benefit' && standing.counts === 'either') ||
  (standing.kind === 'nil' && standing.description === 'youngOnBenefit');

const signed = (amount: Fraction): string =>
  isZero(amount) ? 'None' : amount.numerator > 0n ? `+${moneyText(amount)}` : moneyText(amount);

function line(
  ruleId: RuleId,
  ground: Variation['ground'],
  formula: string,
  effect: Fraction,
  used: readonly (Param<unknown> | null)[],
  inputs: Readonly<Record<string, string>>,
): TraceStep {
  return step({
    ruleId,
    title: groundWords[ground],
    inputs,
    formula,
    result: signed(effect),
    used,
    matters: !isZero(effect),
    audience: staffAndPayingParent,
  });
}

/** R-VAR-1: each ground is tested by itself, and once met the whole sum counts. */
function expensesOf(
  variations: readonly Variation[],
  standing: Standing,
  income: Fraction,
  on: LawOn,
  trace: TraceStep[],
): Fraction {
  const { params } = on;
  const tooPoor = standing.kind !== 'income' || compare(income, params['band.nil'].value.exact) < 0;
  let total = zero;
  for (const ground of specialExpenseGrounds) {
    const claims = variations.filter((v): v is Extract<Variation, { ground: Expense }> => v.ground === ground);
    if (claims.length === 0) continue;
    const claimed = sum(claims.map(({ amount }) => weeklyOf(amount, on)));
    const weekly = ground === 'boardingFees' ? boardingFees(claimed, income, on) : claimed;
    const least = params[`var.expense.${ground}`];
    const over = compare(weekly, least.value.exact);
    const inputs = { cost: moneyText(claimed), least: least.value.text };
    const met = params['reading.expenseMinimum'].value === 'over' && least.value.pence > 0 ? over > 0 : over >= 0;
    if (tooPoor) {
      trace.push(
        line(
          'R-VAR-4',
          ground,
          'Not for the nil rate, the flat rate on a benefit, or the lowest incomes',
          zero,
          [],
          inputs,
        ),
      );
    } else if (!met) {
      trace.push(
        line('R-VAR-1', ground, `${moneyText(weekly)} is less than ${least.value.text}`, zero, [least], inputs),
      );
    } else {
      total = add(total, weekly);
      const limits =
        ground === 'boardingFees' ? [params['var.boardingFees.part'], params['var.boardingFees.most']] : [];
      const formula =
        compare(weekly, claimed) === 0
          ? `All of ${moneyText(weekly)} is taken off`
          : `${moneyText(weekly)} of ${moneyText(claimed)} is taken off`;
      trace.push(line('R-VAR-2', ground, formula, subtract(zero, weekly), [least, ...limits], inputs));
    }
  }
  return total;
}

/** R-VAR-4: the part of boarding fees that counts, and the most they may take, on a day when the law tables set them. */
function boardingFees(claimed: Fraction, income: Fraction, { params }: LawOn): Fraction {
  const [part, most] = [params['var.boardingFees.part'], params['var.boardingFees.most']];
  const counted = part === null ? claimed : multiply(claimed, part.value.of);
  return most === null ? counted : smaller(counted, multiply(income, most.value.of));
}

function additionsOf(variations: readonly Variation[], standing: Standing, on: LawOn, trace: TraceStep[]): Fraction {
  return sum([
    unearnedOf(variations, on, trace),
    assetsOf(variations, on, trace),
    earnedOf(variations, standing, on, trace),
    divertedOf(variations, on, trace),
  ]);
}

const amountsOf = (variations: readonly Variation[], ground: 'unearned' | 'earnedWhileNilOrFlat' | 'diverted') =>
  variations.flatMap((variation) => (variation.ground === ground ? [variation.amount] : []));

/** R-VAR-5: a year becomes a week before it is added. */
function unearnedOf(variations: readonly Variation[], on: LawOn, trace: TraceStep[]): Fraction {
  const amounts = amountsOf(variations, 'unearned');
  if (amounts.length === 0) return zero;
  const least = on.params['var.unearned.min'];
  const yearly = sum(amounts.map((amount) => yearlyOf(amount, on)));
  const effect = compare(yearly, least.value.exact) >= 0 ? weeklyFromYearly(yearly, on) : zero;
  const test = isZero(effect) ? 'less than' : 'at least';
  // Cut off, so that a sum just under the least never reads as the least.
  const year = formatPence(roundDown(yearly));
  trace.push(
    line('R-VAR-6', 'unearned', `${year} a year is ${test} ${least.value.text}`, effect, [least], {
      'income of a year': year,
      least: least.value.text,
    }),
  );
  return effect;
}

function assetsOf(variations: readonly Variation[], on: LawOn, trace: TraceStep[]): Fraction {
  const claims = variations.flatMap((variation) => (variation.ground === 'assets' ? [variation] : []));
  if (claims.length === 0) return zero;
  const [least, rate] = [on.params['var.assets.min'], on.params['var.assets.rate']];
  if (least === null || rate === null) {
    trace.push(line('R-VAR-6', 'assets', 'The law had no such ground on this day', zero, [], {}));
    return zero;
  }
  const together = on.params['reading.assetsSplit'].value === 'together';
  const kinds = Map.groupBy(claims, ({ kind }) => (together ? 'all' : kind));
  let total = zero;
  for (const kind of [...kinds.keys()].sort()) {
    const value = (kinds.get(kind) ?? []).reduce((worth, { netValue }) => worth + netValue, 0);
    const counts = assetsCount(value, least, on);
    const effect = counts ? weeklyFromYearly(multiply(fraction(value), rate.value.of), on) : zero;
    const formula = counts
      ? `${formatPence(value)} × ${rate.value.text} a year`
      : `${formatPence(value)} is not over ${least.value.text}`;
    const inputs = { value: formatPence(value), 'more than': least.value.text, rate: rate.value.text };
    trace.push(line('R-VAR-6', 'assets', formula, effect, [least, rate], inputs));
    total = add(total, effect);
  }
  return total;
}

const assetsCount = (value: number, least: Param<Amount>, { params }: LawOn): boolean =>
  params['reading.assetsMinimum'].value === 'over' ? value > least.value.pence : value >= least.value.pence;

/** Only for the nil rate by description, or the flat rate by a benefit of their own: otherwise pay counts already. */
function earnedOf(variations: readonly Variation[], standing: Standing, on: LawOn, trace: TraceStep[]): Fraction {
  const amounts = amountsOf(variations, 'earnedWhileNilOrFlat');
  if (amounts.length === 0) return zero;
  const least = on.params['var.earned.min'];
  const weekly = sum(amounts.map((amount) => weeklyOf(amount, on)));
  const inputs = { pay: moneyText(weekly), least: least.value.text };
  if (standing.kind === 'income') {
    trace.push(line('R-VAR-7', 'earnedWhileNilOrFlat', 'Pay already counts as income', zero, [], inputs));
    return zero;
  }
  const effect = compare(weekly, least.value.exact) >= 0 ? weekly : zero;
  const test = isZero(effect) ? 'less than' : 'at least';
  trace.push(
    line(
      'R-VAR-7',
      'earnedWhileNilOrFlat',
      `${moneyText(weekly)} is ${test} ${least.value.text}`,
      effect,
      [least],
      inputs,
    ),
  );
  return effect;
}

function divertedOf(variations: readonly Variation[], on: LawOn, trace: TraceStep[]): Fraction {
  const amounts = amountsOf(variations, 'diverted');
  if (amounts.length === 0) return zero;
  const weekly = sum(amounts.map((amount) => weeklyOf(amount, on)));
  trace.push(
    line('R-VAR-6', 'diverted', `${moneyText(weekly)} a week counts`, weekly, [], { income: moneyText(weekly) }),
  );
  return weekly;
}

/** R-VAR-3, R-VAR-6, R-VAR-8: one sum from actual income, never below nil; the cap comes after. */
export const adjustedIncome = (income: Fraction, { additions, expenses }: VariationEffect): Fraction =>
  larger(zero, subtract(add(income, additions), expenses));
