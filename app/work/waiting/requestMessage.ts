import { teamOf } from '../../changes/notices.ts';
import { composeMessage } from '../../messages/compose.ts';
import { requestFacts } from '../../messages/facts.ts';
import { recipientOf } from '../../messages/recipientOf.ts';
import type { IsoDate } from '../../model/dates.ts';
import type { PartyRole } from '../../model/roles.ts';
import type { Channel } from '../../model/rows/conversation.ts';
import type { Row, RowWrite } from '../../model/rows/index.ts';
import type { Call } from '../../operations/operation.ts';
import type { ReachRows } from './reach.ts';

type About = Readonly<{ template: 'request.reminder' | 'report.cancelled'; to: PartyRole; channel: Channel; case: Row<'case'>; taskId: string | null; changeId: string | null; replyBy: IsoDate }>;

/**
 * A draft that asks a parent again, or says that a report has stopped. Nothing is named in it but the day and our team.
 * Empty where the directory holds no team, or there are no words for this channel.
 */
export function draftAbout(about: About, rows: ReachRows, call: Call): readonly RowWrite[] {
  const { body } = about.case;
  const personId = about.to === 'payingParent' ? body.payingParentId : body.receivingParentId;
  const team = teamOf(call.catalogues.directory, body.ownerTeamId);
  const language = rows.persons.find(({ id }) => id === personId)?.body.language ?? 'en';
  const template = call.catalogues.templates.find({ id: about.template, channel: about.channel, role: about.to });
  if (team === null || template === undefined) return [];
  const spoken = template.words[language] === undefined ? 'en' : language;
  const composed = composeMessage(template, requestFacts(about.to, { replyBy: about.replyBy, proof: [], askedOn: call.today }, team), spoken);
  if (!composed.ok) return [];
  const contact = rows.contacts.find((held) => held.body.personId === personId)?.body ?? null;
  return [
    {
      kind: 'message',
      id: call.newId(),
      body: {
        caseId: about.case.id, taskId: about.taskId, changeId: about.changeId, decisionId: null, to: about.to, channel: about.channel,
        templateId: about.template, templateVersion: composed.value.templateVersion, language: spoken,
        facts: Object.fromEntries(composed.value.facts.map((fact) => [fact.name, { value: fact.value, source: fact.source }])),
        subject: composed.value.subject, body: composed.value.body, edited: false, fragments: null, recipient: recipientOf(contact, about.channel)?.masked ?? '',
        state: 'draft', sendAfter: null, at: call.now, by: call.actor.id,
      },
    },
  ];
}
