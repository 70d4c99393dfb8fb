import { reopened } from '../promises/promiseRows.ts';
import { apply, leads, operation, row, rowsOf, worksFor } from './operation.ts';
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
  reads: ({ taskId }) => ({ task: row('task', taskId), promises: rowsOf('promise') }),
  restsOn: () => ['task'],
  // A priority is a leader's to set, also on the way back.
  may: (actor, { task }, { facts }) => (facts.priority === task.body.priority ? worksFor : leads)(actor, task.body.teamId),
  decide: ({ task, promises }, { taskId, facts }) => {
    const over = refuseFinished(task.body);
    if (over !== null) return over;
    const started = facts.claimedBy === null ? promises.filter(({ body }) => body.keptWhen?.event === 'taskClaimed') : [];
    return apply([putTask(taskId, { ...task.body, ...facts }), ...reopened(started, `task/${taskId}`)]);
  },
});
