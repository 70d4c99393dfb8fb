import { addDays, addMonths, type IsoDate, weekday } from '../model/calendar.ts';
import type { Pence } from '../model/pounds.ts';
import type { CaseBody, DecisionBody } from '../model/rows/cases.ts';
import type { RowWrite } from '../model/rows/index.ts';
import type { MadeBy, ScheduleBody, ScheduleDue } from '../model/rows/money.ts';
import type { Row } from '../model/rows/index.ts';
import { type AmountPeriod, amountPeriods, dueBetween } from './periods.ts';
import type { MoneySettings } from './settings.ts';

/** How often and on which day: day of the month 1 to 28, or of the week, 1 Monday to 7 Sunday. */
export type PayDays = Pick<ScheduleBody, 'frequency' | 'day'>;
export type ScheduleTerms = PayDays & Pick<ScheduleBody, 'service' | 'method'>;

/** The first pay day on or after a day. */
export function payDayFrom({ frequency, day }: PayDays, on: IsoDate): IsoDate {
  if (frequency === 'weekly') {
    const ahead = (day - ((weekday(on) + 6) % 7) - 1 + 7) % 7;
    return addDays(on, ahead);
  }
  const thisMonth = `${on.slice(0, 8)}${String(day).padStart(2, '0')}`;
  return thisMonth >= on ? thisMonth : addMonths(thisMonth, 1);
}
export const nextPayDay = (days: PayDays, after: IsoDate): IsoDate => payDayFrom(days, addDays(after, 1));

/**
 * The first due date that a schedule made today may have: after today, and for a Direct Debit not before its notice in
 * working days has run (effective date rule ES).
 */
export function nextScheduleDate(terms: ScheduleTerms, today: IsoDate, settings: MoneySettings): IsoDate {
  const notice = terms.service === 'collectAndPay' && terms.method === 'directDebit' ? settings.workingDays.after(today, settings.on(today).directDebitNoticeWorkingDays) : addDays(today, 1);
  return payDayFrom(terms, notice);
}

/**
 * Payments from `firstOn` to `until`, each for the days since the one before it; the first covers from `coversFrom`.
 * `carried` is a difference from payments already sent out: it is added to the first payment, and what would go below
 * nothing goes on to the next. A payment of nothing stays in the list: it says up to which day all is asked for.
 */
export function duePayments(
  days: PayDays, periods: readonly AmountPeriod[], span: Readonly<{ coversFrom: IsoDate; firstOn: IsoDate; until: IsoDate }>, carried: Readonly<{ maintenance: Pence; fee: Pence }> = { maintenance: 0, fee: 0 },
): readonly ScheduleDue[] {
  const due: ScheduleDue[] = [];
  let left = carried;
  let from = span.coversFrom;
  for (let on = span.firstOn; on <= span.until; on = nextPayDay(days, on)) {
    if (from >= on) continue;
    const until = addDays(on, -1);
    const amount = dueBetween(periods, from, until);
    const [maintenance, fee] = [amount.maintenance + left.maintenance, amount.fee + left.fee];
    left = { maintenance: Math.min(0, maintenance), fee: Math.min(0, fee) };
    due.push({ on, from, until, maintenance: Math.max(0, maintenance), fee: Math.max(0, fee) });
    from = addDays(until, 1);
  }
  return due;
}

export type NewSchedule = Readonly<{
  caseId: string;
  /** This case's versions so far. */
  schedules: readonly Row<'schedule'>[];
  decisions: readonly Readonly<{ body: DecisionBody }>[];
  terms: ScheduleTerms;
  madeBy: MadeBy;
  today: IsoDate;
  settings: MoneySettings;
  newId: () => string;
}>;

/** The version that says what is due on a day: the newest that has begun and not ended. */
export const scheduleOn = <S extends Readonly<{ body: ScheduleBody }>>(schedules: readonly S[], on: IsoDate): S | null =>
  schedules.filter(({ body }) => body.from <= on && (body.until === null || on <= body.until)).toSorted((a, b) => b.body.number - a.body.number)[0] ?? null;

/** The newest version, begun or not. */
export const latestSchedule = <S extends Readonly<{ body: ScheduleBody }>>(schedules: readonly S[]): S | null =>
  schedules.toSorted((a, b) => b.body.number - a.body.number)[0] ?? null;

/**
 * The rows of a new schedule version for one case: the version itself, and the one before it cut short. Payments that
 * fall before the new version can begin stay as they were sent out; what the new amounts make different in them is
 * carried into the first new payment. `decisions` are as they will stand. Where there was no version before, the newest
 * decision's first day is the first that is asked for.
 */
export function newSchedule(asked: NewSchedule): RowWrite[] {
  const { caseId, terms, today, settings, madeBy } = asked;
  const periods = amountPeriods(asked.decisions, caseId);
  const before = latestSchedule(asked.schedules);
  const firstOn = nextScheduleDate(terms, today, settings);
  const kept = asked.schedules.flatMap(({ body }) => body.due).filter(({ on }) => on < firstOn).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const lastKept = kept.at(-1);
  const carried = kept
    .filter(({ on }) => on > today)
    .reduce((sum, due) => {
      const now = dueBetween(periods, due.from, due.until);
      return { maintenance: sum.maintenance + now.maintenance - due.maintenance, fee: sum.fee + now.fee - due.fee };
    }, { maintenance: 0, fee: 0 });
  const until = addDays(addMonths(firstOn, settings.on(today).scheduleMonths), -1);
  const coversFrom = lastKept === undefined ? (periods[0]?.from ?? firstOn) : addDays(lastKept.until, 1);
  const body: ScheduleBody = {
    caseId, number: (before?.body.number ?? 0) + 1, ...terms, from: firstOn, until: null,
    due: [...duePayments(terms, periods, { coversFrom, firstOn, until }, carried)],
    madeBy, madeOn: today, state: 'live',
  };
  const cut = asked.schedules.filter((each) => each.body.until === null || each.body.until >= firstOn);
  return [
    ...cut.map(({ id, body: old }): RowWrite => ({
      kind: 'schedule', id,
      body: { ...old, until: old.from > firstOn ? old.from : addDays(firstOn, -1), due: old.due.filter(({ on }) => on < firstOn), state: 'replaced' },
    })),
    { kind: 'schedule', id: asked.newId(), body },
  ];
}

/** Ends a case's schedule: no payment falls due after `on`. */
export const endSchedule = (schedules: readonly Row<'schedule'>[], on: IsoDate): RowWrite[] =>
  schedules
    .filter(({ body }) => body.until === null || body.until > on)
    .map(({ id, body }) => ({ kind: 'schedule', id, body: { ...body, until: on < body.from ? body.from : on, due: body.due.filter((due) => due.on <= on), state: 'ended' } }));

/** How a case is paid now: its newest schedule, else what the case itself says. */
export function liveMethod(held: Pick<CaseBody, 'service' | 'method'>, schedules: readonly Readonly<{ body: ScheduleBody }>[], today: IsoDate): Pick<ScheduleBody, 'service' | 'method'> {
  const schedule = scheduleOn(schedules, today);
  return schedule === null ? { service: held.service, method: held.method } : { service: schedule.body.service, method: schedule.body.method };
}
