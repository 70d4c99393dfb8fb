import { fraction, type Fraction, larger, roundHalfUp, subtract, zero } from '../model/fraction.ts';
import { formatPence, type Pence } from '../model/money.ts';
import type { TraceStep } from './calculation.ts';
import { weeklyFromYearly } from './conversions.ts';
import type { incomeBases, PayingParentFacts } from './input.ts';
import type { LawOn } from './law.ts';
import { guardedSteps, staffAndPayingParent, step } from './step.ts';
import { differs, percentText } from './tolerance.ts';

type Facts = Extract<PayingParentFacts['income'], { kind: 'facts' }>;
type Basis = (typeof incomeBases)[number];
/** `exact` carries the year's own fraction, so that yearly sums can be added before rounding (R-RND-1). */
export type WeeklyIncome = Readonly<{ basis: Basis; exact: Fraction; weekly: Pence }>;

/** Stands for both figures missing, which the input refuses. */
const unknownIncome: WeeklyIncome = { basis: 'historic', exact: zero, weekly: 0 };

const basisWords: Record<Basis, string> = {
  historic: 'Past income, from HMRC',
  current: 'Income now',
  estimated: 'An estimate, because nothing better is known',
};
const basisResult: Record<Basis, string> = { historic: 'Past', current: 'Present', estimated: 'Estimate' };

/** The weekly income in use before variations (R-INC-1, R-INC-2, R-INC-8); writes its lines to `trace`. */
export function weeklyIncome(income: PayingParentFacts['income'], on: LawOn, trace: TraceStep[]): WeeklyIncome {
  if (income.kind === 'facts') return incomeFromFacts(income, on, trace);
  const { grossWeekly, basis } = income;
  trace.push(
    step({
      ruleId: 'R-IN-1',
      title: 'Income a week',
      inputs: { income: formatPence(grossWeekly) },
      formula: basisWords[basis],
      result: formatPence(grossWeekly),
    }),
  );
  return { basis, exact: fraction(grossWeekly), weekly: grossWeekly };
}

function incomeFromFacts(income: Facts, on: LawOn, trace: TraceStep[]): WeeklyIncome {
  const past = pastIncome(income, on);
  const nothingPast = past === null || past.weekly === 0;
  const stated = income.currentWeekly;
  const now = stated ?? (nothingPast ? (income.estimatedWeekly ?? null) : null);
  const present: WeeklyIncome | null =
    now === null ? null : { basis: stated === null ? 'estimated' : 'current', exact: fraction(now), weekly: now };
  const usesPresent = present !== null && (past === null || differs(past.weekly, present.weekly, on));
  const chosen = (usesPresent ? present : past) ?? unknownIncome;

  if (past !== null) trace.push(...pastSteps(income, past, !usesPresent, on));
  if (usesPresent) trace.push(presentStep(present));
  trace.push(
    ...guardedSteps(
      {
        ruleId: 'R-INC-1',
        title: 'Past income or present?',
        inputs: {
          ...(past === null ? {} : { 'past income': formatPence(past.weekly) }),
          ...(present === null ? {} : { 'income now': formatPence(present.weekly) }),
          'difference that counts': on.params['tolerance.income'].value.text,
        },
        formula: choiceWords(past, present, on),
        result: basisResult[chosen.basis],
        used: [on.params['tolerance.income']],
      },
      { formula: basisWords[chosen.basis] },
    ),
  );
  return chosen;
}

function pastIncome({ historicAnnual, pensionAnnual }: Facts, on: LawOn): WeeklyIncome | null {
  if (historicAnnual === null) return null;
  const exact = larger(zero, weeklyFromYearly(subtract(fraction(historicAnnual), fraction(pensionAnnual)), on));
  return { basis: 'historic', exact, weekly: roundHalfUp(exact) };
}

function pastSteps(
  { historicAnnual, pensionAnnual }: Facts,
  past: WeeklyIncome,
  inUse: boolean,
  on: LawOn,
): readonly TraceStep[] {
  const { params } = on;
  const byDays = params['reading.weekFromYear'].value === 'daysOfYear';
  const factor = byDays ? `÷ ${params['income.yearDays'].value} × 7` : `÷ ${params['income.yearWeeks'].value}`;
  const year = formatPence(historicAnnual ?? 0);
  const parts = {
    ruleId: 'R-INC-2' as const,
    title: inUse ? 'Income a week' : 'Past income a week',
    inputs: { 'income of a year': year, ...(pensionAnnual === 0 ? {} : { pension: formatPence(pensionAnnual) }) },
    formula: pensionAnnual === 0 ? `${year} ${factor}` : `(${year} − ${formatPence(pensionAnnual)} pension) ${factor}`,
    result: formatPence(past.weekly),
    used: [byDays ? params['income.yearDays'] : params['income.yearWeeks']],
    matters: inUse,
  };
  // A figure that is not in use is the paying parent's own business.
  if (!inUse) return [step({ ...parts, audience: staffAndPayingParent })];
  return pensionAnnual === 0 ? [step(parts)] : guardedSteps(parts, { formula: `HMRC figure for a year ${factor}` });
}

const presentStep = ({ basis, weekly }: WeeklyIncome): TraceStep =>
  step({
    ruleId: basis === 'estimated' ? 'R-INC-8' : 'R-INC-6',
    title: 'Income a week',
    inputs: { income: formatPence(weekly) },
    formula: basisWords[basis],
    result: formatPence(weekly),
  });

function choiceWords(past: WeeklyIncome | null, present: WeeklyIncome | null, on: LawOn): string {
  const limit = on.params['tolerance.income'].value.text;
  if (past === null) return 'No past income could be had';
  if (present === null) return `Nothing showed a difference of ${limit} or more`;
  const from = `${formatPence(past.weekly)} to ${formatPence(present.weekly)}`;
  if (past.weekly === present.weekly) return `${from}: the same`;
  if (past.weekly === 0) return `${from}: any income counts when past income is nil`;
  const way = present.weekly < past.weekly ? 'lower' : 'higher';
  const met = differs(past.weekly, present.weekly, on);
  return `${from} is ${percentText(past.weekly, present.weekly, on)}% ${way}, ${met ? `${limit} or more` : `under ${limit}`}`;
}
