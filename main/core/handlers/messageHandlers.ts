import { decisionInForce, personIdOf, personOf, contactOf, listOf } from '../../../app/changes/caseFacts.ts';
import { factsForNotice, noticesFor } from '../../../app/changes/notices.ts';
import { hears } from '../../../app/changes/reporting.ts';
import type { Handlers, Output } from '../../../app/contract/index.ts';
import { checkWords } from '../../../app/messages/checkWords.ts';
import { composeMessage } from '../../../app/messages/compose.ts';
import { contactPreferences } from '../../../app/messages/contactPreferences.ts';
import { recipientOf } from '../../../app/messages/recipientOf.ts';
import { messageCost } from '../../../app/messages/rates.ts';
import { teamDetails } from '../../../app/messages/teamDetails.ts';
import { otherRole, partyRoles, type PartyRole } from '../../../app/model/roles.ts';
import { channels } from '../../../app/model/rows/conversation.ts';
import type { Row } from '../../../app/model/rows/index.ts';
import { fail, ok } from '../../../app/result.ts';
import { initialsOf } from '../../../app/work/initials.ts';
import { openCaseFacts, sawOf, type OpenCase, type WorkContext } from './workContext.ts';

type MessageHandlers = Pick<Handlers, 'message.options' | 'message.compose' | 'message.check'>;

/** The sender name that people see on a text (service notes on SMS: sender ChildMaint). */
const SMS_SENDER = 'ChildMaint';
const senderFor = (channel: 'sms' | 'email' | 'letter'): string => (channel === 'sms' ? SMS_SENDER : 'Child Maintenance Service');

/** Every template on every channel for both parents, with room for more. */
const MOST_OPTIONS = 400;

/** Composing, counting and checking words. Queueing goes through operations, which check again. */
export function createMessageHandlers(context: WorkContext): MessageHandlers {
  const { catalogues } = context;

  const decisionFor = (held: OpenCase, decisionId: string | null): Row<'decision'> | null =>
    decisionId === null ? null : (held.facts.decisions.find((d) => d.id === decisionId) ?? null);

  const namesOf = (held: OpenCase, role: PartyRole): string => {
    const person = personOf(held.facts, role);
    return person === null ? '' : initialsOf(person.body.given, person.body.family);
  };

  return {
    'message.options': ({ caseId, decisionId, changeId }) => {
      const held = openCaseFacts(context, caseId);
      if (!held.ok) return held;
      const { facts, source } = held.value;
      const change = listOf(source, 'change').find((c) => c.id === changeId) ?? null;
      const entry = change === null ? null : (catalogues.changes.entries.get(change.body.type) ?? null);
      const moment = change?.body.state === 'applied' ? 'applied' : change?.body.state === 'refused' ? 'refused' : change?.body.state === 'waiting' ? 'waiting' : 'decided';
      const wanted = entry === null || change === null ? [] : noticesFor({ entry, facts, subject: change.body.subject, catalogues, fields: change.body.fields, reportedBy: change.body.reportedBy }, moment);
      const options: Output<'message.options'>['options'] = [];
      for (const role of partyRoles) {
        const about = contactPreferences(personIdOf(facts, role), facts);
        const contact = contactOf(facts, role)?.body ?? null;
        for (const channel of channels) {
          for (const template of catalogues.templates.all.filter((t) => t.channel === channel && (t.role === role || t.role === 'either'))) {
            const needsDecision = template.for.event === 'decided' || template.for.event === 'refused';
            if (needsDecision && decisionFor(held.value, decisionId) === null && decisionInForce(facts) === null) continue;
            const reach = about?.reach(channel);
            options.push({
              templateId: template.id, title: template.title, to: role, channel, language: about?.language === 'cy' && template.words.cy !== undefined ? 'cy' : 'en',
              recipient: recipientOf(contact, channel)?.masked ?? 'Nothing on record', initials: namesOf(held.value, role),
              recommended: wanted.some((notice) => notice.to === role && notice.channel === channel && notice.templateId === template.id),
              blocked: reach?.usable === true ? null : (reach?.reason ?? 'Nothing is recorded about how to reach them.'),
              why: reach?.reason ?? '',
            });
          }
        }
      }
      return ok({ options: options.toSorted((a, b) => Number(b.recommended) - Number(a.recommended)).slice(0, MOST_OPTIONS) });
    },

    'message.compose': ({ caseId, templateId, to, channel, language, decisionId, changeId }) => {
      const held = openCaseFacts(context, caseId);
      if (!held.ok) return held;
      const { facts, source } = held.value;
      const template = catalogues.templates.find({ id: templateId, channel, role: to, language }) ?? catalogues.templates.find({ id: templateId, channel, role: to });
      if (template === undefined) return fail('TEMPLATE_NOT_FOUND');
      const spoken = template.words[language] === undefined ? 'en' : language;
      const change = listOf(source, 'change').find((c) => c.id === changeId)?.body ?? null;
      const needsDecision = template.for.event === 'decided' || template.for.event === 'refused';
      const decision = (decisionFor(held.value, decisionId) ?? (needsDecision ? decisionInForce(facts) : null))?.body ?? null;
      const request = listOf(source, 'request').findLast((r) => r.body.caseId === caseId && r.body.state === 'waiting')?.body ?? null;
      const entry = change === null ? undefined : catalogues.changes.entries.get(change.type);
      const compose = (role: PartyRole) => {
        const found = catalogues.templates.find({ id: templateId, channel, role, language: spoken });
        // A matter that is one parent's alone stays out of words to the other, its day too.
        const about = change !== null && entry !== undefined && hears(entry, change, role) ? { entry } : {};
        const moment = { decision, replyBy: template.for.event === 'requested' ? (request?.dueOn ?? null) : null, changedOn: 'entry' in about ? (change?.changedOn ?? null) : null };
        const known = factsForNotice({ facts, catalogues, ...about }, role, moment, context.today());
        return found === undefined || known === null ? null : composeMessage(found, known, spoken);
      };
      const mine = compose(to);
      if (mine === null || !mine.ok) return fail('TEMPLATE_NOT_FOUND');
      const other = compose(otherRole(to));
      return ok({
        templateId, version: mine.value.templateVersion, title: template.title, subject: mine.value.subject, body: mine.value.body,
        facts: mine.value.facts.map(({ name, label, value, source: from }) => ({ name, label, value, source: from })),
        missing: [...mine.value.missing], recipient: recipientOf(contactOf(facts, to)?.body ?? null, channel)?.masked ?? '', initials: namesOf(held.value, to), sender: senderFor(channel), prefix: null,
        other: other !== null && other.ok ? { to: otherRole(to), body: other.value.body } : null,
        saw: sawOf(held.value, ['contacts', 'safety']),
      });
    },

    'message.check': ({ caseId, to, channel, language, subject, body }) => {
      const held = openCaseFacts(context, caseId);
      if (!held.ok) return held;
      const { facts } = held.value;
      const parties = { ...facts, caseId, case: facts.case.body };
      const words = checkWords({ channel, language, subject, body }, to, parties, {
        allowed: teamDetails(catalogues.directory.team(facts.case.body.ownerTeamId)),
        largePrint: personOf(facts, to)?.body.formats.includes('largePrint') ?? false,
      });
      const costed =
        channel === 'sms'
          ? ({ channel, fragments: words.fragments ?? 1, diallingCode: '44', crownDependency: false } as const)
          : channel === 'letter'
            ? ({ channel, pages: words.pages ?? 1, postage: 'second' } as const)
            : ({ channel } as const);
      return ok({
        text: words.text, characters: words.characters, fragments: words.fragments, left: words.left, encoding: words.encoding,
        costTenths: messageCost(context.rates, costed, context.today()), blocks: words.blocks, pages: words.pages,
        checks: words.checks.slice(0, 20).map(({ key, state, title, detail, ranges, mend }) => ({ key, state, title: title.slice(0, 120), detail: detail.slice(0, 240), ranges: [...ranges], mend })),
      });
    },
  };
}
