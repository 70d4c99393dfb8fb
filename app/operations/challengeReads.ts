import type { CaseFacts } from '../changes/caseFacts.ts';
import type { Row } from '../model/rows/index.ts';
import { fail, ok, type Result } from '../result.ts';
import { changeReads, factsOf } from './changeRecord.ts';
import { rowsOf, type Loaded } from './operation.ts';

/** Everything that looking at a decision again may look at. */
export const challengeReads = (caseId: string) => ({ ...changeReads(caseId), challenges: rowsOf('challenge'), messages: rowsOf('message'), schedules: rowsOf('schedule') });
type Held = Loaded<ReturnType<typeof challengeReads>>;

export type DecisionAt = Readonly<{ facts: CaseFacts; decision: Row<'decision'> }>;

/** The case's facts, and one decision of it. */
export function decisionOf(rows: Held, caseId: string, decisionId: string): Result<DecisionAt> {
  const facts = factsOf(rows, caseId);
  if (facts === null) return fail('CASE_NOT_FOUND');
  const decision = facts.decisions.find(({ id, body }) => id === decisionId && body.cases.some((line) => line.caseId === caseId));
  return decision === undefined ? fail('ROW_NOT_FOUND', { fields: ['decision'] }) : ok({ facts, decision });
}
