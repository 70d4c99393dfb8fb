import * as z from 'zod';
import { Instant, IsoDate, londonDate } from '../model/dates.ts';
import { Id, UserId } from '../model/ids.ts';
import type { RowWrite } from '../model/rows/index.ts';
import type { TaskBody } from '../model/rows/work.ts';
import { fail, type Result } from '../result.ts';
import { dueDayProblem } from '../work/dueLimit.ts';

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

/** Refuses a day in the past or too far off, and a time that is not on its day. Null when it can be planned. */
export function refuseDay(today: IsoDate, on: IsoDate, at: Instant | null, names: Readonly<{ on: string; at: string }>): Result<never> | null {
  if (dueDayProblem(today, on) !== null) return fail('DATE_IMPOSSIBLE', { fields: [names.on] });
  return at === null || londonDate(at) === on ? null : fail('DATE_IMPOSSIBLE', { fields: [names.at] });
}

export const putTask = (id: string, body: TaskBody): RowWrite => ({ kind: 'task', id, body });

/** Refuses anything on an item that is already finished. Null when it is still open. */
export const refuseFinished = (task: TaskBody): Result<never> | null =>
  task.state === 'open' ? null : fail('TASK_DONE', { facts: { by: task.doneBy ?? 'system', at: task.doneAt ?? '' } });

/** The item as finished by this person now. */
export const finished = (id: string, task: TaskBody, by: string, at: string): RowWrite =>
  putTask(id, { ...task, state: 'done', waiting: [], doneAt: at, doneBy: by });

/** The item back with the team, awake, for somebody who may decide it. `what` is a change type or a team. */
export const handedOver = (id: string, task: TaskBody, on: IsoDate, what: string): RowWrite =>
  putTask(id, { ...task, claimedBy: null, claimedAt: null, waiting: [], wokeAt: null, why: { code: 'handedOver', on, what: what.slice(0, 40) } });
