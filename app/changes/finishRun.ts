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
import { keptBy } from '../operations/promiseKeep.ts';
import { finished, putTask } from '../operations/taskFacts.ts';
import { fail, type Result } from '../result.ts';
import { asksForBenefit, benefitFields, previewBenefit, recordBenefit, type BenefitAnswers } from './benefitChange.ts';
import { changeOf, type CaseFacts } from './caseFacts.ts';
import { changeRow } from './changeRow.ts';
import { findIncome, incomeFields, previewIncome, type IncomeAnswers } from './incomeChange.ts';
import { noticesFor } from './notices.ts';
import { incomeRows, recordIncome } from './recordIncome.ts';
import { promised } from './promised.ts';
import { withWorkItem } from './workItem.ts';
import { reporterOf } from './reporting.ts';
import { askForProof, requestsFor, waitingNotices } from './requests.ts';
import type { ChangeCase } from './rule.ts';
import type { ChangePreview } from '../contract/change.ts';

/** A run at its end (or at a wait): the case it is about, what was answered, and what the engine says it will do. */
export type RunEnd = Readonly<{ facts: CaseFacts; task: Row<'task'> | null; runId: string; state: RunState; view: RunView; today: IsoDate; catalogues: Call['catalogues'] }>;

/** What a step of the path was answered last, also where an instruction around this one was asked it. */
const answerAt = ({ view }: Pick<RunEnd, 'view'>, stepId: string): Json =>
  view.steps.filter((step) => step.stepId === stepId && step.status !== 'ahead').at(-1)?.answer?.value ?? null;
const text = (value: Json): string => (typeof value === 'string' ? value : '');
const day = (value: Json, otherwise: IsoDate): IsoDate => (isRealDate(text(value)) ? text(value) : otherwise);
const money = (value: Json): MoneyPer | null => {
  const read = MoneyPer.safeParse(value);
  return read.success ? read.data : null;
};

/** `benefit/` when the ending step belongs to an instruction that another one used. */
const prefixOf = (stepId: string): string => stepId.slice(0, stepId.lastIndexOf('/') + 1);

/** The run's work item: the one it was started from, else the one that its own report was given when it began to wait. */
const taskOf = ({ task, facts, runId }: RunEnd): Row<'task'> | null => {
  if (task !== null) return task;
  const report = facts.changes.find(({ body }) => body.runId === runId && body.taskId !== null);
  return report === undefined ? null : (facts.tasks.find(({ id }) => id === report.body.taskId) ?? null);
};

function changeFor(end: RunEnd, type: 'C09' | 'C11', reportedOn: IsoDate, evidence: 'none' | 'seen', fields: Record<string, unknown>): ChangeCase | null {
  const found = end.catalogues.changes.entries.get(type);
  return found === undefined ? null : { entry: found, facts: end.facts, subject: 'payingParent', reportedOn, fields, evidence, today: end.today, catalogues: end.catalogues, taskId: taskOf(end)?.id ?? null, reportedBy: reporterOf(end.facts, found, 'payingParent', taskOf(end)?.id ?? null, end.runId), decide: null };
}

const isAccepted = (proof: Json): boolean => proof === 'accepted' || (isObject(proof) && proof['outcome'] === 'accepted');

/** Null when the run never asked where income comes from: it is not about income. */
function incomeOf(end: RunEnd, prefix: string): Readonly<{ change: ChangeCase; answers: IncomeAnswers }> | null {
  const reportedOn = day(answerAt(end, `${prefix}reported_on`), end.today);
  const source = text(answerAt(end, `${prefix}source`)) as IncomeAnswers['source'];
  if (text(source) === '') return null;
  const answers: IncomeAnswers = {
    source,
    pay: money(answerAt(end, `${prefix}pay`)),
    pension: money(answerAt(end, `${prefix}pension_paid`)),
    // Someone whose income stopped is not asked how long it will last.
    lasts: source === 'none' || answerAt(end, `${prefix}pattern`) === 'steady',
    changedOn: day(answerAt(end, `${prefix}changed_on`), reportedOn),
  };
  const seen = isAccepted(answerAt(end, `${prefix}proof`));
  const change = changeFor(end, 'C09', reportedOn, seen ? 'seen' : 'none', incomeFields(answers));
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
  const seen = isAccepted(answerAt(end, `${prefix}proof`));
  const change = changeFor(end, 'C11', reportedOn, seen ? 'seen' : 'none', benefitFields(answers));
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

/** The report that this run's work carries and that is still open, whichever type it is. */
const carried = (end: RunEnd): Row<'change'> | null => {
  const taskId = taskOf(end)?.id ?? null;
  return changeOf(end.facts, 'C09', taskId, end.runId) ?? changeOf(end.facts, 'C11', taskId, end.runId);
};
const openTask = (end: RunEnd): Row<'task'> | null => {
  const task = taskOf(end);
  return task !== null && task.body.state === 'open' ? task : null;
};

/** A run ended at a referral: the item goes back to the team for the right person, with everything collected. */
function referred(end: RunEnd, call: Call): Result<Effects> {
  const { view, facts, runId } = end;
  const referral = view.effects.referral;
  if (referral === null) return fail('RULE_FAILED');
  const rows: RowWrite[] = [
    entry(call, { caseId: facts.case.id, category: 'decisions', event: 'run.referred', about: 'payingParent', facts: { to: referral.label.slice(0, 80), urgent: referral.urgent ? 1 : 0 }, ref: `run/${runId}` }),
  ];
  const report = carried(end);
  if (report !== null) rows.push({ kind: 'change', id: report.id, body: { ...report.body, state: 'handedOver', runId } });
  const task = openTask(end);
  if (task !== null) {
    const body = referral.urgent ? { ...task.body, priority: 2 } : task.body;
    const why = { code: referral.urgent ? ('flagRaised' as const) : ('handedOver' as const), on: call.today, what: referral.team.replace(/^team\./, '').slice(0, 40) };
    rows.push(putTask(task.id, { ...body, claimedBy: null, claimedAt: null, waiting: [], wokeAt: null, why }));
  }
  return apply(rows);
}

/** A run that comes to its end without a change to record: its work item is done. */
function onlyFinished(end: RunEnd, call: Call): Result<Effects> {
  const task = openTask(end);
  if (task === null) return apply([]);
  return apply([
    finished(task.id, task.body, call.actor.id, call.now),
    ...keptBy(end.facts.promises, task.id, call),
    entry(call, { caseId: end.facts.case.id, category: 'people', event: 'task.finished', about: task.body.subject, facts: { kind: task.body.kind, did: (end.view.outcome?.title ?? end.view.title).slice(0, 240) }, ref: `task/${task.id}` }),
  ]);
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
    if (benefit === null) return fail('CHANGE_NOT_OFFERED');
    const effective = previewBenefit(benefit.change, benefit.answers).effective;
    if (effective !== null && effective.on !== fieldOf(draft, 'effective_from')) return fail('FIGURE_CHANGED');
    return recordBenefit(benefit.change, benefit.answers, call, runId);
  }
  const income = incomeOf(end, prefix);
  if (draft === null) {
    if (!view.effects.messages.some((message) => message.settled)) return onlyFinished(end, call);
    return income === null ? fail('CHANGE_NOT_OFFERED') : recordIncome(income.change, income.answers, call, runId, 'refuse');
  }
  if (income === null) return fail('CHANGE_NOT_OFFERED');
  const finding = findIncome(income.change, income.answers);
  if (finding === null || finding.tolerance.reported !== fieldOf(draft, 'gross_weekly') || finding.effective.on !== fieldOf(draft, 'effective_from')) return fail('FIGURE_CHANGED');
  return recordIncome(income.change, income.answers, call, runId);
}

/**
 * What a run commits at a wait: every request that the catalogue names and that has not left yet leaves now, with one
 * due date, the report stands among the case's changes as waiting, and the item waits on all of them.
 */
export function beginWait(end: RunEnd, call: Call): Result<Effects> {
  const planned = planWait(end);
  if (planned === null) return fail('STEP_NOT_CURRENT');
  const { income, told, requests } = planned;
  const { runId } = end;
  const change = withWorkItem(planned.change, 'waiting', call);
  const changeId = changeOf(end.facts, change.entry.id, change.taskId, runId)?.id ?? call.newId();
  const finding = income === null ? null : findIncome(income.change, income.answers);
  return apply([
    ...(income === null || finding === null ? [] : incomeRows(end.facts, income.answers, finding, 'waiting', changeId, call)),
    changeRow(change, changeId, { ...told, state: 'waiting', effectiveFrom: null, decisionId: null, runId }, call),
    ...askForProof(change, requests, changeId, call),
    ...promised(change, 'waiting', changeId, call),
  ]);
}

/** What committing the wait would send and draft, with the amounts as far as they are known. Null where there is no wait. */
export function previewWait(end: RunEnd): ChangePreview | null {
  const planned = planWait(end);
  if (planned === null) return null;
  const { change, told, requests } = planned;
  return { ...told.preview, path: 'waitForProof', requests: [...requests], notices: waitingNotices(change, requests) };
}

/** The wait that the run has come to: its report, and the requests that would leave for it. */
function planWait(end: RunEnd) {
  const wait = end.view.effects.waits.at(-1);
  if (wait === undefined) return null;
  const prefix = prefixOf(wait.key);
  // The benefit questions are the benefit instruction's own, wherever it runs.
  const isIncome = answerAt(end, `${prefix}movement`) === null;
  const income = isIncome ? incomeOf(end, prefix) : null;
  const benefit = isIncome ? null : benefitOf(end, prefix);
  const change = income?.change ?? benefit?.change ?? null;
  if (change === null) return null;
  const told = income !== null
    ? { fields: incomeFields(income.answers), changedOn: income.answers.changedOn, preview: previewIncome(income.change, income.answers) }
    : benefit !== null
      ? { fields: benefitFields(benefit.answers), changedOn: benefit.answers.changedOn, preview: previewBenefit(benefit.change, benefit.answers) }
      : null;
  if (told === null) return null;
  return { change, income, told, requests: requestsFor(change, { dueOn: wait.dueOn, runId: end.runId, ...(isIncome ? {} : { wanted: asksForBenefit }) }) };
}
