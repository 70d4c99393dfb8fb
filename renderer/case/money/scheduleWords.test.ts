import { describe, expect, it } from 'vitest';
import { accountOrigin, dueOrigin, lineOrigin, owedOrigin } from './origin.ts';
import { everyLine, filterLedger } from './ledgerFilter.ts';
import type { LedgerLine } from './ledgerText.ts';
import { countsWords, dueMark, evidenceWords, foldedDue, frequencyWords, spanWords, termsWords, type Due } from './scheduleWords.ts';

const due: Due = {
  on: '2026-10-28', from: '2026-09-28', until: '2026-10-27', maintenance: 28_251, fee: 5_649, total: 33_900, received: 0, state: 'missed', daysLate: 21, workingDaysLate: 15, counts: true,
  evidence: [{ code: 'nothingBy', on: '2026-11-02', pence: 33_900 }],
  parts: [{ from: '2026-09-28', until: '2026-10-27', days: 30, weekly: 6_592, weeklyFee: 1_318, decisionId: 'd2' }],
};

describe('a schedule in words', () => {
  it('says when and how it is paid', () => {
    expect([frequencyWords({ frequency: 'monthly', day: 3 }), frequencyWords({ frequency: 'weekly', day: 5 })]).toEqual(['Monthly on the 3rd', 'Weekly on Friday']);
    expect(termsWords({ service: 'collectAndPay', method: 'directDebit', frequency: 'weekly', day: 5 })).toBe('Collect and Pay, Direct Debit, weekly on Friday');
    expect(termsWords({ service: 'directPay', method: null, frequency: 'monthly', day: 28 })).toBe('Direct Pay, monthly on the 28th');
    expect(spanWords('2026-12-28', '2027-01-27')).toBe('28 December 2026 to 27 January 2027');
  });

  it('says how late a payment is, in days, and what that rests on', () => {
    expect(dueMark(due)).toEqual({ mark: 'overdue', words: 'Missed, 21 days late', look: 'soft' });
    expect(dueMark({ ...due, state: 'partPaid', received: 30_000, daysLate: 1 }).words).toBe('Part paid, £39.00 short, 1 day late');
    expect([dueMark({ ...due, state: 'late', daysLate: 12 }).mark, dueMark({ ...due, state: 'late', daysLate: 12, counts: false }).mark]).toEqual(['overdue', 'lookAtThis']);
    expect(dueMark({ ...due, state: 'waiting', daysLate: 0 }).words).toBe('Due, nothing has come yet');
    expect(evidenceWords(due)).toEqual(['Nothing had come by 2 November 2026']);
    expect([countsWords(due, 'collectAndPay'), countsWords(due, 'directPay'), countsWords({ ...due, counts: false }, 'directPay')]).toEqual(['Counts as a missed payment', '15 working days late: counts towards Collect and Pay', null]);
  });

  it('shows what fell due and the next three, and folds the rest', () => {
    const all = Array.from({ length: 8 }, (_one, month) => ({ ...due, on: `2026-0${month + 1}-28` }));
    expect(foldedDue(all, '2026-03-01')).toMatchObject({ shown: { length: 5 }, rest: 3 });
    expect(foldedDue(all.slice(0, 2), '2026-03-01').rest).toBe(0);
  });
});

describe('where an amount comes from', () => {
  it('is each amount a week with its days, and adds up to the payment', () => {
    const origin = dueOrigin(due, { number: 3 });
    expect(origin.lines.map(({ words, pence, decisionId }) => [words, pence, decisionId])).toEqual([['Maintenance, 30 days at £65.92 a week', 28_251, 'd2'], ['Collection fee, 30 days at £13.18 a week', 5_649, 'd2']]);
    expect(origin.lines.reduce((sum, { pence }) => sum + pence, 0)).toBe(origin.total);
  });
  it('names a penny of rounding, and a difference carried over from an earlier payment', () => {
    const parts: Due['parts'] = [{ from: '2026-09-28', until: '2026-10-03', days: 6, weekly: 100, weeklyFee: 0, decisionId: 'd1' }, { from: '2026-10-04', until: '2026-10-09', days: 6, weekly: 100, weeklyFee: 0, decisionId: 'd2' }];
    const penny = dueOrigin({ ...due, parts, maintenance: 171, fee: 0, total: 171 }, { number: 1 });
    expect(penny.lines.at(-1)).toMatchObject({ words: 'Maintenance, rounded once for all days', pence: -1 });
    expect(dueOrigin({ ...due, parts, maintenance: 71, fee: 0, total: 71 }, { number: 1 }).lines.at(-1)).toMatchObject({ words: 'Maintenance, difference from an earlier payment or decision', pence: -101 });
  });

  const line = (id: string, type: LedgerLine['type'], bucket: string, pence: number, more: Partial<LedgerLine> = {}): LedgerLine => ({ id, type, bucket, pence, on: '2026-10-30', method: null, balance: 0, fee: 0, period: null, dueOn: null, manual: false, ref: null, ...more });
  const ledger = [
    line('l3', 'paymentIssued', 'maintenance', -24_000, { fee: 1_000, ref: { kind: 'payment', id: 'l1' } }), line('l2', 'paymentAllocated', 'maintenance', -25_000, { ref: { kind: 'payment', id: 'l1' }, manual: true }),
    line('l1', 'paymentReceived', 'cash', -30_000, { method: 'card' }),
  ];
  it('is, for a receipt, what it was used for and what is left; for money paid out, what was collected and the fee', () => {
    const receipt = lineOrigin(ledger[2] as LedgerLine, ledger);
    expect(receipt.lines.map(({ words, pence }) => [words, pence])).toEqual([['Used for maintenance', -25_000], ['Not used yet', -5_000]]);
    const issued = lineOrigin(ledger[0] as LedgerLine, ledger);
    expect(issued.lines.map(({ pence }) => pence)).toEqual([-25_000, 1_000]);
    for (const each of ledger) {
      const { lines, total } = lineOrigin(each, ledger);
      expect(lines.reduce((sum, { pence }) => sum + pence, 0)).toBe(total);
    }
    expect(lineOrigin(ledger[1] as LedgerLine, ledger).lines[0]?.aside).toBe('From £300.00 received 30 October 2026, placed by a person');
  });
  it('is, for an account, all its lines; what is held reads above nothing', () => {
    const row = { id: 'l1', on: '2026-10-30', bucket: 'cash' as const, method: 'card', period: null, dueOn: null, manual: false, ref: null };
    const origin = accountOrigin({ account: 'cash', opening: -500, closing: -2_500, lines: [{ ...row, type: 'paymentReceived', pence: -2_000, after: -2_500 }] }, 'Where it comes from');
    expect([origin.lines.map(({ words, aside, pence }) => [words, aside, pence]), origin.total]).toEqual([[['Before the first line', null, 500], ['30 October 2026, payment received', 'Card', 2_000]], 2_500]);
    expect(owedOrigin('Owed', [{ debt: 'fees', pence: 200 }, { debt: 'charges', pence: 300 }])).toMatchObject({ total: 500, lines: [{ words: 'Collection fees' }, { words: 'Enforcement charges' }] });
  });
  it('can be narrowed by kind and by whom it counts for', () => {
    const all = [...ledger, line('l4', 'feeDue', 'fees', 100), line('l5', 'directPayUnpaid', 'direct', 5)];
    expect(filterLedger(all, everyLine)).toHaveLength(5);
    expect(filterLedger(all, { kind: 'received', side: 'all' }).map(({ id }) => id)).toEqual(['l2', 'l1']);
    expect(filterLedger(all, { kind: 'all', side: 'service' }).map(({ id }) => id)).toEqual(['l4']);
    expect(filterLedger(all, { kind: 'due', side: 'held' })).toEqual([]);
  });
});
