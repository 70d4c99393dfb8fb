import * as z from 'zod';
import { Instant, IsoDate } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import { PartyRole } from '../model/roles.ts';
import { promiseBody } from '../promises/promiseRows.ts';
import { entry } from './entry.ts';
import { apply, operation, row, worksFor } from './operation.ts';
import { refuseDay } from './taskFacts.ts';

/** Puts a "we will" in the ledger: dated, owned, and warned about before it is late. Made about a work item, it is kept by finishing that. */
export const promiseMake = operation({
  kind: 'promise.make',
  version: 1,
  offlineOk: true,
  input: z.strictObject({
    caseId: Id,
    taskId: Id.nullable(),
    to: PartyRole,
    what: z.string().trim().min(3).max(200),
    byOn: IsoDate,
    byAt: Instant.nullable(),
    source: z.enum(['call', 'letter', 'thread', 'decision']),
  }),
  reads: ({ caseId }) => ({ case: row('case', caseId) }),
  restsOn: () => [],
  may: (actor, rows) => worksFor(actor, rows.case.body.ownerTeamId),
  decide: (rows, input, call) => {
    const refused = refuseDay(call.today, input.byOn, input.byAt, { on: 'byOn', at: 'byAt' });
    if (refused !== null) return refused;
    const id = call.newId();
    const { caseId, ...said } = input;
    const keptWhen = input.taskId === null ? ({ event: 'person', ref: null } as const) : ({ event: 'taskDone', ref: input.taskId } as const);
    const planned = { ...said, kind: 'custom' as const, keptWhen, clock: null, madeFrom: null, told: true };
    return apply([
      { kind: 'promise', id, body: promiseBody(planned, { caseId, ownerTeamId: rows.case.body.ownerTeamId, ownerUserId: call.actor.id }, call) },
      entry(call, { caseId, category: 'people', event: 'promise.made', about: input.to, facts: { what: input.what, byOn: input.byOn }, ref: `promise/${id}` }),
    ]);
  },
});
