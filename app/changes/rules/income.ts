import type { ChangePreview } from '../../contract/change.ts';
import { daysBetween } from '../../model/dates.ts';
import { formatPence, type MoneyPer } from '../../model/money.ts';
import { fail } from '../../result.ts';
import { changeOf, incomeInUse } from '../caseFacts.ts';
import { finding, type Finding } from '../engine/finding.ts';
import { withIncome } from '../engine/patch.ts';
import { previewFinding } from '../engine/previewFinding.ts';
import { recordFinding } from '../engine/recordFinding.ts';
import { findIncome, leftToPerson, previewIncome, proofOfIncome, type IncomeAnswers, type IncomeSource } from '../incomeChange.ts';
import { largeAmounts, pensionAbove } from '../moneyBounds.ts';
import { readFields, type FieldsRead } from '../readFields.ts';
import { incomeRows, recordIncome } from '../recordIncome.ts';
import { emptyPreview, type ChangeCase, type ChangeRule, type Prefill } from '../rule.ts';
import { amountsBefore } from '../workOut.ts';

/** The answers, with what is wrong between those that are each usable. */
function read(change: ChangeCase): FieldsRead {
  const fields = readFields(change.entry, change.fields, { earliest: change.facts.case.body.effectiveFrom, latest: change.reportedOn });
  if (fields.problems.length > 0 || fields.needs.length > 0) return fields;
  const { values } = fields;
  return { ...fields, problems: [...largeAmounts(change, values), ...pensionAbove(change, values['pension'] as MoneyPer | undefined, values['pay'] === undefined ? [] : [values['pay'] as MoneyPer])] };
}

const answersOf = ({ values }: FieldsRead): IncomeAnswers => ({
  source: values['source'] as IncomeSource,
  pay: (values['pay'] as MoneyPer | undefined) ?? null,
  pension: (values['pension'] as MoneyPer | undefined) ?? null,
  lasts: values['lasts'] === 'yes',
  changedOn: values['changedOn'] as string,
});

/** What the case has been told lately: the answers that a waiting report brought, else the reported income and its proof come before the figure in use. */
function prefill({ entry, facts, reportedOn, taskId }: Omit<ChangeCase, 'fields' | 'evidence'>): Prefill {
  const waiting = changeOf(facts, entry.id, taskId)?.body ?? null;
  if (waiting !== null) {
    const answered = entry.fields.filter(({ name }) => waiting.fields[name] !== undefined);
    return Object.fromEntries(answered.map(({ name }) => [name, { value: waiting.fields[name], source: { label: 'as reported', on: waiting.reportedOn } }]));
  }
  const reported = facts.incomes.find((i) => i.body.personId === facts.case.body.payingParentId && i.body.state === 'reported');
  const held = reported ?? incomeInUse(facts);
  const known: Record<string, Prefill[string]> = {};
  if (held !== null && held !== undefined && ['employed', 'pension', 'none'].includes(held.body.livelihood)) {
    known['source'] = { value: held.body.livelihood, source: { label: 'from the case', on: held.body.from } };
  }
  if (reported !== undefined) {
    const on = daysBetween(reported.body.from, reportedOn) >= 0 ? reported.body.from : reportedOn;
    if (reported.body.grossWeekly > 0) known['pay'] = { value: { pence: reported.body.grossWeekly, per: 'week' }, source: { label: 'as reported', on: reportedOn } };
    known['changedOn'] = { value: on, source: { label: 'as reported', on: reportedOn } };
  }
  return known;
}

/** What an employed or pension income comes to, for deciding it with other reports. Null while it is incomplete or no rule can take its figure. */
function look(change: ChangeCase): Finding | null {
  const fields = read(change);
  if (fields.problems.length > 0 || fields.needs.length > 0) return null;
  const answers = answersOf(fields);
  if (answers.source === 'self_employed' || answers.source === 'benefit') return null;
  const found = findIncome(change, answers);
  if (found === null) return null;
  const { tolerance, effective, limit } = found;
  return finding({
    changedOn: answers.changedOn, effective, tolerance,
    patches: tolerance.met ? [withIncome(effective.on, tolerance.reported, 'current')] : [],
    proof: proofOfIncome(change, answers, found),
    class: leftToPerson(answers, found) ? 'C' : null,
    refuse: tolerance.met ? null : { code: 'tooSmall', values: { limit: { share: limit }, lower: { amount: tolerance.lowerEdge }, upper: { amount: tolerance.upperEdge } } },
    ifRefused: { code: 'notShown' },
    person: answers.lasts ? [] : ['Pay that lasts 12 weeks or less goes to a decision maker.'],
    suggest: answers.lasts ? 'accept' : null,
    record: [{ label: 'Income a week', before: formatPence(tolerance.inUse), after: formatPence(tolerance.reported), about: 'payingParent' }],
    waits: ({ changeId, call }) => incomeRows(change.facts, answers, found, 'waiting', changeId, call),
    refused: ({ changeId, call }) => incomeRows(change.facts, answers, found, 'refused', changeId, call),
    writes: ({ changeId, call }) => incomeRows(change.facts, answers, found, 'decided', changeId, call),
  });
}

/** What a person decides, or has decided: as the engine shows it, with what they may choose. Null where the rule goes on alone. */
function byPerson(change: ChangeCase, answers: IncomeAnswers): Readonly<{ found: Finding; preview: ChangePreview }> | null {
  if (change.decide === null && previewIncome(change, answers).path !== 'handOver') return null;
  const found = look(change);
  return found === null ? null : { found, preview: previewFinding(change, found).preview };
}

/** C09: the paying parent's employed or pension income went up, went down or stopped. */
export const incomeRule: ChangeRule = {
  type: 'C09',
  prefill,
  look,
  preview(change) {
    const fields = read(change);
    const before = amountsBefore(change.facts, change.today);
    if (fields.problems.length > 0 || fields.needs.length > 0) {
      const source = change.fields['source'];
      const partial = { ...emptyPreview, before, path: 'decide' as const, problems: [...fields.problems], needs: [...fields.needs] };
      return source === 'self_employed' || source === 'benefit' ? { ...partial, path: 'handOver' as const } : partial;
    }
    const answers = answersOf(fields);
    if (answers.source === 'self_employed' || answers.source === 'benefit') {
      return { ...emptyPreview, before, path: 'handOver', warnings: [answers.source === 'benefit' ? 'Use the benefit instruction for this.' : 'A decision maker works this out from the tax return.'] };
    }
    return byPerson(change, answers)?.preview ?? previewIncome(change, answers);
  },
  record(change, call, runId) {
    const fields = read(change);
    if (fields.problems.length > 0 || fields.needs.length > 0) {
      const missing = change.entry.fields.filter((f) => fields.needs.includes(f.label)).map((f) => f.name);
      return fail('CHANGE_INCOMPLETE', { fields: [...fields.problems.map((p) => p.field), ...missing] });
    }
    const answers = answersOf(fields);
    const looked = byPerson(change, answers);
    return looked === null ? recordIncome(change, answers, call, runId) : recordFinding(change, fields, looked.found, call, runId);
  },
};
