import * as z from 'zod';
import { Instant, IsoDate } from '../model/dates.ts';
import { Id, UserId } from '../model/ids.ts';
import type { RowWrite } from '../model/rows/index.ts';
import type { TaskBody } from '../model/rows/work.ts';
import { fail, type Result } from '../result.ts';

export const TaskRef = z.strictObject({ taskId: Id });

/** The facts of a work item that a person may move about, and take back within ten minutes. */
export const QueueFacts = z.strictObject({
  claimedBy: UserId.nullable(),
  claimedAt: Instant.nullable(),
  dueOn: IsoDate,
  dueAt: Instant.nullable(),
  priority: z.int().min(0).max(2),
});
export const queueFactsOf = (task: TaskBody): z.output<typeof QueueFacts> => ({
  claimedBy: task.claimedBy,
  claimedAt: task.claimedAt,
  dueOn: task.dueOn,
  dueAt: task.dueAt,
  priority: task.priority,
});

export const putTask = (id: string, body: TaskBody): RowWrite => ({ kind: 'task', id, body });

/** Refuses anything on an item that is already finished. Null when it is still open. */
export const refuseFinished = (task: TaskBody): Result<never> | null =>
  task.state === 'open' ? null : fail('TASK_DONE', { facts: { by: task.doneBy ?? 'system', at: task.doneAt ?? '' } });

/** The item as finished by this person now. */
export const finished = (id: string, task: TaskBody, by: string, at: string): RowWrite =>
  putTask(id, { ...task, state: 'done', waiting: [], doneAt: at, doneBy: by });
