import * as z from 'zod';
import { Instant, IsoDate } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import { PartyRole } from '../model/roles.ts';
import { entry } from './entry.ts';
import { apply, operation, row, worksFor } from './operation.ts';
import { refuseDay } from './taskFacts.ts';

/** Puts a "we will" in the ledger: dated, owned, and warned about before it is late. */
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
    return apply([
      {
        kind: 'promise',
        id,
        body: {
          ...input,
          ownerTeamId: rows.case.body.ownerTeamId,
          ownerUserId: call.actor.id,
          state: 'open',
          madeAt: call.now,
          madeBy: call.actor.id,
          keptAt: null,
          keptBy: null,
        },
      },
      entry(call, { caseId: input.caseId, category: 'people', event: 'promise.made', about: input.to, facts: { what: input.what, byOn: input.byOn }, ref: `promise/${id}` }),
    ]);
  },
});
