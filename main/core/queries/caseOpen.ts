import { weeklyOf } from '../../../app/calculation/conversions.ts';
import { type CaseFacts, caseFactsFrom, contactOf, incomeInUse, listOf, personIdOf, personOf, safetyOf } from '../../../app/changes/caseFacts.ts';
import type { CaseView, PartyView } from '../../../app/contract/case.ts';
import type { Input } from '../../../app/contract/index.ts';
import { ageOn } from '../../../app/model/dates.ts';
import { roundHalfUp } from '../../../app/model/fraction.ts';
import { MoneyPer } from '../../../app/model/money.ts';
import type { PartyRole } from '../../../app/model/roles.ts';
import type { RowSource } from '../../../app/operations/execute.ts';
import { worksFor } from '../../../app/operations/operation.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { nextPayment, owedFrom } from '../../../app/work/casePayments.ts';
import { childLabels } from '../../../app/work/childLabels.ts';
import { initialsOf } from '../../../app/work/initials.ts';
import { compareText } from '../../../app/work/queueOrder.ts';
import type { QueryContext } from './context.ts';
import { currentDecision, decidedFor, decisionBefore, decisionsOf } from './decisions.ts';
import { replayDecision } from './replayDecision.ts';
import { repositoriesOf } from './repositories.ts';

const MOST_TASKS = 40;

/** `case.open`: everything on a case's first screen. Refuses with CASE_NOT_HELD a case that is not in the cache. */
export function createCaseOpenQuery(context: QueryContext) {
  const { cases, queue, desk } = repositoriesOf(context.db);
  return ({ caseId }: Input<'case.open'>): Result<CaseView> => {
    const card = cases.card(caseId);
    if (card === null) return fail('CASE_NOT_HELD');
    const source = context.rows(card.clusterId);
    const facts = caseFactsFrom(source, caseId);
    const [receiving, paying] = facts === null ? [null, null] : [partyView(context, facts, 'receivingParent'), partyView(context, facts, 'payingParent')];
    if (facts === null || receiving === null || paying === null) return fail('CASE_NOT_HELD');
    const { body } = facts.case;
    const today = context.today();
    const law = context.law.at(today);
    return ok({
      caseId,
      clusterId: card.clusterId,
      reference: body.reference,
      tag: facts.case.tag,
      status: body.status,
      service: body.service,
      openedOn: body.openedOn,
      effectiveFrom: body.effectiveFrom,
      reviewOn: body.reviewOn,
      ownerTeamId: body.ownerTeamId,
      ownerTeamName: desk.teamName(body.ownerTeamId),
      ownerUserId: body.ownerUserId,
      method: body.method,
      payDay: body.payDay,
      receiving,
      paying,
      shared: sharedView(context, facts, today),
      owed: owedFrom(cases.ledger(caseId), today).total,
      nextPayment: law.ok ? nextPayment(body, paying.amount, today, law.value, listOf(source, 'schedule').filter((each) => each.body.caseId === caseId)) : null,
      waiting: waitingRequests(source, caseId),
      tasks: queue.openOfCase(caseId, MOST_TASKS),
      promises: cases.openPromises(card.clusterId, caseId, 40),
      drafts: context.drafts(caseId).slice(0, 40).map(({ key, title, savedAt }) => ({ key, title, at: savedAt })),
      runs: openRuns(context, source, caseId),
      siblings: facts.cases.filter(({ id }) => id !== caseId).slice(0, 12).map((other) => ({ caseId: other.id, reference: other.body.reference })),
      changeCount: facts.changes.filter((change) => change.body.caseId === caseId).length,
      messageCount: listOf(source, 'message').filter((message) => message.body.caseId === caseId).length,
      readOnly: !worksFor(context.actor(), body.ownerTeamId),
    });
  };
}

/** One parent's private panel. Nothing in it is about the other parent. Null when the person is not held. */
function partyView(context: QueryContext, facts: CaseFacts, role: PartyRole): PartyView | null {
  const person = personOf(facts, role);
  if (person === null) return null;
  const contact = contactOf(facts, role);
  const decided = decidedFor(currentDecision(facts.decisions, facts.case.id), facts.case.id);
  return {
    role,
    personId: person.id,
    person: person.body,
    initials: initialsOf(person.body.given, person.body.family),
    contact: contact?.body ?? null,
    safety: safetyOf(facts, role).slice(0, 10).map(({ body }) => body),
    tags: { person: person.tag, contact: contact?.tag ?? null },
    amount: decided === null ? null : role === 'payingParent' ? decided.payingParentTotal : decided.receivingParentNet,
    reportedWeekly: reportedWeekly(context, facts, role),
  };
}

/** The income a parent has told us of and that is not decided: an income row, else the figure in an open income change. */
function reportedWeekly(context: QueryContext, facts: CaseFacts, role: PartyRole): PartyView['reportedWeekly'] {
  const reported = facts.incomes
    .filter(({ body }) => body.personId === personIdOf(facts, role) && body.state === 'reported')
    .toSorted((a, b) => compareText(b.body.from, a.body.from))[0];
  if (reported !== undefined) return { weekly: reported.body.grossWeekly, changeId: reported.body.changeId };
  const change = facts.changes.find(({ body }) => body.caseId === facts.case.id && body.type === 'C09' && body.subject === role && body.state === 'waiting');
  if (change === undefined) return null;
  const law = context.law.at(context.today());
  if (change.body.fields['source'] === 'none') return { weekly: 0, changeId: change.id };
  const pay = MoneyPer.safeParse(change.body.fields['pay']);
  return pay.success && law.ok ? { weekly: roundHalfUp(weeklyOf(pay.data, law.value)), changeId: change.id } : null;
}

/** What both parents may be told: no name, place, employer or account has a field here. */
function sharedView({ law }: Pick<QueryContext, 'law'>, facts: CaseFacts, today: string): CaseView['shared'] {
  const inUse = incomeInUse(facts)?.body ?? null;
  const decision = currentDecision(facts.decisions, facts.case.id);
  const decided = decidedFor(decision, facts.case.id);
  const children = facts.children.filter(({ body }) => body.role === 'qualifying' && body.caseId === facts.case.id);
  return {
    children: childLabels(children.map(({ id, body }) => ({ id, bornOn: body.bornOn })))
      .slice(0, 20)
      .map(({ child, label }) => {
        const care = facts.care.filter(({ body }) => body.childId === child.id).toSorted((a, b) => compareText(b.body.from, a.body.from))[0]?.body;
        return { childId: child.id, label, years: Math.max(0, ageOn(child.bornOn, today)), nights: care?.nights ?? 0, basis: care?.basis ?? 'none' };
      }),
    otherChildren: facts.children.filter(({ body }) => body.role !== 'qualifying' && body.payingParentId === facts.case.body.payingParentId).length,
    income: inUse === null ? null : { weekly: inUse.grossWeekly, basis: inUse.basis, source: inUse.source, taxYear: inUse.taxYear, from: inUse.from },
    decision:
      decision === null || decided === null
        ? null
        : {
            decisionId: decision.id, number: decision.body.number, reason: decision.body.reason, effectiveFrom: decision.body.effectiveFrom,
            performedOn: decision.body.performedOn, by: decision.body.by, weekly: decided.weekly, previousWeekly: decided.previousWeekly,
            previousDecisionId: decisionBefore(decisionsOf(facts.decisions, facts.case.id), decision)?.id ?? null,
            rate: decision.body.rate, plus: decision.body.plus, grossWeekly: decision.body.grossWeekly, percents: [...(replayDecision(decision.body.input, law)?.because.percents ?? [])],
          },
  };
}

/** Requests that nobody has answered yet, soonest due first. */
const waitingRequests = (source: RowSource, caseId: string): CaseView['waiting'] =>
  listOf(source, 'request')
    .filter(({ body }) => body.caseId === caseId && (body.state === 'waiting' || body.state === 'late'))
    .toSorted((a, b) => compareText(a.body.dueOn, b.body.dueOn) || compareText(a.id, b.id))
    .slice(0, 20)
    .map(({ id, body }) => ({
      requestId: id, to: body.to, what: body.what, channel: body.channel, sentAt: body.sentAt, dueOn: body.dueOn,
      state: body.state, ifSilent: body.ifSilent, answeredAt: body.answeredAt, weekly: body.weekly,
    }));

const openRuns = (context: QueryContext, source: RowSource, caseId: string): CaseView['runs'] =>
  listOf(source, 'run')
    .filter(({ body }) => body.caseId === caseId && (body.state === 'open' || body.state === 'paused'))
    .slice(0, 20)
    .map(({ id, body }) => ({
      runId: id, title: context.titles.instruction(body.instructionId) ?? body.instructionId, state: body.state, holder: body.holder, at: body.startedAt, taskId: body.taskId,
    }));
