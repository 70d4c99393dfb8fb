import * as z from 'zod';
import { isLoose } from '../evidence/evidenceRow.ts';
import { Id } from '../model/ids.ts';
import type { RowWrite } from '../model/rows/index.ts';
import { fail } from '../result.ts';
import { taskTitle } from '../work/taskWords.ts';
import { entry } from './entry.ts';
import { placeOf } from './evidenceAdd.ts';
import { answerReads, answerWith, promisedBy } from './evidenceAnswers.ts';
import { apply, operation, row, worksFor } from './operation.ts';

/** Puts a piece of proof with a work item of the same case. Never with another case: two parents of a cluster must not see each other's papers. */
export const evidenceAttach = operation({
  kind: 'evidence.attach',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ evidenceId: Id, taskId: Id, changeId: Id.nullable() }),
  reads: ({ evidenceId, taskId }) => ({ evidence: row('evidence', evidenceId), task: row('task', taskId), ...answerReads() }),
  restsOn: () => ['evidence'],
  may: (actor, { cases, evidence }) => cases.some(({ id, body }) => id === evidence.body.caseId && worksFor(actor, body.ownerTeamId)),
  decide: (rows, { evidenceId, taskId, changeId }, call) => {
    const { body } = rows.evidence;
    if (body.taskId === taskId && (changeId === null || body.changeId === changeId)) return fail('ROW_NOT_FOUND', { fields: ['evidence'] });
    const place = placeOf(body.caseId, taskId, changeId, rows);
    if (!place.ok) return place;
    const placed = { ...body, ...place.value };
    const put: RowWrite[] = [
      { kind: 'evidence', id: evidenceId, body: placed },
      entry(call, {
        caseId: body.caseId, category: 'messages', event: isLoose(body) ? 'evidence.attached' : 'evidence.moved', about: body.from === 'payingParent' || body.from === 'receivingParent' ? body.from : null,
        facts: { what: body.kind, task: taskTitle(rows.task.body) }, ref: `evidence/${evidenceId}`,
      }),
      // A refused paper answers nothing.
      ...(body.state === 'refused' ? [] : [...answerWith(placed, rows, call), ...promisedBy(placed, rows, call)]),
    ];
    return apply(put);
  },
});
