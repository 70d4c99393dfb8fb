import * as z from 'zod';
import { entry } from './entry.ts';
import { apply, leads, operation, row } from './operation.ts';
import { putTask, queueFactsOf, refuseFinished, TaskRef } from './taskFacts.ts';

/** Raises or lowers an item, with a reason that stays on the case. Leaders only. */
export const taskSetPriority = operation({
  kind: 'task.setPriority',
  version: 1,
  offlineOk: true,
  input: TaskRef.extend({ priority: z.int().min(0).max(2), reason: z.string().trim().min(3).max(200) }),
  reads: ({ taskId }) => ({ task: row('task', taskId) }),
  may: (actor, { task }) => leads(actor, task.body.teamId),
  decide: ({ task }, { taskId, priority, reason }, call) => {
    const over = refuseFinished(task.body);
    if (over !== null) return over;
    return apply([
      putTask(taskId, { ...task.body, priority }),
      entry(call, { caseId: task.body.caseId, category: 'system', event: 'task.priority', facts: { priority, reason }, ref: `task/${taskId}` }),
    ]);
  },
  undo: ({ task }, { taskId }) => ({ kind: 'task.restore', args: { taskId, facts: queueFactsOf(task.body) } }),
});
