import type { Output } from '../../../app/contract/index.ts';
import { formatDate } from '../../../app/model/calendar.ts';
import { formatPence, type Pence } from '../../../app/model/pounds.ts';
import { methodWords } from '../caseWords.ts';

export type Money = Output<'case.money'>;
export type Period = Money['periods'][number];
export type LedgerLine = Money['ledger'][number];

const typeNames: Readonly<Record<LedgerLine['type'], string>> = {
  broughtForward: 'Brought forward',
  maintenanceDue: 'Maintenance due',
  feeDue: 'Collection fee added',
  amountAdjusted: 'Amount adjusted',
  paymentReceived: 'Payment received',
  paymentAllocated: 'Payment used',
  paymentIssued: 'Paid to receiving parent',
  chargeDue: 'Enforcement charge due',
  writtenOff: 'Written off',
  overpayment: 'Set aside as overpaid',
  refund: 'Refund',
  directPayPayment: 'Paid straight to the other parent',
  directPayAdjusted: 'Direct Pay amount adjusted',
  directPayUnpaid: 'Direct Pay payment unpaid',
  directPayMissed: 'Direct Pay payment missed',
};
const accountNames: Readonly<Record<string, string>> = {
  maintenance: 'Maintenance', csaLegacy: 'Debt from the CSA', fees: 'Collection fees', court: 'Court and DNA costs', charges: 'Enforcement charges', cmsLegacy: 'Older debt to us',
  cash: 'Not used yet', overpaid: 'Overpaid', direct: 'Between the parents', passedOn: 'To pass on',
};
const methodNames: Readonly<Record<string, string>> = { cheque: 'Cheque', deductionFromEarningsRequest: 'Deduction from earnings request' };

export const ledgerTypeWords = (type: LedgerLine['type']): string => typeNames[type];
export const accountWords = (account: string): string => accountNames[account] ?? account;
export const ledgerMethodWords = (method: string | null): string => (method === null ? '' : (methodNames[method] ?? methodWords(method)));

/** Plain pounds for a spreadsheet: `-12.50`. */
export const plainPounds = (pence: Pence): string => `${pence < 0 ? '-' : ''}${Math.floor(Math.abs(pence) / 100)}.${(Math.abs(pence) % 100).toString().padStart(2, '0')}`;

/** A cell that a spreadsheet cannot read as a formula. */
const safeCell = (text: string): string => (/^[=+\-@\t\r]/.test(text) && !/^-?\d+\.\d\d$/.test(text) ? `'${text}` : text);
const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

type Table = readonly (readonly string[])[];
/** Rows as comma-separated values. */
export const csvOf = (rows: Table): string => rows.map((row) => row.map((text) => csvCell(safeCell(text))).join(',')).join('\r\n');
/** Rows for pasting into a table: cells apart by tabs. */
export const tableOf = (rows: Table): string => rows.map((row) => row.map((text) => safeCell(text).replaceAll(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');

const headings = ['Date', 'What', 'Counts for', 'Method', 'Amount', 'Owed after'] as const;
const ledgerRows = (lines: readonly LedgerLine[]): Table => [
  headings,
  ...lines.toReversed().map((line) => [line.on, ledgerTypeWords(line.type), accountWords(line.bucket), ledgerMethodWords(line.method), plainPounds(line.pence), plainPounds(line.balance)]),
];
/** The ledger as comma-separated values, oldest first, as a spreadsheet wants it. Amounts in pounds. */
export const ledgerCsv = (lines: readonly LedgerLine[]): string => csvOf(ledgerRows(lines));

/** The ledger as text, newest first. */
export function ledgerText(reference: string, money: Pick<Money, 'ledger' | 'owed'>): string {
  const { owed, ledger } = money;
  const lines = ledger.map((line) => `${formatDate(line.on)}  ${ledgerTypeWords(line.type)}  ${formatPence(line.pence)}  owed after ${formatPence(line.balance)}`);
  return [
    `${reference}, ledger`,
    `Owed: ${formatPence(owed.total)} (maintenance ${formatPence(owed.maintenance)}, fees ${formatPence(owed.fees)}, charges ${formatPence(owed.charges)})`,
    ...lines,
  ].join('\n');
}
