import { monthlyOf } from '../calculation/conversions.ts';
import type { LawOn } from '../calculation/law.ts';
import { addMonths, type IsoDate } from '../model/dates.ts';
import type { Pence } from '../model/money.ts';
import type { CaseBody } from '../model/rows/cases.ts';
import type { LedgerBody, ScheduleBody } from '../model/rows/money.ts';
import { isReceivingParentDebt, isDebt, movements, owedByLine } from '../money/movements.ts';

export type LedgerFigure = Pick<LedgerBody, 'on' | 'type' | 'pence' | 'bucket'>;
export type Owed = Readonly<{ maintenance: Pence; fees: Pence; charges: Pence; total: Pence }>;

/**
 * What a ledger line adds to the debts of the paying parent, in pence; 0 for lines that only tell of money: what came in
 * and is not used yet, what was paid out, and payments between the parents. Nothing is owed before its day.
 */
export const owedBy = (line: LedgerFigure, today: IsoDate): Pence => (line.on > today ? 0 : owedByLine(line));

/**
 * What is owed today, in pence. Maintenance with what came from the CSA; collection fees; charges with court costs and
 * older debts to the service. Negative means paid ahead.
 */
export function owedFrom(lines: readonly LedgerFigure[], today: IsoDate): Owed {
  const owed = { maintenance: 0, fees: 0, charges: 0 };
  for (const line of lines) {
    if (line.on > today) continue;
    for (const { account, pence } of movements(line)) {
      if (isDebt(account)) owed[isReceivingParentDebt(account) ? 'maintenance' : account === 'fees' ? 'fees' : 'charges'] += pence;
    }
  }
  return { ...owed, total: owed.maintenance + owed.fees + owed.charges };
}

/** Adds to each line, oldest first, what is owed after it. */
export function withBalances<L extends LedgerFigure>(lines: readonly L[], today: IsoDate): readonly (L & Readonly<{ balance: Pence }>)[] {
  let balance = 0;
  return lines.map((line) => {
    balance += owedBy(line, today);
    return { ...line, balance };
  });
}

const paying: readonly CaseBody['status'][] = ['live', 'underReview', 'challenged', 'defaultDecision'];

/**
 * The next payment: what the schedule says is due next, today included. Without a schedule, a month's worth of what the
 * paying parent pays each week on the pay day (R-RND-4: for showing only, never what is owed). Null when nothing is.
 */
export function nextPayment(
  held: Pick<CaseBody, 'status' | 'payDay'>,
  payingParentTotal: Pence | null,
  today: IsoDate,
  law: LawOn,
  schedules: readonly Readonly<{ body: Pick<ScheduleBody, 'due'> }>[] = [],
): Readonly<{ on: IsoDate; pence: Pence }> | null {
  if (!paying.includes(held.status)) return null;
  if (schedules.length > 0) {
    const due = schedules.flatMap(({ body }) => body.due).filter(({ on, maintenance, fee }) => on >= today && maintenance + fee > 0).toSorted((a, b) => (a.on < b.on ? -1 : 1))[0];
    return due === undefined ? null : { on: due.on, pence: due.maintenance + due.fee };
  }
  if (held.payDay === null || payingParentTotal === null || payingParentTotal <= 0) return null;
  const thisMonth = `${today.slice(0, 8)}${String(held.payDay).padStart(2, '0')}`;
  return { on: thisMonth >= today ? thisMonth : addMonths(thisMonth, 1), pence: monthlyOf(payingParentTotal, law) };
}
