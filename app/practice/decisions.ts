import { calculate } from '../calculation/calculate.ts';
import type { Calculation } from '../calculation/calculation.ts';
import type { CalculationInput } from '../calculation/input.ts';
import { addDays, addMonths, type IsoDate } from '../model/dates.ts';
import type { Author } from '../model/ids.ts';
import type { DecisionBody } from '../model/rows/cases.ts';
import { workingDayAtOrBefore } from './calendar.ts';
import { countOf } from './draws.ts';
import { benefitsInput, drawIncome, incomeInput, incomeRow, type IncomePlan } from './livelihood.ts';
import type { ChildPlan, DecisionPlan, Making, PayerPlan } from './making.ts';

const careBasis: Readonly<Record<ChildPlan['basis'], 'agreed' | 'order' | 'assumed' | 'evidence' | null>> = {
  none: null, agreed: 'agreed', courtOrder: 'order', assumed: 'assumed', disputed: 'evidence',
};

function inputOf(payer: PayerPlan, income: IncomePlan, age: number, on: IsoDate, first: boolean, byDefault: boolean): CalculationInput {
  return {
    effectiveOn: on,
    reason: first ? 'initial' : 'annualReview',
    payingParent: { bornOn: payer.person.bornOn, nilDescription: income.nilDescription, ...benefitsInput(income), income: incomeInput(income, age) },
    receivingParents: payer.cases.map(({ receiving, children }) => ({
      id: receiving.id,
      children: children.map(({ id, nights, basis }) => {
        const known = careBasis[basis];
        return known === null ? { id, nights } : { id, nights: known === 'assumed' ? null : nights, basis: known };
      }),
    })),
    relevantOtherChildren: payer.relevantOther.filter((born) => born <= on).length,
    otherArrangementChildren: payer.otherArrangement,
    variations: age === 0 ? [...income.variations] : [],
    defaultDecision: byDefault,
    // One paying parent's cases are collected one way in practice data, so one answer serves them all.
    service: payer.cases[0]?.service ?? 'directPay',
  };
}

const worked = (m: Making, input: CalculationInput): Calculation => {
  const result = calculate(input, m.law);
  if (!result.ok) throw new Error(`practice calculation refused: ${result.error.code}`);
  return result.value;
};

type Kept = Readonly<{ age: number; number: number; on: IsoDate }>;

/** Which decisions stand in the cache: the last two or three, oldest first, and the one before them for "was". */
function keptDecisions(m: Making, payer: PayerPlan, n: number): readonly Kept[] {
  const first = payer.cases[0]?.effectiveFrom ?? m.today;
  const random = m.random('income', 500 + n);
  let reviews = 0;
  while (addMonths(first, 12 * (reviews + 1)) <= m.today) reviews += 1;
  const keep = Math.min(reviews + 1, n === 0 && m.story?.annual !== undefined ? m.story.annual.length : random.chance(m.parameters.work.thirdDecisionKept) ? 3 : 2);
  return Array.from({ length: keep }, (_unused, index) => {
    const year = reviews - keep + 1 + index;
    return { age: reviews - year, number: year + 1, on: addMonths(first, 12 * year) };
  });
}

/** Rows of a paying parent's decisions, incomes and benefit. Every figure in them is what `calculate` gives for the stored input. */
export function makeDecisions(m: Making, payer: PayerPlan, n: number): void {
  const status = payer.cases[0]?.status;
  if (status === 'tracing' || status === 'awaitingResponse') return;
  const byDefault = status === 'defaultDecision';
  const kept = keptDecisions(m, payer, n);
  const income = drawIncome(m, n, payer.livelihood, kept.length + 1);
  const random = m.random('income', 900 + n);
  const closed = status === 'closed' ? m.day(-random.int(5, 60)) : null;

  const oldest = kept[0];
  let before: ReadonlyMap<string, number> | null =
    oldest === undefined || oldest.number === 1 ? null : weeklyBy(worked(m, inputOf(payer, income, oldest.age + 1, addMonths(oldest.on, -12), oldest.number === 2, byDefault)));
  const madeTogether = m.story?.onePerformDay === true && n === 0 ? workingDayAtOrBefore(m.day(-random.int(8, 20))) : null;
  const decisions: DecisionPlan[] = [];
  for (const [index, { age, number, on }] of kept.entries()) {
    const input = inputOf(payer, income, age, on, number === 1, byDefault);
    const outcome = worked(m, input);
    const weekly = weeklyBy(outcome);
    const id = m.id('d');
    const next = kept[index + 1]?.on;
    const body: DecisionBody = {
      number,
      payingParentId: payer.person.id,
      reason: input.reason,
      changeId: null,
      effectiveFrom: on,
      effectiveUntil: next === undefined ? closed : addDays(next, -1),
      performedOn: madeTogether ?? workingDayAtOrBefore(earlier(m, number === 1 ? addDays(on, random.int(2, 25)) : addDays(on, -random.int(3, 18)))),
      by: madeBy(m, number === 1 || byDefault || madeTogether !== null, random.next()),
      input,
      rate: outcome.rate,
      plus: outcome.plus,
      incomeBasis: outcome.incomeBasis,
      grossWeekly: outcome.grossWeekly,
      cases: payer.cases.map((each) => {
        const amounts = outcome.receivingParents.find((parent) => parent.id === each.receiving.id);
        return {
          caseId: each.id,
          weekly: amounts?.weekly ?? 0,
          previousWeekly: before?.get(each.receiving.id) ?? null,
          payingParentTotal: amounts?.payingParentTotal ?? 0,
          receivingParentNet: amounts?.receivingParentNet ?? 0,
        };
      }),
    };
    before = weekly;
    m.put('decision', id, body);
    decisions.push({ id, body });
  }
  payer.decisions = decisions;
  if (!byDefault) makeIncomes(m, payer, income, n);
}

/** A review falls before its date; nothing was done after today. */
const earlier = (m: Making, on: IsoDate): IsoDate => (on <= m.day(-1) ? on : m.day(-1));
const weeklyBy = (outcome: Calculation): ReadonlyMap<string, number> => new Map(outcome.receivingParents.map(({ id, weekly }) => [id, weekly]));
/** Most reviews need nobody (15% need a person); first decisions are a caseworker's. */
function madeBy(m: Making, byPerson: boolean, u: number): Author {
  const { caseworkers } = m.staff;
  return byPerson || u < m.parameters.work.reviewByPerson ? (caseworkers[Math.floor(u * 997) % caseworkers.length] as Author) : 'system';
}

function makeIncomes(m: Making, payer: PayerPlan, income: IncomePlan, n: number): void {
  const random = m.random('income', 1300 + n);
  const wanted = 1 + countOf(m.draws.superseded(random));
  const latest = payer.decisions.toReversed().slice(0, wanted);
  for (const [age, { body }] of latest.entries()) {
    m.put('income', m.id('i'), incomeRow(m, income, payer.person.id, age, { grossWeekly: body.grossWeekly, basis: body.incomeBasis ?? 'estimated', from: body.effectiveFrom }));
  }
  const first = payer.decisions[0];
  if (income.benefit !== null && first !== undefined) {
    m.put('benefit', m.id('b'), { personId: payer.person.id, code: income.benefit, from: addDays(first.body.effectiveFrom, -random.int(10, 300)), until: null });
  }
}
