import { add, fraction, type Fraction, isZero, roundHalfUp, zero } from '../model/fraction.ts';
import { formatPence, type Pence } from '../model/money.ts';
import { ok, type Result } from '../result.ts';
import { bandedAmount, type BandedAmount, type Counts } from './bands.ts';
import type { Because, Calculation, TraceStep } from './calculation.ts';
import { sum } from './conversions.ts';
import { weeklyIncome, type WeeklyIncome } from './income.ts';
import type { CalculationInput } from './input.ts';
import type { LawOn } from './law.ts';
import { benefitAmounts, nilAmounts } from './settled.ts';
import { hasSharedCare, sharedAmounts, splitByChildren } from './sharedCare.ts';
import { type Standing, standingOf } from './standing.ts';
import { staffAndPayingParent, step } from './step.ts';
import { adjustedIncome, variationEffect, type VariationEffect } from './variations.ts';
import { childrenWords, moneyText } from './words.ts';

/** What the rate gives, before rounding: exact pence for each receiving parent, in list order. */
export type Worked = Readonly<{
  rate: Calculation['rate'];
  plus: boolean;
  income: WeeklyIncome | null;
  adjusted: Pence;
  assessable: Fraction;
  amounts: readonly Fraction[];
  because: Because;
}>;
export type Job = Readonly<{ input: CalculationInput; on: LawOn; counts: Counts; trace: TraceStep[] }>;

/** The steps of the calculation up to rounding, for a default decision or from facts; writes them to the job's trace. */
export const workOut = (job: Job): Result<Worked> =>
  job.input.defaultDecision ? ok(defaultDecision(job)) : fromFacts(job);

const noBecause = ({ counts, input }: Job): Because => ({
  settledBy: 'income',
  percents: [],
  parts: [],
  fixed: null,
  lowered: [],
  raised: [],
  children: counts.qualifying,
  otherArrangementChildren: counts.otherArrangement,
  relevantOtherChildren: counts.relevantOther,
  receivingParents: input.receivingParents.length,
});

/** R-DEF-1: an amount by number of children, and nothing else. */
function defaultDecision(job: Job): Worked {
  const { input, on, counts, trace } = job;
  const row = on.params[on.params['reading.defaultAmounts'].value];
  const amount = row.value[Math.min(counts.qualifying, 3) - 1] ?? row.value[2];
  trace.push(
    step({
      ruleId: 'R-DEF-1',
      title: 'Default decision',
      used: [row],
      result: amount.text,
      inputs: { children: String(counts.qualifying) },
      formula: `Not enough information; ${childrenWords(counts.qualifying)}`,
    }),
  );
  if (input.variations.length > 0) {
    trace.push(
      step({
        ruleId: 'R-DEF-1',
        title: 'Variations',
        formula: 'None can apply to a default decision',
        result: 'None',
        matters: false,
        source: 'SI 2012/2677 reg 57(1)(c)',
      }),
    );
  }
  return {
    rate: 'default',
    plus: false,
    income: null,
    adjusted: 0,
    assessable: zero,
    amounts: splitByChildren(amount.exact, input.receivingParents, trace),
    because: { ...noBecause(job), settledBy: 'noInformation', fixed: amount.pence },
  };
}

function fromFacts(job: Job): Result<Worked> {
  const { input, on, trace } = job;
  const standing = standingOf(input.payingParent, input.effectiveOn, on);
  if (!standing.ok) return standing;
  const income = weeklyIncome(input.payingParent.income, on, trace);
  const effect = variationEffect(input.variations, standing.value, income.exact, on, trace);
  return standing.value.kind === 'income'
    ? byIncome(job, income, effect)
    : byStanding(job, income, effect, standing.value);
}

/** Rounds the week's income once (R-RND-1), then caps it (R-INC-10). */
function roundAndCap(exact: Fraction, before: Pence, { on, trace }: Job): Pence {
  const rounded = roundHalfUp(exact);
  const cap = on.params['band.cap'];
  if (rounded !== before) {
    trace.push(
      step({
        ruleId: 'R-VAR-8',
        title: 'Income with agreed changes',
        inputs: { income: formatPence(before) },
        formula: `${formatPence(before)} with agreed changes`,
        result: formatPence(rounded),
      }),
    );
  }
  if (rounded <= cap.value.pence) return rounded;
  trace.push(
    step({
      ruleId: 'R-INC-10',
      title: 'Highest income that counts',
      used: [cap],
      result: cap.value.text,
      inputs: { income: formatPence(rounded), cap: cap.value.text },
      formula: `${formatPence(rounded)} is over ${cap.value.text}`,
    }),
  );
  return cap.value.pence;
}

function byIncome(job: Job, income: WeeklyIncome, effect: VariationEffect): Result<Worked> {
  const { on, counts, trace } = job;
  const adjustedExact = adjustedIncome(income.exact, effect);
  const adjusted = roundAndCap(adjustedExact, income.weekly, job);
  const banded = bandedAmount(adjusted, counts, on, trace);
  if (!banded.ok) return banded;
  const least = on.params['flat.amount'];
  const tooLow =
    banded.value.rate === 'nil' && !isZero(effect.expenses) && income.weekly >= on.params['band.nil'].value.pence;
  // R-VAR-9: expenses may not take the amount below the flat amount.
  const amount: BandedAmount = tooLow
    ? { ...banded.value, rate: 'flat', total: least.value.exact, fixed: least.value.pence }
    : banded.value;
  if (tooLow) {
    trace.push(
      step({
        ruleId: 'R-VAR-9',
        title: 'Lowest amount',
        used: [least],
        result: least.value.text,
        inputs: { income: formatPence(adjusted), least: least.value.text },
        formula: `Agreed costs cannot take it below ${least.value.text}`,
      }),
    );
  }
  const amounts = amountsFor(amount, job);
  const before = because(amount, job);
  return ok({
    rate: amount.rate,
    plus: amount.plus,
    income,
    adjusted,
    assessable: amount.assessable,
    amounts,
    because: {
      ...before,
      settledBy: tooLow ? 'lowestAmount' : 'income',
      lowered: [
        ...(isZero(effect.expenses) ? [] : (['specialExpenses'] as const)),
        ...(roundHalfUp(adjustedExact) > adjusted ? (['cap'] as const) : []),
        ...before.lowered,
      ],
      raised: [
        ...(isZero(effect.additions) ? [] : (['additionalIncome'] as const)),
        ...(isLowest(amount, amounts, job) ? (['lowestAmount'] as const) : []),
      ],
    },
  });
}

/** R-SC-1: shared care follows the basic and reduced rates only. */
function amountsFor(amount: BandedAmount, { input, on, trace }: Job): readonly Fraction[] {
  const shares = amount.rate === 'basic' || amount.rate === 'reduced';
  return shares
    ? sharedAmounts(amount.total, input.receivingParents, on, trace)
    : splitByChildren(amount.total, input.receivingParents, trace);
}

function because(amount: BandedAmount, job: Job): Because {
  const { input, on, counts } = job;
  const follows = amount.rate === 'basic' || amount.rate === 'reduced';
  return {
    ...noBecause(job),
    percents: [...amount.percents],
    parts: [...amount.parts],
    fixed: amount.fixed,
    lowered: follows
      ? [
          ...(counts.relevantOther > 0 ? (['relevantOther'] as const) : []),
          ...(counts.otherArrangement > 0 ? (['otherArrangement'] as const) : []),
          ...(input.receivingParents.some((parent) => hasSharedCare(parent, on)) ? (['sharedCare'] as const) : []),
        ]
      : [],
  };
}

const isLowest = ({ rate }: BandedAmount, amounts: readonly Fraction[], { on, input }: Job): boolean =>
  (rate === 'basic' || rate === 'reduced') &&
  input.receivingParents.some((parent) => hasSharedCare(parent, on)) &&
  roundHalfUp(sum(amounts)) === on.params['flat.amount'].value.pence;

/** The nil rate by description, or the flat rate by a benefit, with any additional income by itself (R-VAR-7). */
function byStanding(
  job: Job,
  income: WeeklyIncome,
  effect: VariationEffect,
  standing: Exclude<Standing, { kind: 'income' }>,
): Result<Worked> {
  const { input, on, counts, trace } = job;
  const parents = input.receivingParents;
  const settled =
    standing.kind === 'nil'
      ? nilAmounts(input.receivingParents, standing.description, trace)
      : benefitAmounts(input.receivingParents, standing, on, trace);
  const base = {
    rate: standing.kind === 'nil' ? ('nil' as const) : ('flat' as const),
    plus: false,
    income,
    adjusted: income.weekly,
    assessable: fraction(income.weekly),
    amounts: settled,
    because: { ...noBecause(job), settledBy: standing.kind === 'nil' ? ('found' as const) : ('benefit' as const) },
  };
  if (isZero(effect.additions)) return ok(withLabel(base, job, standing));

  const extra = roundAndCap(effect.additions, 0, job);
  const banded = bandedAmount(extra, counts, on, trace);
  if (!banded.ok) return banded;
  const more = amountsFor(banded.value, job);
  const amounts = parents.map((_, index) => add(settled[index] ?? zero, more[index] ?? zero));
  if (standing.kind === 'benefit') {
    trace.push(
      step({
        ruleId: 'R-VAR-7',
        title: 'Flat rate and additional income together',
        result: moneyText(sum(amounts)),
        inputs: { 'flat rate': moneyText(sum(settled)), 'from other income': moneyText(sum(more)) },
        formula: `${moneyText(sum(settled))} + ${moneyText(sum(more))}`,
        audience: staffAndPayingParent,
      }),
    );
  }
  return ok({
    ...base,
    rate: standing.kind === 'nil' ? banded.value.rate : 'flat',
    plus: standing.kind === 'nil' && banded.value.plus,
    adjusted: extra,
    assessable: banded.value.assessable,
    amounts,
    because: { ...because(banded.value, job), settledBy: base.because.settledBy, raised: ['additionalIncome'] },
  });
}

/** A10: the label when shared care leaves nothing of a benefit's flat rate. */
function withLabel(worked: Worked, { on }: Job, standing: Standing): Worked {
  const nothing = standing.kind === 'benefit' && worked.amounts.every(isZero);
  return nothing && on.params['reading.flatSharedCareLabel'].value === 'nil' ? { ...worked, rate: 'nil' } : worked;
}
