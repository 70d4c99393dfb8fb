import type { Row, RowBody, RowWrite } from '../model/rows/index.ts';
import type { KeepingEvent, PromiseBody } from '../model/rows/promises.ts';
import { entry } from '../operations/entry.ts';
import type { Call } from '../operations/operation.ts';
import { keptWhenOf } from './promiseFacts.ts';
import { promisesFrom, type ClockEvent, type PlannedPromise, type PromiseEvent } from './promisesFrom.ts';

type Ledger = readonly Row<'promise'>[];
/** Whose promise it is: the case, and the team and person who answer for it. */
export type PromiseOwner = Readonly<{ caseId: string; ownerTeamId: string; ownerUserId: string | null }>;

/** An open promise with nothing recorded about its end. */
export function promiseBody(planned: PlannedPromise, owner: PromiseOwner, call: Call): PromiseBody {
  return {
    ...planned, ...owner, state: 'open', madeAt: call.now, madeBy: call.actor.id, keptAt: null, keptBy: null,
    warnOn: call.catalogues.clocks.warnOn(planned.byOn, call.today), evidence: null,
  };
}

const isSame = ({ body }: Row<'promise'>, planned: PlannedPromise, caseId: string): boolean => {
  const held = keptWhenOf(body);
  return body.state === 'open' && body.caseId === caseId && body.to === planned.to && (body.clock ?? null) === planned.clock && body.kind === planned.kind && held.event === planned.keptWhen.event && held.ref === planned.keptWhen.ref && (planned.clock !== null || body.madeFrom === planned.madeFrom);
};

/** Rows of the promises that an event makes, with a line each in the story. One that is open already is not made twice. */
export function promisesMade(event: PromiseEvent, owner: PromiseOwner, held: Ledger, call: Call): readonly RowWrite[] {
  return promisesFrom(event, call.catalogues.clocks)
    .filter((planned) => !held.some((promise) => isSame(promise, planned, owner.caseId)))
    .flatMap((planned): RowWrite[] => {
      const id = call.newId();
      return [
        { kind: 'promise', id, body: promiseBody(planned, owner, call) },
        entry(call, { caseId: owner.caseId, category: 'people', event: planned.told ? 'promise.made' : 'promise.target', about: planned.to, facts: { what: planned.what, byOn: planned.byOn }, ref: `promise/${id}` }),
      ];
    });
}

/**
 * The promises that published clocks make when a change is recorded as waiting or handed over, proof arrives, or a
 * message or complaint comes in. Call it from the rule that records the event and put its rows with the others.
 * @param event what happened, the day the clock runs from, and the parent who was told
 * @param at the case it is on; its promises, so that none is made twice
 */
export function clockPromises(event: ClockEvent, at: Readonly<{ case: Row<'case'>; promises: Ledger }>, call: Call): readonly RowWrite[] {
  return promisesMade(event, { caseId: at.case.id, ownerTeamId: at.case.body.ownerTeamId, ownerUserId: at.case.body.ownerUserId }, at.promises, call);
}

/** A promise as kept now, with the row whose event kept it; null when a person says so. */
export const kept = (promise: Row<'promise'>, evidence: string | null, call: Call): RowWrite => ({
  kind: 'promise',
  id: promise.id,
  body: { ...promise.body, state: 'kept', keptAt: call.now, keptBy: call.actor.id, evidence },
});

export type KeptBy = Readonly<{ type: Exclude<KeepingEvent, 'person'>; ref: string; /** The row to name as proof. */ evidence: string }>;

/** The open promises that an event keeps, marked as kept with the row that proves it. */
export function keptByEvent(promises: Ledger, event: KeptBy, call: Call): readonly RowWrite[] {
  return promises
    .filter(({ body }) => {
      const when = keptWhenOf(body);
      return body.state === 'open' && when.event === event.type && when.ref === event.ref;
    })
    .map((promise) => kept(promise, event.evidence, call));
}

/** The promises that finishing a work item keeps: those about it, to start on it, or to ring. */
export const keptByTask = (promises: Ledger, taskId: string | null, call: Call): readonly RowWrite[] =>
  taskId === null ? [] : (['taskDone', 'taskClaimed', 'callbackMade'] as const).flatMap((type) => keptByEvent(promises, { type, ref: taskId, evidence: `task/${taskId}` }, call));

/** The promises that settling a change keeps, whichever way it went, and those of the work item that ends with it. */
export const keptByChange = (promises: Ledger, { changeId, taskId }: Readonly<{ changeId: string; taskId: string | null }>, call: Call): readonly RowWrite[] => [
  ...keptByEvent(promises, { type: 'changeDecided', ref: changeId, evidence: `change/${changeId}` }, call),
  ...keptByTask(promises, taskId, call),
];

/** The promises that sending a message keeps: those that name it, or the work item it belongs to. */
export const keptByMessage = (promises: Ledger, { messageId, taskId }: Readonly<{ messageId: string; taskId: string | null }>, call: Call): readonly RowWrite[] =>
  [messageId, ...(taskId === null ? [] : [taskId])].flatMap((ref) => keptByEvent(promises, { type: 'messageSent', ref, evidence: `message/${messageId}` }, call));

/** Promises that were kept by something which has been taken back: open again. */
export const reopened = (promises: Ledger, evidence: string): readonly RowWrite[] =>
  promises
    .filter(({ body }) => body.state === 'kept' && body.evidence === evidence)
    .map(({ id, body }): RowWrite => ({ kind: 'promise', id, body: { ...body, state: 'open', keptAt: null, keptBy: null, evidence: null } }));

/** A promise as taken back, and why. */
export const withdrawn = (promise: Row<'promise'>, because: string, call: Call): RowWrite => ({
  kind: 'promise',
  id: promise.id,
  body: { ...promise.body, state: 'withdrawn', withdrawn: { because, at: call.now, by: call.actor.id } },
});

/** Open promises that one row made, taken back with it. */
export const withdrawnWith = (promises: Ledger, madeFrom: string, because: string, call: Call): readonly RowWrite[] =>
  promises.filter(({ body }) => body.state === 'open' && body.madeFrom === madeFrom).map((promise) => withdrawn(promise, because, call));

/** Longest history of dates kept with a promise; older ones are in the story. */
const MOST_MOVES = 20;

/** A promise with another date. The one it had stays in its history. */
export function moved(promise: Row<'promise'>, to: Readonly<{ byOn: string; byAt: string | null; because: string }>, call: Call): RowWrite {
  const { body } = promise;
  const was: NonNullable<RowBody<'promise'>['moves']>[number] = { fromOn: body.byOn, fromAt: body.byAt, because: to.because, at: call.now, by: call.actor.id };
  return {
    kind: 'promise',
    id: promise.id,
    body: { ...body, byOn: to.byOn, byAt: to.byAt, warnOn: call.catalogues.clocks.warnOn(to.byOn, call.today), moves: [...(body.moves ?? []), was].slice(-MOST_MOVES) },
  };
}
