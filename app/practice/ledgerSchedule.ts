import { addDays, addMonths, type IsoDate } from '../model/dates.ts';
import type { ScheduleDue } from '../model/rows/money.ts';
import { type AmountPeriod, amountPeriods } from '../money/periods.ts';
import { duePayments, payDayFrom } from '../money/schedule.ts';
import { workingDayAtOrBefore } from './calendar.ts';
import type { CasePlan, Making, PayerPlan } from './making.ts';

/** From a decision to the first payment under it, at least. */
const FIRST_PAYMENT_DAYS = 20;
/** What fell due this lately has had no time to be paid. */
const SETTLED_DAYS = 4;
/** Statuses in which nothing falls due any more. */
const ended: readonly CasePlan['status'][] = ['arrearsOnly', 'closed', 'tracing', 'awaitingResponse'];

export type PlannedDue = Readonly<{ scheduleId: string; due: ScheduleDue }>;
/** Due and settled payments, oldest first. Those ahead stand on the schedule alone. */
export type CaseSchedule = Readonly<{ settled: readonly PlannedDue[]; periods: readonly AmountPeriod[] }>;

/** Pay days to keep: the last ones that have had time to be paid, then those ahead up to the review. */
function firstKept(m: Making, each: CasePlan, keep: number): IsoDate {
  const days = { frequency: 'monthly', day: each.payDay ?? 1 } as const;
  const earliest = payDayFrom(days, addDays(each.effectiveFrom, FIRST_PAYMENT_DAYS));
  let last = payDayFrom(days, m.day(-SETTLED_DAYS));
  if (last > m.day(-SETTLED_DAYS)) last = addMonths(last, -1);
  const wanted = addMonths(last, 1 - keep);
  return wanted < earliest ? earliest : wanted;
}

/**
 * Rows of a case's schedule versions: the one of the decision in force, and the one before while its payments are still
 * on the ledger. What fell due earlier is in the line brought forward.
 */
export function makeSchedules(m: Making, payer: PayerPlan, each: CasePlan, keep: number): CaseSchedule {
  const periods = amountPeriods(payer.decisions, each.id);
  if (ended.includes(each.status) || payer.decisions.length === 0) return { settled: [], periods };
  const days = { frequency: 'monthly', day: each.payDay ?? 1 } as const;
  const firstOn = firstKept(m, each, keep);
  const before = addMonths(firstOn, -1);
  const coversFrom = before < addDays(each.effectiveFrom, FIRST_PAYMENT_DAYS) ? each.effectiveFrom : before;
  const all = duePayments(days, periods, { coversFrom, firstOn, until: addDays(each.reviewOn, -1) });
  const settled: PlannedDue[] = [];
  for (const [index, decision] of payer.decisions.entries()) {
    const next = payer.decisions[index + 1]?.body;
    const from = decision.body.effectiveFrom;
    const until = next === undefined ? null : addDays(next.effectiveFrom, -1);
    const due = all.filter(({ on }) => on >= from && (until === null || on <= until));
    if (due.length === 0 && next !== undefined) continue;
    const id = m.id('z');
    const madeOn = decision.body.performedOn;
    m.put('schedule', id, {
      caseId: each.id, number: decision.body.number, service: each.service, method: each.service === 'directPay' ? null : each.method, ...days, from, until, due,
      madeBy: { kind: 'decision', id: decision.id }, madeOn: workingDayAtOrBefore(madeOn <= m.day(-1) ? madeOn : m.day(-1)), state: next === undefined ? 'live' : 'replaced',
    });
    settled.push(...due.filter(({ on }) => on <= m.day(-SETTLED_DAYS)).map((one) => ({ scheduleId: id, due: one })));
  }
  return { settled, periods };
}
