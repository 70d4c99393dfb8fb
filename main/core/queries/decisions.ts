import type { IsoDate } from '../../../app/model/dates.ts';
import type { DecisionBody } from '../../../app/model/rows/cases.ts';
import type { Row } from '../../../app/model/rows/index.ts';
import { compareText } from '../../../app/work/queueOrder.ts';

/** Decisions that set an amount for a case, newest number first. */
export const decisionsOf = (decisions: readonly Row<'decision'>[], caseId: string): readonly Row<'decision'>[] =>
  decisions.filter(({ body }) => body.cases.some((decided) => decided.caseId === caseId)).toSorted((a, b) => b.body.number - a.body.number);

/** The decision in force for a case: the newest without an end. */
export const currentDecision = (decisions: readonly Row<'decision'>[], caseId: string): Row<'decision'> | null =>
  decisionsOf(decisions, caseId).find(({ body }) => body.effectiveUntil === null) ?? null;

export const decidedFor = (decision: Row<'decision'> | null, caseId: string): DecisionBody['cases'][number] | null =>
  decision?.body.cases.find((decided) => decided.caseId === caseId) ?? null;

/**
 * What decided a decision's first day before it was made; null for the first. Others made with it decide other days.
 * @param decisions as `decisionsOf` gives them
 */
export const decisionBefore = (decisions: readonly Row<'decision'>[], { body: { number, effectiveFrom, performedOn, changeId, reason } }: Row<'decision'>): Row<'decision'> | null =>
  decisions.find(({ body }) => body.number < number && body.effectiveFrom <= effectiveFrom && !(body.performedOn === performedOn && body.changeId === changeId && body.reason === reason)) ?? null;

/**
 * The first payment that covers a day of a decision, in the schedule that was made with it or with others of its day:
 * its due date and all that is asked for in it, in pence. Null when no schedule was made with them.
 * @param schedules of one case
 */
export function firstPayment(schedules: readonly Row<'schedule'>[], { effectiveFrom, effectiveUntil }: DecisionBody, made: readonly Row<'decision'>[]): Readonly<{ on: IsoDate; total: number }> | null {
  const due = schedules
    .filter(({ body }) => body.madeBy.kind === 'decision' && made.some(({ id }) => id === body.madeBy.id))
    .flatMap(({ body }) => body.due)
    .filter((each) => each.until >= effectiveFrom && (effectiveUntil === null || each.from <= effectiveUntil))
    .toSorted((a, b) => compareText(a.on, b.on))[0];
  return due === undefined ? null : { on: due.on, total: due.maintenance + due.fee };
}
