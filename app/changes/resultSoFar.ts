import type { ChangePreview } from '../contract/change.ts';
import type { IsoDate } from '../model/dates.ts';
import type { Pence } from '../model/money.ts';
import type { PartyRole } from '../model/roles.ts';
import type { Catalogues } from '../operations/operation.ts';
import type { CaseFacts } from './caseFacts.ts';
import type { ChangeEntry } from './catalogue.ts';
import { changeForm } from './changeForm.ts';
import { applies } from './readFields.ts';
import type { ChangeRule } from './rule.ts';

type Answers = Readonly<Record<string, unknown>>;
type About = Readonly<{
  facts: CaseFacts;
  subject: PartyRole;
  taskId: string;
  today: IsoDate;
  catalogues: Catalogues;
  /** The weekly figure that proof or an answer for this item shows; null while none does. */
  proved: Pence | null;
}>;

/** `tooSmall`: the change is under the limit, so the amount stays. `lines` is the working of `after`. */
export type ResultSoFar = Readonly<{ before: Pence; after: Pence; tooSmall: boolean; lines: ChangePreview['lines'] }>;

/**
 * What an unfinished report comes to on what the case holds now: the form as it would open, worked out by the type's own
 * rule. Pence a week before and after. Null while something is missing or the rule gives no amount.
 */
export function resultSoFar(rule: ChangeRule, entry: ChangeEntry, { facts, subject, taskId, today, catalogues, proved }: About): ResultSoFar | null {
  if (!entry.enabled || !entry.subjects.includes(subject)) return null;
  const { fields, reportedOn, reportedBy } = changeForm(rule, entry, { facts, subject, taskId, today, catalogues });
  const told = Object.fromEntries(fields.flatMap(({ name, prefill }) => (prefill === null ? [] : [[name, prefill.value]])));
  const answers = entry.id === 'C09' ? incomeAnswers(told, proved, reportedOn) : told;
  const asked = Object.fromEntries(entry.fields.filter((field) => applies(field, answers)).map((field) => [field.name, answers[field.name]]));
  const { before, after, path, lines } = rule.preview({ entry, facts, subject, reportedOn, fields: asked, evidence: 'none', today, catalogues, taskId, reportedBy, decide: null });
  if (before === null) return null;
  if (path === 'refuse') return { before: before.weekly, after: before.weekly, tooSmall: true, lines };
  return after === null ? null : { before: before.weekly, after: after.weekly, tooSmall: false, lines };
}

/** A figure that was proved stands in for pay that nobody has told us; what has not been asked yet is taken as it usually is. */
function incomeAnswers(told: Answers, proved: Pence | null, reportedOn: IsoDate): Answers {
  const figure = told['pay'] === undefined && proved !== null ? { source: 'employed', pay: { pence: proved, per: 'week' } } : {};
  const known = { ...told, ...figure };
  // With no figure at all, what the case says of an income is the old one and not what was reported.
  return 'pay' in known || told['lasts'] !== undefined ? { paysPension: 'no', lasts: 'yes', changedOn: reportedOn, ...known } : told;
}
