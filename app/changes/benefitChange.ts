import { traceFor } from '../calculation/trace.ts';
import { effectiveDate, type EffectiveDate } from '../calculation/effectiveDate.ts';
import type { Law } from '../calculation/law.ts';
import type { IsoDate } from '../model/dates.ts';
import type { RowWrite } from '../model/rows/index.ts';
import { entry } from '../operations/entry.ts';
import { apply, type Call, type Effects } from '../operations/operation.ts';
import { keptBy } from '../operations/promiseKeep.ts';
import { finished } from '../operations/taskFacts.ts';
import { fail, ok, type Result } from '../result.ts';
import { benefitsOn, changeOf, incomeInUse, partnerBenefitsOf } from './caseFacts.ts';
import { gateTitles, gateWords, testGates } from './gates.ts';
import { draftNotices, noticesFor } from './notices.ts';
import { requestsClosed } from './requestsClosed.ts';
import { emptyPreview, type ChangeCase } from './rule.ts';
import { amountsAfter, amountsBefore, decisionRows, effectOf, workOut, type Worked } from './workOut.ts';
import type { ChangePreview } from '../contract/work.ts';

/** What the instruction calls a benefit → its code in the law tables. Others need a decision maker. */
const benefitCodes: Readonly<Record<string, string>> = {
  universal_credit_no_pay: 'universalCreditNoEarnings',
  universal_credit_with_pay: 'universalCreditWithEarnings',
  jobseekers_allowance: 'incomeBasedJsa',
  employment_support_allowance: 'incomeRelatedEsa',
  income_support: 'incomeSupport',
  carers_allowance: 'carersAllowance',
  state_pension: 'newStatePension',
  pension_credit: 'pensionCredit',
};

export type BenefitAnswers = Readonly<{ which: string; whose: 'parent' | 'partner' | 'both'; movement: 'started' | 'stopped'; changedOn: IsoDate }>;

/** Whether this benefit settles the rate for whoever holds it, and from when (R-FLAT-1, R-FLAT-2; SI 2012/2677 reg 18(3)). */
export function findBenefit(answers: BenefitAnswers, reportedOn: IsoDate, law: Law): Result<Readonly<{ listed: boolean; code: string | null; effective: EffectiveDate }>> {
  const effective = effectiveDate({ rule: 'E1', reportedOn, changedOn: answers.changedOn, direction: 'same', underReportDuty: false }, law);
  if (!effective.ok) return effective;
  const held = law.at(answers.changedOn);
  if (!held.ok) return held;
  const code = Object.hasOwn(benefitCodes, answers.which) ? (benefitCodes[answers.which] ?? null) : null;
  const counts = code === null ? 'no' : (held.value.benefits.get(code)?.value.counts ?? 'no');
  return ok({ listed: counts === 'either' || (counts === 'own' && answers.whose !== 'partner'), code, effective: effective.value });
}

const without = (codes: readonly string[], code: string): readonly string[] => codes.filter((held) => held !== code);
const withCode = (codes: readonly string[], code: string, movement: BenefitAnswers['movement']): readonly string[] =>
  movement === 'started' ? [...without(codes, code), code] : without(codes, code);

function workOutBenefit({ facts, reportedOn, catalogues }: ChangeCase, answers: BenefitAnswers): Result<Readonly<{ worked: Worked; code: string; effective: EffectiveDate }>> {
  const found = findBenefit(answers, reportedOn, catalogues.law);
  if (!found.ok) return found;
  const income = incomeInUse(facts);
  const { code, effective, listed } = found.value;
  if (!listed || code === null || income === null) return fail('CHANGE_INCOMPLETE', { fields: ['benefit'] });
  const own = benefitsOn(facts, effective.on);
  const partner = partnerBenefitsOf(facts);
  const worked = workOut(
    facts,
    {
      effectiveOn: effective.on,
      grossWeekly: income.body.grossWeekly,
      basis: income.body.basis,
      benefits: answers.whose === 'partner' ? own : withCode(own, code, answers.movement),
      partnerBenefits: answers.whose === 'parent' ? partner : withCode(partner, code, answers.movement),
    },
    catalogues.law,
  );
  return worked.ok ? ok({ worked: worked.value, code, effective }) : worked;
}

/** Before and after for a benefit that started or stopped. */
export function previewBenefit(change: ChangeCase, answers: BenefitAnswers): ChangePreview {
  const result = workOutBenefit(change, answers);
  const before = amountsBefore(change.facts);
  if (!result.ok) return { ...emptyPreview, before, path: 'handOver' };
  const after = amountsAfter(change.facts, result.value.worked);
  const gates = testGates({
    facts: change.facts, type: change.entry.id, subject: change.subject, taskId: change.taskId, today: change.today, changedOn: answers.changedOn, proof: 'accepted', effectPence: effectOf(before, after) ?? 0,
    ceilingPence: change.catalogues.changes.setting('effectCeilingPence', change.reportedOn), proofDueOn: null,
  }).map((gate) => ({ ...gate, title: gateTitles[gate.gate], words: gateWords(gate) }));
  const { on, ruleId, reason, source } = result.value.effective;
  return {
    ...emptyPreview, before, after, gates, path: 'decide', effective: { on, ruleId, reason, source }, notices: noticesFor(change, 'decided'),
    lines: traceFor(result.value.worked.calculation, 'staff').map((step) => ({ ruleId: step.ruleId, title: step.title, formula: step.formula, result: step.result, source: step.source, rows: [...step.rows], matters: step.matters })),
  };
}

/** Records a benefit that settles the rate: the benefit, the new decision, the notices, the end of the work item. */
export function recordBenefit(change: ChangeCase, answers: BenefitAnswers, call: Call, runId: string | null): Result<Effects> {
  const result = workOutBenefit(change, answers);
  if (!result.ok) return result;
  const { facts, subject, taskId } = change;
  const { worked, code, effective } = result.value;
  const preview = previewBenefit(change, answers);
  const changeId = changeOf(change.facts, change.entry.id, change.taskId)?.id ?? call.newId();
  const decided = decisionRows(facts, worked, changeId, call);
  const personId = facts.case.body.payingParentId;
  const running = facts.benefits.find((b) => b.body.personId === personId && b.body.code === code && b.body.until === null);
  const rows: RowWrite[] = [...decided.rows];
  if (answers.whose !== 'partner' && answers.movement === 'started' && running === undefined) {
    rows.push({ kind: 'benefit', id: call.newId(), body: { personId, code, from: answers.changedOn, until: null } });
  }
  if (answers.whose !== 'partner' && answers.movement === 'stopped' && running !== undefined) {
    rows.push({ kind: 'benefit', id: running.id, body: { ...running.body, until: answers.changedOn } });
  }
  rows.push(
    {
      kind: 'change',
      id: changeId,
      body: {
        caseId: facts.case.id, type: change.entry.id, subject, reportedBy: subject, reportedOn: change.reportedOn, changedOn: answers.changedOn, fields: { ...answers }, state: 'decided', effectiveFrom: effective.on,
        weeklyBefore: preview.before?.weekly ?? null, weeklyAfter: preview.after?.weekly ?? null, gates: preview.gates.map(({ gate, state, reason, facts: f }) => ({ gate, state, reason, facts: f })),
        decisionId: decided.id, taskId, runId, recordedAt: call.now, by: call.actor.id,
      },
    },
    entry(call, { caseId: facts.case.id, category: 'decisions', event: 'decision.made', facts: { number: decided.body.number, reason: 'change', changeType: change.entry.id, before: preview.before?.weekly ?? null, after: preview.after?.weekly ?? null, from: effective.on }, ref: `decision/${decided.id}` }),
  );
  const task = facts.tasks.find((t) => t.id === taskId && t.body.state === 'open');
  if (task !== undefined) rows.push(finished(task.id, task.body, call.actor.id, call.now), ...keptBy(facts.promises, task.id, call), ...requestsClosed(facts, task.id));
  rows.push(...draftNotices(change, preview.notices, { decision: decided.body, decisionId: decided.id, changeId, replyBy: null, changedOn: answers.changedOn }, call));
  return apply(rows);
}
