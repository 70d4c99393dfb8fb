import * as z from 'zod';
import { Id } from '../model/ids.ts';
import { PartyRole } from '../model/roles.ts';
import { Channel } from '../model/rows/conversation.ts';
import { fail } from '../result.ts';
import { apply, operation, row, rowIfAny, rowsOf, worksFor } from './operation.ts';
import { recipientOf } from '../messages/recipientOf.ts';

/** Keeps a message as a draft on the case: a new one, or new words for one that has not been queued. */
export const messageDraft = operation({
  kind: 'message.draft',
  version: 1,
  offlineOk: true,
  input: z.strictObject({
    messageId: Id.nullable(),
    caseId: Id,
    taskId: Id.nullable(),
    changeId: Id.nullable(),
    decisionId: Id.nullable(),
    to: PartyRole,
    channel: Channel,
    templateId: z.string().max(64),
    templateVersion: z.int().min(1),
    language: z.enum(['en', 'cy']),
    facts: z.record(z.string().max(40), z.strictObject({ value: z.string().max(400), source: z.string().max(80) })),
    subject: z.string().max(200).nullable(),
    body: z.string().max(20_000),
    edited: z.boolean(),
  }),
  reads: ({ caseId, messageId }) => ({ case: row('case', caseId), message: rowIfAny('message', messageId ?? 'none'), contacts: rowsOf('contact') }),
  restsOn: ({ messageId }) => (messageId === null ? [] : ['message']),
  may: (actor, rows) => worksFor(actor, rows.case.body.ownerTeamId),
  decide: ({ case: held, message, contacts }, { messageId, ...input }, call) => {
    if (messageId !== null && (message === null || message.body.caseId !== input.caseId || message.body.state !== 'draft')) return fail('MESSAGE_GONE');
    // An alert goes to a contact that is no longer the person's: who it is for, and its words, are the template's alone.
    if (message?.body.sendTo !== undefined) {
      const moved = (['to', 'channel', 'templateId', 'subject', 'body'] as const).filter((name) => input[name] !== message.body[name]);
      if (moved.length > 0) return fail('DISCLOSURE_BLOCKED', { fields: moved });
    }
    const personId = input.to === 'payingParent' ? held.body.payingParentId : held.body.receivingParentId;
    const contact = contacts.find((c) => c.body.personId === personId) ?? null;
    return apply([
      {
        kind: 'message',
        id: messageId ?? call.newId(),
        body: {
          ...input,
          // What a draft belongs to was settled when it was made; new words do not move it.
          ...(message === null ? {} : { taskId: message.body.taskId, changeId: message.body.changeId, decisionId: message.body.decisionId }),
          ...(message?.body.sendTo === undefined ? {} : { sendTo: message.body.sendTo }),
          fragments: null,
          recipient: message?.body.sendTo === undefined ? (recipientOf(contact?.body ?? null, input.channel)?.masked ?? '') : message.body.recipient,
          state: 'draft',
          sendAfter: null,
          at: call.now,
          by: call.actor.id,
        },
      },
    ]);
  },
});
