import * as fc from 'fast-check';
import { addDays } from '../model/calendar.ts';
import type { DecisionBody } from '../model/rows/cases.ts';
import type { Row } from '../model/rows/index.ts';
import { type LedgerBody, ledgerTypes, type ScheduleBody } from '../model/rows/money.ts';
import type { HeldLine } from './breakdown.ts';
import { debts } from './movements.ts';

/** Rows of money for tests. Amounts are pence. */
export const decided = (number: number, from: string, until: string | null, weekly: number, total = weekly, caseId = 'c1'): Readonly<{ id: string; body: DecisionBody }> => ({
  id: `d${number}`,
  body: {
    number, payingParentId: 'p1', reason: 'change', changeId: null, effectiveFrom: from, effectiveUntil: until, performedOn: from, by: 'CW-07', input: {}, rate: 'basic', plus: false, incomeBasis: 'historic',
    grossWeekly: 40_000, cases: [{ caseId, weekly, previousWeekly: null, payingParentTotal: total, receivingParentNet: weekly }],
  },
});
export const schedule = (body: Partial<ScheduleBody> = {}, id = 's1'): Row<'schedule'> => ({
  kind: 'schedule', id, tag: 'op',
  body: { caseId: 'c1', number: 1, service: 'collectAndPay', method: 'standingOrder', frequency: 'monthly', day: 28, from: '2026-08-04', until: null, due: [], madeBy: { kind: 'decision', id: 'd1' }, madeOn: '2026-07-28', state: 'live', ...body },
});
export const due = (on: string, maintenance: number, fee = 0, from = addDays(on, -30)): ScheduleBody['due'][number] => ({ on, from, until: addDays(on, -1), maintenance, fee });
let count = 0;
export const line = (type: LedgerBody['type'], on: string, pence: number, body: Partial<LedgerBody> = {}): HeldLine & Readonly<{ kind: 'ledger'; tag: string }> => ({
  kind: 'ledger', tag: 'op', id: `l${String((count += 1)).padStart(6, '0')}`, body: { caseId: 'c1', on, type, pence, bucket: 'maintenance', method: null, ...body },
});

/** Ledgers of any lines at all: amounts of either sign, every bucket, over two months. */
export const anyLedger = fc.array(
  fc
    .record({
      type: fc.constantFrom(...ledgerTypes), day: fc.integer({ min: 0, max: 60 }), pence: fc.integer({ min: -90_000, max: 90_000 }), debt: fc.constantFrom(...debts), fee: fc.integer({ min: 0, max: 900 }),
      holding: fc.constantFrom('cash' as const, 'overpaid' as const), used: fc.boolean(),
    })
    .map(({ type, day, pence, debt, fee, holding, used }) => {
      const direct = type.startsWith('directPay');
      const bucket = direct ? 'direct' : type === 'overpayment' ? 'overpaid' : type === 'refund' ? holding : type === 'paymentReceived' && used ? 'cash' : debt;
      return line(type, addDays('2026-10-01', day), pence, { bucket, ...(type === 'paymentIssued' ? { fee } : {}) });
    }),
  { maxLength: 40 },
);
