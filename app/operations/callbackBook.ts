import * as z from 'zod';
import { Instant, IsoDate } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import { PartyRole } from '../model/roles.ts';
import { promisesMade } from '../promises/promiseRows.ts';
import { entry } from './entry.ts';
import { apply, operation, row, rowsOf, worksFor } from './operation.ts';
import { refuseDay } from './taskFacts.ts';

/** How long a call back takes, until a person says otherwise. */
const CALL_MINUTES = 10;

/** Books a call back: an item in the queue on its day, and the promise that goes with it. Ringing and being answered keeps it. */
export const callbackBook = operation({
  kind: 'callback.book',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ caseId: Id, to: PartyRole, on: IsoDate, at: Instant.nullable() }),
  reads: ({ caseId }) => ({ case: row('case', caseId), promises: rowsOf('promise') }),
  restsOn: () => [],
  may: (actor, rows) => worksFor(actor, rows.case.body.ownerTeamId),
  decide: (rows, { caseId, to, on, at }, call) => {
    const refused = refuseDay(call.today, on, at, { on: 'on', at: 'at' });
    if (refused !== null) return refused;
    const taskId = call.newId();
    const { ownerTeamId } = rows.case.body;
    return apply([
      {
        kind: 'task',
        id: taskId,
        body: {
          caseId, kind: 'callback', changeType: null, subject: to, state: 'open', receivedOn: call.today, dueOn: on, dueAt: at, priority: 0, teamId: ownerTeamId, claimedBy: call.actor.id, claimedAt: call.now,
          why: { code: 'promisedBy', on, what: null }, waiting: [], wokeAt: null, effortMinutes: CALL_MINUTES, tries: 0, doneAt: null, doneBy: null,
        },
      },
      entry(call, { caseId, category: 'system', event: 'task.opened', about: to, facts: { task: 'callback' }, ref: `task/${taskId}` }),
      ...promisesMade({ type: 'callbackBooked', on, at, to, taskId }, { caseId, ownerTeamId, ownerUserId: call.actor.id }, rows.promises, call),
    ]);
  },
});
