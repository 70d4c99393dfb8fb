import type { Result } from '../result.ts';
import { fail } from '../result.ts';
import type { RowBody, RowWrite } from '../model/rows/index.ts';
import { entry } from '../operations/entry.ts';
import { apply, type Call, type Effects } from '../operations/operation.ts';
import { keptBy } from '../operations/promiseKeep.ts';
import { finished, putTask } from '../operations/taskFacts.ts';
import { changeOf, decisionInForce, incomeInUse } from './caseFacts.ts';
import { requestsClosed } from './requestsClosed.ts';
import { findIncome, previewIncome, type IncomeAnswers } from './incomeChange.ts';
import { draftNotices, noticesFor } from './notices.ts';
import type { ChangeCase } from './rule.ts';
import { decisionRows } from './workOut.ts';

/**
 * Records a reported income the way the preview said it would go: decided, refused as too small, sent out for proof,
 * or handed to a decision maker. One act, one set of rows.
 * @param end `refuse` when proof was refused or did not come, whatever the size of the change
 */
export function recordIncome(change: ChangeCase, answers: IncomeAnswers, call: Call, runId: string | null, end?: 'refuse'): Result<Effects> {
  const { facts, subject, taskId } = change;
  const previewed = previewIncome(change, answers);
  const preview = end === undefined ? previewed : { ...previewed, path: end, requests: [], notices: noticesFor(change, 'refused') };
  const finding = findIncome(change, answers);
  if (finding === null && preview.path !== 'handOver') return fail('CHANGE_INCOMPLETE');
  const changeId = changeOf(change.facts, change.entry.id, change.taskId)?.id ?? call.newId();
  const task = facts.tasks.find((t) => t.id === taskId && t.body.state === 'open') ?? null;
  const rows: RowWrite[] = [];
  let decisionId: string | null = null;
  let decision: RowBody<'decision'> | null = null;

  if (preview.path === 'decide' && finding?.worked) {
    const decided = decisionRows(facts, finding.worked, changeId, call);
    decisionId = decided.id;
    decision = decided.body;
    rows.push(...decided.rows);
    const old = incomeInUse(facts);
    if (old !== null) rows.push({ kind: 'income', id: old.id, body: { ...old.body, state: 'superseded' } });
    rows.push({
      kind: 'income',
      id: call.newId(),
      body: {
        personId: facts.case.body.payingParentId, state: 'inUse', basis: 'current', source: 'reported', livelihood: answers.source, taxYear: null, annual: null,
        grossWeekly: finding.tolerance.reported, from: finding.effective.on, changeId,
      },
    });
    rows.push(entry(call, { caseId: facts.case.id, category: 'decisions', event: 'decision.made', facts: { number: decided.body.number, reason: 'change', changeType: change.entry.id, before: preview.before?.weekly ?? null, after: preview.after?.weekly ?? null, from: finding.effective.on }, ref: `decision/${decided.id}` }));
  }
  if (preview.path === 'waitForProof') {
    for (const request of preview.requests) {
      rows.push({
        kind: 'request',
        id: call.newId(),
        body: {
          caseId: facts.case.id, taskId, changeId, to: request.to as 'hmrc', what: request.what as 'payslip', channel: request.channel as 'feed', sentAt: call.now, dueOn: request.dueOn,
          state: 'waiting', ifSilent: request.ifSilent, answeredAt: null, weekly: null,
        },
      });
    }
    rows.push(entry(call, { caseId: facts.case.id, category: 'messages', event: 'proof.asked', about: subject, facts: { count: preview.requests.length, by: preview.requests[0]?.dueOn ?? null }, ref: `change/${changeId}` }));
  }
  if (preview.path === 'refuse') {
    rows.push(entry(call, { caseId: facts.case.id, category: 'decisions', event: 'change.refused', about: subject, facts: { changeType: change.entry.id, percent: finding?.tolerance.percent ?? '', weekly: finding?.tolerance.reported ?? null }, ref: `change/${changeId}` }));
  }
  if (preview.path === 'handOver') {
    rows.push(entry(call, { caseId: facts.case.id, category: 'decisions', event: 'change.handedOver', about: subject, facts: { changeType: change.entry.id }, ref: `change/${changeId}` }));
  }

  const state = ({ decide: 'decided', refuse: 'refused', waitForProof: 'waiting', handOver: 'handedOver', apply: 'applied' } as const)[preview.path];
  rows.push({
    kind: 'change',
    id: changeId,
    body: {
      caseId: facts.case.id, type: change.entry.id, subject, reportedBy: subject, reportedOn: change.reportedOn, changedOn: answers.changedOn, fields: { ...change.fields }, state,
      effectiveFrom: state === 'decided' ? (finding?.effective.on ?? null) : null, weeklyBefore: preview.before?.weekly ?? null, weeklyAfter: state === 'decided' ? (preview.after?.weekly ?? null) : null,
      gates: preview.gates.map(({ gate, state: s, reason, facts: f }) => ({ gate, state: s, reason, facts: f })), decisionId, taskId, runId, recordedAt: call.now, by: call.actor.id,
    },
  });
  if (task !== null) {
    rows.push(
      state === 'waiting'
        ? putTask(task.id, { ...task.body, waiting: preview.requests.map((r) => ({ on: r.to as 'hmrc', since: call.today, dueOn: r.dueOn })), wokeAt: null, dueOn: preview.requests[0]?.dueOn ?? task.body.dueOn, dueAt: null })
        : state === 'handedOver'
          ? putTask(task.id, { ...task.body, claimedBy: null, claimedAt: null, why: { code: 'handedOver', on: call.today, what: change.entry.id } })
          : finished(task.id, task.body, call.actor.id, call.now),
    );
    if (state === 'decided' || state === 'refused') rows.push(...keptBy(facts.promises, task.id, call), ...requestsClosed(facts, task.id));
  }
  rows.push(...draftNotices(change, preview.notices, { decision: decision ?? (state === 'refused' ? (decisionInForce(facts)?.body ?? null) : null), decisionId, changeId, replyBy: state === 'waiting' ? (preview.requests[0]?.dueOn ?? null) : null, changedOn: answers.changedOn }, call));
  return apply(rows);
}
