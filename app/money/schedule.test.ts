import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedMoney } from '../../tests/fixtures/money.ts';
import { addDays, daysBetween } from '../model/calendar.ts';
import { type RowWrite, rowSchemas } from '../model/rows/index.ts';
import type { ScheduleBody } from '../model/rows/money.ts';
import { adjustments, fallenDue, unpaidToArrears } from './adjust.ts';
import { decided, due, line, schedule } from '../../tests/fixtures/anyMoney.ts';
import { amountPeriods, dueBetween } from './periods.ts';
import { duePayments, endSchedule, latestSchedule, liveMethod, newSchedule, nextScheduleDate, payDayFrom, scheduleOn } from './schedule.ts';

const settings = shippedMoney();
const monthly = { frequency: 'monthly', day: 28 } as const;
const ids = () => {
  let n = 0;
  return () => `n${(n += 1)}`;
};
const schedulesIn = (rows: readonly RowWrite[]): readonly ScheduleBody[] => rows.flatMap((row) => (row.kind === 'schedule' ? [rowSchemas.schedule.parse(row.body)] : []));

describe('what is due for a span of days', () => {
  it('cuts at a change of amount and rounds once: 7 days at £70.40 and 24 at £65.92 is £296.41', () => {
    const periods = amountPeriods([decided(1, '2025-08-04', '2026-08-03', 7040, 8448), decided(2, '2026-08-04', null, 6592, 7910)], 'c1');
    expect(dueBetween(periods, '2026-07-28', '2026-08-27')).toMatchObject({ maintenance: 29_641, fee: 5_927, parts: [{ days: 7, weekly: 7040 }, { days: 24, weekly: 6592, number: 2 }] });
  });
  it('takes the decision with the higher number where two cover a day, and nothing where none does', () => {
    const periods = amountPeriods([decided(1, '2026-01-01', null, 7000), decided(2, '2026-01-08', '2026-01-14', 700)], 'c1');
    expect(dueBetween(periods, '2025-12-25', '2026-01-21').maintenance).toBe(7000 + 700 + 7000);
    expect(dueBetween(periods, '2025-12-01', '2025-12-31')).toEqual({ maintenance: 0, fee: 0, parts: [] });
  });
  it('is within half a penny of the exact sum for any run of amounts', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ days: fc.integer({ min: 1, max: 40 }), weekly: fc.integer({ min: 0, max: 60_000 }) }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 90 }), (runs, length) => {
        let from = '2026-01-01';
        const decisions = runs.map(({ days, weekly }, index) => {
          const until = index === runs.length - 1 ? null : addDays(from, days - 1);
          const made = decided(index + 1, from, until, weekly);
          from = addDays(from, days);
          return made;
        });
        const periods = amountPeriods(decisions, 'c1');
        let sevenths = 0;
        for (let n = 0; n <= length; n += 1) sevenths += decisions.findLast(({ body }) => body.effectiveFrom <= addDays('2026-01-01', n))?.body.cases[0]?.weekly ?? 0;
        expect(Math.abs(dueBetween(periods, '2026-01-01', addDays('2026-01-01', length)).maintenance * 7 - sevenths) * 2).toBeLessThanOrEqual(7);
      }),
    );
  });
});

describe('pay days', () => {
  it('are a day of the month, or of the week from 1 for Monday', () => {
    expect([payDayFrom(monthly, '2026-11-28'), payDayFrom(monthly, '2026-11-29'), payDayFrom({ frequency: 'monthly', day: 1 }, '2026-12-02')]).toEqual(['2026-11-28', '2026-12-28', '2027-01-01']);
    expect([1, 3, 7].map((day) => payDayFrom({ frequency: 'weekly', day }, '2026-11-18'))).toEqual(['2026-11-23', '2026-11-18', '2026-11-22']);
  });
  it('wait for 10 working days of notice under Direct Debit, and only for tomorrow otherwise', () => {
    const terms = { service: 'collectAndPay', ...monthly } as const;
    expect(nextScheduleDate({ ...terms, method: 'directDebit' }, '2026-11-18', settings)).toBe('2026-12-28');
    expect(nextScheduleDate({ ...terms, method: 'directDebit' }, '2026-11-13', settings)).toBe('2026-11-28');
    expect(nextScheduleDate({ ...terms, method: 'standingOrder' }, '2026-11-18', settings)).toBe('2026-11-28');
    expect(nextScheduleDate({ ...terms, method: 'standingOrder' }, '2026-11-28', settings)).toBe('2026-12-28');
    expect(nextScheduleDate({ ...terms, service: 'directPay', method: null }, '2026-11-27', settings)).toBe('2026-11-28');
    // Christmas and its substitute day take two working days away.
    expect(nextScheduleDate({ ...terms, day: 1, method: 'directDebit' }, '2026-12-18', settings)).toBe('2027-02-01');
  });
});

describe('a schedule', () => {
  const decisions = [decided(1, '2026-08-04', null, 7000, 8400)];
  it('asks for every day once, each payment for the days since the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.boolean(), fc.integer({ min: 1, max: 28 }), (start, weekly, day) => {
        const from = addDays('2026-08-04', start);
        const days = weekly ? ({ frequency: 'weekly', day: ((day - 1) % 7) + 1 } as const) : ({ frequency: 'monthly', day } as const);
        const list = duePayments(days, amountPeriods(decisions, 'c1'), { coversFrom: from, firstOn: payDayFrom(days, addDays(from, 3)), until: addDays(from, 200) });
        let next = from;
        for (const each of list) {
          expect([each.from, addDays(each.until, 1)]).toEqual([next, each.on]);
          expect(Math.abs(each.maintenance - (daysBetween(each.from, each.on) * 7000) / 7)).toBeLessThanOrEqual(0.5);
          next = each.on;
        }
      }),
    );
  });
  it('carries a fall below nothing on to the next payment', () => {
    const list = duePayments(monthly, amountPeriods(decisions, 'c1'), { coversFrom: '2026-10-28', firstOn: '2026-11-28', until: '2027-01-31' }, { maintenance: -40_000, fee: 0 });
    expect(list.map(({ maintenance }) => maintenance)).toEqual([0, 31_000 + 30_000 - 40_000, 31_000]);
  });
  it('takes over at the next date with notice; what was sent out stays, and what differs in it is carried over', () => {
    const before = schedule({ method: 'directDebit', due: [due('2026-10-28', 30_000, 6_000, '2026-09-28'), due('2026-11-28', 31_000, 6_200, '2026-10-28'), due('2026-12-28', 30_000, 6_000, '2026-11-28')] });
    const changed = [decided(1, '2026-08-04', '2026-11-10', 7000, 8400), decided(2, '2026-11-11', null, 3500, 4200)];
    const terms = { service: 'collectAndPay', method: 'directDebit', ...monthly } as const;
    const rows = newSchedule({ caseId: 'c1', schedules: [before], decisions: changed, terms, madeBy: { kind: 'decision', id: 'd2' }, today: '2026-11-18', settings, newId: ids() });
    const [old, fresh] = schedulesIn(rows);
    expect([old?.state, old?.until, old?.due.map(({ on }) => on)]).toEqual(['replaced', '2026-12-27', ['2026-10-28', '2026-11-28']]);
    // 28 November was sent out at £310.00 and 17 of its days are now half: £85.00 less, carried into 28 December.
    expect([fresh?.number, fresh?.from, fresh?.due[0]]).toEqual([2, '2026-12-28', { on: '2026-12-28', from: '2026-11-28', until: '2026-12-27', maintenance: 15_000 - 8_500, fee: 3_000 - 1_700 }]);
    expect(fresh?.due.at(-1)?.on).toBe('2027-11-28');
  });
  it('asks from the newest decision on where there was none before, and never reaches further back', () => {
    const rows = newSchedule({ caseId: 'c1', schedules: [], decisions: [decided(1, '2020-08-04', '2026-11-10', 7000), decided(2, '2026-11-11', null, 3500)], terms: { service: 'directPay', method: null, frequency: 'weekly', day: 5 }, madeBy: { kind: 'change', id: 'ch1' }, today: '2026-11-18', settings, newId: ids() });
    expect(schedulesIn(rows)[0]?.due[0]).toEqual({ on: '2026-11-20', from: '2026-11-11', until: '2026-11-19', maintenance: 4_500, fee: 0 });
    expect(schedulesIn(rows)[0]?.due.length).toBeLessThanOrEqual(60);
  });
  it('can be ended, and says how the case is paid on a day', () => {
    const one = schedule({ until: '2026-11-27', state: 'replaced' });
    const two = schedule({ number: 2, from: '2026-11-28', service: 'directPay', method: null, due: [due('2026-11-28', 1), due('2026-12-28', 1)] }, 's2');
    expect([scheduleOn([one, two], '2026-11-27')?.id, scheduleOn([one, two], '2026-11-28')?.id, latestSchedule([one, two])?.id, scheduleOn([two], '2026-01-01')]).toEqual(['s1', 's2', 's2', null]);
    expect(liveMethod({ service: 'collectAndPay', method: 'card' }, [one, two], '2026-12-01')).toEqual({ service: 'directPay', method: null });
    expect(liveMethod({ service: 'collectAndPay', method: 'card' }, [], '2026-12-01')).toEqual({ service: 'collectAndPay', method: 'card' });
    expect(schedulesIn(endSchedule([one, two], '2026-11-30')).map(({ until, due: left, state }) => [until, left.length, state])).toEqual([['2026-11-30', 1, 'ended']]);
  });
});

describe('a decision that reaches back', () => {
  const held = (service: 'collectAndPay' | 'directPay') => [{ kind: 'case', id: 'c1', tag: 'op', body: { service } }] as unknown as Parameters<typeof adjustments>[0]['cases'];
  const sent = schedule({ due: [due('2026-09-28', 31_000, 6_200, '2026-08-28'), due('2026-10-28', 30_000, 6_000, '2026-09-28'), due('2026-11-28', 31_000, 6_200, '2026-10-28')] });
  const before = [decided(1, '2026-08-04', null, 7000, 8400)];
  const after = [decided(1, '2026-08-04', '2026-10-13', 7000, 8400), decided(2, '2026-10-14', null, 3500, 4200)];
  it('adjusts what has fallen due, by span and kind, and leaves what has not to the schedule', () => {
    const rows = adjustments({ cases: held('collectAndPay'), schedules: [sent] }, before, after, '2026-11-18', ids());
    expect(rows.map((row) => row.kind === 'ledger' && [row.body.type, row.body.bucket, row.body.pence, row.body.period?.from, row.body.ref?.id, row.body.on])).toEqual([
      ['amountAdjusted', 'maintenance', -7_000, '2026-09-28', 'd2', '2026-11-18'], ['amountAdjusted', 'fees', -1_400, '2026-09-28', 'd2', '2026-11-18'],
    ]);
  });
  it('reaches the days before the payments that are held', () => {
    const early = [decided(1, '2026-08-04', '2026-08-20', 7000, 8400), decided(2, '2026-08-21', null, 3500, 4200)];
    const rows = adjustments({ cases: held('collectAndPay'), schedules: [sent] }, before, early, '2026-11-18', ids()).filter((row) => row.kind === 'ledger' && row.body.bucket === 'maintenance');
    expect(rows.map((row) => row.kind === 'ledger' && [row.body.period?.from, row.body.pence])).toEqual([['2026-08-21', -3_500], ['2026-08-28', -15_500], ['2026-09-28', -15_000]]);
  });
  it('stays between the parents under Direct Pay, and has no line where nothing differs', () => {
    const direct = schedule({ ...sent.body, service: 'directPay', method: null });
    expect(adjustments({ cases: held('directPay'), schedules: [direct] }, before, after, '2026-11-18', ids()).map((row) => row.kind === 'ledger' && [row.body.type, row.body.bucket])).toEqual([['directPayAdjusted', 'direct']]);
    expect(adjustments({ cases: held('collectAndPay'), schedules: [sent] }, before, before, '2026-11-18', ids())).toEqual([]);
    expect(adjustments({ cases: held('collectAndPay'), schedules: [] }, before, after, '2026-11-18', ids())).toEqual([]);
    expect(adjustments({ cases: held('collectAndPay'), schedules: [sent] }, before, [decided(1, '2026-08-04', '2026-12-31', 7000, 8400), decided(2, '2027-01-01', null, 100)], '2026-11-18', ids())).toEqual([]);
  });
  it('makes the same in the end as if it had been known from the start, to the rounding of each span', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 30_000 }), (day, weekly) => {
        const from = addDays('2026-08-28', day);
        const late = [decided(1, '2026-08-04', addDays(from, -1), 7000, 8400), decided(2, from, null, weekly, weekly)];
        const rows = adjustments({ cases: held('collectAndPay'), schedules: [sent] }, before, late, '2026-11-18', ids());
        const adjusted = rows.reduce((sum, row) => (row.kind === 'ledger' && row.body.bucket === 'maintenance' ? sum + row.body.pence : sum), 0);
        const exact = dueBetween(amountPeriods(late, 'c1'), '2026-08-28', '2026-10-27').maintenance - 61_000;
        expect(Math.abs(adjusted - exact)).toBeLessThanOrEqual(2);
      }),
    );
  });
  it('takes over what was proved unpaid between the parents, from the first miss on and no more', () => {
    const unpaid = (dueOn: string, pence: number) => line('directPayUnpaid', addDays(dueOn, 2), pence, { bucket: 'direct', dueOn });
    const ledger = [unpaid('2026-07-28', 9_000), unpaid('2026-09-28', 9_000), unpaid('2026-10-28', 8_000), line('directPayPayment', '2026-11-02', -8_000, { bucket: 'direct', dueOn: '2026-10-28' }), line('directPayUnpaid', '2026-11-03', 100, { bucket: 'direct' })];
    expect(unpaidToArrears('c1', ledger, '2026-08-04', '2026-11-18', { kind: 'change', id: 'ch1' }, ids()).map((row) => row.kind === 'ledger' && [row.body.type, row.body.bucket, row.body.pence, row.body.dueOn])).toEqual([
      ['directPayAdjusted', 'direct', -9_000, '2026-09-28'], ['broughtForward', 'maintenance', 9_000, '2026-09-28'],
    ]);
    expect(unpaidToArrears('c2', ledger, '2026-08-04', '2026-11-18', { kind: 'change', id: 'ch1' }, ids())).toEqual([]);
  });
  it('can be made on a ledger that lines fall due on by themselves, each once', () => {
    const first = fallenDue([sent], [], '2026-11-18', ids());
    expect(first.map((row) => row.kind === 'ledger' && [row.body.dueOn, row.body.type, row.body.pence])).toEqual([
      ['2026-09-28', 'maintenanceDue', 31_000], ['2026-09-28', 'feeDue', 6_200], ['2026-10-28', 'maintenanceDue', 30_000], ['2026-10-28', 'feeDue', 6_000],
    ]);
    const ledger = [line('maintenanceDue', '2026-09-28', 31_000, { dueOn: '2026-09-28' }), line('feeDue', '2026-09-28', 6_200, { dueOn: '2026-09-28', bucket: 'fees' })];
    expect(fallenDue([sent], ledger, '2026-11-18', ids())).toHaveLength(2);
    expect(fallenDue([schedule({ ...sent.body, service: 'directPay' })], [], '2026-11-18', ids())).toEqual([]);
  });
});
