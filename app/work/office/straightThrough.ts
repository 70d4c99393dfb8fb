import { changeRules } from '../../changes/rules/index.ts';
import type { ChangeCase } from '../../changes/rule.ts';
import type { CaseFacts } from '../../changes/caseFacts.ts';
import type { IsoDate } from '../../model/dates.ts';
import type { Row } from '../../model/rows/index.ts';
import type { GateResult } from '../../model/rows/conversation.ts';
import type { Catalogues } from '../../operations/operation.ts';

export type StraightThrough =
  /** The input of `change.record`: the system decides. */
  | Readonly<{ by: 'system'; args: Readonly<Record<string, unknown>> }>
  /** A person decides; the gates that were not passed say why. */
  | Readonly<{ by: 'person'; gates: readonly GateResult['gate'][] }>;

/** Ends that a rule may reach alone. Asking again, or handing over, is not one of them. */
const ends: readonly string[] = ['decide', 'refuse', 'apply'];
const feeds: readonly string[] = ['hmrc', 'dwp', 'childBenefit', 'bank'];

/**
 * Whether the system may decide a report whose item an office's own records have just woken: its rule now comes to an
 * end by itself, what it comes to is of class B (a type that a person accepts may still be refused by rule), and every
 * one of the nine gates has passed. Otherwise it is a person's, and the gates that failed are named.
 */
export function straightThrough(facts: CaseFacts, task: Row<'task'>, change: Row<'change'>, about: Readonly<{ today: IsoDate; catalogues: Catalogues }>): StraightThrough {
  const { body } = change;
  const entry = about.catalogues.changes.entries.get(body.type);
  const rule = changeRules.get(body.type);
  const woken = task.body.wokeAt !== null && task.body.waiting.length === 0 && task.body.why.code === 'feedAnswered' && feeds.includes(task.body.why.what ?? '');
  if (!woken || entry === undefined || rule === undefined || !entry.enabled || body.state !== 'waiting') return { by: 'person', gates: [] };
  const changeCase: ChangeCase = {
    entry, facts, subject: body.subject, reportedOn: body.reportedOn, fields: body.fields, evidence: 'none', today: about.today, catalogues: about.catalogues, taskId: task.id, reportedBy: body.reportedBy, decide: null,
  };
  const preview = rule.preview(changeCase);
  const failed = preview.gates.filter(({ state }) => state !== 'passed').map(({ gate }) => gate);
  if (preview.class !== 'B' || !ends.includes(preview.path) || preview.gates.length === 0 || failed.length > 0) return { by: 'person', gates: failed };
  return {
    by: 'system',
    args: {
      caseId: facts.case.id, type: body.type, subject: body.subject, reportedOn: body.reportedOn, fields: body.fields, evidence: 'none', taskId: task.id,
      expectWeekly: preview.after?.weekly ?? null, reportedBy: body.reportedBy,
    },
  };
}
