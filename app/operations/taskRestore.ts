import { apply, leads, operation, row, worksFor } from './operation.ts';
import { putTask, QueueFacts, refuseFinished, TaskRef } from './taskFacts.ts';

/**
 * Undo for queue facts: puts an item's owner, date and priority back as they stood. The executor offers it for ten
 * minutes and sends the tag of the act being taken back, so that a later act by anyone makes it a clash, not a loss.
 */
export const taskRestore = operation({
  kind: 'task.restore',
  version: 1,
  offlineOk: true,
  input: TaskRef.extend({ facts: QueueFacts }),
  reads: ({ taskId }) => ({ task: row('task', taskId) }),
  // A priority is a leader's to set, also on the way back.
  may: (actor, { task }, { facts }) => (facts.priority === task.body.priority ? worksFor : leads)(actor, task.body.teamId),
  decide: ({ task }, { taskId, facts }) => {
    const over = refuseFinished(task.body);
    if (over !== null) return over;
    return apply([putTask(taskId, { ...task.body, ...facts })]);
  },
});
