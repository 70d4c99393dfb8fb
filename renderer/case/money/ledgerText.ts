import { formatDate } from '../../../app/model/calendar.ts';
import { formatPence, type Pence } from '../../../app/model/pounds.ts';
import { methodWords } from '../caseWords.ts';
import type { Money } from './asAt.ts';

export type LedgerLine = Money['ledger'][number];

const typeNames: Readonly<Record<LedgerLine['type'], string>> = {
  maintenanceDue: 'Maintenance due',
  feeDue: 'Collection fee due',
  paymentReceived: 'Payment received',
  paymentIssued: 'Paid to receiving parent',
  chargeDue: 'Charge due',
  writtenOff: 'Written off',
  directPayPayment: 'Paid straight to the other parent',
  directPayMissed: 'Direct Pay payment missed',
};
const bucketNames: Readonly<Record<string, string>> = { maintenance: 'Maintenance', fees: 'Fees', charges: 'Charges' };

export const ledgerTypeWords = (type: LedgerLine['type']): string => typeNames[type];
export const bucketWords = (bucket: string): string => bucketNames[bucket] ?? bucket;
export const ledgerMethodWords = (method: string | null): string => (method === null ? '' : methodWords(method));

/** Plain pounds for a spreadsheet: `-12.50`. */
const plain = (pence: Pence): string => `${pence < 0 ? '-' : ''}${Math.floor(Math.abs(pence) / 100)}.${(Math.abs(pence) % 100).toString().padStart(2, '0')}`;
/** A cell that a spreadsheet cannot read as a formula, quoted when it must be. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+\.\d\d$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The ledger as comma-separated values, oldest first, as a spreadsheet wants it. Amounts in pounds. */
export function ledgerCsv(lines: readonly LedgerLine[]): string {
  const head = ['Date', 'What', 'Kind', 'Method', 'Amount', 'Balance'];
  const rows = lines.toReversed().map((line) => [line.on, ledgerTypeWords(line.type), bucketWords(line.bucket), ledgerMethodWords(line.method), plain(line.pence), plain(line.balance)]);
  return [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

/** The account as text, newest first. */
export function ledgerText(reference: string, money: Pick<Money, 'ledger' | 'owed'>): string {
  const { owed, ledger } = money;
  const lines = ledger.map((line) => `${formatDate(line.on)}  ${ledgerTypeWords(line.type)}  ${formatPence(line.pence)}  balance ${formatPence(line.balance)}`);
  return [
    `${reference}, account`,
    `Owed: ${formatPence(owed.total)} (maintenance ${formatPence(owed.maintenance)}, fees ${formatPence(owed.fees)}, charges ${formatPence(owed.charges)})`,
    ...lines,
  ].join('\n');
}
