import * as z from 'zod';
import { typeOfGround } from '../challenge/matters.ts';
import { noticeOn, timeLimit, timingOf } from '../challenge/timeLimit.ts';
import { toldOf } from '../challenge/revisionRows.ts';
import { draftFor } from '../messages/draftFor.ts';
import { addDays, IsoDate } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import { PartyRole } from '../model/roles.ts';
import type { RowBody, RowWrite } from '../model/rows/index.ts';
import { challengeChannels, ChallengeGround } from '../model/rows/challenges.ts';
import { clockPromises } from '../promises/promiseRows.ts';
import { fail } from '../result.ts';
import { challengeReads, decisionOf } from './challengeReads.ts';
import { entry } from './entry.ts';
import { apply, operation, worksFor, type Call } from './operation.ts';
import { finished, putTask, refuseFinished } from './taskFacts.ts';

const LOOK_MINUTES = 45;
const CHANGE_MINUTES = 20;

function openTask(facts: Readonly<{ caseId: string; teamId: string; late: boolean; changeType: RowBody<'task'>['changeType']; askedBy: RowBody<'challenge'>['askedBy']; askedOn: string; dueOn: string }>, id: string, call: Call): RowWrite {
  return {
    kind: 'task',
    id,
    body: {
      caseId: facts.caseId, kind: facts.late ? (facts.changeType === null ? 'customerMessage' : 'change') : 'reconsideration', changeType: facts.late ? facts.changeType : null, subject: facts.askedBy, state: 'open',
      receivedOn: facts.askedOn, dueOn: facts.dueOn < call.today ? call.today : facts.dueOn, dueAt: null, priority: 0, teamId: facts.teamId, claimedBy: null, claimedAt: null, why: { code: 'askedToLookAgain', on: facts.askedOn, what: null },
      waiting: [], wokeAt: null, effortMinutes: facts.late ? CHANGE_MINUTES : LOOK_MINUTES, tries: 0, doneAt: null, doneBy: null,
    },
  };
}

/**
 * Records that a parent asked for one named decision to be looked at again: the work, the promise, and a draft that says
 * we will. Asked late without a good reason it is recorded as refused, and opened as a new change from the day it was
 * asked. Refuses a decision that is being looked at already, or one that another has replaced.
 */
export const challengeRegister = operation({
  kind: 'challenge.register',
  version: 1,
  offlineOk: true,
  input: z.strictObject({
    caseId: Id,
    decisionId: Id,
    askedBy: PartyRole,
    askedOn: IsoDate,
    channel: z.enum(challengeChannels),
    grounds: z.array(ChallengeGround).min(1).max(9),
    newEvidence: z.boolean(),
    /** Why a late request should still count, where there is a good reason. */
    lateReason: z.string().trim().min(3).max(400).nullable(),
    changeId: Id.nullable(),
    /** The work item that the request came in as, where there is one: it goes on as this challenge. */
    taskId: Id.nullable(),
  }),
  reads: ({ caseId }) => challengeReads(caseId),
  restsOn: () => ['decisions', 'challenges'],
  may: (actor, rows) => worksFor(actor, rows.case.body.ownerTeamId),
  decide: (rows, input, call) => {
    const found = decisionOf(rows, input.caseId, input.decisionId);
    if (!found.ok) return found;
    const { facts, decision } = found.value;
    if (decision.body.replacedBy !== undefined) return fail('DECISION_REPLACED');
    if (rows.challenges.some(({ body }) => body.decisionId === decision.id && body.caseId === input.caseId && body.state !== 'decided')) return fail('CHALLENGE_OPEN');
    if (input.askedOn > call.today || input.askedOn < decision.body.performedOn) return fail('DATE_IMPOSSIBLE', { fields: ['askedOn'] });
    const limit = timeLimit(noticeOn(decision, input.askedBy, input.caseId, rows.messages), input.askedOn, call.catalogues);
    const timing = timingOf(limit, input.lateReason);
    const late = timing === 'late';
    const came = input.taskId === null ? null : (facts.tasks.find(({ id, body }) => id === input.taskId && body.caseId === input.caseId && body.kind === 'reconsideration') ?? null);
    if (input.taskId !== null && came === null) return fail('ROW_NOT_FOUND', { fields: ['task'] });
    const over = came === null ? null : refuseFinished(came.body);
    if (over !== null) return over;
    // A late request ends its item: what goes on is a change.
    const taskId = came === null || late ? call.newId() : came.id;
    const id = call.newId();
    const event = { type: 'challengeRegistered', on: input.askedOn, to: input.askedBy, changeType: null, changeId: null, taskId, from: `challenge/${id}` } as const;
    const promises = late ? [] : clockPromises(event, { case: facts.case, promises: facts.promises }, call);
    const dueOn = promises.flatMap((row) => (row.kind === 'promise' ? [row.body.byOn] : []))[0] ?? addDays(call.today, call.catalogues.changes.setting('evidenceWindowDays', call.today));
    const told = late ? null : toldOf(facts, decision.body, input.askedBy, call);
    return apply([
      {
        kind: 'challenge',
        id,
        body: {
          ...input, lateReason: limit.inTime ? null : input.lateReason, timing, noticeOn: limit.noticeOn, askBy: limit.askBy, state: late ? 'decided' : input.newEvidence ? 'gathering' : 'registered',
          result: late ? 'refusedLate' : null, resultDecisionId: null, because: null, dueOn, taskId, registeredAt: call.now, by: call.actor.id,
          decidedAt: late ? call.now : null, decidedBy: late ? call.actor.id : null,
        },
      },
      ...(came === null ? [] : late ? [finished(came.id, came.body, call.actor.id, call.now)] : [putTask(came.id, { ...came.body, dueOn, dueAt: null })]),
      ...(taskId === came?.id ? [] : [openTask({ caseId: input.caseId, teamId: facts.case.body.ownerTeamId, late, changeType: typeOfGround(input.grounds), askedBy: input.askedBy, askedOn: input.askedOn, dueOn }, taskId, call)]),
      entry(call, { caseId: input.caseId, category: 'decisions', event: late ? 'reconsideration.late' : 'reconsideration.asked', about: input.askedBy, facts: { number: decision.body.number, on: decision.body.performedOn }, ref: `decision/${decision.id}` }),
      ...promises,
      ...(told === null ? [] : draftFor(facts, { templateId: 'challenge.registered', ways: ['quickest'], facts: told, taskId, decisionId: decision.id }, call)),
    ]);
  },
});
