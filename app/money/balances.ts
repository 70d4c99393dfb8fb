import type { IsoDate } from '../model/calendar.ts';
import type { Pence } from '../model/pounds.ts';
import type { LedgerBody } from '../model/rows/money.ts';
import { type Account, accountsAfter, type Debt, debts, isDebt, isReceivingParentDebt, movements } from './movements.ts';

/** An amount split as staff screens split it: maintenance, and charges or other debt to the service. Pence. */
export type Split = Readonly<{ maintenance: Pence; charges: Pence; total: Pence }>;
export type CaseLine = Pick<LedgerBody, 'caseId' | 'on' | 'type' | 'pence' | 'bucket'> & Readonly<{ fee?: Pence }>;

export type Balances = Readonly<{
  /** Still owed, by whom it is owed to; never below nothing. */
  owed: Readonly<Record<Debt, Pence>>;
  arrears: Split;
  /** Paid or credited beyond what is owed, and what was set aside as overpaid. */
  overpayments: Split;
  /** Received and not yet used for anything. */
  cash: Pence;
  /** All that was ever expected: due, brought forward, charged, adjusted. */
  expected: Split;
  /** What came in and was used. Money not yet used is `cash`. */
  paid: Split;
  writtenOff: Split;
  refunded: Pence;
  /** Between the parents under Direct Pay, as told: unpaid above nothing. No debt to anyone here. */
  direct: Pence;
  /** Collected for the receiving parent and not yet passed on. */
  toPassOn: Pence;
}>;

const expectedTypes: readonly LedgerBody['type'][] = ['broughtForward', 'maintenanceDue', 'feeDue', 'chargeDue', 'amountAdjusted'];
const paidTypes: readonly LedgerBody['type'][] = ['paymentReceived', 'paymentAllocated'];

/** Adds up the debt part of lines of some types, split. `sign` −1 turns payments into amounts above nothing. */
function splitOf(lines: readonly CaseLine[], types: readonly LedgerBody['type'][], sign: 1 | -1): Split {
  let [maintenance, charges] = [0, 0];
  for (const line of lines) {
    if (!types.includes(line.type)) continue;
    for (const { account, pence } of movements(line)) {
      if (!isDebt(account)) continue;
      if (isReceivingParentDebt(account)) maintenance += sign * pence;
      else charges += sign * pence;
    }
  }
  return { maintenance, charges, total: maintenance + charges };
}

const splitAccounts = (sums: Readonly<Record<Account, Pence>>, of: (pence: Pence) => Pence): Split => {
  const part = (wanted: boolean): Pence => debts.reduce((sum, debt) => (isReceivingParentDebt(debt) === wanted ? sum + of(sums[debt]) : sum), 0);
  return { maintenance: part(true), charges: part(false), total: part(true) + part(false) };
};

/** What stands on one account, or on several together, at the end of a day. Lines after it do not count. Pence. */
export function balances(lines: readonly CaseLine[], on: IsoDate): Balances {
  const past = lines.filter((line) => line.on <= on);
  const sums = accountsAfter(past);
  const credit = splitAccounts(sums, (pence) => Math.max(0, 0 - pence));
  const aside = 0 - sums.overpaid;
  return {
    owed: Object.fromEntries(debts.map((debt) => [debt, Math.max(0, sums[debt])])) as Record<Debt, Pence>,
    arrears: splitAccounts(sums, (pence) => Math.max(0, pence)),
    overpayments: { ...credit, maintenance: credit.maintenance + aside, total: credit.total + aside },
    cash: 0 - sums.cash,
    expected: splitOf(past, expectedTypes, 1),
    paid: splitOf(past, paidTypes, -1),
    writtenOff: splitOf(past, ['writtenOff'], -1),
    refunded: past.reduce((sum, line) => (line.type === 'refund' ? sum + line.pence : sum), 0),
    direct: sums.direct,
    toPassOn: sums.passedOn,
  };
}

/** What one paying parent owes on one case: to its receiving parent, or to the service by kind. Pence. */
export type Creditor = Readonly<{ to: 'receivingParent' | 'service'; caseId: string; debt: Debt; pence: Pence }>;

/** Debts above nothing: receiving parents first, in the order of `caseIds`, then the service by kind. */
export function arrearsByCreditor(lines: readonly CaseLine[], caseIds: readonly string[], on: IsoDate): readonly Creditor[] {
  const all = caseIds.flatMap((caseId) => {
    const { owed } = balances(lines.filter((line) => line.caseId === caseId), on);
    return debts.flatMap((debt): Creditor[] => (owed[debt] > 0 ? [{ to: isReceivingParentDebt(debt) ? 'receivingParent' : 'service', caseId, debt, pence: owed[debt] }] : []));
  });
  return [...all.filter(({ to }) => to === 'receivingParent'), ...all.filter(({ to }) => to === 'service')];
}
