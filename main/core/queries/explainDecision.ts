import { calculate } from '../../../app/calculation/calculate.ts';
import type { Calculation, TraceStep } from '../../../app/calculation/calculation.ts';
import { CalculationInput } from '../../../app/calculation/input.ts';
import type { Law } from '../../../app/calculation/law.ts';
import { summarySentence } from '../../../app/calculation/summary.ts';
import { traceFor } from '../../../app/calculation/trace.ts';
import { listOf } from '../../../app/changes/caseFacts.ts';
import type { TraceLine } from '../../../app/contract/case.ts';
import type { Input, Output } from '../../../app/contract/index.ts';
import type { DecisionBody } from '../../../app/model/rows/cases.ts';
import type { Row } from '../../../app/model/rows/index.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { sourceOf } from './caseRecords.ts';
import type { QueryContext } from './context.ts';
import { decidedFor, decisionsOf } from './decisions.ts';

type View = Output<'explain.decision'>;

/**
 * `explain.decision`: each step behind a decided amount, worked out again now from the stored input. `replay` says
 * whether it gives the same figures. Lines are only those that the audience may see. Refuses with ROW_NOT_FOUND a
 * decision that is not of this case.
 */
export function createExplainDecisionQuery(context: QueryContext) {
  return ({ caseId, decisionId, audience }: Input<'explain.decision'>): Result<View> => {
    const source = sourceOf(context, caseId);
    if (source === null) return fail('CASE_NOT_HELD');
    const decisions = decisionsOf(listOf(source, 'decision'), caseId);
    const at = decisions.findIndex(({ id }) => id === decisionId);
    const decision = decisions[at];
    const decided = decidedFor(decision ?? null, caseId);
    if (decision === undefined || decided === null) return fail('ROW_NOT_FOUND', { fields: ['decision'] });
    const cases = listOf(source, 'case');
    const { body } = decision;
    const again = replay(body.input, context.law);
    const before = decisions[at + 1] ?? null;
    const beforeWeekly = decidedFor(before, caseId)?.weekly ?? null;
    return ok({
      weekly: decided.weekly,
      effectiveFrom: body.effectiveFrom,
      performedOn: body.performedOn,
      by: body.by,
      sentence: again === null ? 'The saved facts of this decision cannot be worked out under the law tables held here.' : summarySentence(again, audience),
      lines: again === null ? [] : traceFor(again, audience, cases.find(({ id }) => id === caseId)?.body.receivingParentId).slice(0, 60).map(toLine),
      fees: feesOf(decided),
      replay: again !== null && givesSame(again, body, cases) ? 'same' : 'different',
      previous: before === null || beforeWeekly === null ? null : { decisionId: before.id, weekly: beforeWeekly },
    });
  };
}

function replay(input: unknown, law: Law): Calculation | null {
  const parsed = CalculationInput.safeParse(input);
  const result = parsed.success ? calculate(parsed.data, law) : null;
  return result?.ok === true ? result.value : null;
}

/** Every figure that the decision recorded: rate, income, and the amount of each case by its receiving parent. */
function givesSame(again: Calculation, body: DecisionBody, cases: readonly Row<'case'>[]): boolean {
  return (
    again.rate === body.rate &&
    again.plus === body.plus &&
    again.grossWeekly === body.grossWeekly &&
    body.cases.every(({ caseId, weekly }) => {
      const parentId = cases.find(({ id }) => id === caseId)?.body.receivingParentId;
      return again.receivingParents.find(({ id }) => id === parentId)?.weekly === weekly;
    })
  );
}

const toLine = ({ ruleId, title, formula, result, source, rows, matters }: TraceStep): TraceLine => ({ ruleId, title, formula, result, source, rows: [...rows], matters });

/** Null where no fee is taken. */
function feesOf({ weekly, payingParentTotal, receivingParentNet }: DecisionBody['cases'][number]): View['fees'] {
  if (payingParentTotal === weekly && receivingParentNet === weekly) return null;
  return { payingParentTotal, receivingParentNet, payingParentFee: payingParentTotal - weekly, receivingParentFee: weekly - receivingParentNet };
}
