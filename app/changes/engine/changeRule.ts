import { addMonths } from '../../model/dates.ts';
import { fail } from '../../result.ts';
import { changeOf, personOf } from '../caseFacts.ts';
import { offered } from '../offered.ts';
import { readFields, type FieldsRead } from '../readFields.ts';
import { emptyPreview, type ChangeCase, type ChangeRule, type Prefill } from '../rule.ts';
import { amountsBefore } from '../workOut.ts';
import { chainOf } from './chain.ts';
import type { FindingRule } from './finding.ts';
import { previewFinding } from './previewFinding.ts';
import { recordFinding } from './recordFinding.ts';

/** Longer than anybody has lived anywhere; stands in for a date of birth that we do not hold. */
const LIFETIME_MONTHS = 1200;

/** The child that the report under way names, where an earlier report took it off the case meanwhile: it can still be answered. */
function leftSince({ entry, facts, taskId }: ChangeCase, { name, type }: ChangeCase['entry']['fields'][number]): readonly string[] {
  const named = type === 'child' ? changeOf(facts, entry.id, taskId)?.body.fields[name] : undefined;
  return facts.children.filter(({ id, body }) => id === named && body.role === 'noLonger').map(({ id }) => id);
}

/** The answers of a form, read against the catalogue and the case. A change of a record may reach back before the case. */
export function readAnswers(change: ChangeCase, check?: FindingRule['check']): FieldsRead {
  const { entry, facts, fields, reportedOn, subject } = change;
  const born = personOf(facts, subject)?.body.bornOn ?? addMonths(reportedOn, -LIFETIME_MONTHS);
  const read = readFields(entry, fields, { earliest: entry.effectiveRule === 'E0' ? born : facts.case.body.effectiveFrom, latest: reportedOn, born }, (field) => [...offered(facts, subject, field).map(({ value }) => value), ...leftSince(change, field)]);
  return check === undefined || !isReady(read) ? read : { ...read, problems: check(change, read.values) };
}

/** What a waiting report was told comes before anything that the rule knows. */
function asReported({ entry, facts, taskId }: Parameters<ChangeRule['prefill']>[0]): Prefill {
  const waiting = changeOf(facts, entry.id, taskId)?.body ?? null;
  if (waiting === null) return {};
  return Object.fromEntries(entry.fields.filter(({ name }) => waiting.fields[name] !== undefined).map(({ name }) => [name, { value: waiting.fields[name], source: { label: 'as reported', on: waiting.reportedOn } }]));
}

const isReady = ({ problems, needs }: FieldsRead): boolean => problems.length === 0 && needs.length === 0;

/** A change type made whole: its small rule, and the engine that every type shares. */
export function changeRule({ type, prefill, look, check }: FindingRule): ChangeRule {
  return {
    type,
    prefill: (change) => ({ ...prefill?.(change), ...asReported(change) }),
    look: (change) => {
      const fields = readAnswers(change, check);
      return isReady(fields) ? look(change, fields.values) : null;
    },
    preview(change) {
      const fields = readAnswers(change, check);
      if (isReady(fields)) return previewFinding(change, look(change, fields.values)).preview;
      return {
        ...emptyPreview, class: change.entry.class, before: change.entry.effectiveRule === 'E0' ? null : amountsBefore(change.facts, change.today), problems: [...fields.problems], needs: [...fields.needs], chain: chainOf(change),
        path: change.entry.class === 'A' ? 'apply' : 'decide',
      };
    },
    record(change, call, runId) {
      const fields = readAnswers(change, check);
      if (isReady(fields)) return recordFinding(change, fields, look(change, fields.values), call, runId);
      const missing = change.entry.fields.filter(({ label }) => fields.needs.includes(label)).map(({ name }) => name);
      return fail('CHANGE_INCOMPLETE', { fields: [...fields.problems.map(({ field }) => field), ...missing] });
    },
  };
}
