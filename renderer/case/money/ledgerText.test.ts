import { describe, expect, it } from 'vitest';
import { ledgerCsv, ledgerText, type LedgerLine } from './ledgerText.ts';

const plain = { fee: 0, period: null, dueOn: null, manual: false, ref: null };
const lines: readonly LedgerLine[] = [
  { ...plain, id: 'l2', on: '2026-10-28', type: 'paymentReceived', pence: -34_277, bucket: 'maintenance', method: 'directDebit', balance: 0 },
  { ...plain, id: 'l1', on: '2026-10-01', type: 'maintenanceDue', pence: 34_277, bucket: 'maintenance', method: null, balance: 34_277 },
];

describe('the ledger as text', () => {
  it('is oldest first with plain amounts for a spreadsheet', () => {
    expect(ledgerCsv(lines).split('\r\n')).toEqual([
      'Date,What,Counts for,Method,Amount,Owed after',
      '2026-10-01,Maintenance due,Maintenance,,342.77,342.77',
      '2026-10-28,Payment received,Maintenance,Direct Debit,-342.77,0.00',
    ]);
  });

  it('never gives a spreadsheet a formula, and quotes what would break a row', () => {
    const odd: LedgerLine = { ...plain, id: 'l3', on: '2026-10-28', type: 'chargeDue', pence: 100, bucket: '=HYPERLINK("x")', method: null, balance: 100 };
    expect(ledgerCsv([odd])).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('says what is owed and each line with what is owed after it', () => {
    expect(ledgerText('10-0042', { ledger: [...lines], owed: { maintenance: 0, fees: 0, charges: 0, total: 0 } })).toContain('28 October 2026  Payment received  −£342.77  owed after £0.00');
  });
});
