import { answerOf, requestsFrom } from '../engine/proof.ts';
import type { ProofState } from '../gates.ts';
import { isOut } from '../requestsClosed.ts';
import type { ChangeCase } from '../rule.ts';

/** How far the bank has confirmed an account. Its answer counts, whatever it says; a check that never came is for a person. */
export function accountChecked(change: ChangeCase): ProofState {
  if (answerOf(change, 'bank', 'accountCheck') !== null) return 'accepted';
  const asked = requestsFrom(change).filter(({ body }) => body.to === 'bank');
  return asked.length === 0 ? 'missing' : asked.some(isOut) ? 'waiting' : 'lapsed';
}
