import { calculate } from '../calculation/calculate.ts';
import type { Calculation } from '../calculation/calculation.ts';
import type { Law } from '../calculation/law.ts';
import type { ChangePreview } from '../contract/change.ts';
import { addDays, type IsoDate } from '../model/dates.ts';
import type { Pence } from '../model/money.ts';
import type { RowBody, RowWrite } from '../model/rows/index.ts';
import type { Call } from '../operations/operation.ts';
import { ok, type Result } from '../result.ts';
import { decidedMoney } from './engine/decidedMoney.ts';
import { decisionOn } from './engine/periods.ts';
import { calculationInput, decisionInForce, type CaseFacts, type DecidedFacts } from './caseFacts.ts';
import type { CalculationInput } from '../calculation/input.ts';

export type Worked = Readonly<{ input: CalculationInput; calculation: Calculation; cases: RowBody<'decision'>['cases'] }>;
type Amounts = NonNullable<ChangePreview['before']>;

/** Works out the new amounts for every case of the paying parent. Direct Pay cases carry no fee, whatever the others do. */
export function workOut(facts: CaseFacts, decided: DecidedFacts, law: Law): Result<Worked> {
  const input = calculationInput(facts, decided);
  const result = calculate(input, law);
  if (!result.ok) return result;
  const before = decisionInForce(facts);
  const cases = result.value.receivingParents.flatMap((parent) => {
    const held = facts.cases.find((c) => c.body.receivingParentId === parent.id && c.body.payingParentId === facts.case.body.payingParentId);
    if (held === undefined) return [];
    const fees = held.body.service === 'collectAndPay';
    return [
      {
        caseId: held.id,
        weekly: parent.weekly,
        previousWeekly: before?.body.cases.find((c) => c.caseId === held.id)?.weekly ?? null,
        payingParentTotal: fees ? parent.payingParentTotal : parent.weekly,
        receivingParentNet: fees ? parent.receivingParentNet : parent.weekly,
      },
    ];
  });
  return ok({ input, calculation: result.value, cases });
}

const rateNames = { nil: 'Nil rate', flat: 'Flat rate', reduced: 'Reduced rate', basic: 'Basic rate', default: 'Default rate' } as const;
const childrenWords = (count: number): string => (count === 1 ? '1 child' : `${count} children`);

/** `Basic rate, 2 children`. */
export const rateWords = (rate: keyof typeof rateNames, plus: boolean, children: number): string =>
  `${plus ? 'Basic plus rate' : rateNames[rate]}, ${childrenWords(children)}`;

const childCount = (input: unknown): number =>
  ((input as Partial<CalculationInput>).receivingParents ?? []).reduce((sum, parent) => sum + parent.children.length, 0);

/** The amounts of one case on a day. A decision that starts later is not what runs now; on a day that nobody decided, the decision in force stands. */
export function amountsBefore(facts: CaseFacts, on: IsoDate): Amounts | null {
  const decision = decisionOn(facts, on) ?? decisionInForce(facts);
  const mine = decision?.body.cases.find((c) => c.caseId === facts.case.id);
  if (decision === null || mine === undefined) return null;
  return {
    weekly: mine.weekly,
    payingParentTotal: mine.payingParentTotal,
    receivingParentNet: mine.receivingParentNet,
    grossWeekly: decision.body.grossWeekly,
    rate: rateWords(decision.body.rate, decision.body.plus, childCount(decision.body.input)),
  };
}

export function amountsAfter(facts: CaseFacts, worked: Worked): Amounts | null {
  const mine = worked.cases.find((c) => c.caseId === facts.case.id);
  if (mine === undefined) return null;
  return {
    weekly: mine.weekly,
    payingParentTotal: mine.payingParentTotal,
    receivingParentNet: mine.receivingParentNet,
    grossWeekly: worked.calculation.grossWeekly,
    rate: rateWords(worked.calculation.rate, worked.calculation.plus, childCount(worked.input)),
  };
}

/** The rows of a new decision: the one in force ends the day before, the new one starts. */
export function decisionRows(facts: CaseFacts, worked: Worked, changeId: string, call: Call): Readonly<{ id: string; body: RowBody<'decision'>; rows: readonly RowWrite[] }> {
  const previous = decisionInForce(facts);
  const id = call.newId();
  const { calculation } = worked;
  const body: RowBody<'decision'> = {
    number: Math.max(0, ...facts.decisions.filter((d) => d.body.payingParentId === facts.case.body.payingParentId).map((d) => d.body.number)) + 1,
    payingParentId: facts.case.body.payingParentId,
    reason: 'change',
    changeId,
    effectiveFrom: calculation.effectiveOn,
    effectiveUntil: null,
    performedOn: call.today,
    by: call.actor.id,
    input: worked.input,
    rate: calculation.rate,
    plus: calculation.plus,
    incomeBasis: calculation.incomeBasis,
    grossWeekly: calculation.grossWeekly,
    cases: worked.cases,
  };
  // A decision replaced from its own first day has no days left: it ends where it starts, and its record stays.
  const ended = (from: string): string => (addDays(calculation.effectiveOn, -1) < from ? from : addDays(calculation.effectiveOn, -1));
  const rows: RowWrite[] = [{ kind: 'decision', id, body }];
  if (previous !== null) rows.push({ kind: 'decision', id: previous.id, body: { ...previous.body, effectiveUntil: ended(previous.body.effectiveFrom), ...(previous.body.effectiveFrom >= calculation.effectiveOn ? { replacedBy: id } : {}) } });
  return { id, body, rows: [...rows, ...statusRows(facts, worked), ...decidedMoney(facts, rows, [], call)] };
}

/** A live case is one with an amount; with none it is live at nil. */
function statusRows(facts: CaseFacts, { cases }: Worked): readonly RowWrite[] {
  return cases.flatMap(({ caseId, weekly }): RowWrite[] => {
    const held = facts.cases.find((each) => each.id === caseId);
    const status = weekly === 0 ? 'liveNil' : 'live';
    if (held === undefined || (held.body.status !== 'live' && held.body.status !== 'liveNil') || held.body.status === status) return [];
    return [{ kind: 'case', id: caseId, body: { ...held.body, status } }];
  });
}

/** Rise or fall of one case's weekly amount; null without both figures. */
export const effectOf = (before: Amounts | null, after: Amounts | null): Pence | null => (before === null || after === null ? null : after.weekly - before.weekly);
