import { daysBetween, Instant, IsoDate } from '../model/dates.ts';
import { fail } from '../result.ts';
import { apply, operation, row, worksFor } from './operation.ts';
import { putTask, queueFactsOf, refuseFinished, TaskRef } from './taskFacts.ts';

/** Work is planned within a year; a date further off is a slip of the finger. */
const FURTHEST_DAYS = 366;

/** Sets when an item is due. The day may not be in the past. */
export const taskSetDue = operation({
  kind: 'task.setDue',
  version: 1,
  offlineOk: true,
  input: TaskRef.extend({ dueOn: IsoDate, dueAt: Instant.nullable() }),
  reads: ({ taskId }) => ({ task: row('task', taskId) }),
  may: (actor, { task }) => worksFor(actor, task.body.teamId),
  decide: ({ task }, { taskId, dueOn, dueAt }, { today }) => {
    const over = refuseFinished(task.body);
    if (over !== null) return over;
    const ahead = daysBetween(today, dueOn);
    if (ahead < 0 || ahead > FURTHEST_DAYS) return fail('DATE_IMPOSSIBLE', { fields: ['dueOn'] });
    return apply([putTask(taskId, { ...task.body, dueOn, dueAt })]);
  },
  undo: ({ task }, { taskId }) => ({ kind: 'task.restore', args: { taskId, facts: queueFactsOf(task.body) } }),
});
