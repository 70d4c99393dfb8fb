import * as z from 'zod';
import { UserId } from '../model/ids.ts';
import { fail } from '../result.ts';
import { apply, operation, row, worksFor } from './operation.ts';
import { putTask, queueFactsOf, refuseFinished, TaskRef } from './taskFacts.ts';

/**
 * Gives an item to a colleague (or to oneself), whoever has it now: the point is to move it. Refused for somebody who
 * does not work for the item's team.
 */
export const taskAssign = operation({
  kind: 'task.assign',
  version: 1,
  offlineOk: true,
  input: TaskRef.extend({ to: UserId }),
  reads: ({ taskId }) => ({ task: row('task', taskId) }),
  may: (actor, { task }) => worksFor(actor, task.body.teamId),
  decide: ({ task }, { taskId, to }, { now, catalogues }) => {
    const over = refuseFinished(task.body);
    if (over !== null) return over;
    if (catalogues.directory.teamsOf(to)?.includes(task.body.teamId) !== true) return fail('PERSON_UNKNOWN');
    return apply([putTask(taskId, { ...task.body, claimedBy: to, claimedAt: now })]);
  },
  undo: ({ task }, { taskId }) => ({ kind: 'task.restore', args: { taskId, facts: queueFactsOf(task.body) } }),
});

/** Puts an item back for anyone in the team. */
export const taskUnassign = operation({
  kind: 'task.unassign',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ taskId: TaskRef.shape.taskId }),
  reads: ({ taskId }) => ({ task: row('task', taskId) }),
  may: (actor, { task }) => worksFor(actor, task.body.teamId),
  decide: ({ task }, { taskId }) => {
    const over = refuseFinished(task.body);
    if (over !== null) return over;
    return apply([putTask(taskId, { ...task.body, claimedBy: null, claimedAt: null })]);
  },
  undo: ({ task }, { taskId }) => ({ kind: 'task.restore', args: { taskId, facts: queueFactsOf(task.body) } }),
});
