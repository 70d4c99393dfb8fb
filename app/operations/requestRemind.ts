import * as z from 'zod';
import { Id } from '../model/ids.ts';
import type { RowWrite } from '../model/rows/index.ts';
import type { RequestBody, RequestChannel } from '../model/rows/requests.ts';
import { fail } from '../result.ts';
import { isParent, reachOf } from '../work/waiting/reach.ts';
import { draftAbout } from '../work/waiting/requestMessage.ts';
import { entry } from './entry.ts';
import { apply, operation, worksFor, type Call } from './operation.ts';
import { caseOf, refuseClosed, requestReads } from './requestRows.ts';

/** A request keeps this many times that it was asked again. */
const MOST_REMINDERS = 12;
const again = (body: RequestBody, channel: RequestChannel, call: Call): NonNullable<RequestBody['reminders']> =>
  [...(body.reminders ?? []), { at: call.now, channel }].slice(-MOST_REMINDERS);

/**
 * Asks the same thing again. A parent gets a message, kept as a draft until it is queued; an employer, bank or court is
 * written to by the authority's dispatcher, once. Refused where the person may not be reached that way.
 */
export const requestRemind = operation({
  kind: 'request.remind',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ requestId: Id, channel: z.enum(['sms', 'email', 'letter']) }),
  reads: ({ requestId }) => requestReads(requestId),
  restsOn: () => ['request'],
  may: (actor, rows) => worksFor(actor, caseOf(rows)?.body.ownerTeamId ?? ''),
  decide: (rows, { requestId, channel }, call) => {
    const { body } = rows.request;
    const closed = refuseClosed(rows.request);
    if (closed !== null) return closed;
    const held = caseOf(rows);
    if (held === null || !reachOf(body, rows)(channel)) return fail('RECIPIENT_UNREACHABLE', { fields: [channel] });
    const reminders = again(body, channel, call);
    const parent = isParent(body.to) ? body.to : null;
    return apply(
      [
        { kind: 'request', id: requestId, body: { ...body, reminders } },
        entry(call, { caseId: body.caseId, category: 'messages', event: 'request.reminded', about: parent, facts: { to: body.to, channel }, ref: `request/${requestId}` }),
        ...(parent === null ? [] : draftAbout({ template: 'request.reminder', to: parent, channel, case: held, taskId: body.taskId, changeId: body.changeId, replyBy: body.dueOn }, rows, call)),
      ],
      parent === null ? { outside: [{ key: `request:${requestId}:again:${reminders.length}`, kind: 'request.send', rowId: requestId }] } : {},
    );
  },
});

/** Minutes that a call takes, as callbacks are planned. */
const CALL_MINUTES = 10;

/**
 * Tries another way: by letter, or by phone. A phone call is a person's work, so it opens a callback for
 * whoever has the item, due today.
 */
export const requestFallBack = operation({
  kind: 'request.fallBack',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ requestId: Id, channel: z.enum(['letter', 'phone']) }),
  reads: ({ requestId }) => requestReads(requestId),
  restsOn: () => ['request'],
  may: (actor, rows) => worksFor(actor, caseOf(rows)?.body.ownerTeamId ?? ''),
  decide: (rows, { requestId, channel }, call) => {
    const { body } = rows.request;
    const closed = refuseClosed(rows.request);
    if (closed !== null) return closed;
    const held = caseOf(rows);
    if (held === null || !reachOf(body, rows)(channel)) return fail('RECIPIENT_UNREACHABLE', { fields: [channel] });
    const reminders = again(body, channel, call);
    const parent = isParent(body.to) ? body.to : null;
    // How it left stays; what followed stands among the reminders.
    const own: RowWrite = { kind: 'request', id: requestId, body: { ...body, reminders } };
    if (channel === 'phone') {
      const task = rows.tasks.find(({ id }) => id === body.taskId)?.body ?? null;
      const owner = task?.claimedBy ?? held.body.ownerUserId;
      const call1: RowWrite = {
        kind: 'task', id: call.newId(),
        body: {
          caseId: body.caseId, kind: 'callback', changeType: null, subject: parent, state: 'open', receivedOn: call.today, dueOn: call.today, dueAt: null, priority: 0,
          teamId: task?.teamId ?? held.body.ownerTeamId, claimedBy: owner, claimedAt: owner === null ? null : call.now, why: { code: 'notReplied', on: call.today, what: body.to },
          waiting: [], wokeAt: null, effortMinutes: CALL_MINUTES, tries: 0, doneAt: null, doneBy: null,
        },
      };
      return apply([own, call1, entry(call, { caseId: body.caseId, category: 'messages', event: 'request.ring', about: parent, facts: { to: body.to }, ref: `request/${requestId}` })]);
    }
    return apply(
      [
        own,
        entry(call, { caseId: body.caseId, category: 'messages', event: 'request.reminded', about: parent, facts: { to: body.to, channel }, ref: `request/${requestId}` }),
        ...(parent === null ? [] : draftAbout({ template: 'request.reminder', to: parent, channel, case: held, taskId: body.taskId, changeId: body.changeId, replyBy: body.dueOn }, rows, call)),
      ],
      parent === null ? { outside: [{ key: `request:${requestId}:again:${reminders.length}`, kind: 'request.send', rowId: requestId }] } : {},
    );
  },
});
