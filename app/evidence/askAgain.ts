import type { CaseFacts } from '../changes/caseFacts.ts';
import type { ChangeEntry } from '../changes/catalogue.ts';
import { askForProof, requestsFor } from '../changes/requests.ts';
import { addDays, londonDate } from '../model/dates.ts';
import type { EvidenceSender } from '../model/rows/evidence.ts';
import type { Row, RowWrite } from '../model/rows/index.ts';
import type { RequestBody } from '../model/rows/requests.ts';
import { waitingOn, type TaskBody, type WaitingOn } from '../model/rows/work.ts';
import { entry } from '../operations/entry.ts';
import type { Call } from '../operations/operation.ts';
import { putTask } from '../operations/taskFacts.ts';
import { isOpenRequest } from './closesRequest.ts';
import type { Evidence } from './evidenceRow.ts';

const canBeAsked = (from: EvidenceSender): from is WaitingOn & EvidenceSender => (waitingOn as readonly string[]).includes(from);

/** Whether the sender is somebody whom we ask, and there is an open item to wait with. */
export const canAskAgain = (from: EvidenceSender, task: TaskBody | null): boolean => canBeAsked(from) && task !== null && task.state === 'open';

type Refused = Readonly<{ proof: Evidence; facts: CaseFacts; change: Row<'change'> | null; entry: ChangeEntry | null; taskId: string | null }>;

/**
 * The missing request once more, to the sender of what was refused, and the item asleep on it. Through the change's own
 * catalogue where it belongs to a report: same words, same silence rule. Otherwise a plain request for proof.
 */
export function askAgain({ proof, facts, change, entry: held, taskId }: Refused, call: Call): readonly RowWrite[] {
  const { catalogues, today } = call;
  // Where the same sender still owes an answer, it is already being waited for.
  if (facts.requests.filter(isOpenRequest).some(({ body }) => body.taskId === taskId && body.to === proof.from)) return [];
  if (change !== null && held !== null && change.body.state === 'waiting') {
    const { subject, reportedOn, fields, reportedBy } = change.body;
    const asking = { entry: held, facts, subject, reportedOn, fields, evidence: 'none' as const, today, catalogues, taskId, reportedBy, decide: null };
    const planned = requestsFor(asking).filter(({ to }) => to === proof.from);
    if (planned.length > 0) return askForProof(asking, planned, change.id, call);
  }
  const last = facts.requests.filter(({ body }) => body.taskId === taskId && body.to === proof.from).toSorted((a, b) => (a.body.sentAt < b.body.sentAt ? 1 : -1))[0]?.body;
  const dueOn = addDays(today, catalogues.changes.setting('evidenceWindowDays', today));
  const request: RequestBody = {
    caseId: proof.caseId, taskId, changeId: proof.changeId, to: proof.from as WaitingOn, what: last?.what ?? 'evidence', channel: last?.channel ?? 'letter', sentAt: call.now, dueOn, state: 'waiting',
    ifSilent: last?.ifSilent ?? 'decide', answeredAt: null, weekly: null,
  };
  const task = facts.tasks.find(({ id, body }) => id === taskId && body.state === 'open');
  return [
    { kind: 'request', id: call.newId(), body: request },
    ...(task === undefined
      ? []
      : [putTask(task.id, { ...task.body, waiting: [...task.body.waiting, { on: request.to, since: londonDate(call.now), dueOn }].slice(-8), wokeAt: null, dueOn: task.body.dueOn > dueOn ? task.body.dueOn : dueOn, dueAt: null })]),
    entry(call, { caseId: proof.caseId, category: 'messages', event: 'request.again', facts: { to: request.to, what: request.what, by: dueOn }, ref: taskId === null ? null : `task/${taskId}` }),
  ];
}
