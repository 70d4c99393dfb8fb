import * as z from 'zod';
import { Instant, IsoDate } from '../model/dates.ts';
import { fail } from '../result.ts';
import { entry } from './entry.ts';
import { apply, operation, row, rowsOf, worksFor } from './operation.ts';
import { keptBy } from './promiseKeep.ts';
import { finished, putTask, refuseDay, refuseFinished, TaskRef } from './taskFacts.ts';

export const callOutcomes = ['answered', 'engaged', 'noAnswer', 'notInUse', 'notSafe'] as const;
/** A callback is tried three times before it is given up. */
const CALLBACK_TRIES = 3;
/** A line of the timeline holds this much; longer words are kept whole as a note beside it. */
const LINE_CHARACTERS = 240;

/** Finishes an item that no change or instruction finishes, and says what was done. */
export const taskFinish = operation({
  kind: 'task.finish',
  version: 1,
  offlineOk: true,
  input: TaskRef.extend({ did: z.string().trim().min(3).max(400) }),
  reads: ({ taskId }) => ({ task: row('task', taskId), promises: rowsOf('promise') }),
  restsOn: () => ['task'],
  may: (actor, { task }) => worksFor(actor, task.body.teamId),
  decide: ({ task, promises }, { taskId, did }, call) => {
    const over = refuseFinished(task.body);
    if (over !== null) return over;
    return apply([
      finished(taskId, task.body, call.actor.id, call.now),
      ...keptBy(promises, taskId, call),
      ...(did.length > LINE_CHARACTERS ? [{ kind: 'note' as const, id: call.newId(), body: { caseId: task.body.caseId, taskId, text: did, at: call.now, by: call.actor.id, about: task.body.subject } }] : []),
      entry(call, { caseId: task.body.caseId, category: 'people', event: 'task.finished', about: task.body.subject, facts: { kind: task.body.kind, did: did.slice(0, LINE_CHARACTERS) }, ref: `task/${taskId}` }),
    ]);
  },
});

/** Records one try at a callback. Answered finishes it; the third miss finishes it too and says so. */
export const callbackTry = operation({
  kind: 'callback.try',
  version: 1,
  offlineOk: true,
  input: TaskRef.extend({ outcome: z.enum(callOutcomes), nextAt: Instant.nullable(), nextOn: IsoDate.nullable() }),
  reads: ({ taskId }) => ({ task: row('task', taskId), promises: rowsOf('promise') }),
  restsOn: () => ['task'],
  may: (actor, { task }) => worksFor(actor, task.body.teamId),
  decide: ({ task, promises }, { taskId, outcome, nextAt, nextOn }, call) => {
    const over = refuseFinished(task.body);
    if (over !== null) return over;
    if (task.body.kind !== 'callback') return fail('ROW_NOT_FOUND', { fields: ['callback'] });
    const tries = task.body.tries + 1;
    const done = outcome === 'answered' || tries >= CALLBACK_TRIES;
    const off = done || (nextOn === null && nextAt === null) ? null : refuseDay(call.today, nextOn ?? task.body.dueOn, nextAt, { on: 'nextOn', at: 'nextAt' });
    if (off !== null) return off;
    const line = entry(call, { caseId: task.body.caseId, category: 'people', event: 'call.tried', about: task.body.subject, facts: { outcome, tries }, ref: `task/${taskId}` });
    if (done) {
      return apply([finished(taskId, { ...task.body, tries }, call.actor.id, call.now), ...(outcome === 'answered' ? keptBy(promises, taskId, call) : []), line]);
    }
    return apply([
      putTask(taskId, {
        ...task.body,
        tries,
        dueOn: nextOn ?? task.body.dueOn,
        dueAt: nextAt,
        why: { code: 'noAnswerLastTry', on: call.today, what: outcome },
      }),
      line,
    ]);
  },
});
