import { calculate } from '../../calculation/calculate.ts';
import type { Calculation } from '../../calculation/calculation.ts';
import { CalculationInput } from '../../calculation/input.ts';
import type { Law } from '../../calculation/law.ts';
import { addDays, type IsoDate } from '../../model/dates.ts';
import type { Row, RowBody, RowWrite } from '../../model/rows/index.ts';
import type { Call } from '../../operations/operation.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { CaseFacts } from '../caseFacts.ts';
import { decidedMoney } from './decidedMoney.ts';
import type { InputPatch, ServiceMove } from './patch.ts';

type Line = RowBody<'decision'>['cases'][number];
type Decision = Row<'decision'>;

/** One stretch of days with one amount. `calculation` null: nobody is left to pay for, so nothing is due. */
export type Period = Readonly<{ from: IsoDate; until: IsoDate | null; input: CalculationInput; calculation: Calculation | null; cases: readonly Line[]; base: Decision }>;
/** `replaced`: decisions whose days are all decided anew. `cut`: the one that ends the day before. */
export type Periods = Readonly<{ periods: readonly Period[]; cut: Decision | null; replaced: readonly Decision[]; /** Cases whose service changes too. */ moved: readonly string[] }>;

type Wanted = Readonly<{ patches: readonly InputPatch[]; services?: readonly ServiceMove[]; reason?: CalculationInput['reason'] }>;

/** Decisions of the case's paying parent that still decide some days, oldest first. */
export const standingDecisions = (facts: Pick<CaseFacts, 'case' | 'decisions'>): readonly Decision[] =>
  facts.decisions
    .filter(({ body }) => body.payingParentId === facts.case.body.payingParentId && body.replacedBy === undefined)
    .toSorted((a, b) => (a.body.effectiveFrom === b.body.effectiveFrom ? a.body.number - b.body.number : a.body.effectiveFrom < b.body.effectiveFrom ? -1 : 1));

/** The decision that decides a day; null on a day without one. */
export const decisionOn = (facts: Pick<CaseFacts, 'case' | 'decisions'>, on: IsoDate): Decision | null =>
  standingDecisions(facts).findLast(({ body }) => body.effectiveFrom <= on && (body.effectiveUntil === null || body.effectiveUntil >= on)) ?? null;

function linesFor(facts: CaseFacts, { body }: Decision, calculation: Calculation | null, services: readonly ServiceMove[], from: IsoDate): readonly Line[] {
  const serviceOf = (held: Row<'case'>): RowBody<'case'>['service'] => services.find((move) => move.caseId === held.id && move.from <= from)?.service ?? held.body.service;
  const worked = (calculation?.receivingParents ?? []).flatMap((parent): Line[] => {
    const held = facts.cases.find((each) => each.body.receivingParentId === parent.id && each.body.payingParentId === facts.case.body.payingParentId);
    if (held === undefined) return [];
    const fees = serviceOf(held) === 'collectAndPay';
    return [{
      caseId: held.id, weekly: parent.weekly, previousWeekly: body.cases.find((line) => line.caseId === held.id)?.weekly ?? null,
      payingParentTotal: fees ? parent.payingParentTotal : parent.weekly, receivingParentNet: fees ? parent.receivingParentNet : parent.weekly,
    }];
  });
  // A case whose last child no longer counts is decided too: at nothing.
  const ended = body.cases.filter((line) => !worked.some(({ caseId }) => caseId === line.caseId)).map((line): Line => ({ caseId: line.caseId, weekly: 0, previousWeekly: line.weekly, payingParentTotal: 0, receivingParentNet: 0 }));
  return [...worked, ...ended];
}

/**
 * Works out every period that a set of decided facts touches, each once, from the first of their days to the end: at
 * each day on which a fact starts or an earlier decision began, that decision's own input with the facts put in
 * (calculation R-EFF-12, R-EFF-13; changes catalogue §5, recompute once per effective date).
 * Refuses with CHANGE_NOT_OFFERED when nothing was decided on the first day, and as `calculate` refuses.
 */
export function workOutPeriods(facts: CaseFacts, { patches, services = [], reason = 'change' }: Wanted, law: Law): Result<Periods> {
  const first = [...patches, ...services].map(({ from }) => from).toSorted()[0];
  if (first === undefined) return ok({ periods: [], cut: null, replaced: [], moved: [] });
  const standing = standingDecisions(facts);
  if (decisionOn(facts, first) === null) return fail('CHANGE_NOT_OFFERED');
  const starts = [...new Set([...[...patches, ...services].map(({ from }) => from), ...standing.map(({ body }) => body.effectiveFrom)])].filter((on) => on >= first).toSorted();
  const periods: Period[] = [];
  for (const [at, from] of starts.entries()) {
    const base = decisionOn(facts, from);
    // Days that nobody decided stay undecided.
    if (base === null) continue;
    const read = CalculationInput.safeParse(base.body.input);
    if (!read.success) return fail('CHANGE_NOT_OFFERED');
    const input = patches.filter((patch) => patch.from <= from).reduce((held, patch) => patch.apply(held), { ...read.data, effectiveOn: from, reason });
    const next = starts[at + 1] ?? null;
    const until = next === null ? base.body.effectiveUntil : addDays(next, -1);
    const calculation = input.receivingParents.length === 0 ? null : calculate(input, law);
    if (calculation !== null && !calculation.ok) return calculation;
    const value = calculation === null ? null : calculation.value;
    periods.push({ from, until, input, calculation: value, cases: linesFor(facts, base, value, services, from), base });
  }
  const replaced = standing.filter(({ body }) => body.effectiveFrom >= first);
  const cut = decisionOn(facts, first);
  return ok({ periods, replaced, cut: cut !== null && cut.body.effectiveFrom < first ? cut : null, moved: services.map(({ caseId }) => caseId) });
}

/** The period that runs on a day, or the last one before it. */
export const periodOn = ({ periods }: Periods, on: IsoDate): Period | null => periods.findLast(({ from }) => from <= on) ?? periods[0] ?? null;

/** Whether nobody is left to pay for on this case from the last period on: its last child no longer counts. */
export const endsHere = ({ case: held }: Pick<CaseFacts, 'case'>, worked: Periods | null): boolean => {
  const last = worked?.periods.at(-1);
  return last !== undefined && last.base.body.cases.some(({ caseId }) => caseId === held.id) && !last.input.receivingParents.some(({ id }) => id === held.body.receivingParentId);
};

export type DecidedRows = Readonly<{ decided: readonly Readonly<{ id: string; body: RowBody<'decision'> }>[]; rows: readonly RowWrite[] }>;

/**
 * The rows of the new decisions, oldest first, all made on one day. A decision whose days are all decided anew stays on
 * record with the id of what replaced it; the one that runs up to the first day ends the day before. With them come the
 * ledger lines and schedules that they make different.
 */
export function periodRows(facts: CaseFacts, worked: Periods, changeId: string | null, call: Call): DecidedRows {
  const held = facts.decisions.filter(({ body }) => body.payingParentId === facts.case.body.payingParentId).map(({ body }) => body.number);
  let number = Math.max(0, ...held);
  const decided = worked.periods.flatMap(({ from, until, input, calculation, cases }) => {
    if (calculation === null) return [];
    number += 1;
    const body: RowBody<'decision'> = {
      number, payingParentId: facts.case.body.payingParentId, reason: input.reason, changeId, effectiveFrom: from, effectiveUntil: until, performedOn: call.today, by: call.actor.id, input,
      rate: calculation.rate, plus: calculation.plus, incomeBasis: calculation.incomeBasis, grossWeekly: calculation.grossWeekly, cases: [...cases],
    };
    return [{ id: call.newId(), body }];
  });
  const first = worked.periods[0]?.from ?? null;
  const replacer = (from: IsoDate): string => decided.findLast(({ body }) => body.effectiveFrom <= from)?.id ?? decided[0]?.id ?? changeId ?? call.opId;
  const rows: RowWrite[] = decided.map(({ id, body }) => ({ kind: 'decision', id, body }));
  for (const { id, body } of worked.replaced) rows.push({ kind: 'decision', id, body: { ...body, effectiveUntil: body.effectiveFrom, replacedBy: replacer(body.effectiveFrom) } });
  if (worked.cut !== null && first !== null) rows.push({ kind: 'decision', id: worked.cut.id, body: { ...worked.cut.body, effectiveUntil: addDays(first, -1) } });
  return { decided, rows: [...rows, ...statusRows(facts, worked), ...decidedMoney(facts, rows, worked.moved, call)] };
}

/** A live case is one with an amount; with none it is live at nil. A case whose last child left is the rule's to close. */
function statusRows(facts: CaseFacts, worked: Periods): readonly RowWrite[] {
  const last = worked.periods.at(-1);
  if (last?.calculation == null || last.until !== null) return [];
  return last.cases.flatMap(({ caseId, weekly }): RowWrite[] => {
    const held = facts.cases.find((each) => each.id === caseId);
    const status = weekly === 0 ? 'liveNil' : 'live';
    if (held === undefined || !last.input.receivingParents.some(({ id }) => id === held.body.receivingParentId) || (held.body.status !== 'live' && held.body.status !== 'liveNil') || held.body.status === status) return [];
    return [{ kind: 'case', id: caseId, body: { ...held.body, status } }];
  });
}
