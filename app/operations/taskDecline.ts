import * as z from 'zod';
import { entry } from './entry.ts';
import { apply, operation, row, worksFor } from './operation.ts';
import { refuseFinished, TaskRef } from './taskFacts.ts';

export const declineReasons = ['needsSkill', 'knowParty', 'tooLong', 'waitingOnCall', 'wellbeing'] as const;

/** Passes over the item that *Next* offered. The reason is recorded; the item itself does not change. */
export const taskDecline = operation({
  kind: 'task.decline',
  version: 1,
  offlineOk: true,
  input: TaskRef.extend({ reason: z.enum(declineReasons) }),
  reads: ({ taskId }) => ({ task: row('task', taskId) }),
  restsOn: () => [],
  may: (actor, { task }) => worksFor(actor, task.body.teamId),
  decide: ({ task }, { taskId, reason }, call) =>
    refuseFinished(task.body) ??
    apply([entry(call, { caseId: task.body.caseId, category: 'system', event: 'task.declined', facts: { reason }, ref: `task/${taskId}` })]),
});
