import { listOf } from '../../../app/changes/caseFacts.ts';
import type { ChangeView } from '../../../app/contract/case.ts';
import type { Input, Output } from '../../../app/contract/index.ts';
import type { RowSource } from '../../../app/operations/execute.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { owedFrom, withBalances } from '../../../app/work/casePayments.ts';
import { changeTitles } from '../../../app/work/changeTitles.ts';
import { compareText } from '../../../app/work/queueOrder.ts';
import type { QueryContext } from './context.ts';
import { currentDecision, decidedFor, decisionBefore, decisionsOf, firstPayment } from './decisions.ts';
import { repositoriesOf } from './repositories.ts';

/** The rows of the cluster that a case is in; null when the case is not held. */
export function sourceOf(context: QueryContext, caseId: string): RowSource | null {
  const card = repositoriesOf(context.db).cases.card(caseId);
  return card === null ? null : context.rows(card.clusterId);
}

/** `case.money`: what was decided, what came and went, what is owed. Periods and lines newest first; amounts in pence. */
export function createCaseMoneyQuery(context: QueryContext) {
  return ({ caseId }: Input<'case.money'>): Result<Output<'case.money'>> => {
    const source = sourceOf(context, caseId);
    if (source === null) return fail('CASE_NOT_HELD');
    const today = context.today();
    const ledger = listOf(source, 'ledger')
      .filter(({ body }) => body.caseId === caseId)
      .toSorted((a, b) => compareText(a.body.on, b.body.on) || compareText(a.id, b.id))
      .map(({ id, body: { caseId: _caseId, fee, period, dueOn, manual, ref, ...body } }) => ({ id, ...body, fee: fee ?? 0, period: period ?? null, dueOn: dueOn ?? null, manual: manual ?? false, ref: ref ?? null }));
    return ok({
      periods: decisionsOf(listOf(source, 'decision'), caseId)
        .slice(0, 60)
        .flatMap((decision) => {
          const decided = decidedFor(decision, caseId);
          if (decided === null) return [];
          const { number, effectiveFrom, effectiveUntil, reason, performedOn } = decision.body;
          return [{
            decisionId: decision.id, number, from: effectiveFrom, until: effectiveUntil, weekly: decided.weekly, payingParentTotal: decided.payingParentTotal,
            receivingParentNet: decided.receivingParentNet, reason, performedOn,
          }];
        }),
      ledger: withBalances(ledger, today).toReversed().slice(0, 400),
      owed: owedFrom(ledger, today),
    });
  };
}

/** `case.changes`: reported changes, newest first. */
export function createCaseChangesQuery(context: QueryContext) {
  return ({ caseId }: Input<'case.changes'>): Result<Output<'case.changes'>> => {
    const source = sourceOf(context, caseId);
    if (source === null) return fail('CASE_NOT_HELD');
    const promises = listOf(source, 'promise').filter(({ body }) => body.caseId === caseId && body.state === 'open' && body.kind === 'finishChange');
    const promisedFor = (changeId: string, taskId: string | null): string | null =>
      promises.find(({ body }) => body.keptWhen?.ref === changeId || (taskId !== null && body.taskId === taskId))?.body.byOn ?? null;
    const decisions = decisionsOf(listOf(source, 'decision'), caseId);
    const schedules = listOf(source, 'schedule').filter(({ body }) => body.caseId === caseId);
    const now = currentDecision(decisions, caseId);
    const decidedBy = (decisionId: string | null): Pick<ChangeView, 'decisionBeforeId' | 'firstPayment'> => {
      const decision = decisions.find(({ id }) => id === decisionId);
      if (decision === undefined) return { decisionBeforeId: now?.id ?? null, firstPayment: null };
      const made = decisions.filter(({ body }) => body.performedOn === decision.body.performedOn);
      return { decisionBeforeId: decisionBefore(decisions, decision)?.id ?? null, firstPayment: firstPayment(schedules, decision.body, made) };
    };
    const changes = listOf(source, 'change')
      .filter(({ body }) => body.caseId === caseId)
      .toSorted((a, b) => compareText(b.body.recordedAt, a.body.recordedAt) || compareText(b.id, a.id))
      .slice(0, 200)
      .map(({ id, body }) => ({
        changeId: id, type: body.type, subject: body.subject, title: changeTitles[body.type].title, reportedOn: body.reportedOn, state: body.state,
        effectiveFrom: body.effectiveFrom, weeklyBefore: body.weeklyBefore, weeklyAfter: body.weeklyAfter, gates: body.gates, by: body.by,
        recordedAt: body.recordedAt, decisionId: body.decisionId, taskId: body.taskId, promisedOn: promisedFor(id, body.taskId), ...decidedBy(body.decisionId),
      }));
    return ok({ changes });
  };
}

/** `case.messages`: texts, emails and letters with their words, newest first. */
export function createCaseMessagesQuery(context: QueryContext) {
  return ({ caseId }: Input<'case.messages'>): Result<Output<'case.messages'>> => {
    const source = sourceOf(context, caseId);
    if (source === null) return fail('CASE_NOT_HELD');
    const messages = listOf(source, 'message')
      .filter(({ body }) => body.caseId === caseId)
      .toSorted((a, b) => compareText(b.body.at, a.body.at) || compareText(b.id, a.id))
      .slice(0, 200)
      .map(({ id, tag, body }) => ({
        messageId: id, to: body.to, channel: body.channel, templateId: body.templateId, title: context.titles.template(body.templateId) ?? body.templateId,
        subject: body.subject, body: body.body, language: body.language, state: body.state, fragments: body.fragments, recipient: body.recipient, at: body.at, sendAfter: body.sendAfter,
        by: body.by, decisionId: body.decisionId, tag,
      }));
    return ok({ messages });
  };
}
