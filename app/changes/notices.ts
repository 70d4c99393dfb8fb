import type { ChangePreview } from '../contract/change.ts';
import type { CalculationInput } from '../calculation/input.ts';
import type { Law } from '../calculation/law.ts';
import { composeMessage } from '../messages/compose.ts';
import { contactPreferences } from '../messages/contactPreferences.ts';
import {
  payingParentFacts, receivingParentFacts, recordFacts, requestFacts, teamContact, withPayments, withReport, type DecisionForMessages, type DecisionReason, type NightsBand, type PublishedWords, type RoleSafeFacts, type TeamContact, type ToldOfPayments,
} from '../messages/facts.ts';
import { emailRecipient, phoneRecipient, recipientOf } from '../messages/recipientOf.ts';
import { addDays, type IsoDate } from '../model/dates.ts';
import type { Pence } from '../model/money.ts';
import { partyRoles, type PartyRole } from '../model/roles.ts';
import type { Channel } from '../model/rows/conversation.ts';
import type { RowBody, RowWrite } from '../model/rows/index.ts';
import type { ChangeType } from '../model/rows/work.ts';
import type { Call, Directory } from '../operations/operation.ts';
import { contactOf, personIdOf, type CaseFacts } from './caseFacts.ts';
import type { ChangeEntry } from './catalogue.ts';
import { proofAsked } from './proofAsked.ts';
import { whomOf } from './reporting.ts';
import type { ChangeCase } from './rule.ts';

/** `was`: the case before a contact changed, when `facts` already has the new one. */
type Noticed = Pick<ChangeCase, 'entry' | 'facts' | 'subject' | 'catalogues' | 'fields' | 'reportedBy'> & Readonly<{ was?: CaseFacts }>;
type PlannedNotice = ChangePreview['notices'][number];

/**
 * The contact that a new phone or email replaced, where it was one that we could safely write to. Nothing when the
 * same one was given again: nobody need be told of it.
 */
function replaced({ was, facts, subject, fields }: Noticed): Readonly<{ channel: Channel; value: string }> | null {
  if (was === undefined || (fields['what'] !== 'email' && fields['what'] !== 'mobile')) return null;
  const channel = fields['what'] === 'email' ? 'email' : 'sms';
  const old = recipientOf(contactOf(was, subject)?.body ?? null, channel);
  const usable = contactPreferences(personIdOf(was, subject), was)?.reach(channel).usable ?? false;
  if (old === null || !usable || old.value === recipientOf(contactOf(facts, subject)?.body ?? null, channel)?.value) return null;
  return { channel, value: old.value };
}

/** The channels one notice goes by, for this person's recorded needs. */
function channelsFor(change: Noticed, role: PartyRole, wanted: ChangeEntry['notices']['decided'][number]['channels']): readonly Channel[] {
  const about = contactPreferences(personIdOf(change.facts, role), change.facts);
  if (about === null) return [];
  return wanted.flatMap((channel): Channel[] => {
    if (channel === 'old') {
      const old = replaced(change);
      return old === null ? [] : [old.channel];
    }
    if (channel === 'emailOrLetter') {
      return about.reach('email').usable ? ['email'] : about.reach('letter').usable ? ['letter'] : [];
    }
    if (channel === 'written') {
      // The law wants the decision in writing to both parents: a letter always, by post or in their account. Who reads
      // it online is told by email that it is there.
      const told: Channel[] = about.reach('email').usable ? ['email'] : [];
      if (!about.reach('letter').usable) return told;
      return about.letters === 'online' ? ['letter', ...told] : ['letter'];
    }
    return about.reach(channel).usable ? [channel] : [];
  });
}

/** Who is told what, by which channel, when a change reaches a moment. */
export function noticesFor(change: Noticed, moment: keyof ChangeEntry['notices']): readonly PlannedNotice[] & ChangePreview['notices'] {
  return change.entry.notices[moment].flatMap((notice) => {
    const to = whomOf(notice.to, change);
    if (to === null) return [];
    return channelsFor(change, to, notice.channels).flatMap((channel) => {
      const template = change.catalogues.templates.find({ id: notice.template, channel, role: to });
      return template === undefined ? [] : [{ to, channel, templateId: notice.template, title: template.title }];
    });
  });
}

/** Parents whom this moment has something to say to, and no channel on record may carry it. */
export const unreached = (change: Noticed, moment: keyof ChangeEntry['notices']): readonly PartyRole[] => {
  const planned = noticesFor(change, moment).map((notice) => notice.to);
  const wanted = change.entry.notices[moment].map((notice) => whomOf(notice.to, change));
  return partyRoles.filter((role) => wanted.includes(role) && !planned.includes(role));
};

const reasons: Readonly<Partial<Record<ChangeType, DecisionReason>>> = {
  C01: 'sharedCare', C02: 'children', C03: 'children', C04: 'children', C05: 'children', C06: 'children', C07: 'children', C08: 'children',
  C09: 'income', C10: 'income', C11: 'benefit', C12: 'income', C13: 'variation', C14: 'variation', C15: 'service', C16: 'service',
};
/** Why a decision was made, as both parents may be told. `type` is the change that is deciding it now. */
function reasonOf(facts: CaseFacts, { reason, changeId }: RowBody<'decision'>, type: ChangeType | undefined): DecisionReason {
  if (reason === 'initial' || reason === 'annualReview') return reason;
  if (reason !== 'change') return 'revision';
  const recorded = facts.changes.find((change) => change.id === changeId)?.body.type ?? type;
  return (recorded === undefined ? undefined : reasons[recorded]) ?? 'revision';
}

const bandNames: readonly NightsBand[] = ['oneSeventh', 'twoSevenths', 'threeSevenths', 'half'];

/** How overnight stays lowered one receiving parent's amount, from the decision's own input. */
function nightsBand(input: CalculationInput, receivingParentId: string, weekly: Pence, rate: RowBody<'decision'>['rate'], law: Law, on: IsoDate): NightsBand {
  const held = law.at(on);
  const children = input.receivingParents.find((parent) => parent.id === receivingParentId)?.children ?? [];
  if (!held.ok || rate === 'nil' || rate === 'default') return 'none';
  const bands = held.value.params[held.value.params['reading.nightsBands'].value].value;
  const found = children.map((child) => bands.findLastIndex((band) => (child.nights ?? held.value.params['sc.assumedNights'].value) >= band.nights));
  if (found.every((index) => index < 0)) return 'none';
  if (rate === 'flat') return weekly === 0 ? 'nil' : 'none';
  return found.every((index) => index === found[0]) ? (bandNames[found[0] ?? 0] ?? 'half') : 'mixed';
}

/** A decision as notices may know it: figures and counts, no one's name or place. */
export function decisionForMessages(facts: CaseFacts, decision: RowBody<'decision'>, law: Law, clocks: Readonly<{ noticeOn: IsoDate; challengeDays: number; postDays: number }>, type?: ChangeType): DecisionForMessages | null {
  const mine = decision.cases.find((c) => c.caseId === facts.case.id);
  if (mine === undefined) return null;
  const input = decision.input as CalculationInput;
  return {
    number: decision.number,
    effectiveOn: decision.effectiveFrom,
    weekly: mine.weekly,
    previousWeekly: mine.previousWeekly,
    payingParentTotal: mine.payingParentTotal,
    receivingParentNet: mine.receivingParentNet,
    incomeWeekly: decision.grossWeekly,
    incomeBasis: decision.incomeBasis ?? 'estimated',
    children: input.receivingParents.find((parent) => parent.id === facts.case.body.receivingParentId)?.children.length ?? 0,
    otherChildren: input.relevantOtherChildren,
    nights: nightsBand(input, facts.case.body.receivingParentId, mine.weekly, decision.rate, law, decision.effectiveFrom),
    rate: decision.rate === 'basic' && decision.plus ? 'basicPlus' : decision.rate,
    reason: reasonOf(facts, decision, type),
    challengeBy: addDays(clocks.noticeOn, clocks.challengeDays),
    letterArrivesBy: addDays(clocks.noticeOn, clocks.postDays),
  };
}

/** The team that owns a case, as messages may name it. */
export const teamOf = (directory: Directory, teamId: string): TeamContact | null => {
  const team = directory.team(teamId);
  return team === null ? null : teamContact(team.name, team.phone);
};

/** `refusal`: the rule's own no, in the customer's words. */
export type NoticeMoment = Readonly<{ decision: RowBody<'decision'> | null; replyBy: IsoDate | null; changedOn: IsoDate | null; refusal?: Readonly<{ words: PublishedWords }> | null; requests?: ChangePreview['requests']; told?: ToldOfPayments }>;
/** What the catalogue would ask, where the requests themselves are not at hand. */
const asRequests = (entry: ChangeEntry | undefined): ChangePreview['requests'] =>
  (entry?.requests ?? []).map(({ to, what, channel, ifSilent }) => ({ to, what, channel, ifSilent, dueOn: '', words: '' }));

/** Facts for one parent about one moment. Null when there is no team to name. */
export function factsForNotice(change: Pick<ChangeCase, 'facts' | 'catalogues'> & Partial<Pick<ChangeCase, 'entry'>>, role: PartyRole, moment: NoticeMoment, today: IsoDate): RoleSafeFacts<PartyRole> | null {
  const team = teamOf(change.catalogues.directory, change.facts.case.body.ownerTeamId);
  if (team === null) return null;
  const clocks = { noticeOn: today, challengeDays: change.catalogues.changes.setting('challengeDays', today), postDays: change.catalogues.changes.setting('letterPostDays', today) };
  const report = change.entry === undefined ? null : { change: change.entry.id, refusal: moment.refusal == null ? null : moment.refusal.words };
  if (moment.decision !== null) {
    const decision = decisionForMessages(change.facts, moment.decision, change.catalogues.law, clocks, change.entry?.id);
    if (decision === null) return null;
    const facts = role === 'payingParent' ? payingParentFacts(decision, team) : receivingParentFacts(decision, team);
    return withPayments<PartyRole>(report === null ? facts : withReport<PartyRole>(facts, report), moment.told ?? {});
  }
  if (moment.replyBy !== null) return requestFacts<PartyRole>(role, { replyBy: moment.replyBy, proof: proofAsked(moment.requests ?? asRequests(change.entry), role), askedOn: today, change: change.entry?.id }, team);
  const facts = recordFacts<PartyRole>(role, { changedOn: moment.changedOn ?? today, change: change.entry?.id, challengeBy: addDays(today, clocks.challengeDays), letterArrivesBy: addDays(today, clocks.postDays) }, team);
  return withPayments(report === null ? facts : withReport(facts, report), moment.told ?? {});
}

/**
 * Drafts of the notices that a recorded change calls for: one row each, filled from role-safe facts, waiting for a
 * person to read and queue them.
 */
export function draftNotices(
  change: Noticed & Pick<ChangeCase, 'taskId'>,
  notices: ChangePreview['notices'],
  about: NoticeMoment & Readonly<{ decisionId: string | null; changeId: string }>,
  call: Call,
): readonly RowWrite[] {
  return notices.flatMap((notice): RowWrite[] => {
    const facts = factsForNotice(change, notice.to, about, call.today);
    const person = change.facts.persons.find((p) => p.id === personIdOf(change.facts, notice.to));
    const language = person?.body.language ?? 'en';
    const { templates } = call.catalogues;
    const template = templates.find({ id: notice.templateId, channel: notice.channel, role: notice.to, language }) ?? templates.find({ id: notice.templateId, channel: notice.channel, role: notice.to });
    if (facts === null || template === undefined) return [];
    const spoken = template.words[language] === undefined ? 'en' : language;
    const composed = composeMessage(template, facts, spoken);
    if (!composed.ok) return [];
    const old = template.for.event === 'alert' ? replaced(change) : null;
    const recipient = old === null ? recipientOf(contactOf(change.facts, notice.to)?.body ?? null, notice.channel) : old.channel === 'sms' ? phoneRecipient(old.value) : emailRecipient(old.value);
    return [
      {
        kind: 'message',
        id: call.newId(),
        body: {
          caseId: change.facts.case.id,
          taskId: change.taskId,
          changeId: about.changeId,
          decisionId: about.decisionId,
          to: notice.to,
          channel: notice.channel,
          templateId: notice.templateId,
          templateVersion: composed.value.templateVersion,
          language: spoken,
          facts: Object.fromEntries(composed.value.facts.map((fact) => [fact.name, { value: fact.value, source: fact.source }])),
          subject: composed.value.subject,
          body: composed.value.body,
          edited: false,
          fragments: null,
          recipient: recipient?.masked ?? '',
          ...(old === null ? {} : { sendTo: old.value }),
          state: 'draft',
          sendAfter: null,
          at: call.now,
          by: call.actor.id,
        },
      },
    ];
  });
}
