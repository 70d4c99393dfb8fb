import type { CaseFacts } from '../changes/caseFacts.ts';
import { incomeInUse } from '../changes/caseFacts.ts';
import { periodRows, type DecidedRows, type Periods } from '../changes/engine/periods.ts';
import { decisionForMessages, teamOf } from '../changes/notices.ts';
import { draftFor } from '../messages/draftFor.ts';
import { payingParentFacts, receivingParentFacts, withAppeal, type RoleSafeFacts } from '../messages/facts.ts';
import { addMonths, type IsoDate } from '../model/dates.ts';
import { partyRoles, type PartyRole } from '../model/roles.ts';
import type { Row, RowWrite } from '../model/rows/index.ts';
import { entry } from '../operations/entry.ts';
import type { Call } from '../operations/operation.ts';

/** What one parent may be told of a decision, with the last day to appeal. Null when there is no team to name. */
export function toldOf(facts: CaseFacts, decision: Row<'decision'>['body'], role: PartyRole, call: Call): RoleSafeFacts<PartyRole> | null {
  const { catalogues, today } = call;
  const team = teamOf(catalogues.directory, facts.case.body.ownerTeamId);
  const clocks = { noticeOn: today, challengeDays: catalogues.changes.setting('challengeDays', today), postDays: catalogues.changes.setting('letterPostDays', today) };
  const told = team === null ? null : decisionForMessages(facts, decision, catalogues.law, clocks);
  if (team === null || told === null) return null;
  const safe: RoleSafeFacts<PartyRole> = role === 'payingParent' ? payingParentFacts(told, team) : receivingParentFacts(told, team);
  return withAppeal(safe, appealBy(today, call));
}

/** The last day to appeal against a decision whose notice goes today. */
const appealBy = (today: IsoDate, { catalogues }: Call): IsoDate => addMonths(today, catalogues.clocks.limit('appealMonths', today));

/** Drafts for both parents of every case that a decision covers, each with that case's own figures. */
export function tellBoth(facts: CaseFacts, decided: DecidedRows['decided'][number], templateId: string, taskId: string | null, call: Call): readonly RowWrite[] {
  return facts.cases
    .filter(({ id }) => decided.body.cases.some(({ caseId }) => caseId === id))
    .flatMap((held) => {
      const there = { ...facts, case: held };
      return partyRoles.flatMap((role) => {
        const words = toldOf(there, decided.body, role, call);
        return words === null ? [] : draftFor(there, { templateId, ways: ['written'], facts: words, taskId: held.id === facts.case.id ? taskId : null, decisionId: decided.id }, call);
      });
    });
}

/** The case's own facts as the revised decision now has them, where they still run. */
function factRows(facts: CaseFacts, { periods }: Periods, call: Call): readonly RowWrite[] {
  const last = periods.at(-1);
  if (last === undefined || last.until !== null) return [];
  const rows: RowWrite[] = [];
  const held = incomeInUse(facts);
  const { income } = last.input.payingParent;
  if (held !== null && income.kind === 'inUse' && income.grossWeekly !== held.body.grossWeekly) {
    rows.push({ kind: 'income', id: held.id, body: { ...held.body, state: 'superseded' } });
    rows.push({ kind: 'income', id: call.newId(), body: { ...held.body, grossWeekly: income.grossWeekly, annual: null, basis: income.basis, changeId: null } });
  }
  for (const { id, nights } of last.input.receivingParents.flatMap(({ children }) => children)) {
    const care = facts.care.find(({ body }) => body.childId === id);
    if (care !== undefined && nights !== null && care.body.basis !== 'assumed' && care.body.nights !== nights) rows.push({ kind: 'care', id: care.id, body: { ...care.body, nights } });
  }
  return rows;
}

export type Revised = Readonly<{ rows: readonly RowWrite[]; decided: DecidedRows['decided']; current: DecidedRows['decided'][number] | null }>;

/**
 * What a revision writes: the new decisions from the original's own date, the old ones kept beside them, the money that
 * differs for payments already asked for, the case's facts, a line for each, and drafts for both parents.
 */
export function revisionRows(facts: CaseFacts, worked: Periods, told: Readonly<{ because: string; templateId: string; taskId: string | null }>, call: Call): Revised {
  const { decided, rows } = periodRows(facts, worked, null, call);
  const current = decided.findLast(({ body }) => body.effectiveFrom <= call.today) ?? decided[0] ?? null;
  const lines = decided.flatMap(({ id, body }) =>
    body.cases.map(({ caseId, weekly, previousWeekly }) =>
      entry(call, { caseId, category: 'decisions', event: 'decision.made', ref: `decision/${id}`, facts: { number: body.number, reason: 'revision', before: previousWeekly, after: weekly, from: body.effectiveFrom, because: told.because.slice(0, 240) } }),
    ),
  );
  return {
    decided,
    current,
    rows: [
      ...rows, ...factRows(facts, worked, call),
      ...lines,
      ...(current === null ? [] : tellBoth(facts, current, told.templateId, told.taskId, call)),
    ],
  };
}

/** True when some day would have another amount or rate than it has now. */
export const isDifferent = ({ periods }: Periods): boolean =>
  periods.some(({ cases, calculation, base }) => calculation === null || calculation.rate !== base.body.rate || calculation.grossWeekly !== base.body.grossWeekly || cases.some(({ weekly, previousWeekly }) => weekly !== previousWeekly));
