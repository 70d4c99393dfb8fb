import type { ChangePreview } from '../../contract/change.ts';
import type { Row, RowBody, RowWrite } from '../../model/rows/index.ts';
import type { ChangeType } from '../../model/rows/work.ts';
import { apply, type Call, type Effects } from '../../operations/operation.ts';
import { fail, type Result } from '../../result.ts';
import { isUnfinished, type CaseFacts } from '../caseFacts.ts';
import { changeRow } from '../changeRow.ts';
import { factsAfter } from '../factsAfter.ts';
import { draftNotices, noticesFor } from '../notices.ts';
import { tellOtherCases } from '../otherCases.ts';
import type { ChangeCase, ChangeRule } from '../rule.ts';
import { amountsBefore } from '../workOut.ts';
import { byPrecedence } from './chain.ts';
import type { Finding } from './finding.ts';
import { decisionOn, endsHere, periodOn, periodRows, workOutPeriods, type Periods } from './periods.ts';
import { previewFinding } from './previewFinding.ts';
import { decisionLines, lineFor, openedBy, workRows } from './recordFinding.ts';

type Rules = ReadonlyMap<ChangeType, ChangeRule>;

/** A report that can be decided with the others: what its rule made of it, after those before it. */
type Ready = Readonly<{ change: ChangeCase; found: Finding; preview: ChangePreview; writes: readonly RowWrite[] }>;
/** `ready` null: it cannot be decided here, and `words` say why. */
export type TogetherReport = Readonly<{ row: Row<'change'>; title: string; path: ChangePreview['path']; effectiveOn: string | null; words: string; ready: Ready | null }>;
export type Together = Readonly<{
  /** In the order in which they are decided. */
  reports: readonly TogetherReport[];
  /** Every period that those which are ready change, each worked out once. Null when none is ready, or they do not go together. */
  worked: Periods | null;
  notices: ChangePreview['notices'];
  blocked: string | null;
}>;

const not = (row: Row<'change'>, title: string, words: string, path: ChangePreview['path'] = 'handOver', effectiveOn: string | null = null): TogetherReport => ({ row, title, path, effectiveOn, words: words.slice(0, 240), ready: null });

/** What accepting the report now comes to: as the rule alone would, or as a person may without giving a reason. Null when neither. */
function accepted(change: ChangeCase, found: Finding): ReturnType<typeof previewFinding> | null {
  const alone = previewFinding(change, found);
  if (alone.path === 'decide') return alone;
  if (alone.preview.choice?.options.includes('accept') !== true) return null;
  const byPerson = previewFinding({ ...change, decide: { as: 'accept', because: '' } }, found);
  return byPerson.path === 'decide' && byPerson.preview.choice?.reasonNeeded === false ? byPerson : null;
}

function lookAt(row: Row<'change'>, facts: CaseFacts, rules: Rules, call: Call): TogetherReport {
  const { body } = row;
  const entry = call.catalogues.changes.entries.get(body.type);
  const rule = rules.get(body.type);
  const title = entry?.title ?? body.type;
  if (entry === undefined || rule?.look === undefined || body.taskId === null) return not(row, title, 'Decide this one by itself.');
  const change: ChangeCase = {
    entry, facts, subject: body.subject, reportedOn: body.reportedOn, fields: body.fields, evidence: 'none', today: call.today, catalogues: call.catalogues, taskId: body.taskId, reportedBy: body.reportedBy, decide: null,
  };
  const found = rule.look(change);
  if (found === null) return not(row, title, 'An answer is missing, or no rule can work it out. Open it by itself.');
  const { path, preview } = previewFinding(change, found);
  const on = found.effective?.on ?? null;
  if (found.refuse !== null) return not(row, title, `It would be refused. ${preview.refusal?.words ?? ''}`.trim(), 'refuse', on);
  if (found.patches.length === 0 && found.services.length === 0) return not(row, title, 'It changes no amount. Decide it by itself.', path, on);
  const looked = accepted(change, found);
  if (looked === null) return not(row, title, `Not ready. ${preview.choice?.why[0] ?? (path === 'waitForProof' ? 'Proof is still wanted.' : 'A person decides it by itself.')}`, path, on);
  const first = found.record[0];
  const words = [first === undefined ? null : `${first.label}${first.before === null ? '' : ` from ${first.before}`}${first.after === null ? '' : `${first.before === null ? ':' : ' to'} ${first.after}`}.`, found.effective?.reason ?? null, looked.preview.choice?.why[0] ?? null].filter((part) => part !== null).join(' ');
  return { row, title, path: looked.path, effectiveOn: on, words: words.slice(0, 240), ready: { change, found, preview: looked.preview, writes: found.writes({ changeId: row.id, effectiveOn: on, call }) } };
}

/** The case as the next report finds it: with this one decided. The decisions in between are never kept. */
function standingAfter(facts: CaseFacts, { row, ready }: TogetherReport, call: Call): CaseFacts {
  if (ready === null) return facts;
  let ids = 0;
  const between = { ...call, newId: () => `${row.id}-between-${(ids += 1)}` };
  const worked = workOutPeriods(facts, ready.found, call.catalogues.law);
  const decisions = worked.ok ? periodRows(facts, worked.value, row.id, between).rows : [];
  return factsAfter(facts, [...ready.writes, ...decisions, { kind: 'change', id: row.id, body: { ...row.body, state: 'decided' } }]);
}

/** Whose words both parents get: the first that both are told about in general words, else the first of all. */
const leadOf = (ready: readonly TogetherReport[]): TogetherReport | null =>
  ready.find((report) => report.ready?.change.entry.notices.decided.some(({ template }) => template === 'case.changed')) ?? ready[0] ?? null;

/**
 * Several unfinished reports of one case looked at as one: each by its own rule, in order of precedence, as the case
 * stands with those before it; then every period worked out once over all that they change (changes catalogue §5).
 * Refuses with ROW_NOT_FOUND a report that is not here or is finished.
 */
export function lookTogether(facts: CaseFacts, changeIds: readonly string[], rules: Rules, call: Call): Result<Together> {
  const rows = facts.changes.filter((row) => changeIds.includes(row.id) && row.body.caseId === facts.case.id && isUnfinished(row)).toSorted(byPrecedence(call.catalogues.changes));
  if (rows.length !== new Set(changeIds).size) return fail('ROW_NOT_FOUND', { fields: ['changeIds'] });
  const reports: TogetherReport[] = [];
  let standing = facts;
  for (const row of rows) {
    const report = lookAt(row, standing, rules, call);
    reports.push(report);
    standing = standingAfter(standing, report, call);
  }
  const ready = reports.filter((report) => report.ready !== null);
  const lead = leadOf(ready);
  if (lead?.ready == null) return { ok: true, value: { reports, worked: null, notices: [], blocked: null } };
  const found = ready.flatMap(({ ready: each }) => each?.found ?? []);
  const worked = workOutPeriods(facts, { patches: found.flatMap(({ patches }) => patches), services: found.flatMap(({ services }) => services) }, call.catalogues.law);
  if (!worked.ok) return { ok: true, value: { reports, worked: null, notices: [], blocked: 'These cannot be worked out together. Decide them one at a time.' } };
  if (endsHere(facts, worked.value)) return { ok: true, value: { reports, worked: null, notices: [], blocked: 'Nobody would be left to pay for, so the case ends. Decide the report that ends it by itself.' } };
  return { ok: true, value: { reports, worked: worked.value, notices: noticesFor({ ...lead.ready.change, facts }, 'decided'), blocked: null } };
}

/** The case's own amount on the day: in what was worked out, or as it stands. */
export const weeklyThen = (facts: CaseFacts, worked: Periods | null, on: string): number | null =>
  (worked === null ? null : periodOn(worked, on)?.cases.find(({ caseId }) => caseId === facts.case.id)?.weekly) ?? amountsBefore(facts, on)?.weekly ?? null;

/** The last write of each row, where one report's row goes on under the next. */
const onceEach = (rows: readonly RowWrite[]): readonly RowWrite[] => [...new Map(rows.map((row) => [`${row.kind}/${row.id}`, row])).values()];

/**
 * The rows of several reports decided in one act: one decision for each date, one set of notices, each report with the
 * decision that it starts, every work item done. Refuses with CHANGE_NOT_OFFERED, naming them, while any is not ready.
 */
export function recordTogether(facts: CaseFacts, together: Together, call: Call): Result<Effects> {
  const { reports, worked, notices } = together;
  const waiting = reports.filter(({ ready }) => ready === null).map(({ row }) => row.id);
  const lead = leadOf(reports);
  if (waiting.length > 0 || worked === null || lead?.ready == null) return fail('CHANGE_NOT_OFFERED', { fields: waiting.length > 0 ? waiting : ['changeIds'] });
  const { decided, rows } = periodRows(facts, worked, lead.row.id, call);
  const current = decided.findLast(({ body }) => body.effectiveFrom <= call.today) ?? decided[0] ?? null;
  const leading: ChangeCase = { ...lead.ready.change, facts };
  const weekly = weeklyThen(facts, worked, call.today);
  const own = reports.flatMap(({ row, ready, effectiveOn }): readonly RowWrite[] => {
    if (ready === null) return [];
    const change: ChangeCase = { ...ready.change, facts };
    const decisionId = decided.findLast(({ body }) => effectiveOn !== null && body.effectiveFrom <= effectiveOn)?.id ?? current?.id ?? null;
    const told = { fields: row.body.fields, changedOn: ready.found.changedOn, state: 'decided' as const, effectiveFrom: effectiveOn, preview: ready.preview, decisionId, runId: row.body.runId };
    const held = changeRow(change, row.id, told, call);
    const body: RowBody<'change'> = { ...(held.body as RowBody<'change'>), weeklyBefore: amountsBefore(facts, call.today)?.weekly ?? null, weeklyAfter: weekly };
    return [
      ...ready.writes,
      { kind: 'change', id: row.id, body },
      lineFor(change, 'applied', ready.found.event, ready.preview, row.id, call),
      ...workRows(change, 'decided', row.id, call),
      ...openedBy(change, ready.found, 'decided', call),
    ];
  });
  return apply(onceEach([
    ...rows,
    ...own,
    ...decided.map((each) => decisionLines(leading, each, call)),
    ...draftNotices(leading, notices, { decision: current?.body ?? decisionOn(facts, call.today)?.body ?? null, decisionId: current?.id ?? null, changeId: lead.row.id, replyBy: null, changedOn: lead.ready.found.changedOn, told: lead.ready.found.told }, call),
    ...(current === null ? [] : tellOtherCases(leading, current, lead.row.id, call)),
  ]));
}
