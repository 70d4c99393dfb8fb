import { standingDecisions } from '../changes/engine/periods.ts';
import type { CaseFacts } from '../changes/caseFacts.ts';
import type { IsoDate } from '../model/dates.ts';
import type { Row } from '../model/rows/index.ts';

/**
 * Challenges that lock an amount from a day on (gate G8): those not yet decided about a decision whose days the new
 * amount touches. A challenge of a decision that had ended by then locks nothing.
 */
export function locksFrom(facts: Pick<CaseFacts, 'case' | 'decisions'>, challenges: readonly Row<'challenge'>[], effectiveOn: IsoDate): readonly Row<'challenge'>[] {
  const standing = standingDecisions(facts).filter(({ body }) => body.effectiveUntil === null || body.effectiveUntil >= effectiveOn).map(({ id }) => id);
  // One whose days were decided anew meanwhile is still being looked at: its days went on in what replaced it.
  const replaced = facts.decisions.filter(({ body }) => body.payingParentId === facts.case.body.payingParentId && body.replacedBy !== undefined).map(({ id }) => id);
  const touched = [...standing, ...replaced];
  return challenges.filter(({ body }) => body.state !== 'decided' && touched.includes(body.decisionId));
}
