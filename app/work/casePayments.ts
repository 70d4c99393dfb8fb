import { monthlyOf } from '../calculation/conversions.ts';
import type { LawOn } from '../calculation/law.ts';
import { addMonths, type IsoDate } from '../model/dates.ts';
import type { Pence } from '../model/money.ts';
import type { CaseBody } from '../model/rows/cases.ts';
import type { LedgerBody } from '../model/rows/money.ts';

export type LedgerFigure = Pick<LedgerBody, 'on' | 'type' | 'pence' | 'bucket'>;
export type Owed = Readonly<{ maintenance: Pence; fees: Pence; charges: Pence; total: Pence }>;

/**
 * What a ledger line adds to the money owed to the service, in pence; 0 for lines that only tell of money: what was
 * paid out, and payments between the parents under Direct Pay. Nothing is owed before its day.
 */
export const owedBy = (line: LedgerFigure, today: IsoDate): Pence =>
  line.on > today || line.type === 'paymentIssued' || line.type === 'directPayPayment' || line.type === 'directPayMissed' ? 0 : line.pence;

/** What is owed today, by bucket, in pence. Negative means paid ahead. */
export function owedFrom(lines: readonly LedgerFigure[], today: IsoDate): Owed {
  const owed = { maintenance: 0, fees: 0, charges: 0 };
  for (const line of lines) owed[line.bucket] += owedBy(line, today);
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
 * The next payment: on the pay day, today included, a month's worth of what the paying parent pays each week
 * (R-RND-4: for showing only, never what is owed). Null when the case has no pay day or nothing is payable.
 */
export function nextPayment(
  held: Pick<CaseBody, 'status' | 'payDay'>,
  payingParentTotal: Pence | null,
  today: IsoDate,
  law: LawOn,
): Readonly<{ on: IsoDate; pence: Pence }> | null {
  if (held.payDay === null || payingParentTotal === null || payingParentTotal <= 0 || !paying.includes(held.status)) return null;
  const thisMonth = `${today.slice(0, 8)}${String(held.payDay).padStart(2, '0')}`;
  return { on: thisMonth >= today ? thisMonth : addMonths(thisMonth, 1), pence: monthlyOf(payingParentTotal, law) };
}
