import { daysBetween } from '../../model/dates.ts';
import type { MoneyPer } from '../../model/money.ts';
import { fail } from '../../result.ts';
import { changeOf, incomeInUse } from '../caseFacts.ts';
import { previewIncome, type IncomeAnswers, type IncomeSource } from '../incomeChange.ts';
import { readFields, type FieldsRead } from '../readFields.ts';
import { recordIncome } from '../recordIncome.ts';
import { emptyPreview, type ChangeCase, type ChangeRule, type Prefill } from '../rule.ts';
import { amountsBefore } from '../workOut.ts';

const read = (change: ChangeCase): FieldsRead =>
  readFields(change.entry, change.fields, { earliest: change.facts.case.body.effectiveFrom, latest: change.reportedOn });

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

/** C09: the paying parent's employed or pension income went up, went down or stopped. */
export const incomeRule: ChangeRule = {
  type: 'C09',
  prefill,
  preview(change) {
    const fields = read(change);
    const before = amountsBefore(change.facts);
    if (fields.problems.length > 0 || fields.needs.length > 0) {
      const source = change.fields['source'];
      const partial = { ...emptyPreview, before, problems: [...fields.problems], needs: [...fields.needs] };
      return source === 'self_employed' || source === 'benefit' ? { ...partial, path: 'handOver' } : partial;
    }
    const answers = answersOf(fields);
    if (answers.source === 'self_employed' || answers.source === 'benefit') {
      return { ...emptyPreview, before, path: 'handOver', warnings: [answers.source === 'benefit' ? 'Use the benefit instruction for this.' : 'A decision maker works this out from the tax return.'] };
    }
    return previewIncome(change, answers);
  },
  record(change, call, runId) {
    const fields = read(change);
    if (fields.problems.length > 0 || fields.needs.length > 0) {
      const missing = change.entry.fields.filter((f) => fields.needs.includes(f.label)).map((f) => f.name);
      return fail('CHANGE_INCOMPLETE', { fields: [...fields.problems.map((p) => p.field), ...missing] });
    }
    return recordIncome(change, answersOf(fields), call, runId);
  },
};
