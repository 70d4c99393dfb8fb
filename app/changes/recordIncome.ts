import type { Result } from '../result.ts';
import { fail } from '../result.ts';
import type { RowWrite } from '../model/rows/index.ts';
import { entry } from '../operations/entry.ts';
import { apply, type Call, type Effects } from '../operations/operation.ts';
import { finished, handedOver } from '../operations/taskFacts.ts';
import { changeOf, decisionInForce, type CaseFacts } from './caseFacts.ts';
import { changeRow } from './changeRow.ts';
import { decisionOn } from './engine/periods.ts';
import { incomeMoved } from './incomeMoved.ts';
import { findIncome, incomeFields, previewIncome, type IncomeAnswers, type IncomeFinding } from './incomeChange.ts';
import { pensionAbove } from './moneyBounds.ts';
import { draftNotices, noticesFor } from './notices.ts';
import { tellOtherCases } from './otherCases.ts';
import { promised } from './promised.ts';
import { withWorkItem } from './workItem.ts';
import { askForProof } from './requests.ts';
import { requestsClosed } from './requestsClosed.ts';
import type { ChangeCase } from './rule.ts';
import { decisionRows } from './workOut.ts';

const states = { decide: 'decided', refuse: 'refused', waitForProof: 'waiting', handOver: 'handedOver', apply: 'applied' } as const;

/** The income as it now stands: in use once decided, as reported while it waits, put away once refused. */
export const incomeRows = (facts: CaseFacts, answers: IncomeAnswers, finding: IncomeFinding, state: 'decided' | 'refused' | 'waiting', changeId: string, call: Call): readonly RowWrite[] =>
  incomeMoved(facts, { grossWeekly: finding.tolerance.reported, livelihood: answers.source, basis: 'current', source: 'reported', from: state === 'decided' ? finding.effective.on : answers.changedOn }, state, changeId, call);

/**
 * Records a reported income the way the preview said it would go: decided, refused as too small, sent out for proof,
 * or handed to a decision maker. One act, one set of rows.
 * @param end `refuse` when proof was refused or did not come, whatever the size of the change
 */
export function recordIncome(reported: ChangeCase, answers: IncomeAnswers, call: Call, runId: string | null, end?: 'refuse'): Result<Effects> {
  const previewed = previewIncome(reported, answers);
  const preview = end === undefined ? previewed : { ...previewed, path: end, requests: [], notices: noticesFor(reported, 'refused') };
  const finding = findIncome(reported, answers);
  if (finding === null && preview.path !== 'handOver') return fail('CHANGE_INCOMPLETE');
  const change = withWorkItem(reported, states[preview.path], call);
  const { facts, subject, taskId } = change;
  const slips = answers.pay === null ? [] : pensionAbove(change, answers.pension ?? undefined, [answers.pay]);
  if (slips.length > 0) return fail('CHANGE_INCOMPLETE', { fields: slips.map(({ field }) => field) });
  const changeId = changeOf(facts, change.entry.id, taskId, runId)?.id ?? call.newId();
  const state = states[preview.path];
  const rows: RowWrite[] = [];
  let decided: ReturnType<typeof decisionRows> | null = null;

  if (state === 'decided' && finding?.worked) {
    decided = decisionRows(facts, finding.worked, changeId, call);
    rows.push(...decided.rows);
    rows.push(entry(call, { caseId: facts.case.id, category: 'decisions', event: 'decision.made', facts: { number: decided.body.number, reason: 'change', changeType: change.entry.id, before: preview.before?.weekly ?? null, after: preview.after?.weekly ?? null, from: finding.effective.on }, ref: `decision/${decided.id}` }));
  }
  if (state === 'refused') {
    rows.push(entry(call, { caseId: facts.case.id, category: 'decisions', event: 'change.refused', about: subject, facts: { changeType: change.entry.id, percent: finding?.tolerance.percent ?? '', weekly: finding?.tolerance.reported ?? null }, ref: `change/${changeId}` }));
  }
  if (state === 'handedOver') {
    rows.push(entry(call, { caseId: facts.case.id, category: 'decisions', event: 'change.handedOver', about: subject, facts: { changeType: change.entry.id }, ref: `change/${changeId}` }));
  }
  if (finding !== null && (state === 'decided' || state === 'refused' || state === 'waiting')) rows.push(...incomeRows(facts, answers, finding, state, changeId, call));

  rows.push(
    changeRow(
      change,
      changeId,
      { fields: incomeFields(answers), changedOn: answers.changedOn, state, effectiveFrom: decided === null ? null : decided.body.effectiveFrom, preview, decisionId: decided?.id ?? null, runId },
      call,
    ),
  );
  if (state === 'waiting') return apply([...rows, ...askForProof(change, preview.requests, changeId, call), ...promised(change, state, changeId, call)]);

  const task = facts.tasks.find((t) => t.id === taskId && t.body.state === 'open') ?? null;
  if (task !== null) {
    rows.push(state === 'handedOver' ? handedOver(task.id, task.body, call.today, change.entry.id) : finished(task.id, task.body, call.actor.id, call.now));
  }
  rows.push(...promised(change, state, changeId, call));
  if (state !== 'handedOver') rows.push(...requestsClosed(facts, taskId, changeId));
  const about = decided?.body ?? (state === 'refused' ? ((decisionOn(facts, call.today) ?? decisionInForce(facts))?.body ?? null) : null);
  rows.push(...draftNotices(change, preview.notices, { decision: about, decisionId: decided?.id ?? null, changeId, replyBy: null, changedOn: answers.changedOn }, call));
  if (decided !== null) rows.push(...tellOtherCases(change, decided, changeId, call));
  return apply(rows);
}
