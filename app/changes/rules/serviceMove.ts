import type { EffectiveDate } from '../../calculation/effectiveDate.ts';
import type { RowBody, RowWrite } from '../../model/rows/index.ts';
import { newSchedule, type ScheduleTerms } from '../../money/schedule.ts';
import { entry } from '../../operations/entry.ts';
import type { Call } from '../../operations/operation.ts';
import { withService, type InputPatch, type ServiceMove } from '../engine/patch.ts';
import { periodRows, standingDecisions, workOutPeriods } from '../engine/periods.ts';
import { startOf } from '../engine/start.ts';
import type { ChangeCase } from '../rule.ts';
import { firstPayDay, schedulesHere } from './paymentFacts.ts';

export type Move = Readonly<{ effective: EffectiveDate | null; patches: readonly InputPatch[]; services: readonly ServiceMove[]; terms: ScheduleTerms }>;

/** A case moved to the other service from the first day that a new schedule can ask for money (effective date rule ES). */
export function moveTo(change: ChangeCase, terms: ScheduleTerms): Move {
  const { facts, reportedOn } = change;
  const effective = startOf(change, reportedOn, { scheduleOn: firstPayDay(change, terms) });
  if (effective === null) return { effective, patches: [], services: [], terms };
  // Fees are worked out where any case of this paying parent is collected.
  const others = facts.cases.filter(({ id, body }) => id !== facts.case.id && body.payingParentId === facts.case.body.payingParentId);
  const service = terms.service === 'collectAndPay' || others.some(({ body }) => body.service === 'collectAndPay') ? 'collectAndPay' : 'directPay';
  return { effective, terms, patches: [withService(effective.on, service)], services: [{ caseId: facts.case.id, service: terms.service, from: effective.on }] };
}

/** Decisions as they will stand once the move is decided: what a new schedule is worked out from. */
function decisionsAfter(change: ChangeCase, { patches, services }: Move, changeId: string, call: Call): readonly Readonly<{ body: RowBody<'decision'> }>[] {
  const standing = standingDecisions(change.facts);
  const worked = workOutPeriods(change.facts, { patches, services }, change.catalogues.law);
  if (!worked.ok) return standing;
  // Only the amounts are read here; the engine writes the decisions themselves.
  const after = new Map(standing.map(({ id, body }) => [id, body]));
  for (const row of periodRows(change.facts, worked.value, changeId, { ...call, newId: () => `${changeId}-${after.size}` }).rows) if (row.kind === 'decision') after.set(row.id, row.body);
  return [...after.values()].filter(({ replacedBy }) => replacedBy === undefined).map((body) => ({ body }));
}

/** Between the parents there are no fees, also not for the last days before the move that their first payment covers. */
const withoutFees = (row: RowWrite): RowWrite => (row.kind === 'schedule' && row.body.state === 'live' ? { ...row, body: { ...row.body, due: row.body.due.map((due) => ({ ...due, fee: 0 })) } } : row);

/** The case on its new service, its new schedule in place of the old one, and the line that tells of it. */
export function moveRows(change: ChangeCase, move: Move, changeId: string, call: Call): readonly RowWrite[] {
  const { facts, catalogues } = change;
  const { terms, effective } = move;
  const { service, method } = terms;
  return [
    { kind: 'case', id: facts.case.id, body: { ...facts.case.body, service, method: caseMethod(method), payDay: terms.frequency === 'monthly' ? terms.day : facts.case.body.payDay } },
    ...newSchedule({ caseId: facts.case.id, schedules: schedulesHere(change), decisions: decisionsAfter(change, move, changeId, call), terms, madeBy: { kind: 'change', id: changeId }, today: call.today, settings: catalogues.money, newId: call.newId }).map(service === 'directPay' ? withoutFees : (row) => row),
    entry(call, { caseId: facts.case.id, category: 'decisions', event: 'service.changed', facts: { service, from: effective?.on ?? call.today }, ref: `change/${changeId}` }),
  ];
}

/** The case's own method has no word for cheques and for the armed forces' own order; its schedule has. */
export const caseMethod = (method: ScheduleTerms['method']): RowBody<'case'>['method'] =>
  method === 'cheque' ? 'standingOrder' : method === 'deductionFromEarningsRequest' ? 'deductionFromEarnings' : method;
