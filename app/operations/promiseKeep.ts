import * as z from 'zod';
import { Id } from '../model/ids.ts';
import { kept } from '../promises/promiseRows.ts';
import { fail } from '../result.ts';
import { entry } from './entry.ts';
import { apply, operation, row, worksFor } from './operation.ts';

export { keptByTask as keptBy } from '../promises/promiseRows.ts';

/** Records that a promise was kept, on a person's word. */
export const promiseKeep = operation({
  kind: 'promise.keep',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ promiseId: Id }),
  reads: ({ promiseId }) => ({ promise: row('promise', promiseId) }),
  may: (actor, { promise }) => worksFor(actor, promise.body.ownerTeamId),
  decide: ({ promise }, _input, call) => {
    if (promise.body.state !== 'open') return fail('PROMISE_SETTLED', { facts: { at: promise.body.keptAt ?? '' } });
    return apply([
      kept(promise, null, call),
      entry(call, { caseId: promise.body.caseId, category: 'people', event: 'promise.kept', about: promise.body.to, facts: { what: promise.body.what }, ref: `promise/${promise.id}` }),
    ]);
  },
});
