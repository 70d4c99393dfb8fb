import type { IsoDate } from '../model/calendar.ts';
import type { Pence } from '../model/pounds.ts';
import type { DayRange } from '../model/rows/money.ts';
import { balances } from './balances.ts';
import { accountBreakdown, type AccountLine, type AccountPart, type Breakdown, type HeldLine } from './breakdown.ts';
import type { Account } from './movements.ts';

/**
 * What a receiving parent may be told of money. There is no field for what the other parent owes the service, for how
 * the other parent pays (which would tell of a job or a benefit), or for money held for the other parent.
 */
export type ReceivingLine = Readonly<{ on: IsoDate; type: ReceivingLineType; pence: Pence; after: Pence; period: DayRange | null }>;
export const receivingLineTypes = ['broughtForward', 'maintenanceDue', 'amountAdjusted', 'collectedForYou', 'paidToYou', 'feeKept', 'writtenOff', 'directPayPayment', 'directPayAdjusted', 'directPayUnpaid'] as const;
export type ReceivingLineType = (typeof receivingLineTypes)[number];
export const receivingAccounts = ['maintenance', 'csaLegacy', 'passedOn', 'direct'] as const;
export type ReceivingAccount = Readonly<{ account: (typeof receivingAccounts)[number]; opening: Pence; lines: readonly ReceivingLine[]; closing: Pence }>;
export type ReceivingBreakdown = Readonly<{
  from: IsoDate;
  until: IsoDate;
  accounts: readonly ReceivingAccount[];
  totals: Readonly<{ expected: Pence; collected: Pence; stillOwed: Pence; writtenOff: Pence; toPassOn: Pence; paidToYou: Pence; feeKept: Pence }>;
}>;

/** What a paying parent may be told: all but what the receiving parent gets after their own fee. */
export const payingAccounts = ['maintenance', 'csaLegacy', 'fees', 'court', 'charges', 'cmsLegacy', 'cash', 'overpaid', 'direct'] as const;
export type PayingLine = Readonly<{ on: IsoDate; type: Exclude<AccountLine['type'], 'paymentIssued' | 'receivingFee'>; bucket: AccountLine['bucket']; pence: Pence; after: Pence; method: string | null; period: DayRange | null }>;
export type PayingAccount = Readonly<{ account: (typeof payingAccounts)[number]; opening: Pence; lines: readonly PayingLine[]; closing: Pence }>;
export type PayingBreakdown = Readonly<{
  from: IsoDate;
  until: IsoDate;
  accounts: readonly PayingAccount[];
  totals: Readonly<{ expected: Pence; paid: Pence; stillOwed: Pence; writtenOff: Pence; cash: Pence; overpaid: Pence }>;
}>;

const receivingTypes: Readonly<Partial<Record<AccountLine['type'], ReceivingLineType>>> = {
  broughtForward: 'broughtForward', maintenanceDue: 'maintenanceDue', amountAdjusted: 'amountAdjusted', paymentReceived: 'collectedForYou', paymentAllocated: 'collectedForYou',
  paymentIssued: 'paidToYou', receivingFee: 'feeKept', writtenOff: 'writtenOff', directPayPayment: 'directPayPayment', directPayAdjusted: 'directPayAdjusted', directPayUnpaid: 'directPayUnpaid',
  directPayMissed: 'directPayUnpaid',
};
const isOneOf = <T extends string>(names: readonly T[], name: string): name is T => (names as readonly string[]).includes(name);

function receivingAccount(part: AccountPart): ReceivingAccount | null {
  if (!isOneOf<(typeof receivingAccounts)[number]>(receivingAccounts, part.account)) return null;
  const lines = part.lines.flatMap(({ on, type, pence, after, period }): ReceivingLine[] => {
    const named = receivingTypes[type];
    return named === undefined ? [] : [{ on, type: named, pence, after, period }];
  });
  return { account: part.account, opening: part.opening, lines, closing: part.closing };
}

/** The receiving parent's own statement of one case, between two days, built from nothing but what they may be told. */
export function receivingBreakdown(lines: readonly HeldLine[], from: IsoDate, until: IsoDate): ReceivingBreakdown {
  const mine = lines.filter(({ body }) => isOneOf<Account>(['maintenance', 'csaLegacy', 'direct'], body.bucket) || body.type === 'paymentIssued');
  const whole = accountBreakdown(mine, from, until);
  const past = mine.map(({ body }) => body).filter(({ on }) => on <= until);
  const stands = balances(past, until);
  const issued = past.filter(({ type }) => type === 'paymentIssued');
  return {
    from, until,
    accounts: whole.accounts.flatMap((part) => receivingAccount(part) ?? []),
    totals: {
      expected: stands.expected.maintenance, collected: stands.paid.maintenance, stillOwed: stands.arrears.maintenance, writtenOff: stands.writtenOff.maintenance, toPassOn: stands.toPassOn,
      paidToYou: issued.reduce((sum, { pence }) => sum - pence, 0), feeKept: issued.reduce((sum, { fee = 0 }) => sum + fee, 0),
    },
  };
}

/** The paying parent's own statement of one case, between two days. */
export function payingBreakdown(whole: Breakdown): PayingBreakdown {
  const { closing } = whole;
  return {
    from: whole.from, until: whole.until,
    accounts: whole.accounts.flatMap((part): PayingAccount[] =>
      isOneOf<(typeof payingAccounts)[number]>(payingAccounts, part.account)
        ? [{
            account: part.account, opening: part.opening, closing: part.closing,
            lines: part.lines.flatMap(({ on, type, bucket, pence, after, method, period }): PayingLine[] => (type === 'paymentIssued' || type === 'receivingFee' ? [] : [{ on, type, bucket, pence, after, method, period }])),
          }]
        : [],
    ),
    totals: { expected: closing.expected.total, paid: closing.paid.total, stillOwed: closing.arrears.total, writtenOff: closing.writtenOff.total, cash: closing.cash, overpaid: closing.overpayments.total },
  };
}
