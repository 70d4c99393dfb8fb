import { addDays } from '../../model/dates.ts';
import type { Row, RowWrite } from '../../model/rows/index.ts';
import type { RequestBody } from '../../model/rows/requests.ts';
import type { TaskBody } from '../../model/rows/work.ts';
import { entry } from '../../operations/entry.ts';
import { taskTitle } from '../taskWords.ts';
import { whyNowWords } from '../whyNow.ts';
import type { Call } from '../../operations/operation.ts';
import { finished, putTask } from '../../operations/taskFacts.ts';
import { reportCancelled } from './cancelled.ts';
import type { ReachRows } from './reach.ts';
import { requestsOfWork, waitingOf, waitOutcome, whyAnswered } from './outcome.ts';
import { isWaiting } from './planned.ts';
import { reportedFor, settles } from './settles.ts';

/** The rows of a cluster that the end of a wait may touch. */
export type WaitRows = ReachRows &
  Readonly<{ requests: readonly Row<'request'>[]; tasks: readonly Row<'task'>[]; changes: readonly Row<'change'>[]; incomes: readonly Row<'income'>[] }>;

/**
 * The item awake: on top, with its reason, due soon but never later than it was.
 * @param soonDays days in which an item whose last answer is in should be finished
 */
export const woken = (task: TaskBody, why: TaskBody['why'], soonDays: number, call: Pick<Call, 'now' | 'today'>): TaskBody => {
  const soon = addDays(call.today, soonDays);
  return { ...task, waiting: [], wokeAt: call.now, why, dueOn: task.dueOn < soon ? task.dueOn : soon };
};

/** The open item that a request belongs to: its own, or its report's. */
export function taskOfRequest(request: RequestBody, { tasks, changes }: Pick<WaitRows, 'tasks' | 'changes'>): Row<'task'> | null {
  const taskId = request.taskId ?? changes.find(({ id }) => id === request.changeId)?.body.taskId ?? null;
  return tasks.find(({ id, body }) => id === taskId && body.state === 'open') ?? null;
}

/**
 * One request as it now stands, and all that follows for the work it was sent for: the item shows the answer and sleeps
 * on, or wakes at once; requests that an answer has made needless stop; a report that silence ends is closed.
 */
export function closeRequest(id: string, next: RequestBody, rows: WaitRows, call: Call): readonly RowWrite[] {
  const task = taskOfRequest(next, rows);
  const changeId = next.changeId ?? rows.changes.find(({ body }) => task !== null && body.taskId === task.id && body.state === 'waiting')?.id ?? null;
  const work = { caseId: next.caseId, taskId: task?.id ?? next.taskId, changeId };
  const own: RowWrite = { kind: 'request', id, body: next };
  const mine = requestsOfWork(rows.requests.map((held) => (held.id === id ? { ...held, body: next } : held)), work);
  if (task === null) return [own];
  const { changes } = call.catalogues;
  const soonDays = changes.setting('wokenDueDays', call.today);

  if (next.state === 'answered' && settles(next, reportedFor(next, rows), changes.setting('supportPercent', call.today))) {
    const needless = mine.filter(({ body }) => isWaiting(body));
    return [
      own,
      ...needless.map((held): RowWrite => ({ kind: 'request', id: held.id, body: { ...held.body, state: 'cancelled' } })),
      ...wake(task, whyAnswered(next), soonDays, call),
    ];
  }
  const outcome = waitOutcome(mine);
  switch (outcome.kind) {
    case 'sleep':
      return [own, putTask(task.id, { ...task.body, waiting: waitingOf(mine) })];
    case 'wake':
      // A wait that a person ends says nothing new: the item keeps its reason and is theirs again.
      return outcome.why === null
        ? [own, putTask(task.id, { ...task.body, waiting: [] })]
        : [own, ...wake(task, outcome.why, soonDays, call)];
    case 'withdraw':
      return [own, ...reportCancelled(task, changeId, outcome.dueOn, rows, call), finished(task.id, task.body, call.actor.id, call.now)];
  }
}

/** The item awake, and the line in the story that says why. */
const wake = (task: Row<'task'>, why: TaskBody['why'], soonDays: number, call: Call): readonly RowWrite[] => [
  putTask(task.id, woken(task.body, why, soonDays, call)),
  entry(call, { caseId: task.body.caseId, category: 'system', event: 'task.woken', about: task.body.subject, facts: { task: taskTitle(task.body), why: whyNowWords(why, call.today) }, ref: `task/${task.id}` }),
];
