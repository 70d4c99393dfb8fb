import { traceFor } from '../calculation/trace.ts';
import { effectiveDate, type EffectiveDate } from '../calculation/effectiveDate.ts';
import type { Law } from '../calculation/law.ts';
import { addDays, type IsoDate } from '../model/dates.ts';
import type { RowWrite } from '../model/rows/index.ts';
import { entry } from '../operations/entry.ts';
import { apply, type Call, type Effects } from '../operations/operation.ts';
import { keptBy } from '../operations/promiseKeep.ts';
import { finished } from '../operations/taskFacts.ts';
import { fail, ok, type Result } from '../result.ts';
import { benefitsOn, changeOf, incomeInUse, partnerBenefitsOf } from './caseFacts.ts';
import { changeRow } from './changeRow.ts';
import { whyNotByRule, whyNotFrom } from './decidable.ts';
import { gateTitles, gateWords, testGates } from './gates.ts';
import { unreachedWarnings } from './incomeChange.ts';
import { draftNotices, noticesFor } from './notices.ts';
import { otherCasesWarning, tellOtherCases } from './otherCases.ts';
import { askForProof, requestsFor, waitingNotices } from './requests.ts';
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

/** A benefit that stopped and is not on record, or started and is: worth a second look. */
function recordWarning({ facts }: ChangeCase, answers: BenefitAnswers, { code, effective }: { code: string; effective: EffectiveDate }): readonly string[] {
  if (answers.whose === 'partner') return [];
  const held = benefitsOn(facts, effective.on).includes(code);
  if (answers.movement === 'stopped' && !held) return ['This benefit is not on our record for them. Check which one stopped.'];
  return answers.movement === 'started' && held ? ['This benefit is already on our record for them.'] : [];
}

/** Before and after for a benefit that started or stopped. */
export function previewBenefit(change: ChangeCase, answers: BenefitAnswers): ChangePreview {
  const before = amountsBefore(change.facts);
  const handOver = (warning: string): ChangePreview => ({ ...emptyPreview, before, path: 'handOver', warnings: [warning] });
  const notByRule = whyNotByRule(change.facts);
  if (notByRule !== null) return handOver(notByRule);
  const result = workOutBenefit(change, answers);
  if (!result.ok) return handOver('This cannot be worked out by rule for these facts. A decision maker can.');
  const { worked, effective } = result.value;
  const tooEarly = whyNotFrom(change.facts, effective.on);
  if (tooEarly !== null) return handOver(tooEarly);
  const after = amountsAfter(change.facts, worked);
  const gates = testGates({
    facts: change.facts, type: change.entry.id, subject: change.subject, taskId: change.taskId, today: change.today, reportedOn: change.reportedOn, changedOn: answers.changedOn,
    proof: change.evidence === 'seen' ? 'accepted' : 'missing', effectPence: effectOf(before, after) ?? 0, ceilingPence: change.catalogues.changes.setting('effectCeilingPence', change.reportedOn),
    proofDueOn: addDays(change.today, change.catalogues.changes.setting('evidenceWindowDays', change.reportedOn)),
  }).map((gate) => ({ ...gate, title: gateTitles[gate.gate], words: gateWords(gate) }));
  const { on, ruleId, reason, source } = effective;
  const decides = change.evidence === 'seen';
  const requests = decides ? [] : requestsFor(change);
  return {
    ...emptyPreview, before, after, gates, requests, path: decides ? 'decide' : 'waitForProof', effective: { on, ruleId, reason, source },
    notices: decides ? noticesFor(change, 'decided') : waitingNotices(change, requests),
    lines: traceFor(worked.calculation, 'staff').map((step) => ({ ruleId: step.ruleId, title: step.title, formula: step.formula, result: step.result, source: step.source, rows: [...step.rows], matters: step.matters })),
    warnings: [...recordWarning(change, answers, result.value), ...otherCasesWarning(change.facts, worked.cases), ...unreachedWarnings(change, decides ? 'decided' : 'waiting')],
  };
}

/** The benefit's own row. A partner's is kept only with the decision that counts it. */
function benefitRows({ facts }: ChangeCase, answers: BenefitAnswers, code: string, call: Call): readonly RowWrite[] {
  if (answers.whose === 'partner') return [];
  const personId = facts.case.body.payingParentId;
  const running = facts.benefits.find(({ body }) => body.personId === personId && body.code === code && body.until === null);
  if (answers.movement === 'started') return running === undefined ? [{ kind: 'benefit', id: call.newId(), body: { personId, code, from: answers.changedOn, until: null } }] : [];
  return running === undefined ? [] : [{ kind: 'benefit', id: running.id, body: { ...running.body, until: answers.changedOn } }];
}

/**
 * Records a benefit that settles the rate: the benefit, the new decision, the notices, the end of the work item.
 * Without proof it goes out for it instead; what no rule may decide is refused with CHANGE_NOT_OFFERED.
 */
export function recordBenefit(change: ChangeCase, answers: BenefitAnswers, call: Call, runId: string | null): Result<Effects> {
  const result = workOutBenefit(change, answers);
  if (!result.ok) return result;
  const { facts, taskId } = change;
  const { worked, code, effective } = result.value;
  const preview = previewBenefit(change, answers);
  if (preview.path === 'handOver') return fail('CHANGE_NOT_OFFERED');
  const changeId = changeOf(facts, change.entry.id, taskId, runId)?.id ?? call.newId();
  const told = { fields: { ...answers }, changedOn: answers.changedOn, preview, runId };
  if (preview.path === 'waitForProof') {
    return apply([changeRow(change, changeId, { ...told, state: 'waiting', effectiveFrom: null, decisionId: null }, call), ...askForProof(change, preview.requests, changeId, call)]);
  }
  const decided = decisionRows(facts, worked, changeId, call);
  const rows: RowWrite[] = [
    ...decided.rows,
    ...benefitRows(change, answers, code, call),
    changeRow(change, changeId, { ...told, state: 'decided', effectiveFrom: effective.on, decisionId: decided.id }, call),
    entry(call, { caseId: facts.case.id, category: 'decisions', event: 'decision.made', facts: { number: decided.body.number, reason: 'change', changeType: change.entry.id, before: preview.before?.weekly ?? null, after: preview.after?.weekly ?? null, from: effective.on }, ref: `decision/${decided.id}` }),
  ];
  const task = facts.tasks.find((t) => t.id === taskId && t.body.state === 'open');
  if (task !== undefined) rows.push(finished(task.id, task.body, call.actor.id, call.now), ...keptBy(facts.promises, task.id, call));
  rows.push(...requestsClosed(facts, taskId, changeId));
  rows.push(...draftNotices(change, preview.notices, { decision: decided.body, decisionId: decided.id, changeId, replyBy: null, changedOn: answers.changedOn }, call));
  rows.push(...tellOtherCases(change, decided, changeId, call));
  return apply(rows);
}
