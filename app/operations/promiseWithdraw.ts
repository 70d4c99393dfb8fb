import * as z from 'zod';
import { Id } from '../model/ids.ts';
import { withdrawn } from '../promises/promiseRows.ts';
import { fail } from '../result.ts';
import { entry } from './entry.ts';
import { apply, operation, row, worksFor } from './operation.ts';

/** Takes a promise back, with the reason. It stays in the story. */
export const promiseWithdraw = operation({
  kind: 'promise.withdraw',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ promiseId: Id, because: z.string().trim().min(3).max(200) }),
  reads: ({ promiseId }) => ({ promise: row('promise', promiseId) }),
  may: (actor, { promise }) => worksFor(actor, promise.body.ownerTeamId),
  decide: ({ promise }, { because }, call) => {
    if (promise.body.state !== 'open') return fail('PROMISE_SETTLED', { facts: { at: promise.body.keptAt ?? promise.body.withdrawn?.at ?? '' } });
    return apply([
      withdrawn(promise, because, call),
      entry(call, { caseId: promise.body.caseId, category: 'people', event: 'promise.withdrawn', about: promise.body.to, facts: { what: promise.body.what, why: because }, ref: `promise/${promise.id}` }),
    ]);
  },
});
