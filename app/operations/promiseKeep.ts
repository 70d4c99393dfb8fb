import * as z from 'zod';
import { Id } from '../model/ids.ts';
import type { Row, RowWrite } from '../model/rows/index.ts';
import { fail } from '../result.ts';
import { entry } from './entry.ts';
import { apply, operation, row, worksFor, type Call } from './operation.ts';

const kept = (promise: Row<'promise'>, call: Call): RowWrite => ({
  kind: 'promise',
  id: promise.id,
  body: { ...promise.body, state: 'kept', keptAt: call.now, keptBy: call.actor.id },
});

/** The promises that finishing a work item keeps: those made about it and still open. */
export const keptBy = (promises: readonly Row<'promise'>[], taskId: string | null, call: Call): readonly RowWrite[] =>
  promises
    .filter((promise) => taskId !== null && promise.body.taskId === taskId && promise.body.state === 'open')
    .map((promise) => kept(promise, call));

/** Records that a promise was kept. */
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
      kept(promise, call),
      entry(call, { caseId: promise.body.caseId, category: 'people', event: 'promise.kept', about: promise.body.to, facts: { what: promise.body.what }, ref: `promise/${promise.id}` }),
    ]);
  },
});
