import type { RunState } from '../instructions/fold.ts';
import type { ChangeDraft } from '../instructions/effects.ts';
import type { RunView } from '../instructions/view.ts';
import type { Json } from '../instructions/json.ts';
import { isObject } from '../instructions/json.ts';
import { isRealDate, type IsoDate } from '../model/dates.ts';
import { MoneyPer } from '../model/money.ts';
import type { Row, RowWrite } from '../model/rows/index.ts';
import { entry } from '../operations/entry.ts';
import { apply, type Call, type Effects } from '../operations/operation.ts';
import { putTask } from '../operations/taskFacts.ts';
import { fail, type Result } from '../result.ts';
import { previewBenefit, recordBenefit, type BenefitAnswers } from './benefitChange.ts';
import type { CaseFacts } from './caseFacts.ts';
import { findIncome, previewIncome, requestsFor, type IncomeAnswers } from './incomeChange.ts';
import { draftNotices, noticesFor } from './notices.ts';
import { recordIncome } from './recordIncome.ts';
import type { ChangeCase } from './rule.ts';
import type { ChangePreview } from '../contract/work.ts';

/** A run at its end (or at a wait): the case it is about, what was answered, and what the engine says it will do. */
export type RunEnd = Readonly<{ facts: CaseFacts; task: Row<'task'> | null; runId: string; state: RunState; view: RunView; today: IsoDate; catalogues: Call['catalogues'] }>;

const answerAt = ({ state }: Pick<RunEnd, 'state'>, stepId: string): Json => {
  const rounds = Object.values(state.answers).filter((answer) => answer.stepId === stepId);
  return rounds.toSorted((a, b) => b.round - a.round)[0]?.value ?? null;
};
const text = (value: Json): string => (typeof value === 'string' ? value : '');
const day = (value: Json, otherwise: IsoDate): IsoDate => (isRealDate(text(value)) ? text(value) : otherwise);
const money = (value: Json): MoneyPer | null => {
  const read = MoneyPer.safeParse(value);
  return read.success ? read.data : null;
};

/** `benefit/` when the ending step belongs to an instruction that another one used. */
const prefixOf = (stepId: string): string => stepId.slice(0, stepId.lastIndexOf('/') + 1);

function changeFor(end: RunEnd, type: 'C09' | 'C11', reportedOn: IsoDate, evidence: 'none' | 'seen', fields: Record<string, unknown>): ChangeCase | null {
  const found = end.catalogues.changes.entries.get(type);
  return found === undefined ? null : { entry: found, facts: end.facts, subject: 'payingParent', reportedOn, fields, evidence, today: end.today, catalogues: end.catalogues, taskId: end.task?.id ?? null };
}

function incomeOf(end: RunEnd, prefix: string): Readonly<{ change: ChangeCase; answers: IncomeAnswers }> | null {
  const reportedOn = day(answerAt(end, `${prefix}reported_on`), end.today);
  const source = text(answerAt(end, `${prefix}source`)) as IncomeAnswers['source'];
  const proof = answerAt(end, `${prefix}proof`);
  const answers: IncomeAnswers = {
    source,
    pay: money(answerAt(end, `${prefix}pay`)),
    pension: money(answerAt(end, `${prefix}pension_paid`)),
    // Someone whose income stopped is not asked how long it will last.
    lasts: source === 'none' || answerAt(end, `${prefix}pattern`) === 'steady',
    changedOn: day(answerAt(end, `${prefix}changed_on`), reportedOn),
  };
  const seen = proof === 'accepted' || (isObject(proof) && proof['outcome'] === 'accepted');
  const fields = { source, pay: answers.pay, pension: answers.pension, lasts: answers.lasts ? 'yes' : 'no', changedOn: answers.changedOn };
  const change = changeFor(end, 'C09', reportedOn, seen ? 'seen' : 'none', fields);
  return change === null ? null : { change, answers };
}

function benefitOf(end: RunEnd, prefix: string): Readonly<{ change: ChangeCase; answers: BenefitAnswers }> | null {
  const reportedOn = day(answerAt(end, `${prefix}reported_on`), end.today);
  const answers: BenefitAnswers = {
    which: text(answerAt(end, `${prefix}which`)),
    whose: (text(answerAt(end, `${prefix}whose`)) || 'parent') as BenefitAnswers['whose'],
    movement: (text(answerAt(end, `${prefix}movement`)) || 'started') as BenefitAnswers['movement'],
    changedOn: day(answerAt(end, `${prefix}changed_on`), reportedOn),
  };
  const change = changeFor(end, 'C11', reportedOn, 'seen', { ...answers });
  return change === null ? null : { change, answers };
}

const fieldOf = (draft: ChangeDraft, name: string): Json => draft.fields.find(({ field }) => field === name)?.value ?? null;
const settledDraft = ({ view }: RunEnd): ChangeDraft | null => view.effects.changes.find((draft) => draft.settled) ?? null;
const isBenefit = (draft: ChangeDraft): boolean => draft.fields.some(({ field }) => field === 'benefit');

/** The change that confirming this run would record, with its amounts. Null when it records none. */
export function previewRun(end: RunEnd): ChangePreview | null {
  const draft = settledDraft(end);
  const prefix = prefixOf(draft?.key ?? end.view.outcome?.id ?? '');
  if (draft !== null && isBenefit(draft)) {
    const benefit = benefitOf(end, prefix);
    return benefit === null ? null : previewBenefit(benefit.change, benefit.answers);
  }
  if (draft === null && !end.view.effects.messages.some((m) => m.settled)) return null;
  const income = incomeOf(end, prefix);
  if (income === null) return null;
  const preview = previewIncome(income.change, income.answers);
  return draft === null ? { ...preview, path: 'refuse', requests: [], after: null, notices: noticesFor(income.change, 'refused') } : preview;
}

/** A run ended at a referral: the item goes back to the team for the right person, with everything collected. */
function referred(end: RunEnd, call: Call): Result<Effects> {
  const { task, view, facts, runId } = end;
  const referral = view.effects.referral;
  if (referral === null) return fail('RULE_FAILED');
  const rows: RowWrite[] = [
    entry(call, { caseId: facts.case.id, category: 'decisions', event: 'run.referred', about: 'payingParent', facts: { to: referral.label.slice(0, 80), urgent: referral.urgent ? 1 : 0 }, ref: `run/${runId}` }),
  ];
  if (task !== null && task.body.state === 'open') {
    rows.push(
      putTask(task.id, {
        ...task.body, claimedBy: null, claimedAt: null, priority: referral.urgent ? 2 : task.body.priority,
        why: { code: referral.urgent ? 'flagRaised' : 'handedOver', on: call.today, what: referral.team.replace(/^team\./, '').slice(0, 40) },
      }),
    );
  }
  return apply(rows);
}

/** What confirming a finished run writes, all at once. The amounts are worked out again and must be the ones that were drafted. */
export function finishRun(end: RunEnd, call: Call): Result<Effects> {
  const { view, facts, runId } = end;
  if (view.left !== null) {
    return apply([entry(call, { caseId: facts.case.id, category: 'decisions', event: 'run.left', facts: { reason: view.left.reason.slice(0, 240) }, ref: `run/${runId}` })]);
  }
  if (view.outcome?.kind === 'refer') return referred(end, call);
  const draft = settledDraft(end);
  const prefix = prefixOf(draft?.key ?? view.outcome?.id ?? '');
  if (draft !== null && isBenefit(draft)) {
    const benefit = benefitOf(end, prefix);
    return benefit === null ? fail('CHANGE_NOT_OFFERED') : recordBenefit(benefit.change, benefit.answers, call, runId);
  }
  const income = incomeOf(end, prefix);
  if (income === null) return fail('CHANGE_NOT_OFFERED');
  if (draft === null) return recordIncome(income.change, income.answers, call, runId, 'refuse');
  const finding = findIncome(income.change, income.answers);
  if (finding === null || finding.tolerance.reported !== fieldOf(draft, 'gross_weekly') || finding.effective.on !== fieldOf(draft, 'effective_from')) return fail('FIGURE_CHANGED');
  return recordIncome(income.change, income.answers, call, runId);
}

/** What a run commits at a wait: every request that the catalogue names leaves now, with one due date, and the item waits on all of them. */
export function beginWait(end: RunEnd, call: Call): Result<Effects> {
  const wait = end.view.effects.waits.at(-1);
  const prefix = prefixOf(wait?.key ?? '');
  // The benefit questions are the benefit instruction's own, wherever it runs.
  const change = answerAt(end, `${prefix}movement`) === null ? incomeOf(end, prefix)?.change : benefitOf(end, prefix)?.change;
  if (wait === undefined || change === undefined) return fail('STEP_NOT_CURRENT');
  const planned = requestsFor({ entry: change.entry, facts: end.facts, today: end.today, catalogues: end.catalogues }).map((request) => ({ ...request, dueOn: wait.dueOn }));
  const rows: RowWrite[] = planned.map((request) => ({
    kind: 'request',
    id: call.newId(),
    body: {
      caseId: end.facts.case.id, taskId: end.task?.id ?? null, changeId: null, to: request.to as 'hmrc', what: request.what as 'payslip', channel: request.channel as 'feed', sentAt: call.now, dueOn: request.dueOn,
      state: 'waiting', ifSilent: request.ifSilent, answeredAt: null, weekly: null,
    },
  }));
  if (end.task !== null && end.task.body.state === 'open') {
    rows.push(
      putTask(end.task.id, {
        ...end.task.body, wokeAt: null, dueOn: wait.dueOn, dueAt: null,
        waiting: planned.map((request) => ({ on: request.to as 'hmrc', since: call.today, dueOn: request.dueOn })),
      }),
    );
  }
  rows.push(entry(call, { caseId: end.facts.case.id, category: 'messages', event: 'proof.asked', about: 'payingParent', facts: { count: planned.length, by: wait.dueOn }, ref: `run/${end.runId}` }));
  rows.push(...draftNotices(change, noticesFor(change, 'waiting'), { decision: null, decisionId: null, changeId: end.runId, replyBy: wait.dueOn, changedOn: null }, call));
  return apply(rows);
}

