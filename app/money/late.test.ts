import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedMoney } from '../../tests/fixtures/money.ts';
import { addDays } from '../model/calendar.ts';
import { decisionAsAt, decisionStanding } from './asAt.ts';
import type { HeldLine } from './breakdown.ts';
import { dueStandings, firstMissInReviewYear, latePayments, reviewYearStart } from './late.ts';
import { decided, due, line, schedule } from '../../tests/fixtures/anyMoney.ts';

const settings = shippedMoney();
const held = { effectiveFrom: '2024-08-04' };
const collected = schedule({ due: [due('2026-09-28', 20_000, 4_000), due('2026-10-28', 20_000, 4_000), due('2026-11-28', 20_000, 4_000)] });
const direct = schedule({ service: 'directPay', method: null, due: [due('2026-09-28', 20_000), due('2026-10-28', 20_000), due('2026-11-28', 20_000)] });
const receipt = (on: string, pence: number): HeldLine => line('paymentReceived', on, -pence, { bucket: 'cash' });
const standings = (ledger: readonly HeldLine[], today = '2026-11-18', rows = collected) => dueStandings({ case: held, schedules: [rows], ledger }, settings, today);
const brief = (...args: Parameters<typeof standings>) => standings(...args).map(({ state, counts, daysLate }) => [state, counts, daysLate]);

describe('a Collect and Pay payment', () => {
  it('is missed when nothing has come 5 days after it was due, and not a day sooner', () => {
    expect(brief([receipt('2026-09-28', 24_000)], '2026-11-02')).toEqual([['paid', false, 0], ['waiting', false, 5], ['notYetDue', false, 0]]);
    expect(brief([receipt('2026-09-28', 24_000)], '2026-11-03')[1]).toEqual(['missed', true, 6]);
    expect(standings([], '2026-11-18')[1]?.evidence).toEqual([{ code: 'nothingBy', on: '2026-11-02', pence: 24_000 }]);
  });
  it('counts as missed below 90% received, and not at 90%', () => {
    expect(brief([receipt('2026-10-28', 21_599)])[1]).toEqual(['partPaid', true, 21]);
    expect(brief([receipt('2026-10-28', 21_600)])[1]).toEqual(['partPaid', false, 21]);
  });
  it('is paid when all of it came within the days of grace, also in parts; later it is late', () => {
    expect(brief([receipt('2026-10-26', 14_000), receipt('2026-11-02', 10_000)])[1]).toEqual(['paid', false, 5]);
    expect(brief([receipt('2026-10-28', 22_000), receipt('2026-11-09', 2_000)])[1]).toEqual(['late', false, 12]);
    expect(brief([receipt('2026-11-09', 24_000)])[1]).toEqual(['late', true, 12]);
  });
  it('takes a payment a few days early as meant for it, unless it names another', () => {
    expect(brief([receipt('2026-10-21', 24_000)]).map(([state]) => state)).toEqual(['missed', 'paid', 'notYetDue']);
    expect(brief([receipt('2026-10-20', 24_000)]).map(([state]) => state)).toEqual(['late', 'missed', 'notYetDue']);
    expect(brief([{ ...receipt('2026-10-29', 24_000), body: { ...receipt('2026-10-29', 24_000).body, dueOn: '2026-09-28' } }]).map(([state]) => state)).toEqual(['late', 'missed', 'notYetDue']);
  });
});

describe('a Direct Pay payment', () => {
  const unpaid = (dueOn: string, on: string, pence = 20_000) => line('directPayUnpaid', on, pence, { bucket: 'direct', dueOn });
  const paid = (dueOn: string, on: string, pence = 20_000) => line('directPayPayment', on, -pence, { bucket: 'direct', dueOn });
  it('counts from 3 working days late: Wednesday and 3 is Monday', () => {
    expect(standings([unpaid('2026-10-28', '2026-10-29'), paid('2026-10-28', '2026-10-30')], '2026-11-18', direct)[1]).toMatchObject({ state: 'paid', counts: false, workingDaysLate: 2 });
    expect(standings([unpaid('2026-10-28', '2026-10-29'), paid('2026-10-28', '2026-11-02')], '2026-11-18', direct)[1]).toMatchObject({ state: 'late', counts: true, workingDaysLate: 3, daysLate: 5 });
  });
  it('is missed or short as told, and what nobody told of is not held against anyone', () => {
    expect(brief([unpaid('2026-09-28', '2026-10-01'), unpaid('2026-10-28', '2026-11-01', 5_000)], '2026-11-18', direct)).toEqual([['missed', true, 51], ['partPaid', true, 21], ['notYetDue', false, 0]]);
    expect(standings([unpaid('2026-10-28', '2026-11-01', 5_000)], '2026-11-18', direct)[1]?.received).toBe(15_000);
    expect(brief([], '2026-11-18', direct).map(([state, counts]) => [state, counts])).toEqual([['notTold', false], ['notTold', false], ['notYetDue', false]]);
    expect(brief([], '2026-10-29', direct)[1]?.[0]).toBe('waiting');
  });
  it('says so when bank holidays are not held for its days', () => {
    const later = schedule({ service: 'directPay', due: [due('2028-01-03', 20_000)] });
    expect(standings([unpaid('2028-01-03', '2028-01-04')], '2028-01-10', later)[0]?.evidence.at(-1)?.code).toBe('weekendsOnly');
  });
});

describe('looking back', () => {
  it('stops at the start of this review year', () => {
    expect([reviewYearStart(held, '2026-08-03'), reviewYearStart(held, '2026-08-04'), reviewYearStart(held, '2024-09-01')]).toEqual(['2025-08-04', '2026-08-04', '2024-08-04']);
    const long = schedule({ due: [due('2026-07-28', 20_000), due('2026-08-28', 20_000), due('2026-09-28', 20_000)] });
    const rows = { case: held, schedules: [long], ledger: [receipt('2026-08-28', 20_000)] };
    expect(latePayments(rows, settings, '2026-11-18').map((each) => each.due.on)).toEqual(['2026-07-28', '2026-09-28']);
    expect(firstMissInReviewYear(rows, settings, '2026-11-18')?.due.on).toBe('2026-09-28');
    expect(firstMissInReviewYear({ ...rows, ledger: [...rows.ledger, receipt('2026-09-28', 20_000)] }, settings, '2026-11-18')).toBeNull();
  });
  it('never counts what is paid in full on its day, however the other payments went', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), (kept) => {
        const all = kept.map((_one, index) => due(addDays('2026-01-28', index * 30), 20_000));
        const ledger = all.filter((_one, index) => kept[index]).map(({ on }) => receipt(on, 20_000));
        const found = dueStandings({ case: held, schedules: [schedule({ due: all })], ledger }, settings, '2027-11-18');
        expect(found.map(({ counts, state }) => [counts, state])).toEqual(kept.map((paid) => (paid ? [false, 'paid'] : [true, 'missed'])));
      }),
    );
  });
});

describe('the decision of a day', () => {
  const made = (number: number, from: string, until: string | null, performedOn: string) => {
    const { id, body } = decided(number, from, until, 7000);
    return { id, body: { ...body, performedOn } };
  };
  const first = made(1, '2025-08-04', '2026-08-03', '2025-07-20');
  const cut = made(2, '2026-08-04', '2026-10-31', '2026-07-28');
  const back = made(3, '2026-11-01', null, '2026-11-18');
  const all = [first, cut, back];
  it('is told by what applied to the day and by what was known then', () => {
    expect(decisionAsAt(all, 'c1', '2026-11-10', '2026-11-10')).toBe(cut);
    expect(decisionAsAt(all, 'c1', '2026-11-10', '2026-11-18')).toBe(back);
    expect(decisionAsAt(all, 'c1', '2026-10-31', '2026-11-18')).toBe(cut);
    expect(decisionAsAt(all, 'c1', '2026-08-10', '2026-07-27')).toBe(first);
    expect([decisionAsAt(all, 'c1', '2025-08-03', '2026-11-18'), decisionAsAt(all, 'other', '2026-11-10', '2026-11-18')]).toEqual([null, null]);
    expect(decisionStanding(all, 'c1', '2026-11-10')).toBe(back);
  });
  it('is none after an end that was known', () => {
    const closed = [first, made(2, '2026-08-04', '2026-10-31', '2026-07-28')];
    expect([decisionAsAt(closed, 'c1', '2026-11-10', '2026-11-18'), decisionStanding(closed, 'c1', '2026-11-10')]).toEqual([null, null]);
  });
});
