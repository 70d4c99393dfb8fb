import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../model/calendar.ts';
import { payingBreakdown, receivingBreakdown } from './audience.ts';
import { arrearsByCreditor, balances } from './balances.ts';
import { accountBreakdown, type HeldLine, reconcile } from './breakdown.ts';
import { anyLedger, line } from '../../tests/fixtures/anyMoney.ts';
import { accountsAfter, isDebt, movements, owedByLine, serviceDebts } from './movements.ts';

const month: readonly HeldLine[] = [
  line('broughtForward', '2026-09-27', 10_000),
  line('maintenanceDue', '2026-10-28', 30_000),
  line('feeDue', '2026-10-28', 6_000, { bucket: 'fees' }),
  line('chargeDue', '2026-10-29', 5_000, { bucket: 'charges' }),
  { ...line('paymentReceived', '2026-10-30', -42_000, { bucket: 'cash', method: 'deductionFromBenefit' }), id: 'm1' },
  line('paymentAllocated', '2026-10-30', -38_000, { ref: { kind: 'payment', id: 'm1' } }),
  line('paymentAllocated', '2026-10-30', -3_000, { bucket: 'fees', ref: { kind: 'payment', id: 'm1' } }),
  line('paymentIssued', '2026-10-31', -36_480, { fee: 1_520 }),
  line('writtenOff', '2026-11-02', -500),
];
const bodies = (lines: readonly HeldLine[]) => lines.map(({ body }) => body);

describe('balances', () => {
  it('split what is owed, paid, expected and written off into maintenance and charges', () => {
    expect(balances(bodies(month), '2026-11-18')).toMatchObject({
      arrears: { maintenance: 1_500, charges: 8_000, total: 9_500 }, expected: { maintenance: 40_000, charges: 11_000 }, paid: { maintenance: 38_000, charges: 3_000 }, writtenOff: { maintenance: 500 },
      cash: 1_000, toPassOn: 0, overpayments: { total: 0 },
    });
    expect(balances(bodies(month), '2026-10-28').arrears).toEqual({ maintenance: 40_000, charges: 6_000, total: 46_000 });
  });
  it('count a debt paid below nothing, and money set aside, as overpaid', () => {
    const lines = [line('maintenanceDue', '2026-10-01', 1_000), line('paymentReceived', '2026-10-02', -1_500, { bucket: 'cash' }), line('paymentAllocated', '2026-10-02', -1_000), line('overpayment', '2026-10-03', -400, { bucket: 'overpaid' }), line('amountAdjusted', '2026-10-04', -250)];
    const stands = balances(bodies(lines), '2026-10-31');
    expect([stands.overpayments.total, stands.cash, stands.arrears.total]).toEqual([650, 100, 0]);
    expect(balances([...bodies(lines), line('refund', '2026-10-05', 400, { bucket: 'overpaid' }).body], '2026-10-31')).toMatchObject({ overpayments: { total: 250 }, refunded: 400 });
  });
  it('list creditors: each receiving parent by case, the service by kind', () => {
    const lines = [...bodies(month), line('broughtForward', '2026-10-01', 7_000, { caseId: 'c2', bucket: 'csaLegacy' }).body, line('feeDue', '2026-10-01', 100, { caseId: 'c2', bucket: 'fees' }).body];
    expect(arrearsByCreditor(lines, ['c1', 'c2'], '2026-11-18')).toEqual([
      { to: 'receivingParent', caseId: 'c1', debt: 'maintenance', pence: 1_500 }, { to: 'receivingParent', caseId: 'c2', debt: 'csaLegacy', pence: 7_000 },
      { to: 'service', caseId: 'c1', debt: 'fees', pence: 3_000 }, { to: 'service', caseId: 'c1', debt: 'charges', pence: 5_000 }, { to: 'service', caseId: 'c2', debt: 'fees', pence: 100 },
    ]);
  });
  it('always come out: expected less paid less written off is owed less overpaid, on both sides', () => {
    fc.assert(
      fc.property(anyLedger, (lines) => {
        const past = bodies(lines).filter(({ type }) => type !== 'refund' && type !== 'overpayment');
        const stands = balances(past, '2026-12-31');
        for (const side of ['maintenance', 'charges'] as const) {
          expect(stands.expected[side] - stands.paid[side] - stands.writtenOff[side]).toBe(stands.arrears[side] - stands.overpayments[side]);
        }
      }),
    );
  });
  it('move money without making any: an allocation or an overpayment adds up to nothing', () => {
    fc.assert(
      fc.property(anyLedger, (lines) => {
        for (const { body } of lines) {
          if (body.type !== 'paymentAllocated' && body.type !== 'overpayment') continue;
          expect(movements(body).reduce((sum, { account, pence }) => (account === 'passedOn' ? sum : sum + pence), 0)).toBe(0);
        }
        const sums = accountsAfter(bodies(lines));
        expect(bodies(lines).reduce((sum, body) => sum + owedByLine(body), 0)).toBe(Object.entries(sums).reduce((sum, [account, pence]) => (isDebt(account as keyof typeof sums) ? sum + pence : sum), 0));
      }),
    );
  });
});

describe('an account breakdown', () => {
  it('opens, lists and closes every account, and shows the fee that was kept back', () => {
    const breakdown = accountBreakdown(month, '2026-10-01', '2026-10-31');
    expect(breakdown.accounts.map(({ account, opening, closing }) => [account, opening, closing])).toEqual([['maintenance', 10_000, 2_000], ['fees', 0, 3_000], ['charges', 0, 5_000], ['cash', 0, -1_000], ['passedOn', 0, 0]]);
    expect(breakdown.accounts.find(({ account }) => account === 'passedOn')?.lines.map(({ type, pence, after }) => [type, pence, after])).toEqual([['paymentAllocated', 38_000, 38_000], ['paymentIssued', -36_480, 1_520], ['receivingFee', -1_520, 0]]);
    expect(reconcile(breakdown, month)).toEqual([]);
  });
  it('reconciles to the penny for any ledger and any days, but for receipts used twice and money passed on unreceived', () => {
    fc.assert(
      fc.property(anyLedger, fc.integer({ min: -5, max: 65 }), fc.integer({ min: 0, max: 70 }), (lines, start, length) => {
        const from = addDays('2026-10-01', start);
        const breakdown = accountBreakdown(lines, from, addDays(from, length));
        expect(reconcile(breakdown, lines).filter(({ kind }) => kind !== 'overIssued' && kind !== 'overAllocated')).toEqual([]);
        for (const part of breakdown.accounts) expect(part.lines.at(-1)?.after ?? part.opening).toBe(part.closing);
      }),
    );
  });
  it('closes where the next one opens', () => {
    fc.assert(
      fc.property(anyLedger, fc.integer({ min: 0, max: 60 }), (lines, day) => {
        const cut = addDays('2026-10-01', day);
        const [first, second] = [accountBreakdown(lines, '2026-09-01', cut), accountBreakdown(lines, addDays(cut, 1), '2026-12-31')];
        for (const { account, opening } of second.accounts) expect(first.accounts.find((part) => part.account === account)?.closing ?? 0).toBe(opening);
      }),
    );
  });
  it('says what does not add up: a line that is gone, a sum that is wrong, a receipt used for more than it was', () => {
    const whole = accountBreakdown(month, '2026-10-01', '2026-10-31');
    const broken = { ...whole, accounts: whole.accounts.map((part) => (part.account === 'fees' ? { ...part, lines: part.lines.slice(1) } : part)) };
    expect(reconcile(broken, month).map(({ kind, account, expected, shown }) => [kind, account, expected, shown])).toEqual([['sum', 'fees', -3_000, 3_000], ['missing', 'fees', 6_000, 0]]);
    const tampered = { ...whole, accounts: whole.accounts.map((part) => (part.account === 'charges' ? { ...part, closing: 4_999 } : part)) };
    expect(reconcile(tampered, month).map(({ kind, account }) => [kind, account])).toEqual([['sum', 'charges'], ['closing', 'charges']]);
    const overused = [...month, line('paymentAllocated', '2026-10-30', -2_000, { bucket: 'charges', ref: { kind: 'payment', id: 'm1' } }), line('paymentIssued', '2026-10-31', -1)];
    expect(reconcile(accountBreakdown(overused, '2026-10-01', '2026-10-31'), overused).map(({ kind, expected, shown }) => [kind, expected, shown])).toEqual([['overAllocated', 42_000, 43_000], ['overIssued', 0, -1]]);
  });
});

describe('what a parent may be told', () => {
  it('of the receiving parent’s statement: their own money, and not how the other parent pays', () => {
    const told = receivingBreakdown(month, '2026-10-01', '2026-11-18');
    expect(told.totals).toEqual({ expected: 40_000, collected: 38_000, stillOwed: 1_500, writtenOff: 500, toPassOn: 0, paidToYou: 36_480, feeKept: 1_520 });
    expect(told.accounts.map(({ account, lines }) => [account, lines.map(({ type }) => type)])).toEqual([
      ['maintenance', ['maintenanceDue', 'collectedForYou', 'writtenOff']], ['passedOn', ['collectedForYou', 'paidToYou', 'feeKept']],
    ]);
    expect(JSON.stringify(told)).not.toMatch(/deductionFromBenefit|fees|charges|cash|method|ref|manual/);
  });
  it('does not change for the receiving parent, whatever the other parent owes the service or holds with it', () => {
    const secret = anyLedger.map((lines) => lines.filter(({ body }) => [...serviceDebts, 'cash', 'overpaid'].includes(body.bucket) && body.type !== 'paymentIssued'));
    fc.assert(
      fc.property(anyLedger, secret, (lines, hidden) => {
        const without = lines.filter(({ id }) => !hidden.some((one) => one.id === id));
        expect(receivingBreakdown([...without, ...hidden], '2026-10-10', '2026-11-20')).toEqual(receivingBreakdown(without, '2026-10-10', '2026-11-20'));
      }),
    );
  });
  it('does not change for the paying parent, whatever is passed on to the other', () => {
    fc.assert(
      fc.property(anyLedger, fc.integer({ min: 1, max: 9_000 }), (lines, pence) => {
        const without = lines.filter(({ body }) => body.type !== 'paymentIssued');
        const own = (list: readonly HeldLine[]) => payingBreakdown(accountBreakdown(list, '2026-10-10', '2026-11-20'));
        expect(own([...without, line('paymentIssued', '2026-11-01', -pence, { fee: 4 })])).toEqual(own(without));
      }),
    );
  });
});
