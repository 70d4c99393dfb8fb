import type { DecisionBody } from '../../../app/model/rows/cases.ts';
import type { Row } from '../../../app/model/rows/index.ts';

/** Decisions that set an amount for a case, newest number first. */
export const decisionsOf = (decisions: readonly Row<'decision'>[], caseId: string): readonly Row<'decision'>[] =>
  decisions.filter(({ body }) => body.cases.some((decided) => decided.caseId === caseId)).toSorted((a, b) => b.body.number - a.body.number);

/** The decision in force for a case: the newest without an end. */
export const currentDecision = (decisions: readonly Row<'decision'>[], caseId: string): Row<'decision'> | null =>
  decisionsOf(decisions, caseId).find(({ body }) => body.effectiveUntil === null) ?? null;

export const decidedFor = (decision: Row<'decision'> | null, caseId: string): DecisionBody['cases'][number] | null =>
  decision?.body.cases.find((decided) => decided.caseId === caseId) ?? null;
