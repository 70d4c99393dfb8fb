import { Instant, IsoDate } from '../model/dates.ts';
import { apply, operation, row, worksFor } from './operation.ts';
import { putTask, queueFactsOf, refuseDay, refuseFinished, TaskRef } from './taskFacts.ts';

/** Sets when an item is due. The day may not be in the past, and a time must fall on it (Europe/London). */
export const taskSetDue = operation({
  kind: 'task.setDue',
  version: 1,
  offlineOk: true,
  input: TaskRef.extend({ dueOn: IsoDate, dueAt: Instant.nullable() }),
  reads: ({ taskId }) => ({ task: row('task', taskId) }),
  may: (actor, { task }) => worksFor(actor, task.body.teamId),
  decide: ({ task }, { taskId, dueOn, dueAt }, { today }) => {
    const refused = refuseFinished(task.body) ?? refuseDay(today, dueOn, dueAt, { on: 'dueOn', at: 'dueAt' });
    if (refused !== null) return refused;
    return apply([putTask(taskId, { ...task.body, dueOn, dueAt })]);
  },
  undo: ({ task }, { taskId }) => ({ kind: 'task.restore', args: { taskId, facts: queueFactsOf(task.body) } }),
});
