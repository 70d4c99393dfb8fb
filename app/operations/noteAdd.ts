import * as z from 'zod';
import { Id } from '../model/ids.ts';
import { PartyRole } from '../model/roles.ts';
import { apply, operation, row, worksFor } from './operation.ts';

/** Adds a note to a case. Rests on nothing, so it never clashes. */
export const noteAdd = operation({
  kind: 'note.add',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ caseId: Id, taskId: Id.nullable(), text: z.string().trim().min(1).max(4000), about: PartyRole.nullable() }),
  reads: ({ caseId }) => ({ case: row('case', caseId) }),
  restsOn: () => [],
  may: (actor, rows) => worksFor(actor, rows.case.body.ownerTeamId),
  decide: (_rows, { caseId, taskId, text, about }, call) =>
    apply([{ kind: 'note', id: call.newId(), body: { caseId, taskId, text, at: call.now, by: call.actor.id, about } }]),
});
