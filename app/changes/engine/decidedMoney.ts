import { adjustments, type DecisionHeld } from '../../money/adjust.ts';
import { amountPeriods } from '../../money/periods.ts';
import { latestSchedule, newSchedule } from '../../money/schedule.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import type { Call } from '../../operations/operation.ts';
import type { CaseFacts } from '../caseFacts.ts';

const standing = (held: readonly DecisionHeld[]): readonly DecisionHeld[] => held.filter(({ body }) => body.replacedBy === undefined);

/**
 * What new decisions do to the money of every case of the paying parent: the difference for payments already asked for
 * goes on the ledger, and the payments to come are asked for anew. A case without a schedule has neither.
 * @param decisions the decision rows that are being written
 * @param moved cases whose new schedule the change itself makes, with another service
 */
export function decidedMoney(facts: CaseFacts, decisions: readonly RowWrite[], moved: readonly string[], call: Call): readonly RowWrite[] {
  const written = decisions.flatMap((row) => (row.kind === 'decision' ? [{ id: row.id, body: row.body }] : []));
  if (written.length === 0) return [];
  const held = facts.decisions.filter(({ body }) => body.payingParentId === facts.case.body.payingParentId);
  const before = standing(held);
  const after = standing([...held.filter(({ id }) => !written.some((row) => row.id === id)), ...written]);
  const cases = facts.cases.filter(({ body }) => body.payingParentId === facts.case.body.payingParentId);
  const newest = written.toSorted((a, b) => b.body.number - a.body.number)[0];
  const schedules = cases.flatMap(({ id: caseId }): RowWrite[] => {
    const mine = facts.schedules.filter(({ body }) => body.caseId === caseId);
    const latest = latestSchedule(mine);
    if (moved.includes(caseId) || newest === undefined || latest === null || latest.body.state === 'ended') return [];
    if (JSON.stringify(amountPeriods(before, caseId)) === JSON.stringify(amountPeriods(after, caseId))) return [];
    const { service, method, frequency, day } = latest.body;
    return newSchedule({ caseId, schedules: mine, decisions: after, terms: { service, method, frequency, day }, madeBy: { kind: 'decision', id: newest.id }, today: call.today, settings: call.catalogues.money, newId: call.newId });
  });
  return [...adjustments({ cases, schedules: facts.schedules }, before, after, call.today, call.newId), ...schedules];
}
