import type { Output } from '../../../app/contract/index.ts';
import { formatDate } from '../../../app/model/calendar.ts';
import { formatPence, type Pence } from '../../../app/model/pounds.ts';
import { accountWords, csvOf, ledgerMethodWords, ledgerTypeWords, plainPounds, tableOf } from './ledgerText.ts';
import { spanWords } from './scheduleWords.ts';

export type Account = Output<'case.account'>;
export type AccountAudience = Account['audience'];
export const accountAudiences = [
  { value: 'staff', label: 'For staff' },
  { value: 'payingParent', label: 'For paying parent' },
  { value: 'receivingParent', label: 'For receiving parent' },
] as const satisfies readonly Readonly<{ value: AccountAudience; label: string }>[];

/** One account as it is drawn, for whichever reader: words and pence only. */
export type DrawnLine = Readonly<{ on: string; what: string; detail: string; pence: Pence; after: Pence }>;
export type DrawnAccount = Readonly<{ name: string; opening: Pence; lines: readonly DrawnLine[]; closing: Pence }>;

const receivingNames: Readonly<Record<Extract<Account, { audience: 'receivingParent' }>['accounts'][number]['account'], string>> = {
  maintenance: 'Maintenance for you', csaLegacy: 'Maintenance from the old scheme', passedOn: 'Collected for you', direct: 'Told to us under Direct Pay',
};
type ReceivingType = Extract<Account, { audience: 'receivingParent' }>['accounts'][number]['lines'][number]['type'];
const receivingTypes: Readonly<Record<ReceivingType, string>> = {
  broughtForward: 'Brought forward', maintenanceDue: 'Maintenance due', amountAdjusted: 'Amount adjusted', collectedForYou: 'Collected for you', paidToYou: 'Paid to you', feeKept: 'Your collection fee',
  writtenOff: 'Written off', directPayPayment: 'Paid to you by the other parent', directPayAdjusted: 'Amount adjusted', directPayUnpaid: 'Not paid to you',
};
const payingNames: Readonly<Record<string, string>> = { cash: 'Paid in and not used yet', overpaid: 'Paid too much', direct: 'Told to us under Direct Pay' };
const staffNames: Readonly<Record<string, string>> = { maintenance: 'Receiving parent: maintenance', csaLegacy: 'Receiving parent: debt from the CSA', passedOn: 'Receiving parent: collected, to pass on', cash: 'Received, not used yet', direct: 'Between the parents, as told' };

/** Accounts of money that is held for the paying parent: what is held reads above nothing. */
const isHeld = (account: string): boolean => account === 'cash' || account === 'overpaid';
/** On the account of money not used yet, what it was used for. */
const usedFor = (account: string, line: Readonly<{ type: string; bucket: string }>): string | null => (account === 'cash' && line.type === 'paymentAllocated' ? `for ${accountWords(line.bucket).toLowerCase()}` : null);
function drawn(account: string, name: string, part: Readonly<{ opening: Pence; closing: Pence }>, lines: readonly DrawnLine[]): DrawnAccount {
  if (!isHeld(account)) return { name, opening: part.opening, closing: part.closing, lines };
  return { name, opening: 0 - part.opening, closing: 0 - part.closing, lines: lines.map((line) => ({ ...line, pence: 0 - line.pence, after: 0 - line.after })) };
}
const details = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join(', ');
const days = (period: Readonly<{ from: string; until: string }> | null): string | null => (period === null ? null : `for ${spanWords(period.from, period.until)}`);

/** The accounts of a breakdown in the words of its reader. */
export function drawnAccounts(account: Account): readonly DrawnAccount[] {
  switch (account.audience) {
    case 'staff':
      return account.accounts.map((part) =>
        drawn(
          part.account, staffNames[part.account] ?? `Owed to us: ${accountWords(part.account).toLowerCase()}`, part,
          part.lines.map((line) => ({
            on: line.on, what: line.type === 'receivingFee' ? 'Receiving parent’s fee kept back' : ledgerTypeWords(line.type),
            detail: details(ledgerMethodWords(line.method), days(line.period), usedFor(part.account, line), line.manual ? 'placed by a person' : null), pence: line.pence, after: line.after,
          })),
        ),
      );
    case 'payingParent':
      return account.accounts.map((part) =>
        drawn(
          part.account, payingNames[part.account] ?? accountWords(part.account), part,
          part.lines.map((line) => ({ on: line.on, what: ledgerTypeWords(line.type), detail: details(ledgerMethodWords(line.method), days(line.period), usedFor(part.account, line)), pence: line.pence, after: line.after })),
        ),
      );
    case 'receivingParent':
      return account.accounts.map(({ account: name, opening, lines, closing }) => ({
        name: receivingNames[name], opening, closing, lines: lines.map((line) => ({ on: line.on, what: receivingTypes[line.type], detail: details(days(line.period)), pence: line.pence, after: line.after })),
      }));
  }
}

export type TotalRow = Readonly<{ label: string; maintenance: Pence | null; charges: Pence | null; total: Pence }>;
/** Totals up to the last day, in the words of the reader. Only staff see both sides. */
export function totalRows(account: Account): readonly TotalRow[] {
  const only = (label: string, total: Pence): TotalRow => ({ label, maintenance: null, charges: null, total });
  switch (account.audience) {
    case 'staff': {
      const { expected, paid, writtenOff, arrears, overpayments, cash, toPassOn, direct, refunded } = account.totals;
      return [
        { label: 'Expected in all', ...expected }, { label: 'Paid and used', ...paid }, { label: 'Written off', ...writtenOff }, { label: 'Still owed', ...arrears }, { label: 'Overpaid', ...overpayments },
        only('Received, not used yet', cash), only('Collected, to pass on', toPassOn), ...(refunded === 0 ? [] : [only('Refunded', refunded)]), ...(direct === 0 ? [] : [only('Unpaid between the parents, as told', direct)]),
      ];
    }
    case 'payingParent': {
      const { expected, paid, stillOwed, writtenOff, cash, overpaid } = account.totals;
      return [only('To pay in all', expected), only('Paid', paid), only('Written off', writtenOff), only('Still to pay', stillOwed), only('Paid in and not used yet', cash), only('Paid too much', overpaid)];
    }
    case 'receivingParent': {
      const { expected, collected, stillOwed, writtenOff, toPassOn, paidToYou, feeKept } = account.totals;
      return [only('Maintenance due in all', expected), only('Collected for you', collected), only('Paid to you', paidToYou), only('Your collection fee', feeKept), only('Still to be paid out', toPassOn), only('Written off', writtenOff), only('Still owed to you', stillOwed)];
    }
  }
}

export const differenceWords = ({ kind, account, expected, shown }: Extract<Account, { audience: 'staff' }>['differences'][number]): string => {
  const gap = `${formatPence(expected)} against ${formatPence(shown)}`;
  const words = {
    sum: `${accountWords(account)}: the lines make ${gap}`, closing: `${accountWords(account)}: the ledger makes ${gap}`, missing: `${accountWords(account)}: a line of ${formatPence(expected)} is not listed`,
    overAllocated: `A payment was used for more than it was: ${gap}`, overIssued: `More was paid out than was collected: ${formatPence(-shown)} too much`,
  } as const;
  return words[kind];
};

const rowsOf = (account: Account): readonly (readonly string[])[] => [
  ['Account', 'Date', 'What', 'Details', 'Amount', 'Balance'],
  ...drawnAccounts(account).flatMap(({ name, opening, lines, closing }) => [
    [name, account.from, 'Opening balance', '', '', plainPounds(opening)],
    ...lines.map((line) => [name, line.on, line.what, line.detail, plainPounds(line.pence), plainPounds(line.after)]),
    [name, account.until, 'Closing balance', '', '', plainPounds(closing)],
  ]),
];
/** The breakdown as comma-separated values; amounts in pounds. */
export const accountCsv = (account: Account): string => csvOf(rowsOf(account));
/** The breakdown for pasting into a table. */
export const accountTable = (account: Account): string => tableOf(rowsOf(account));
/** `10-0042, account from 1 June 2026 to 18 November 2026`. */
export const accountTitle = (reference: string, { from, until }: Pick<Account, 'from' | 'until'>): string => `${reference}, account from ${formatDate(from)} to ${formatDate(until)}`;
