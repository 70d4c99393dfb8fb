import * as z from 'zod';
import { IsoDate } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import { Pence } from '../model/money.ts';
import { EvidenceFile, EvidenceKind, EvidenceSender, EvidenceWay, type EvidenceBody } from '../model/rows/evidence.ts';
import type { Row, RowWrite } from '../model/rows/index.ts';
import { fail, type Result } from '../result.ts';
import { entry } from './entry.ts';
import { answerReads, answerWith, promisedBy } from './evidenceAnswers.ts';
import { apply, operation, row, worksFor } from './operation.ts';
import { refuseFinished } from './taskFacts.ts';

type PlaceRows = Readonly<{ tasks: readonly Row<'task'>[]; changes: readonly Row<'change'>[] }>;

/** Files that are one and the same are named once. */
const eachOnce = (files: readonly EvidenceFile[]): EvidenceFile[] => files.filter((file, at) => files.findIndex(({ hash }) => hash === file.hash) === at);

/** What a piece of proof is put with: an open item and a report of the same case, the report found from the item where it has one. */
export function placeOf(caseId: string, taskId: string | null, changeId: string | null, { tasks, changes }: PlaceRows): Result<Readonly<{ taskId: string | null; changeId: string | null }>> {
  if (taskId !== null) {
    const task = tasks.find(({ id, body }) => id === taskId && body.caseId === caseId);
    if (task === undefined) return fail('ROW_NOT_FOUND', { fields: ['task'] });
    const off = refuseFinished(task.body);
    if (off !== null) return off;
  }
  if (changeId !== null && !changes.some(({ id, body }) => id === changeId && body.caseId === caseId)) return fail('ROW_NOT_FOUND', { fields: ['change'] });
  const open = changes.filter(({ body }) => body.caseId === caseId && taskId !== null && body.taskId === taskId && body.state === 'waiting');
  return { ok: true, value: { taskId, changeId: changeId ?? (open.length === 1 ? (open[0]?.id ?? null) : null) } };
}

/** Records a piece of proof that came in. It answers what was asked of its sender, wakes the item when that was the last answer, and starts the clocks that proof starts. */
export const evidenceAdd = operation({
  kind: 'evidence.add',
  version: 1,
  offlineOk: true,
  input: z.strictObject({
    caseId: Id,
    taskId: Id.nullable(),
    changeId: Id.nullable(),
    kind: EvidenceKind,
    from: EvidenceSender,
    how: EvidenceWay,
    receivedOn: IsoDate,
    files: z.array(EvidenceFile).max(7),
    weekly: Pence.nullable(),
  }),
  reads: ({ caseId }) => ({ case: row('case', caseId), ...answerReads() }),
  // What came in came in, whatever else happened on the case.
  restsOn: () => [],
  may: (actor, rows) => worksFor(actor, rows.case.body.ownerTeamId),
  decide: (rows, input, call) => {
    if (input.receivedOn > call.today || input.receivedOn < rows.case.body.openedOn) return fail('DATE_IMPOSSIBLE', { fields: ['receivedOn'] });
    const place = placeOf(input.caseId, input.taskId, input.changeId, rows);
    if (!place.ok) return place;
    const evidenceId = call.newId();
    const { caseId, kind, from, how, receivedOn, weekly } = input;
    const body: EvidenceBody = { caseId, ...place.value, kind, from, receivedOn, how, state: 'received', weekly, files: eachOnce(input.files), judged: null };
    const put: RowWrite[] = [
      { kind: 'evidence', id: evidenceId, body },
      entry(call, { caseId, category: 'messages', event: 'evidence.received', about: from === 'payingParent' || from === 'receivingParent' ? from : null, facts: { what: kind, from, weekly, files: input.files.length }, ref: `evidence/${evidenceId}` }),
      ...answerWith(body, rows, call),
      ...promisedBy(body, rows, call),
    ];
    return apply(put);
  },
});
