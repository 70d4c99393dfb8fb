import { addDays, addMonths, daysBetween, type IsoDate } from '../model/calendar.ts';
import type { Pence } from '../model/pounds.ts';
import type { CaseBody } from '../model/rows/cases.ts';
import type { Row } from '../model/rows/index.ts';
import type { LedgerBody, ScheduleBody, ScheduleDue } from '../model/rows/money.ts';
import type { HeldLine } from './breakdown.ts';
import type { MoneySettings } from './settings.ts';

/**
 * How a payment of a schedule stands. `waiting`: due, and its days of grace still run. `notTold`: under Direct Pay,
 * nobody has said whether it was paid.
 */
export const dueStates = ['notYetDue', 'waiting', 'paid', 'late', 'partPaid', 'missed', 'notTold'] as const;
export type DueState = (typeof dueStates)[number];
/** What a state rests on: a fact with its day and amount in pence. */
export const dueEvidenceCodes = ['received', 'toldPaid', 'toldUnpaid', 'nothingBy', 'shortBy', 'weekendsOnly'] as const;
export type DueEvidence = Readonly<{ code: (typeof dueEvidenceCodes)[number]; on: IsoDate; pence: Pence }>;

export type DueStanding = Readonly<{
  scheduleId: string;
  number: number;
  service: ScheduleBody['service'];
  due: ScheduleDue;
  /** With the collection fee under Collect and Pay; maintenance alone under Direct Pay. */
  total: Pence;
  received: Pence;
  state: DueState;
  /** Calendar days after the due date that all of it was there, or that have gone by without it. */
  daysLate: number;
  workingDaysLate: number;
  /** Counts as a missed or late payment for a compliance step or a move to Collect and Pay. */
  counts: boolean;
  evidence: readonly DueEvidence[];
}>;

export type LateRows = Readonly<{ case: Pick<CaseBody, 'effectiveFrom'>; schedules: readonly Row<'schedule'>[]; ledger: readonly HeldLine[] }>;

type Slot = Readonly<{ scheduleId: string; body: ScheduleBody; due: ScheduleDue; opensOn: IsoDate }>;
type Told = Readonly<{ on: IsoDate; pence: Pence; type: LedgerBody['type'] }>;
const told: readonly LedgerBody['type'][] = ['directPayPayment', 'directPayUnpaid', 'directPayMissed'];

/** All payments of all versions, oldest first, each with the day from which a payment may be meant for it. */
function slotsOf({ schedules }: LateRows, settings: MoneySettings): readonly Slot[] {
  const all = schedules.flatMap(({ id, body }) => body.due.map((due) => ({ scheduleId: id, body, due }))).toSorted((a, b) => (a.due.on < b.due.on ? -1 : 1));
  return all.map((slot, index) => {
    const before = all[index - 1];
    const { earlyDays } = settings.on(slot.due.on);
    const early = before === undefined ? earlyDays : Math.min(earlyDays, Math.floor(daysBetween(before.due.on, slot.due.on) / 2));
    return { ...slot, opensOn: addDays(slot.due.on, -early) };
  });
}

/** Gives each line to the payment that it names, else to the last one that was open on its day. */
function linesBySlot(slots: readonly Slot[], ledger: readonly HeldLine[], today: IsoDate): readonly (readonly Told[])[] {
  const lines: Told[][] = slots.map(() => []);
  for (const { body } of ledger) {
    if (body.on > today || (body.type !== 'paymentReceived' && !told.includes(body.type))) continue;
    const named = body.dueOn === undefined ? -1 : slots.findIndex(({ due }) => due.on === body.dueOn);
    const at = named === -1 ? slots.findLastIndex(({ opensOn }) => opensOn <= body.on) : named;
    lines[at]?.push({ on: body.on, pence: body.pence, type: body.type });
  }
  return lines.map((own) => own.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)));
}

/** The day on which payments first reached an amount; null while they have not. */
function reachedOn(payments: readonly Told[], pence: Pence): IsoDate | null {
  let sum = 0;
  for (const payment of payments) {
    sum -= payment.pence;
    if (sum >= pence) return payment.on;
  }
  return null;
}
const sumUpTo = (payments: readonly Told[], on: IsoDate): Pence => payments.reduce((sum, payment) => (payment.on <= on ? sum - payment.pence : sum), 0);

type Judged = Pick<DueStanding, 'state' | 'daysLate' | 'counts' | 'evidence' | 'total' | 'received'>;

/** Collect and Pay: missed when nothing has come 5 days after it was due, or less than 90% has. */
function judgeCollected({ due }: Slot, lines: readonly Told[], settings: MoneySettings, today: IsoDate): Judged {
  const total = due.maintenance + due.fee;
  const payments = lines.filter(({ type }) => type === 'paymentReceived');
  const received = sumUpTo(payments, today);
  const clocks = settings.on(due.on);
  const lastDay = addDays(due.on, clocks.collectMissedAfterDays);
  const inTime = sumUpTo(payments, lastDay);
  const evidence: DueEvidence[] = payments.map(({ on, pence }) => ({ code: 'received', on, pence: 0 - pence }));
  const counts = today > lastDay && inTime * 100 < total * clocks.collectPaidPercent;
  const fullOn = reachedOn(payments, total);
  const held = { total, received, counts };
  if (fullOn !== null) return { ...held, state: fullOn <= lastDay ? 'paid' : 'late', daysLate: Math.max(0, daysBetween(due.on, fullOn)), evidence };
  if (due.on > today) return { ...held, state: 'notYetDue', daysLate: 0, evidence };
  const daysLate = daysBetween(due.on, today);
  if (received > 0) return { ...held, state: 'partPaid', daysLate, evidence: [...evidence, { code: 'shortBy', on: today <= lastDay ? today : lastDay, pence: total - received }] };
  return today <= lastDay ? { ...held, state: 'waiting', daysLate, evidence } : { ...held, state: 'missed', daysLate, evidence: [{ code: 'nothingBy', on: lastDay, pence: total }] };
}

/** Direct Pay: only what the parents tell is known. A payment counts when it is 3 or more working days late. */
function judgeDirect({ due }: Slot, lines: readonly Told[], settings: MoneySettings, today: IsoDate): Judged {
  const total = due.maintenance;
  const payments = lines.filter(({ type }) => type === 'directPayPayment');
  const unpaid = lines.filter(({ type }) => type !== 'directPayPayment' && type !== 'paymentReceived');
  const received = sumUpTo(payments, today);
  const { workingDays } = settings;
  const limit = settings.on(due.on).directLateWorkingDays;
  const said = unpaid.reduce((sum, { pence }) => sum + pence, 0);
  // A part that was never paid is told as unpaid: once it is paid, all of it is.
  const fullOn = reachedOn(payments, said > 0 ? Math.min(said, total) : total);
  const isOverdue = (on: IsoDate): boolean => workingDays.between(due.on, on) >= limit;
  const evidence: DueEvidence[] = [
    ...payments.map(({ on, pence }): DueEvidence => ({ code: 'toldPaid', on, pence: 0 - pence })),
    ...unpaid.map(({ on, pence }): DueEvidence => ({ code: 'toldUnpaid', on, pence })),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const held = { total, received: said > 0 && said < total ? total - said + received : received, evidence };
  if (fullOn !== null) return { ...held, state: isOverdue(fullOn) ? 'late' : 'paid', daysLate: Math.max(0, daysBetween(due.on, fullOn)), counts: isOverdue(fullOn) };
  if (due.on > today) return { ...held, state: 'notYetDue', daysLate: 0, counts: false };
  const daysLate = daysBetween(due.on, today);
  if (said > 0 || received > 0) return { ...held, state: received > 0 || said < total ? 'partPaid' : 'missed', daysLate, counts: isOverdue(today) };
  return { ...held, state: isOverdue(today) ? 'notTold' : 'waiting', daysLate: 0, counts: false };
}

/**
 * How each payment of a case's schedules stands today, oldest first, with what that rests on. Payments of nothing are
 * left out. Where working days go past the years whose bank holidays are held, the evidence says so.
 */
export function dueStandings(rows: LateRows, settings: MoneySettings, today: IsoDate): readonly DueStanding[] {
  const slots = slotsOf(rows, settings);
  const lines = linesBySlot(slots, rows.ledger, today);
  return slots.flatMap((slot, index) => {
    const { due, body, scheduleId } = slot;
    const judged = (body.service === 'directPay' ? judgeDirect : judgeCollected)(slot, lines[index] ?? [], settings, today);
    if (judged.total === 0) return [];
    const until = addDays(due.on, judged.daysLate);
    const unknown = body.service === 'directPay' && due.on <= today && !settings.workingDays.isKnown(due.on, until);
    return [{
      scheduleId, number: body.number, service: body.service, due, ...judged, workingDaysLate: judged.daysLate === 0 ? 0 : settings.workingDays.between(due.on, until),
      evidence: unknown ? [...judged.evidence, { code: 'weekendsOnly', on: until, pence: 0 } satisfies DueEvidence] : judged.evidence,
    }];
  });
}

/** Payments that were late, short or missed and count as such, oldest first: for C15 and C17. */
export const latePayments = (rows: LateRows, settings: MoneySettings, today: IsoDate): readonly DueStanding[] => dueStandings(rows, settings, today).filter(({ counts }) => counts);

/** The first day of the annual review year that a day is in: the last anniversary of the initial effective date. */
export function reviewYearStart({ effectiveFrom }: Pick<CaseBody, 'effectiveFrom'>, today: IsoDate): IsoDate {
  let years = 0;
  while (addMonths(effectiveFrom, 12 * (years + 1)) <= today) years += 1;
  return addMonths(effectiveFrom, 12 * years);
}

/** The first payment due in this review year that counts as late or missed; null when none does. Earlier years never count. */
export function firstMissInReviewYear(rows: LateRows, settings: MoneySettings, today: IsoDate): DueStanding | null {
  const start = reviewYearStart(rows.case, today);
  return latePayments(rows, settings, today).find(({ due }) => due.on >= start) ?? null;
}
