import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyFile, shippedMoney } from '../../tests/fixtures/money.ts';
import { addDays } from '../model/calendar.ts';
import { parseMoneySettings } from './settings.ts';

const { workingDays } = shippedMoney();

describe('working days', () => {
  it('leave out weekends and bank holidays: Christmas 2026 moves Boxing Day to Monday', () => {
    expect(['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28', '2026-12-29'].map((on) => workingDays.isWorkingDay(on))).toEqual([true, false, false, false, false, true]);
  });
  it('count from the day after: Thursday and 3 working days is Tuesday', () => {
    expect([workingDays.after('2026-11-19', 3), workingDays.between('2026-11-19', '2026-11-24'), workingDays.between('2026-11-19', '2026-11-19')]).toEqual(['2026-11-24', 3, 0]);
    expect([workingDays.after('2026-11-21', 0), workingDays.after('2026-04-02', 1)]).toEqual(['2026-11-23', '2026-04-07']);
  });
  it('say for which years bank holidays are held', () => {
    expect([workingDays.isKnown('2025-01-01', '2027-12-31'), workingDays.isKnown('2027-12-31', '2028-01-01')]).toEqual([true, false]);
  });
  it('agree with each other in both directions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 40 }), (start, count) => {
        const from = addDays('2025-01-01', start);
        const to = workingDays.after(from, count);
        expect([workingDays.between(from, to), workingDays.isWorkingDay(to)]).toEqual([count, true]);
      }),
    );
  });
});

describe('the settings of money', () => {
  it('name a source and how far it is known for every clock', () => {
    const { settings, orders } = moneyFile('settings') as { settings: { mark: string; source: string }[]; orders: { mark: string }[] };
    for (const { mark, source } of settings) expect([['sourced', 'recalled', 'inferred'].includes(mark), source.length > 10]).toEqual([true, true]);
    expect(orders.every(({ mark }) => mark === 'inferred')).toBe(true);
  });
  it('follow the day: a later row counts from its own day', () => {
    const file = moneyFile('settings') as { settings: Record<string, unknown>[] };
    file.settings.push({ key: 'collectPaidPercent', value: 80, from: '2026-11-01', mark: 'inferred', source: 'a trial of a lower line' });
    const read = parseMoneySettings(file, moneyFile('bankHolidays'));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(['2026-10-31', '2026-11-01'].map((on) => read.value.on(on).collectPaidPercent)).toEqual([90, 80]);
    expect(read.value.on('2026-11-18').allocation).toEqual(['currentMaintenance', 'arrears', 'charges']);
  });
  it('are refused by place when a clock is missing, an order leaves something out or a holiday stands under another year', () => {
    const settings = moneyFile('settings') as { settings: { key: string }[]; orders: { value: string[] }[] };
    const without = { ...settings, settings: settings.settings.filter(({ key }) => key !== 'earlyDays') };
    expect(parseMoneySettings(without, moneyFile('bankHolidays'))).toMatchObject({ ok: false, error: { code: 'FILE_INVALID', fields: ['money/settings: earlyDays'] } });
    const twice = { ...settings, orders: settings.orders.map((order) => ({ ...order, value: ['arrears', 'arrears', 'charges'] })) };
    expect(parseMoneySettings(twice, moneyFile('bankHolidays'))).toMatchObject({ ok: false, error: { fields: ['money/settings: orders.allocation'] } });
    expect(parseMoneySettings(settings, { ...moneyFile('bankHolidays'), years: { 2026: ['2027-01-01'] } })).toMatchObject({ ok: false, error: { fields: ['money/bankHolidays: years.2026'] } });
  });
});
