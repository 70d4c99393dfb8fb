import { keptByEvent } from '../promises/promiseRows.ts';
import { fail } from '../result.ts';
import { apply, operation, row, rowsOf, worksFor } from './operation.ts';
import { putTask, queueFactsOf, refuseFinished, TaskRef } from './taskFacts.ts';

/** Takes an item as one's own. Refused when somebody else already has. */
export const taskClaim = operation({
  kind: 'task.claim',
  version: 1,
  offlineOk: true,
  input: TaskRef,
  reads: ({ taskId }) => ({ task: row('task', taskId), promises: rowsOf('promise') }),
  restsOn: () => ['task'],
  may: (actor, { task }) => worksFor(actor, task.body.teamId),
  decide: ({ task, promises }, { taskId }, call) => {
    const { actor, now } = call;
    const over = refuseFinished(task.body);
    if (over !== null) return over;
    if (task.body.claimedBy === actor.id) return apply([]);
    if (task.body.claimedBy !== null) {
      return fail('TASK_TAKEN', { facts: { by: task.body.claimedBy, at: task.body.claimedAt ?? now } });
    }
    return apply([putTask(taskId, { ...task.body, claimedBy: actor.id, claimedAt: now }), ...keptByEvent(promises, { type: 'taskClaimed', ref: taskId, evidence: `task/${taskId}` }, call)]);
  },
  undo: ({ task }, { taskId }) => ({ kind: 'task.restore', args: { taskId, facts: queueFactsOf(task.body) } }),
});
