import { addDays, type IsoDate } from '../model/calendar.ts';
import type { DecisionBody } from '../model/rows/cases.ts';
import type { Row, RowWrite } from '../model/rows/index.ts';
import type { DayRange, LedgerBody, MadeBy } from '../model/rows/money.ts';
import { type AmountPeriod, amountPeriods, dueBetween } from './periods.ts';
import { scheduleOn } from './schedule.ts';

/** A decision by its row. `id` may be one that is only now being made. */
export type DecisionHeld = Readonly<{ id: string; body: DecisionBody }>;
export type AdjustFacts = Readonly<{ cases: readonly Row<'case'>[]; schedules: readonly Row<'schedule'>[] }>;

/** Spans already asked for, oldest first: each payment that has fallen due, and the days before and between them. */
function chargedSpans(schedules: readonly Row<'schedule'>[], earliest: IsoDate, today: IsoDate): readonly DayRange[] {
  const due = schedules.flatMap(({ body }) => body.due).filter(({ on, until }) => on <= today && until >= earliest).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const spans: DayRange[] = [];
  let next = earliest;
  for (const { from, until } of due) {
    if (from > next) spans.push({ from: next, until: addDays(from, -1) });
    if (until >= next) spans.push({ from, until });
    next = until >= next ? addDays(until, 1) : next;
  }
  return spans;
}

/** The first day on which two runs of decisions say different amounts; null when they never do. */
function firstDifference(before: readonly AmountPeriod[], after: readonly AmountPeriod[]): IsoDate | null {
  const turns = [...before, ...after].flatMap(({ from, until }) => (until === null ? [from] : [from, addDays(until, 1)]));
  const at = (periods: readonly AmountPeriod[], on: IsoDate): string => {
    const found = periods.find(({ from, until }) => from <= on && (until === null || on <= until));
    return found === undefined ? '0/0' : `${found.weekly}/${found.weeklyFee}`;
  };
  return [...new Set(turns)].sort().find((on) => at(before, on) !== at(after, on)) ?? null;
}

/**
 * The ledger lines that a backdated decision makes, for every case of the paying parent: for each span that has already
 * been asked for, what the new decisions make due less what the old ones did, in pence, each rounded once. Lines are
 * dated today and name the newest decision; a span without a difference has none. Under Direct Pay the difference is
 * between the parents. Payments that are not due yet are the new schedule's business (`newSchedule`).
 */
export function adjustments(facts: AdjustFacts, oldDecisions: readonly DecisionHeld[], newDecisions: readonly DecisionHeld[], today: IsoDate, newId: () => string): RowWrite[] {
  return facts.cases.flatMap(({ id: caseId, body: held }) => {
    const [before, after] = [amountPeriods(oldDecisions, caseId), amountPeriods(newDecisions, caseId)];
    const earliest = firstDifference(before, after);
    if (earliest === null || earliest > today) return [];
    const schedules = facts.schedules.filter(({ body }) => body.caseId === caseId);
    const decision = newDecisions.filter(({ body }) => body.cases.some((line) => line.caseId === caseId)).toSorted((a, b) => b.body.number - a.body.number)[0];
    return chargedSpans(schedules, earliest, today).flatMap((span) => {
      const [was, is] = [dueBetween(before, span.from, span.until), dueBetween(after, span.from, span.until)];
      const direct = (scheduleOn(schedules, span.until)?.body.service ?? held.service) === 'directPay';
      const line = (type: LedgerBody['type'], bucket: LedgerBody['bucket'], pence: number): RowWrite[] =>
        pence === 0
          ? []
          : [{
              kind: 'ledger', id: newId(),
              body: { caseId, on: today, type, pence, bucket, method: null, period: span, ...(decision === undefined ? {} : { ref: { kind: 'decision', id: decision.id } }) },
            }];
      return direct
        ? line('directPayAdjusted', 'direct', is.maintenance - was.maintenance)
        : [...line('amountAdjusted', 'maintenance', is.maintenance - was.maintenance), ...line('amountAdjusted', 'fees', is.fee - was.fee)];
    });
  });
}

/** The ledger lines of payments that have fallen due and are not on the ledger yet. Under Direct Pay there are none. */
export function fallenDue(schedules: readonly Row<'schedule'>[], ledger: readonly Readonly<{ body: LedgerBody }>[], today: IsoDate, newId: () => string): RowWrite[] {
  const written = new Set(ledger.flatMap(({ body }) => (body.dueOn !== undefined && (body.type === 'maintenanceDue' || body.type === 'feeDue') ? [`${body.caseId}/${body.type}/${body.dueOn}`] : [])));
  return schedules.flatMap(({ id, body }) =>
    body.service === 'directPay'
      ? []
      : body.due
          .filter(({ on }) => on <= today)
          .flatMap((due) =>
            ([['maintenanceDue', 'maintenance', due.maintenance], ['feeDue', 'fees', due.fee]] as const).flatMap(([type, bucket, pence]): RowWrite[] =>
              pence === 0 || written.has(`${body.caseId}/${type}/${due.on}`)
                ? []
                : [{
                    kind: 'ledger', id: newId(),
                    body: { caseId: body.caseId, on: due.on, type, pence, bucket, method: null, period: { from: due.from, until: due.until }, dueOn: due.on, ref: { kind: 'schedule', id } },
                  }],
            ),
          ),
  );
}

/**
 * Moves what was proved unpaid under Direct Pay into the arrears that are collected, for payments due from a day on
 * (the first proved miss, C15): between the parents it is settled, and the receiving parent is owed it here. One pair of
 * lines for each due date; what is not tied to a due date stays where it is.
 */
export function unpaidToArrears(caseId: string, ledger: readonly Readonly<{ body: LedgerBody }>[], from: IsoDate, today: IsoDate, madeBy: MadeBy, newId: () => string): RowWrite[] {
  const unpaid = new Map<IsoDate, number>();
  for (const { body } of ledger) {
    if (body.caseId !== caseId || body.bucket !== 'direct' || body.dueOn === undefined || body.dueOn < from || body.on > today) continue;
    unpaid.set(body.dueOn, (unpaid.get(body.dueOn) ?? 0) + body.pence);
  }
  return [...unpaid]
    .filter(([, pence]) => pence > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([dueOn, pence]): RowWrite[] => [
      { kind: 'ledger', id: newId(), body: { caseId, on: today, type: 'directPayAdjusted', pence: 0 - pence, bucket: 'direct', method: null, dueOn, ref: madeBy } },
      { kind: 'ledger', id: newId(), body: { caseId, on: today, type: 'broughtForward', pence, bucket: 'maintenance', method: null, dueOn, ref: madeBy } },
    ]);
}
