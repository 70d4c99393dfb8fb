import type { Calculation } from '../calculation.ts';
import { calculate } from '../calculate.ts';
import type { CalculationInput, Variation } from '../input.ts';
import type { Law } from '../law.ts';
import { statedProblem } from '../stated.ts';
import { traceFor } from '../trace.ts';
import type { Pence } from '../../model/money.ts';
import { CalculateIn, type CalculateError, type CalculateOut, groundNames, nilNames } from './calculateLine.ts';
import { fromFailure, fromIssues, lineError, statedError } from './lineErrors.ts';

/**
 * Answers one line of `casebench calculate`: the calculation, or why it cannot be made. Never throws for anything a
 * line may hold. With `trace` false the trace of the answer is empty.
 */
export function answerLine(text: string, law: Law, trace = true): CalculateOut | CalculateError {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return lineError('NOT_JSON', null, 'Write one JSON object a line, with names and text in double quotes.');
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return lineError('NOT_AN_OBJECT', null, 'Write one JSON object a line, starting with {.');
  const read = CalculateIn.safeParse(raw);
  if (!read.success) return fromIssues(read.error.issues, raw);
  const refused = contradiction(read.data);
  if (refused !== null) return refused;

  const input = toInput(read.data);
  const result = calculate(input, law);
  if (!result.ok) return fromFailure(result.error, read.data);
  const stated = statedProblem(input, law);
  return stated === null ? toAnswer(result.value, trace) : statedError(stated);
}

/** What the names outside allow to be written and the calculation's own input cannot say. */
function contradiction({ payingParent, variations, defaultDecision }: CalculateIn): CalculateError | null {
  const income = payingParent?.income;
  if (income === undefined) {
    if (defaultDecision) return null;
    return payingParent === undefined
      ? lineError('FIELD_MISSING', 'payingParent', 'Give the paying parent, with an income.')
      : lineError('FIELD_MISSING', 'payingParent.income', 'Give an income, such as { "grossWeekly": "412.00" }.');
  }
  const { grossWeekly, basis, historicAnnual, pensionAnnual, currentWeekly, estimatedWeekly } = income;
  const fromFacts = [historicAnnual, currentWeekly, estimatedWeekly].some((amount) => (amount ?? null) !== null);
  if ((grossWeekly ?? null) !== null && (fromFacts || (pensionAnnual ?? 0) > 0))
    return lineError(
      'FACTS_CONTRADICT',
      'payingParent.income',
      'Give either "grossWeekly", or "historicAnnual" and "currentWeekly", not both.',
    );
  if ((grossWeekly ?? null) === null && (basis ?? null) !== null)
    return lineError(
      'FACTS_CONTRADICT',
      'payingParent.income.basis',
      'Leave "basis" out: it says where "grossWeekly" comes from, and there is none.',
    );
  for (const [index, { kind, weekly, annual, capital, asset }] of variations.entries()) {
    const at = `variations[${index}]`;
    const given = [weekly, annual, capital].filter((amount) => (amount ?? null) !== null).length;
    if (given > 1) return lineError('FACTS_CONTRADICT', at, 'Give one amount only: "weekly", "annual" or "capital".');
    if (kind === 'assets') {
      if ((weekly ?? annual ?? null) !== null)
        return lineError(
          'FACTS_CONTRADICT',
          `${at}.${(weekly ?? null) === null ? 'annual' : 'weekly'}`,
          'Give the net value of assets as "capital".',
        );
      if (given === 0) return lineError('FIELD_MISSING', `${at}.capital`, 'Give the net value of the assets.');
      continue;
    }
    if ((capital ?? null) !== null)
      return lineError('FACTS_CONTRADICT', `${at}.capital`, 'Give "weekly" or "annual": only assets have a "capital".');
    if ((asset ?? null) !== null)
      return lineError('FACTS_CONTRADICT', `${at}.asset`, 'Leave "asset" out: it is for the kind "assets" only.');
    if (given === 0) return lineError('FIELD_MISSING', `${at}.weekly`, 'Give the amount as "weekly" or "annual".');
  }
  return null;
}

/** The calculation's own input for a line in which `contradiction` found nothing. */
export function toInput(line: CalculateIn): CalculationInput {
  const { payingParent, compliance } = line;
  return {
    effectiveOn: line.effectiveOn,
    reason: line.reason,
    payingParent: {
      bornOn: payingParent?.bornOn ?? null,
      nilDescription:
        (payingParent?.nilDescription ?? null) === null ? null : nilNames[payingParent?.nilDescription ?? 'child'],
      benefits: payingParent?.benefits ?? [],
      partnerBenefits: payingParent?.partnerBenefits ?? [],
      partnerAlsoPaying: payingParent?.partnerAlsoPaying ?? false,
      income: toIncome(payingParent?.income),
    },
    receivingParents: line.receivingParents.map(({ id, children }) => ({
      id,
      children: children.map(({ id, nights, basis, localAuthorityNights }) => ({
        id,
        nights,
        ...(typeof basis === 'string' ? { basis } : {}),
        ...(typeof localAuthorityNights === 'number' ? { localAuthorityNights } : {}),
      })),
    })),
    relevantOtherChildren: line.relevantOtherChildren,
    otherArrangementChildren: line.otherArrangementChildren,
    variations: line.variations.map(toVariation),
    defaultDecision: line.defaultDecision,
    service: line.service,
    ...(typeof compliance === 'string' ? { compliance } : {}),
  };
}

function toIncome(
  income: NonNullable<CalculateIn['payingParent']>['income'],
): CalculationInput['payingParent']['income'] {
  if (typeof income?.grossWeekly === 'number')
    return { kind: 'inUse', grossWeekly: income.grossWeekly, basis: income.basis ?? 'current' };
  return {
    kind: 'facts',
    historicAnnual: income?.historicAnnual ?? null,
    pensionAnnual: income?.pensionAnnual ?? 0,
    currentWeekly: income?.currentWeekly ?? null,
    estimatedWeekly: income?.estimatedWeekly ?? null,
  };
}

function toVariation({ kind, weekly, annual, capital, asset }: CalculateIn['variations'][number]): Variation {
  const ground = groundNames[kind];
  if (ground === 'assets') return { ground, kind: asset ?? 'assets', netValue: capital ?? 0 };
  const amount =
    typeof weekly === 'number' ? { pence: weekly, per: 'week' as const } : { pence: annual ?? 0, per: 'year' as const };
  return { ground, amount };
}

function toAnswer(calculation: Calculation, withTrace: boolean): CalculateOut {
  const { rate, incomeBasis, grossWeekly, assessableWeekly, receivingParents } = calculation;
  const used = rate !== 'default';
  return {
    rate,
    incomeBasis,
    grossWeekly: used ? pounds(grossWeekly) : null,
    assessableWeekly: used ? pounds(assessableWeekly) : null,
    receivingParents: receivingParents.map((parent) => ({
      id: parent.id,
      weekly: pounds(parent.weekly),
      daily: pounds(parent.daily),
      payingParentFee: pounds(parent.payingParentFee),
      payingParentTotal: pounds(parent.payingParentTotal),
      receivingParentFee: pounds(parent.receivingParentFee),
      receivingParentNet: pounds(parent.receivingParentNet),
    })),
    trace: withTrace
      ? traceFor(calculation, 'staff').map(({ ruleId, title, formula, inputs, result, source, rows }) => ({
          ruleId,
          title,
          formula,
          inputs,
          result,
          source,
          rows,
        }))
      : [],
  };
}

/** `6592` → `65.92`. */
const pounds = (pence: Pence): string => `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;
