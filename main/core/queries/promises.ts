import { caseFactsFrom, contactOf, listOf, personOf, safetyOf, type CaseFacts } from '../../../app/changes/caseFacts.ts';
import type { Input, Output } from '../../../app/contract/index.ts';
import { partyRoles, type PartyRole } from '../../../app/model/roles.ts';
import type { EntryBody } from '../../../app/model/rows/work.ts';
import { contactRules, mayRing } from '../../../app/promises/contactRules.ts';
import { openStates } from '../../../app/promises/promiseState.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { entryText } from '../../../app/work/entryWords.ts';
import { initialsOf } from '../../../app/work/initials.ts';
import { compareText } from '../../../app/work/queueOrder.ts';
import type { PromiseScope } from '../../store/queries/promiseRepository.ts';
import type { QueryContext } from './context.ts';
import { repositoriesOf } from './repositories.ts';

const NOTES = 3;
const SHOWN = 20;
const callEvents: readonly string[] = ['call.in', 'call.out', 'call.tried', 'call.noAnswer'];

/** `promises.list`: one page of promises with where each stands today. Refuses a case that is not held. */
export function createPromisesListQuery(context: QueryContext) {
  const { promises, cases } = repositoriesOf(context.db);
  return ({ scope, caseId, states, until, offset, limit }: Input<'promises.list'>): Result<Output<'promises.list'>> => {
    if (scope === 'case' && (caseId === null || cases.card(caseId) === null)) return fail('CASE_NOT_HELD');
    const actor = context.actor();
    const whose: PromiseScope = scope === 'mine' ? { of: 'owner', id: actor.id } : scope === 'team' ? { of: 'team', ids: actor.teams } : { of: 'case', id: caseId ?? '' };
    return ok(promises.page({ scope: whose, states, until, today: context.today(), now: context.now(), offset, limit }));
  };
}

/** `promises.brief`: what to know before ringing about a case. Refuses a case that is not held. */
export function createCallBriefQuery(context: QueryContext) {
  const { queue, cases, promises } = repositoriesOf(context.db);
  return ({ caseId }: Input<'promises.brief'>): Result<Output<'promises.brief'>> => {
    const card = cases.card(caseId);
    if (card === null) return fail('CASE_NOT_HELD');
    const source = context.rows(card.clusterId);
    const facts = caseFactsFrom(source, caseId);
    if (facts === null) return fail('CASE_NOT_HELD');
    const notes = listOf(source, 'note').filter(({ body }) => body.caseId === caseId).toSorted((a, b) => compareText(b.body.at, a.body.at) || compareText(b.id, a.id));
    const calls = listOf(source, 'entry').filter(({ body }) => body.caseId === caseId && callEvents.includes(body.event)).map(({ body }) => body).toSorted((a, b) => compareText(b.at, a.at));
    return ok({
      caseId,
      reference: card.reference,
      notes: notes.slice(0, NOTES).map(({ body }) => ({ at: body.at, by: body.by, text: body.text, about: body.about })),
      tasks: queue.openOfCase(caseId, SHOWN),
      promises: [...promises.page({ scope: { of: 'case', id: caseId }, states: openStates, until: null, today: context.today(), now: context.now(), offset: 0, limit: SHOWN }).rows],
      contact: partyRoles.flatMap((role) => contactBrief(facts, role, calls)),
    });
  };
}

function contactBrief(facts: CaseFacts, role: PartyRole, calls: readonly EntryBody[]): Output<'promises.brief'>['contact'] {
  const person = personOf(facts, role)?.body;
  if (person === undefined) return [];
  const known = { person, contact: contactOf(facts, role)?.body ?? null, markers: safetyOf(facts, role).map(({ body }) => body.kind) };
  const last = calls.find(({ about }) => about === role);
  return [{
    role,
    initials: initialsOf(person.given, person.family),
    mayRing: mayRing(known),
    rules: contactRules(known).slice(0, 12).map((rule) => ({ ...rule })),
    lastCall: last === undefined ? null : { at: last.at, by: last.by, words: entryText(last).slice(0, 400) },
  }];
}
