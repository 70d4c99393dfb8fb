import type { IsoDate } from '../model/dates.ts';
import { decisionInForce, type CaseFacts } from './caseFacts.ts';

/** Why no rule may decide amounts on this case, as a sentence for staff. Null when one may. */
export function whyNotByRule(facts: CaseFacts): string | null {
  const held = decisionInForce(facts)?.body ?? null;
  if (held === null || !held.cases.some((line) => line.caseId === facts.case.id)) return 'There is no amount in force on this case to change. A decision maker makes the first one.';
  return held.rate === 'default' ? 'A default decision is in force. A decision maker replaces it.' : null;
}

/** Why a start date needs a person: it reaches back past the decision in force, so several periods change. */
export function whyNotFrom(facts: CaseFacts, effectiveOn: IsoDate): string | null {
  const from = decisionInForce(facts)?.body.effectiveFrom ?? null;
  return from !== null && effectiveOn < from ? 'It starts before the decision in force. A decision maker works out each period.' : null;
}
