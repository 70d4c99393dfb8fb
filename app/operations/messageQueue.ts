import * as z from 'zod';
import { addMinutes } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import type { ContactPreferences } from '../messages/channel.ts';
import { contactPreferences } from '../messages/contactPreferences.ts';
import { checkWords } from '../messages/checkWords.ts';
import { keptByMessage, promisesMade, reopened, withdrawnWith } from '../promises/promiseRows.ts';
import { promiseInMessage } from '../promises/promiseInMessage.ts';
import { teamDetails } from '../messages/teamDetails.ts';
import type { Channel } from '../model/rows/conversation.ts';
import type { Row } from '../model/rows/index.ts';
import { fail } from '../result.ts';
import { entry } from './entry.ts';
import { apply, operation, row, rowsOf, worksFor } from './operation.ts';

/** An alert to an old contact is not held back by what the new one is like, only by what the person needs kept safe. */
const mayAlert = (about: ContactPreferences | null, safety: readonly Row<'safety'>[], personId: string, channel: Channel): boolean =>
  about !== null && !about.suppressed && !(channel === 'sms' && (about.smsOptOut || safety.some(({ body }) => body.personId === personId && body.kind === 'noTexts')));

/**
 * Queues a draft to be sent. It waits a short while so that it can be recalled, then leaves when there is a
 * connection to send it. Blocked words, a gap or a channel the person may not be reached on are refused here as well
 * as on the screen.
 */
export const messageQueue = operation({
  kind: 'message.queue',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ messageId: Id, caseId: Id }),
  reads: ({ messageId, caseId }) => ({
    message: row('message', messageId),
    case: row('case', caseId),
    persons: rowsOf('person'),
    contacts: rowsOf('contact'),
    safety: rowsOf('safety'),
    children: rowsOf('child'),
    representatives: rowsOf('representative'),
    accounts: rowsOf('account'),
    promises: rowsOf('promise'),
  }),
  restsOn: () => ['message', 'contacts', 'safety'],
  may: (actor, rows) => worksFor(actor, rows.case.body.ownerTeamId),
  decide: (rows, { messageId, caseId }, call) => {
    const { message } = rows;
    if (message.body.caseId !== caseId || message.body.state !== 'draft') return fail('MESSAGE_GONE');
    const personId = message.body.to === 'payingParent' ? rows.case.body.payingParentId : rows.case.body.receivingParentId;
    const about = contactPreferences(personId, rows);
    const usable = message.body.sendTo === undefined ? about?.reach(message.body.channel).usable === true : mayAlert(about, rows.safety, personId, message.body.channel);
    if (!usable) return fail('RECIPIENT_UNREACHABLE', { fields: [message.body.channel] });
    const parties = { ...rows, caseId, case: rows.case.body };
    const largePrint = rows.persons.find((p) => p.id === personId)?.body.formats.includes('largePrint') ?? false;
    const words = checkWords(message.body, message.body.to, parties, { allowed: teamDetails(call.catalogues.directory.team(rows.case.body.ownerTeamId)), largePrint });
    const blocked = words.checks.find((check) => check.state === 'block');
    if (blocked !== undefined) return fail(blocked.code, { fields: [blocked.key] });
    const said = promiseInMessage(message, call);
    const owner = { caseId, ownerTeamId: rows.case.body.ownerTeamId, ownerUserId: call.actor.id };
    const hold = call.catalogues.changes.setting('messageHoldMinutes', call.today);
    return apply(
      [
        { kind: 'message', id: messageId, body: { ...message.body, fragments: words.fragments, state: 'queued', sendAfter: addMinutes(call.now, hold), at: call.now, by: call.actor.id } },
        entry(call, { caseId: message.body.caseId, category: 'messages', event: 'message.queued', about: message.body.to, facts: { channel: message.body.channel, template: message.body.templateId }, ref: `message/${messageId}` }),
        ...keptByMessage(rows.promises, { messageId, taskId: message.body.taskId }, call),
        ...(said === null ? [] : promisesMade(said, owner, rows.promises, call)),
      ],
      { outside: [{ key: `message:${messageId}`, kind: 'message.send', rowId: messageId }] },
    );
  },
});

/**
 * Takes a queued message back, or throws a draft away. Nothing that has gone can be recalled. What the message promised
 * is taken back with it, and a promise that it kept is open again.
 */
export const messageRecall = operation({
  kind: 'message.recall',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ messageId: Id, caseId: Id, to: z.enum(['draft', 'recalled']) }),
  reads: ({ messageId, caseId }) => ({ message: row('message', messageId), case: row('case', caseId), promises: rowsOf('promise') }),
  restsOn: () => ['message'],
  may: (actor, rows) => worksFor(actor, rows.case.body.ownerTeamId),
  decide: ({ message, promises }, { messageId, caseId, to }, call) => {
    if (message.body.caseId !== caseId || (message.body.state !== 'queued' && message.body.state !== 'draft')) return fail('MESSAGE_GONE');
    const was = message.body.state;
    return apply([
      { kind: 'message', id: messageId, body: { ...message.body, state: to, sendAfter: null } },
      ...withdrawnWith(promises, `message/${messageId}`, 'The message was taken back before it went', call),
      ...reopened(promises, `message/${messageId}`),
      ...(was === 'queued' ? [entry(call, { caseId: message.body.caseId, category: 'messages', event: 'message.recalled', about: message.body.to, facts: { channel: message.body.channel, template: message.body.templateId }, ref: `message/${messageId}` })] : []),
    ]);
  },
});
