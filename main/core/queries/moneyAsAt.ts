import { calculate } from '../../../app/calculation/calculate.ts';
import { CalculationInput } from '../../../app/calculation/input.ts';
import type { Law } from '../../../app/calculation/law.ts';
import { summarySentence } from '../../../app/calculation/summary.ts';
import { listOf } from '../../../app/changes/caseFacts.ts';
import type { Input, Output } from '../../../app/contract/index.ts';
import type { Row } from '../../../app/model/rows/index.ts';
import { decisionAsAt, decisionStanding } from '../../../app/money/asAt.ts';
import { scheduleOn } from '../../../app/money/schedule.ts';
import type { RowSource } from '../../../app/operations/execute.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { childLabels } from '../../../app/work/childLabels.ts';
import { sourceOf } from './caseRecords.ts';
import type { QueryContext } from './context.ts';
import { decidedFor } from './decisions.ts';

type View = Output<'case.asAt'>;

/** `case.asAt`: what applied to one day as it was known on another, the facts behind it, and the law it used. */
export function createCaseAsAtQuery(context: QueryContext) {
  return ({ caseId, on, knownOn }: Input<'case.asAt'>): Result<View> => {
    const source = sourceOf(context, caseId);
    if (source === null) return fail('CASE_NOT_HELD');
    const decisions = listOf(source, 'decision');
    const held = decisionAsAt(decisions, caseId, on, knownOn);
    const stands = decisionStanding(decisions, caseId, on);
    const schedule = scheduleOn(listOf(source, 'schedule').filter(({ body }) => body.caseId === caseId && body.madeOn <= knownOn), on);
    const input = held === null ? null : CalculationInput.safeParse(held.body.input);
    const worked = input?.success === true ? calculate(input.data, context.law) : null;
    return ok({
      on, knownOn,
      decision: decidedView(held, caseId),
      sentence: worked?.ok === true ? summarySentence(worked.value, 'staff').slice(0, 400) : null,
      facts: held === null || input?.success !== true ? null : factsOf(source, caseId, held, input.data),
      law: worked?.ok === true ? lawUsed(context.law, worked.value.trace.flatMap(({ rows }) => rows)) : [],
      schedule: schedule === null ? null : { number: schedule.body.number, service: schedule.body.service, method: schedule.body.method, frequency: schedule.body.frequency, day: schedule.body.day },
      standsNow: stands?.id === held?.id ? null : decidedView(stands, caseId),
    });
  };
}

function decidedView(decision: Row<'decision'> | null, caseId: string): View['decision'] {
  const decided = decidedFor(decision, caseId);
  if (decision === null || decided === null) return null;
  const { number, reason, effectiveFrom, effectiveUntil, performedOn, by, rate, plus } = decision.body;
  return { decisionId: decision.id, number, reason, weekly: decided.weekly, payingParentTotal: decided.payingParentTotal, receivingParentNet: decided.receivingParentNet, effectiveFrom, effectiveUntil, performedOn, by, rate, plus };
}

/** The facts that the decision was made on, as it recorded them: children of this case by label, the others as counts. */
function factsOf(source: RowSource, caseId: string, { body }: Row<'decision'>, input: CalculationInput): NonNullable<View['facts']> {
  const receivingParentId = listOf(source, 'case').find(({ id }) => id === caseId)?.body.receivingParentId;
  const used = input.receivingParents.find(({ id }) => id === receivingParentId)?.children ?? [];
  const born = new Map(listOf(source, 'child').map((child) => [child.id, child.body.bornOn]));
  return {
    grossWeekly: body.grossWeekly,
    basis: body.incomeBasis,
    children: childLabels(used.map((child) => ({ ...child, bornOn: born.get(child.id) ?? input.effectiveOn })))
      .slice(0, 20)
      .map(({ child, label }) => ({ label, nights: child.nights, basis: child.basis ?? null })),
    otherChildren: input.relevantOtherChildren,
    otherArrangements: input.otherArrangementChildren,
    benefits: input.payingParent.benefits.length + input.payingParent.partnerBenefits.length,
    variations: input.variations.map(({ ground }) => ground),
    service: input.service,
  };
}

/** The rows of the law tables that steps used, each once, in the order of their use. */
function lawUsed(law: Law, refs: readonly Readonly<{ key: string; from: string }>[]): View['law'] {
  const seen = new Set<string>();
  return refs
    .flatMap(({ key, from }): View['law'] => {
      const row = law.rows.find((each) => each.key === key && each.from === from);
      if (row === undefined || seen.has(`${key}/${from}`)) return [];
      seen.add(`${key}/${from}`);
      return [{ key, value: valueWords(row.value), from, until: row.until, source: row.source, ruleId: row.ruleId }];
    })
    .slice(0, 60);
}
/** A value of a law row as people read it: `11, 14, 16`; `percent 20, bases weeklyAmount`. */
const valueWords = (value: unknown): string => partWords(value).slice(0, 200);
function partWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(partWords).join(', ');
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([key, each]) => `${key} ${partWords(each)}`).join(', ');
  return String(value);
}
