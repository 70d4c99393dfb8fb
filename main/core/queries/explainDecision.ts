import type { Calculation, TraceStep } from '../../../app/calculation/calculation.ts';
import { summarySentence } from '../../../app/calculation/summary.ts';
import { traceFor } from '../../../app/calculation/trace.ts';
import { listOf } from '../../../app/changes/caseFacts.ts';
import type { TraceLine } from '../../../app/contract/case.ts';
import type { Input, Output } from '../../../app/contract/index.ts';
import type { DecisionBody } from '../../../app/model/rows/cases.ts';
import type { Row } from '../../../app/model/rows/index.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { compareText } from '../../../app/work/queueOrder.ts';
import { sourceOf } from './caseRecords.ts';
import type { QueryContext } from './context.ts';
import { decidedFor, decisionBefore, decisionsOf, firstPayment } from './decisions.ts';
import { replayDecision } from './replayDecision.ts';

type View = Output<'explain.decision'>;
type Audience = Input<'explain.decision'>['audience'];
type Beside = View['sameDay'][number];

/**
 * `explain.decision`: each step behind a decided amount, worked out again now from the stored input. `replay` says
 * whether it gives the same figures. Lines, fees, payment and author are only those that the audience may be told.
 * Refuses with ROW_NOT_FOUND a decision that is not of this case.
 */
export function createExplainDecisionQuery(context: QueryContext) {
  return ({ caseId, decisionId, audience }: Input<'explain.decision'>): Result<View> => {
    const source = sourceOf(context, caseId);
    if (source === null) return fail('CASE_NOT_HELD');
    const decisions = decisionsOf(listOf(source, 'decision'), caseId);
    const decision = decisions.find(({ id }) => id === decisionId);
    const decided = decidedFor(decision ?? null, caseId);
    if (decision === undefined || decided === null) return fail('ROW_NOT_FOUND', { fields: ['decision'] });
    const cases = listOf(source, 'case');
    const { body } = decision;
    const again = replayDecision(body.input, context.law);
    const before = decisionBefore(decisions, decision);
    const beforeWeekly = decidedFor(before, caseId)?.weekly ?? null;
    const sameDay = decisions.filter((each) => each.body.performedOn === body.performedOn);
    const after = decisions.find(({ id }) => id === body.replacedBy);
    return ok({
      number: body.number,
      weekly: decided.weekly,
      effectiveFrom: body.effectiveFrom,
      effectiveUntil: body.effectiveUntil,
      performedOn: body.performedOn,
      by: audience === 'staff' ? body.by : null,
      sentence: again === null ? 'The saved facts of this decision cannot be worked out under the law tables held here.' : summarySentence(again, audience),
      lines: again === null ? [] : traceFor(again, audience, cases.find(({ id }) => id === caseId)?.body.receivingParentId).slice(0, 60).map(toLine),
      fees: feesFor(decided, audience),
      replay: again !== null && givesSame(again, body, cases) ? 'same' : 'different',
      previous: before === null || beforeWeekly === null ? null : { decisionId: before.id, weekly: beforeWeekly },
      replaced: body.replacedBy === undefined ? null : { by: after === undefined ? null : beside(after, caseId) },
      sameDay: sameDay.length < 2 ? [] : sameDay.toSorted((a, b) => compareText(a.body.effectiveFrom, b.body.effectiveFrom) || a.body.number - b.body.number).slice(0, 40).map((each) => beside(each, caseId)),
      firstPayment: audience === 'receivingParent' ? null : firstPayment(listOf(source, 'schedule').filter((each) => each.body.caseId === caseId), body, sameDay),
    });
  };
}

const beside = (decision: Row<'decision'>, caseId: string): Beside => {
  const { number, effectiveFrom, effectiveUntil, replacedBy } = decision.body;
  return { decisionId: decision.id, number, weekly: decidedFor(decision, caseId)?.weekly ?? 0, effectiveFrom, effectiveUntil, replaced: replacedBy !== undefined };
};

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

const toLine = ({ ruleId, title, formula, result, source, rows, matters, inputs }: TraceStep): TraceLine => ({ ruleId, title, formula, result, source, rows: [...rows], matters, inputs });

/** Null where no fee is taken. A parent is told of their own fee and never of the other's. */
function feesFor({ weekly, payingParentTotal, receivingParentNet }: DecisionBody['cases'][number], audience: Audience): View['fees'] {
  if (payingParentTotal === weekly && receivingParentNet === weekly) return null;
  return {
    payingParent: audience === 'receivingParent' ? null : { total: payingParentTotal, fee: payingParentTotal - weekly },
    receivingParent: audience === 'payingParent' ? null : { net: receivingParentNet, fee: weekly - receivingParentNet },
  };
}
