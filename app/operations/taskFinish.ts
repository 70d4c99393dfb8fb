import * as z from 'zod';
import { Instant, IsoDate } from '../model/dates.ts';
import { keptWhenOf } from '../promises/promiseFacts.ts';
import { keptByEvent, keptByTask, moved, promisesMade, withdrawn } from '../promises/promiseRows.ts';
import type { Row, RowWrite } from '../model/rows/index.ts';
import { fail } from '../result.ts';
import { entry } from './entry.ts';
import { apply, operation, row, rowsOf, worksFor, type Call } from './operation.ts';
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
  reads: ({ taskId }) => ({ task: row('task', taskId), promises: rowsOf('promise'), challenges: rowsOf('challenge') }),
  restsOn: () => ['task'],
  may: (actor, { task }) => worksFor(actor, task.body.teamId),
  decide: ({ task, promises, challenges }, { taskId, did }, call) => {
    const over = refuseFinished(task.body);
    if (over !== null) return over;
    // A challenge ends by being decided, never by a tick.
    if (challenges.some(({ body }) => body.taskId === taskId && body.state !== 'decided')) return fail('CHALLENGE_OPEN');
    return apply([
      finished(taskId, task.body, call.actor.id, call.now),
      ...keptByTask(promises, taskId, call),
      ...(did.length > LINE_CHARACTERS ? [{ kind: 'note' as const, id: call.newId(), body: { caseId: task.body.caseId, taskId, text: did, at: call.now, by: call.actor.id, about: task.body.subject } }] : []),
      entry(call, { caseId: task.body.caseId, category: 'people', event: 'task.finished', about: task.body.subject, facts: { kind: task.body.kind, did: did.slice(0, LINE_CHARACTERS) }, ref: `task/${taskId}` }),
    ]);
  },
});

/** Open promises to ring that this item is for. */
const ringing = (promises: readonly Row<'promise'>[], taskId: string): readonly Row<'promise'>[] =>
  promises.filter(({ body }) => body.state === 'open' && body.keptWhen?.event === 'callbackMade' && body.keptWhen.ref === taskId);

/** An answered call keeps the promise to ring, and whatever else was promised about the item. */
const keptByCall = (promises: readonly Row<'promise'>[], taskId: string, call: Call): readonly RowWrite[] => [
  ...keptByEvent(promises, { type: 'callbackMade', ref: taskId, evidence: `task/${taskId}` }, call),
  ...keptByEvent(promises, { type: 'taskDone', ref: taskId, evidence: `task/${taskId}` }, call),
];

/** Nobody answered and another time is set: the promise to ring goes with it, or is made where there was none. */
function laterCall(promises: readonly Row<'promise'>[], task: Row<'task'>, next: Readonly<{ on: string; at: string | null }>, call: Call): readonly RowWrite[] {
  const open = ringing(promises, task.id);
  if (open.length > 0) return open.filter(({ body }) => body.byOn !== next.on || body.byAt !== next.at).map((promise) => moved(promise, { byOn: next.on, byAt: next.at, because: 'Rang with no answer' }, call));
  const told = promises.some(({ body }) => body.state === 'open' && keptWhenOf(body).ref === task.id);
  if (told || next.at === null || task.body.subject === null) return [];
  return promisesMade({ type: 'callbackBooked', on: next.on, at: next.at, to: task.body.subject, taskId: task.id }, { caseId: task.body.caseId, ownerTeamId: task.body.teamId, ownerUserId: call.actor.id }, promises, call);
}

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
      const settled = outcome === 'answered' ? keptByCall(promises, taskId, call) : ringing(promises, taskId).map((promise) => withdrawn(promise, 'Rang three times with no answer', call));
      return apply([finished(taskId, { ...task.body, tries }, call.actor.id, call.now), ...settled, line]);
    }
    return apply([
      putTask(taskId, {
        ...task.body,
        tries,
        dueOn: nextOn ?? task.body.dueOn,
        dueAt: nextAt,
        why: { code: 'noAnswerLastTry', on: call.today, what: outcome },
      }),
      ...laterCall(promises, task, { on: nextOn ?? task.body.dueOn, at: nextAt }, call),
      line,
    ]);
  },
});
