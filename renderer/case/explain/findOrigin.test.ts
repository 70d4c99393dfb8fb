import { describe, expect, it } from 'vitest';
import type { LedgerLine } from '../money/ledgerText.ts';
import type { Version } from '../money/scheduleWords.ts';
import { findOrigin } from './findOrigin.ts';

const line = (id: string, on: string, type: LedgerLine['type'], pence: number, more: Partial<LedgerLine> = {}): LedgerLine => ({
  id, on, type, pence, bucket: 'maintenance', method: null, balance: 0, fee: 0, period: null, dueOn: null, manual: false, ref: null, ...more,
});
const due = (on: string, total: number): Version['due'][number] => ({
  on, from: '2026-10-28', until: '2026-11-27', maintenance: total, fee: 0, total, received: 0, state: 'notYetDue', daysLate: 0, workingDaysLate: 0, counts: false, evidence: [],
  parts: [{ from: '2026-10-28', until: '2026-11-27', days: 31, weekly: 6592, weeklyFee: 0, decisionId: 'd2' }],
});
const version: Version = {
  scheduleId: 's1', number: 2, service: 'collectAndPay', method: 'directDebit', frequency: 'monthly', day: 28, from: '2026-08-28', until: null, state: 'live',
  madeBy: { kind: 'decision', id: 'd2' }, madeOn: '2026-07-28', due: [due('2026-10-28', 34277), due('2026-11-28', 34277), due('2026-12-28', 24960)],
};
const ledger = [
  line('l1', '2026-10-28', 'paymentReceived', -34277),
  line('l2', '2026-10-28', 'paymentAllocated', -28565, { ref: { kind: 'payment', id: 'l1' } }),
  line('l3', '2026-10-30', 'paymentIssued', -27421, { ref: { kind: 'payment', id: 'l1' } }),
];

describe('where an amount comes from', () => {
  it('is the payment of the schedule that falls due then, and no other of the same size', () => {
    expect(findOrigin({ kind: 'due', pence: 34277, on: '2026-11-28' }, ledger, [version])?.title).toBe('Where £342.77, due 28 November 2026, comes from');
    expect(findOrigin({ kind: 'due', pence: 34277, on: '2026-12-28' }, ledger, [version])).toBeNull();
  });

  it('is the ledger line that the story names, and what came of it', () => {
    expect(findOrigin({ kind: 'story', pence: 34277, on: '2026-10-28', ref: 'l1' }, ledger, [version])).toMatchObject({ title: 'Where £342.77, 28 October 2026, comes from', totalWords: 'Received 28 October 2026' });
    // Told on the day that it came in, paid out two days later.
    expect(findOrigin({ kind: 'story', pence: 27421, on: '2026-10-28', ref: 'l1' }, ledger, [version])?.title).toContain('£274.21');
  });

  it('is a line of the day when none is named, else the payment last due, as for one that was missed', () => {
    expect(findOrigin({ kind: 'story', pence: 34277, on: '2026-10-28', ref: null }, ledger, [version])?.totalWords).toBe('Received 28 October 2026');
    expect(findOrigin({ kind: 'story', pence: 34277, on: '2026-11-30', ref: null }, ledger, [version])?.title).toContain('due 28 November 2026');
    expect(findOrigin({ kind: 'story', pence: 1, on: '2026-11-30', ref: null }, ledger, [version])).toBeNull();
  });
});
