import { describe, expect, it } from 'vitest';
import { accountCsv, accountTable, differenceWords, drawnAccounts, totalRows, type Account } from './accountText.ts';

const span = { from: '2026-10-01', until: '2026-11-18' };
const split = (maintenance: number, charges: number) => ({ maintenance, charges, total: maintenance + charges });
const line = { on: '2026-10-30', method: null, period: null };
const staff: Account = {
  audience: 'staff', ...span, differences: [],
  accounts: [
    { account: 'fees', opening: 0, closing: 3_000, lines: [{ ...line, id: 'l1', type: 'feeDue', bucket: 'fees', pence: 6_000, after: 6_000, period: { from: '2026-09-28', until: '2026-10-27' }, dueOn: null, manual: false, ref: null }] },
    {
      account: 'cash', opening: 0, closing: -1_000,
      lines: [
        { ...line, id: 'l2', type: 'paymentReceived', bucket: 'cash', pence: -4_000, after: -4_000, method: 'directDebit', dueOn: null, manual: false, ref: null },
        { ...line, id: 'l3', type: 'paymentAllocated', bucket: 'fees', pence: 3_000, after: -1_000, dueOn: null, manual: true, ref: null },
      ],
    },
  ],
  totals: { expected: split(0, 6_000), paid: split(0, 3_000), writtenOff: split(0, 0), arrears: split(0, 3_000), overpayments: split(0, 0), cash: 1_000, toPassOn: 0, direct: 0, refunded: 0 },
};
const receiving: Account = {
  audience: 'receivingParent', ...span,
  accounts: [{ account: 'passedOn', opening: 0, closing: 0, lines: [{ on: '2026-10-31', type: 'paidToYou', pence: -36_480, after: 1_520, period: null }, { on: '2026-10-31', type: 'feeKept', pence: -1_520, after: 0, period: null }] }],
  totals: { expected: 40_000, collected: 38_000, stillOwed: 1_500, writtenOff: 500, toPassOn: 0, paidToYou: 36_480, feeKept: 1_520 },
};

describe('an account in words', () => {
  it('reads money that is held above nothing, and says what it was used for', () => {
    expect(drawnAccounts(staff)[1]).toEqual({
      name: 'Received, not used yet', opening: 0, closing: 1_000,
      lines: [{ on: '2026-10-30', what: 'Payment received', detail: 'Direct Debit', pence: 4_000, after: 4_000 }, { on: '2026-10-30', what: 'Payment used', detail: 'for collection fees, placed by a person', pence: -3_000, after: 1_000 }],
    });
  });

  it('of the receiving parent speaks to them, and has no word of fees to us or charges', () => {
    const all = JSON.stringify([drawnAccounts(receiving), totalRows(receiving).map(({ label }) => label)]) + accountCsv(receiving);
    expect(all).toContain('Your collection fee');
    expect(all).not.toMatch(/Owed to us|charge|Direct Debit|not used/i);
  });

  it('copies with opening and closing balances, plain pounds, as CSV and as a table', () => {
    expect(accountCsv(receiving).split('\r\n')).toEqual([
      'Account,Date,What,Details,Amount,Balance', 'Collected for you,2026-10-01,Opening balance,,,0.00', 'Collected for you,2026-10-31,Paid to you,,-364.80,15.20', 'Collected for you,2026-10-31,Your collection fee,,-15.20,0.00',
      'Collected for you,2026-11-18,Closing balance,,,0.00',
    ]);
    expect(accountTable(staff).split('\n')[2]).toBe('Owed to us: collection fees\t2026-10-30\tCollection fee added\tfor 28 September to 27 October 2026\t60.00\t60.00');
  });

  it('says what does not add up by how much', () => {
    expect(differenceWords({ kind: 'sum', account: 'fees', expected: -3_000, shown: 3_000, id: null })).toBe('Collection fees: the lines make −£30.00 against £30.00');
    expect(differenceWords({ kind: 'overIssued', account: 'passedOn', expected: 0, shown: -100, id: null })).toBe('More was paid out than was collected: £1.00 too much');
  });

  it('splits totals for staff only', () => {
    expect(totalRows(staff)[0]).toEqual({ label: 'Expected in all', maintenance: 0, charges: 6_000, total: 6_000 });
    expect(totalRows(receiving).every(({ maintenance, charges }) => maintenance === null && charges === null)).toBe(true);
  });
});
