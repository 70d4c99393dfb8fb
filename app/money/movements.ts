import type { Pence } from '../model/pounds.ts';
import type { LedgerBody, LedgerBucket } from '../model/rows/money.ts';

/** Debts of the paying parent, by whom they are owed to. */
export const receivingParentDebts = ['maintenance', 'csaLegacy'] as const;
export const serviceDebts = ['fees', 'court', 'charges', 'cmsLegacy'] as const;
export const debts = [...receivingParentDebts, ...serviceDebts] as const;
export type Debt = (typeof debts)[number];

/** An account that a ledger line moves. `passedOn` is what was allocated to the receiving parent and is not paid out yet. */
export const accounts = [...debts, 'cash', 'overpaid', 'direct', 'passedOn'] as const;
export type Account = (typeof accounts)[number];
export type Movement = Readonly<{ account: Account; pence: Pence }>;
export type MoneyLine = Pick<LedgerBody, 'type' | 'pence' | 'bucket'> & Readonly<{ fee?: Pence }>;

export const isDebt = (bucket: LedgerBucket | Account): bucket is Debt => (debts as readonly string[]).includes(bucket);
export const isReceivingParentDebt = (bucket: LedgerBucket | Account): boolean => bucket === 'maintenance' || bucket === 'csaLegacy';

/**
 * What a line does to each account, in pence. A debt grows by what is due and falls by what pays it. Cash and what is
 * overpaid are held for the paying parent and so count below zero. Moving money between accounts (an allocation, an
 * overpayment set aside) adds up to nothing: it can neither make money nor lose it.
 */
export function movements(line: MoneyLine): readonly Movement[] {
  const { type, pence, bucket } = line;
  switch (type) {
    case 'directPayPayment':
    case 'directPayAdjusted':
    case 'directPayUnpaid':
    case 'directPayMissed':
      return [{ account: 'direct', pence }];
    case 'paymentIssued':
      return [{ account: 'passedOn', pence: pence - (line.fee ?? 0) }];
    case 'paymentAllocated':
      return [{ account: bucket, pence }, { account: 'cash', pence: 0 - pence }, ...passedOnBy(bucket, pence)];
    case 'overpayment':
      return [{ account: 'overpaid', pence }, { account: 'cash', pence: 0 - pence }];
    case 'paymentReceived':
      return [{ account: bucket, pence }, ...passedOnBy(bucket, pence)];
    case 'broughtForward':
    case 'maintenanceDue':
    case 'feeDue':
    case 'chargeDue':
    case 'amountAdjusted':
    case 'writtenOff':
    case 'refund':
      return [{ account: bucket, pence }];
  }
}

const passedOnBy = (bucket: LedgerBucket, pence: Pence): readonly Movement[] => (isReceivingParentDebt(bucket) ? [{ account: 'passedOn', pence: 0 - pence }] : []);

/** What a line adds to the debts of the paying parent, in pence: 0 for lines that only tell of money. */
export const owedByLine = (line: MoneyLine): Pence => movements(line).reduce((sum, { account, pence }) => (isDebt(account) ? sum + pence : sum), 0);

export const noMoney = (): Record<Account, Pence> => ({ maintenance: 0, csaLegacy: 0, fees: 0, court: 0, charges: 0, cmsLegacy: 0, cash: 0, overpaid: 0, direct: 0, passedOn: 0 });

/** Each account after these lines, in pence. */
export function accountsAfter(lines: readonly MoneyLine[]): Readonly<Record<Account, Pence>> {
  const sums = noMoney();
  for (const line of lines) for (const { account, pence } of movements(line)) sums[account] += pence;
  return sums;
}
