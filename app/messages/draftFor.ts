import type { PartyRole } from '../model/roles.ts';
import type { Channel } from '../model/rows/conversation.ts';
import type { Row, RowWrite } from '../model/rows/index.ts';
import type { Call } from '../operations/operation.ts';
import { composeMessage } from './compose.ts';
import { contactPreferences } from './contactPreferences.ts';
import type { RoleSafeFacts } from './facts.ts';
import { recipientOf } from './recipientOf.ts';

type Parties = Readonly<{ case: Row<'case'>; persons: readonly Row<'person'>[]; contacts: readonly Row<'contact'>[]; safety: readonly Row<'safety'>[] }>;
/** `written`: a letter, with an email too where they read letters online. `quickest`: email, else a letter, else a text. `text`: a text where that is safe. */
export type Way = 'written' | 'quickest' | 'text';

function channelsBy(way: Way, can: (channel: Channel) => boolean, online: boolean): readonly Channel[] {
  const email: readonly Channel[] = can('email') ? ['email'] : [];
  if (way === 'text') return can('sms') ? ['sms'] : [];
  if (way === 'quickest') return (['email', 'letter', 'sms'] as const).filter(can).slice(0, 1);
  return can('letter') ? ['letter', ...(online ? email : [])] : email;
}

/**
 * Drafts of one message to one parent, by the ways that are safe for them, filled from facts that are theirs to know.
 * A person reads and queues each. Nothing for a parent who cannot be reached, or a template that has no such channel.
 */
export function draftFor<R extends PartyRole>(
  parties: Parties,
  about: Readonly<{ templateId: string; ways: readonly Way[]; facts: RoleSafeFacts<R>; taskId: string | null; decisionId: string | null }>,
  call: Call,
): readonly RowWrite[] {
  const to = about.facts.role;
  const personId = to === 'payingParent' ? parties.case.body.payingParentId : parties.case.body.receivingParentId;
  const known = contactPreferences(personId, parties);
  if (known === null) return [];
  const channels = new Set(about.ways.flatMap((way) => channelsBy(way, (channel) => known.reach(channel).usable, known.letters === 'online')));
  const { templates } = call.catalogues;
  return [...channels].flatMap((channel): RowWrite[] => {
    const key = { id: about.templateId, channel, role: to };
    const template = templates.find({ ...key, language: known.language }) ?? templates.find(key);
    if (template === undefined) return [];
    const language = template.words[known.language] === undefined ? 'en' : known.language;
    const composed = composeMessage(template, about.facts, language);
    if (!composed.ok) return [];
    const { templateVersion, facts, subject, body } = composed.value;
    return [
      {
        kind: 'message',
        id: call.newId(),
        body: {
          caseId: parties.case.id, taskId: about.taskId, changeId: null, decisionId: about.decisionId, to, channel, templateId: about.templateId, templateVersion, language,
          facts: Object.fromEntries(facts.map(({ name, value, source }) => [name, { value, source }])),
          subject, body, edited: false, fragments: null,
          recipient: recipientOf(parties.contacts.find((contact) => contact.body.personId === personId)?.body ?? null, channel)?.masked ?? '',
          state: 'draft', sendAfter: null, at: call.now, by: call.actor.id,
        },
      },
    ];
  });
}
