import * as z from 'zod';
import { Id } from '../model/ids.ts';
import { RequestAnswer, type RequestBody } from '../model/rows/requests.ts';
import { fail } from '../result.ts';
import { closeRequest } from '../work/waiting/closing.ts';
import { proofOf } from '../work/waiting/proofOf.ts';
import { isFeed, isParent } from '../work/waiting/reach.ts';
import { entry } from './entry.ts';
import { promisedBy } from './evidenceAnswers.ts';
import { apply, operation, worksFor } from './operation.ts';
import { caseOf, requestReads } from './requestRows.ts';

/**
 * Records what somebody answered, early, in time or late. The item shows it and sleeps on while others are out; the
 * last answer wakes it at once, or one that settles the matter. An answer is recorded once.
 */
export const requestAnswer = operation({
  kind: 'request.answer',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ requestId: Id, answer: RequestAnswer }),
  reads: ({ requestId }) => requestReads(requestId),
  restsOn: () => ['request'],
  may: (actor, rows) => worksFor(actor, caseOf(rows)?.body.ownerTeamId ?? ''),
  decide: (rows, { requestId, answer }, call) => {
    const { body } = rows.request;
    if (body.state === 'answered' || body.state === 'cancelled') return fail('REQUEST_CLOSED', { facts: { state: body.state, at: body.answeredAt ?? '' } });
    if (answer.on !== null && answer.on < '1900-01-01') return fail('DATE_IMPOSSIBLE', { fields: ['on'] });
    const next: RequestBody = { ...body, state: 'answered', answeredAt: call.now, weekly: answer.weekly, answer };
    const parent = isParent(body.to) ? body.to : null;
    // What comes in by itself is recorded by the authority; what a person records, they were told.
    const proof = proofOf(next, answer, { sent: call.actor.role === 'system', on: call.today });
    const line = isFeed(body) && answer.code === 'given'
      ? { category: 'system' as const, event: 'feed.answered', facts: { from: body.to, weekly: answer.weekly } }
      : proof !== null
        ? { category: 'people' as const, event: 'evidence.received', facts: { what: proof.kind, from: body.to, weekly: answer.weekly } }
        : { category: 'people' as const, event: 'request.answered', facts: { from: body.to, code: answer.code, weekly: answer.weekly, on: answer.on, said: answer.text ?? null } };
    return apply([
      ...(proof === null ? [] : [{ kind: 'evidence' as const, id: call.newId(), body: proof }]),
      entry(call, { caseId: body.caseId, about: parent, ref: `request/${requestId}`, ...line }),
      ...closeRequest(requestId, next, rows, call),
      ...(proof === null ? [] : promisedBy(proof, rows, call)),
    ]);
  },
});
