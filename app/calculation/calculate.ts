import { type Fraction, isWhole, roundHalfUp, zero } from '../model/fraction.ts';
import { formatPence, type Pence } from '../model/money.ts';
import { fail, ok, type Result } from '../result.ts';
import { roundTogether } from './apportion.ts';
import type { Counts } from './bands.ts';
import type { Calculation, TraceStep } from './calculation.ts';
import { dailyOf } from './conversions.ts';
import { feesOn, feeSteps } from './fees.ts';
import { largeMoney } from './bounds.ts';
import { CalculationInput, type FactProblem, factProblems } from './input.ts';
import type { Law, LawOn } from './law.ts';
import { staffOnly, step } from './step.ts';
import { moneyText } from './words.ts';
import { type Job, type Worked, workOut } from './worked.ts';

/** Facts in which nothing is wrong, with the law of their day. */
type Checked = Readonly<{ facts: CalculationInput; on: LawOn }>;

const wrong = (problem: FactProblem, ...fields: string[]): Result<never> =>
  fail('INPUT_INVALID', { fields, facts: { problem } });
const isFactProblem = (word: string): word is FactProblem => (factProblems as readonly string[]).includes(word);

/**
 * Works out child maintenance under the 2012 scheme as at `input.effectiveOn`, with one trace line for each rule.
 * Pence throughout. Pure: the same input and law always give the same answer.
 * Refuses impossible input with INPUT_INVALID, its fields and a `FactProblem` where one is known; a day the law tables
 * do not cover with DATE_IMPOSSIBLE; and a child in local authority care (R-SC-9) with NEEDS_PERSON.
 */
export function calculate(input: CalculationInput, law: Law): Result<Calculation> {
  const checked = checkFacts(input, law);
  if (!checked.ok) return checked;
  const { facts, on } = checked.value;
  const counts: Counts = {
    qualifying: facts.receivingParents.reduce((count, { children }) => count + children.length, 0),
    otherArrangement: facts.otherArrangementChildren,
    relevantOther: facts.relevantOtherChildren,
  };
  const job: Job = { input: facts, on, counts, trace: [] };
  const worked = workOut(job);
  return worked.ok ? ok(finish(job, worked.value)) : worked;
}

/** Everything that can be refused before a sum is done. */
function checkFacts(input: CalculationInput, law: Law): Result<Checked> {
  const parsed = CalculationInput.safeParse(input);
  if (!parsed.success) {
    const { issues } = parsed.error;
    const fields = [...new Set(issues.map(({ path }) => path.join('.')))];
    const problem = issues[0]?.message ?? '';
    return isFactProblem(problem) ? wrong(problem, ...fields) : fail('INPUT_INVALID', { fields });
  }
  const facts = parsed.data;
  const { payingParent, receivingParents } = facts;
  const on = law.at(facts.effectiveOn);
  if (!on.ok) return fail('DATE_IMPOSSIBLE', { ...on.error, fields: ['effectiveOn'] });
  for (const list of ['benefits', 'partnerBenefits'] as const) {
    const unknown = payingParent[list].findIndex((code) => !law.benefitCodes.has(code));
    if (unknown >= 0) return wrong('benefitUnknown', `payingParent.${list}.${unknown}`);
  }
  const large = largeMoney(facts, on.value);
  if (large !== null) return wrong('moneyTooLarge', large);
  // R-SC-9: the table for children in local authority care was not retrieved, so a person decides.
  const limit = on.value.params['sc.localAuthorityNights'].value;
  for (const [p, { children }] of receivingParents.entries()) {
    const c = children.findIndex(({ localAuthorityNights }) => (localAuthorityNights ?? 0) >= limit);
    if (c >= 0) {
      const fields = [`receivingParents.${p}.children.${c}.localAuthorityNights`];
      return fail('NEEDS_PERSON', { fields, facts: { ruleId: 'R-SC-9' } });
    }
  }
  return ok({ facts, on: on.value });
}

/** Rounds, adds fees and daily figures, and closes the trace. */
function finish({ input, on, trace }: Job, worked: Worked): Calculation {
  const weekly = roundTogether(worked.amounts, on);
  const facts = { service: input.service, compliance: input.compliance ?? 'compliant' } as const;
  const roundings: TraceStep[] = [];
  const fees: TraceStep[] = [];
  const receivingParents = input.receivingParents.map(({ id }, index) => {
    const amount = weekly[index] ?? 0;
    const exact = worked.amounts[index] ?? zero;
    if (!isWhole(exact)) roundings.push(roundingStep(exact, amount, id));
    const charged = feesOn(amount, facts.service, on, facts.compliance);
    fees.push(...feeSteps(amount, charged, id, facts, on));
    return { id, weekly: amount, daily: dailyOf(amount, on), ...charged };
  });
  trace.push(...roundings);
  if (weekly.some((amount, index) => amount !== roundHalfUp(worked.amounts[index] ?? zero)))
    trace.push(oddPennyStep(weekly));
  trace.push(...fees);
  return {
    effectiveOn: input.effectiveOn,
    reason: input.reason,
    service: input.service,
    rate: worked.rate,
    plus: worked.plus,
    incomeBasis: worked.income?.basis ?? null,
    grossWeekly: worked.income?.weekly ?? 0,
    adjustedWeekly: worked.adjusted,
    assessableWeekly: roundHalfUp(worked.assessable),
    weekly: weekly.reduce((total, amount) => total + amount, 0),
    receivingParents,
    because: worked.because,
    trace,
  };
}

const roundingStep = (exact: Fraction, amount: Pence, receivingParentId: string): TraceStep =>
  step({
    ruleId: 'R-RND-1',
    title: 'To the nearest penny',
    inputs: { amount: moneyText(exact) },
    formula: moneyText(exact),
    result: formatPence(amount),
    receivingParentId,
  });

const oddPennyStep = (weekly: readonly Pence[]): TraceStep =>
  step({
    ruleId: 'R-APP-2',
    title: 'Shares add up to the total',
    audience: staffOnly,
    inputs: { shares: weekly.map(formatPence).join(', ') },
    formula: weekly.map(formatPence).join(' + '),
    result: formatPence(weekly.reduce((total, amount) => total + amount, 0)),
  });
