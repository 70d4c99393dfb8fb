import { effectiveDate } from '../calculation/effectiveDate.ts';
import { incomeTolerance } from '../calculation/incomeTolerance.ts';
import type { RunContext, Rule } from '../instructions/context.ts';
import type { Json, JsonObject } from '../instructions/json.ts';
import type { IsoDate } from '../model/dates.ts';
import { MoneyPer } from '../model/money.ts';
import type { Row } from '../model/rows/index.ts';
import type { Catalogues } from '../operations/operation.ts';
import { findBenefit, type BenefitAnswers } from './benefitChange.ts';
import { benefitsOn, incomeInUse, safetyOf, type CaseFacts } from './caseFacts.ts';
import { referMarkers } from './gates.ts';
import type { IncomeSource } from './incomeChange.ts';

const missing = (...names: string[]): ReturnType<Rule> => ({ ok: false, missing: names, message: `This needs ${names.join(' and ')}.` });
const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
const money = (value: Json | undefined): MoneyPer | null => {
  const read = MoneyPer.safeParse(value);
  return read.success ? read.data : null;
};

/** `rules.income_tolerance(in force, source, pay, pension, reported on)`: the 25% test and the weekly figure. */
const toleranceRule =
  ({ law }: Catalogues): Rule =>
  ([inForce, source, pay, pension, reportedOn]) => {
    const on = text(reportedOn);
    const kind = text(source);
    if (on === null || kind === null) return missing('the report date', 'where income comes from');
    const result = incomeTolerance({ inForceWeekly: typeof inForce === 'number' ? inForce : null, source: kind as IncomeSource, pay: money(pay), pensionPaid: money(pension), on }, law);
    if (!result.ok) return missing('the new pay');
    const { met, weekly, direction, step } = result.value;
    return { ok: true, value: { met, weekly, direction }, explain: { formula: step.formula, source: step.source, ruleId: step.ruleId } };
  };

/** `rules.effective_date(reported on, changed on, direction, duty)`: when an income change takes effect. */
const effectiveRule =
  ({ law }: Catalogues): Rule =>
  ([reportedOn, changedOn, direction, duty]) => {
    const reported = text(reportedOn);
    const changed = text(changedOn);
    if (reported === null || changed === null) return missing('the report date', 'the day it changed');
    const result = effectiveDate({ rule: 'E2', reportedOn: reported, changedOn: changed, direction: text(direction) as 'up', underReportDuty: duty === true }, law);
    if (!result.ok) return { ok: false, missing: [], message: 'The day it changed must be on or before the day it was reported.' };
    const { on, reason, ruleId, source } = result.value;
    return { ok: true, value: { date: on, reason }, explain: { formula: reason, source, ruleId } };
  };

/** `rules.benefit_change(which, whose, movement, changed on, reported on)`. */
const benefitRule =
  ({ law }: Catalogues): Rule =>
  ([which, whose, movement, changedOn, reportedOn]) => {
    const on = text(changedOn);
    const reported = text(reportedOn);
    if (on === null || reported === null) return missing('the day it started or stopped');
    const answers = { which: text(which) ?? '', whose: text(whose) as BenefitAnswers['whose'], movement: text(movement) as BenefitAnswers['movement'], changedOn: on };
    const result = findBenefit(answers, reported, law);
    if (!result.ok) return { ok: false, missing: [], message: 'The day it started or stopped must be on or before the day it was reported.' };
    const { listed, effective } = result.value;
    return { ok: true, value: { listed, date: effective.on, reason: effective.reason }, explain: { formula: effective.reason, source: effective.source, ruleId: effective.ruleId } };
  };

const proofKinds: Readonly<Record<string, string>> = { payslip: 'payslips', hmrc_rti: 'hmrc_rti', signed_statement: 'signed_statement', benefitLetter: 'benefit_letter' };

/** The newest proof on the case for this work that somebody has looked at. What has only arrived is for a person to look at. */
function evidenceFact(facts: CaseFacts, taskId: string | null, kinds: readonly string[]): JsonObject | null {
  const found = facts.evidence.filter(({ body }) => body.caseId === facts.case.id && (taskId === null || body.taskId === taskId) && kinds.includes(body.kind) && body.state !== 'received').toSorted((a, b) => (a.body.receivedOn < b.body.receivedOn ? -1 : 1)).at(-1);
  if (found === undefined) return null;
  return { outcome: found.body.state, kind: proofKinds[found.body.kind] ?? found.body.kind, documentId: found.id };
}

export type RunPlace = Readonly<{ facts: CaseFacts; task: Row<'task'> | null; today: IsoDate; catalogues: Catalogues; viewer: string }>;

/** What a run sees of a case today: facts with their sources, and the rules bound to the law tables. */
export function runContext({ facts, task, today, catalogues, viewer }: RunPlace): RunContext {
  const income = incomeInUse(facts)?.body ?? null;
  const reported = facts.incomes.find((i) => i.body.personId === facts.case.body.payingParentId && i.body.state === 'reported')?.body ?? null;
  const held = reported ?? income;
  const flagged = (['payingParent', 'receivingParent'] as const).some((role) => safetyOf(facts, role).some((s) => referMarkers.includes(s.body.kind)));
  const incomeProof = evidenceFact(facts, task?.id ?? null, ['payslip', 'hmrc_rti', 'signed_statement']);
  const benefitProof = evidenceFact(facts, task?.id ?? null, ['benefitLetter']);
  return {
    today,
    facts: {
      case: { scheme: '2012', safety_flag: flagged ? 'flagged' : 'none', income_in_force: income?.grossWeekly ?? 0, report_duty: facts.case.body.reportDuty, benefits: [...benefitsOn(facts, today)] },
      parent: held === null ? {} : { income_source: held.livelihood },
      work: { received_on: task?.body.receivedOn ?? today, kind: task?.body.kind ?? 'change' },
      evidence: { ...(incomeProof === null ? {} : { income: incomeProof }), ...(benefitProof === null ? {} : { benefit: benefitProof }) },
    },
    factSources: {
      'case.safety_flag': { label: 'safety markers on the case', on: today },
      'case.income_in_force': { label: income?.source === 'hmrc' ? `HMRC${income.taxYear === null ? '' : `, tax year ${income.taxYear}`}` : 'the decision in force', on: income?.from ?? null },
      'case.report_duty': { label: 'the case', on: facts.case.body.effectiveFrom },
      'case.benefits': { label: 'the case', on: today },
      'parent.income_source': { label: reported === null ? 'the case' : 'the report', on: held?.from ?? null },
      'work.received_on': { label: 'the work item', on: task?.body.receivedOn ?? today },
      'evidence.income': { label: 'proof on the case', on: null },
      'evidence.benefit': { label: 'proof on the case', on: null },
    },
    rules: { income_tolerance: toleranceRule(catalogues), effective_date: effectiveRule(catalogues), benefit_change: benefitRule(catalogues) },
    resolve: (id) => catalogues.instructions.byId(id)?.definition ?? null,
    labels: catalogues.labels,
    viewer,
  };
}
