import * as z from 'zod';
import { teamOf } from '../changes/notices.ts';
import { draftFor } from '../messages/draftFor.ts';
import { promiseFacts } from '../messages/facts.ts';
import { Instant, IsoDate } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import { kindOf } from '../promises/promiseFacts.ts';
import { moved } from '../promises/promiseRows.ts';
import { fail } from '../result.ts';
import { entry } from './entry.ts';
import { apply, operation, row, rowsOf, worksFor } from './operation.ts';
import { refuseDay } from './taskFacts.ts';

/**
 * Gives a promise another date, with the reason. The date it had stays in its history. The parent is told: on a call
 * that has been made, or by a message that is drafted here for a person to read and queue.
 */
export const promiseMove = operation({
  kind: 'promise.move',
  version: 1,
  offlineOk: true,
  input: z.strictObject({
    promiseId: Id,
    caseId: Id,
    byOn: IsoDate,
    byAt: Instant.nullable(),
    because: z.string().trim().min(3).max(200),
    told: z.enum(['call', 'message']),
  }),
  reads: ({ promiseId, caseId }) => ({ promise: row('promise', promiseId), case: row('case', caseId), persons: rowsOf('person'), contacts: rowsOf('contact'), safety: rowsOf('safety') }),
  restsOn: () => ['promise'],
  may: (actor, rows) => worksFor(actor, rows.promise.body.ownerTeamId),
  decide: (rows, { byOn, byAt, because, told }, call) => {
    const { promise } = rows;
    const { body } = promise;
    if (body.caseId !== rows.case.id) return fail('ROW_NOT_FOUND', { fields: ['promise'] });
    if (body.state !== 'open') return fail('PROMISE_SETTLED', { facts: { at: body.keptAt ?? body.withdrawn?.at ?? '' } });
    const refused = refuseDay(call.today, byOn, byAt, { on: 'byOn', at: 'byAt' });
    if (refused !== null) return refused;
    if (byOn === body.byOn && byAt === body.byAt) return fail('DATE_IMPOSSIBLE', { fields: ['byOn'] });
    const team = teamOf(call.catalogues.directory, rows.case.body.ownerTeamId);
    const words = told === 'message' && team !== null && body.told !== false ? promiseFacts(body.to, { promise: kindOf(body), promiseBy: byOn, promiseWas: body.byOn }, team) : null;
    return apply([
      moved(promise, { byOn, byAt, because }, call),
      entry(call, { caseId: body.caseId, category: 'people', event: 'promise.moved', about: body.to, facts: { what: body.what, before: body.byOn, after: byOn, why: because }, ref: `promise/${promise.id}` }),
      ...(words === null ? [] : draftFor(rows, { templateId: 'promise.moved', ways: ['quickest'], facts: words, taskId: body.taskId, decisionId: null }, call)),
    ]);
  },
});
