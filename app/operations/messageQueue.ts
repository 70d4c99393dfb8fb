import * as z from 'zod';
import { addMinutes } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import { contactPreferences } from '../messages/contactPreferences.ts';
import { checkWords } from '../messages/checkWords.ts';
import { teamDetails } from '../messages/teamDetails.ts';
import { fail } from '../result.ts';
import { entry } from './entry.ts';
import { apply, operation, row, rowsOf, worksFor } from './operation.ts';

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
  }),
  restsOn: () => ['message', 'contacts', 'safety'],
  may: (actor, rows) => worksFor(actor, rows.case.body.ownerTeamId),
  decide: (rows, { messageId }, call) => {
    const { message } = rows;
    if (message.body.state !== 'draft') return fail('MESSAGE_GONE');
    const personId = message.body.to === 'payingParent' ? rows.case.body.payingParentId : rows.case.body.receivingParentId;
    if (message.body.sendTo === undefined) {
      const reach = contactPreferences(personId, rows)?.reach(message.body.channel) ?? null;
      if (reach === null || !reach.usable) return fail('RECIPIENT_UNREACHABLE', { fields: [message.body.channel] });
    }
    const parties = { case: rows.case.body, persons: rows.persons, contacts: rows.contacts, children: rows.children };
    const largePrint = rows.persons.find((p) => p.id === personId)?.body.formats.includes('largePrint') ?? false;
    const words = checkWords(message.body, message.body.to, parties, { allowed: teamDetails(call.catalogues.directory.team(rows.case.body.ownerTeamId)), largePrint });
    const blocked = words.checks.find((check) => check.state === 'block');
    if (blocked !== undefined) return fail(blocked.code, { fields: [blocked.key] });
    const hold = call.catalogues.changes.setting('messageHoldMinutes', call.today);
    return apply(
      [
        { kind: 'message', id: messageId, body: { ...message.body, fragments: words.fragments, state: 'queued', sendAfter: addMinutes(call.now, hold), at: call.now, by: call.actor.id } },
        entry(call, { caseId: message.body.caseId, category: 'messages', event: 'message.queued', about: message.body.to, facts: { channel: message.body.channel, template: message.body.templateId }, ref: `message/${messageId}` }),
      ],
      { outside: [{ key: `message:${messageId}`, kind: 'message.send', rowId: messageId }] },
    );
  },
});

/** Takes a queued message back, or throws a draft away. Nothing that has gone can be recalled. */
export const messageRecall = operation({
  kind: 'message.recall',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ messageId: Id, caseId: Id, to: z.enum(['draft', 'recalled']) }),
  reads: ({ messageId, caseId }) => ({ message: row('message', messageId), case: row('case', caseId) }),
  restsOn: () => ['message'],
  may: (actor, rows) => worksFor(actor, rows.case.body.ownerTeamId),
  decide: ({ message }, { messageId, to }, call) => {
    if (message.body.state !== 'queued' && message.body.state !== 'draft') return fail('MESSAGE_GONE');
    const was = message.body.state;
    return apply([
      { kind: 'message', id: messageId, body: { ...message.body, state: to, sendAfter: null } },
      ...(was === 'queued' ? [entry(call, { caseId: message.body.caseId, category: 'messages', event: 'message.recalled', about: message.body.to, facts: { channel: message.body.channel, template: message.body.templateId }, ref: `message/${messageId}` })] : []),
    ]);
  },
});
