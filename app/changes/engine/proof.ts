import type { Row } from '../../model/rows/index.ts';
import { changeOf } from '../caseFacts.ts';
import type { ProofState } from '../gates.ts';
import { isOut, requestsOf } from '../requestsClosed.ts';
import type { ChangeCase } from '../rule.ts';

type Asked = Pick<ChangeCase, 'facts' | 'entry' | 'taskId'> & Partial<ChangeCase>;

/** Requests that left for this report, whoever they went to. */
export const requestsFrom = ({ facts, entry, taskId }: Asked): readonly Row<'request'>[] => requestsOf(facts, taskId, changeOf(facts, entry.id, taskId)?.id ?? null);

/** What one of those we asked said, as a code; null while they have not, or when we did not ask. */
export const answerOf = (change: Asked, to: Row<'request'>['body']['to'], what?: Row<'request'>['body']['what']): NonNullable<Row<'request'>['body']['answer']> | null =>
  requestsFrom(change).findLast(({ body }) => body.to === to && (what === undefined || body.what === what) && body.state === 'answered')?.body.answer ?? null;

/** Proof of an accepted kind that a person has looked at and taken, for this piece of work. */
export const acceptedProof = ({ facts, entry, taskId }: ChangeCase): Row<'evidence'> | null =>
  facts.evidence.find(({ body }) => body.caseId === facts.case.id && (taskId === null || body.taskId === taskId) && body.state === 'accepted' && entry.evidence.accepted.includes(body.kind)) ?? null;

/**
 * How far a report that needs proof is proved (gates G5 and G9): by proof somebody accepted, or by the other parent's
 * agreement; else it waits for answers; else silence counts as the type's own rule says.
 */
export function proofOf(change: ChangeCase): ProofState {
  if (change.evidence === 'seen' || acceptedProof(change) !== null) return 'accepted';
  const sent = requestsFrom(change);
  if (sent.some(({ body }) => body.answer?.code === 'agree')) return 'accepted';
  if (sent.some(isOut)) return 'waiting';
  const lapsed = sent.filter(({ body }) => body.state === 'lapsed');
  if (lapsed.some(({ body }) => body.ifSilent === 'accept')) return 'accepted';
  return lapsed.length > 0 && lapsed.every(({ body }) => body.ifSilent === 'decide') ? 'lapsed' : 'missing';
}
