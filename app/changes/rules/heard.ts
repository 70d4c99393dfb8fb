import type { PartyRole } from '../../model/roles.ts';
import type { RequestWhat } from '../../model/rows/requests.ts';
import type { ProofState } from '../gates.ts';
import { acceptedProof, requestsFrom } from '../engine/proof.ts';
import { isOut } from '../requestsClosed.ts';
import type { ChangeCase } from '../rule.ts';

/**
 * How far those we asked have been heard, for a report that a person weighs whatever they say: nobody is asked twice by
 * itself once all have answered or let their time pass.
 */
export function heard(change: ChangeCase, byPaper = true): ProofState {
  if (byPaper && (change.evidence === 'seen' || acceptedProof(change) !== null)) return 'accepted';
  const sent = requestsFrom(change);
  if (sent.length === 0) return 'missing';
  if (sent.some(isOut)) return 'waiting';
  return sent.some(({ body }) => body.state === 'lapsed') ? 'lapsed' : 'heard';
}

/**
 * As `heard`, for a matter on which the other parent is asked whatever papers there are: one parent's proof is not the
 * other's word.
 */
export function bothHeard(change: ChangeCase, other: PartyRole, what: RequestWhat): ProofState {
  const asked = requestsFrom(change).some(({ body }) => body.to === other && body.what === what);
  return asked ? heard(change, false) : 'missing';
}
