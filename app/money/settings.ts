import * as z from 'zod';
import { IsoDate } from '../model/dates.ts';
import { fail, ok, type Result } from '../result.ts';
import { createWorkingDays, type WorkingDays } from './workingDays.ts';

const settingKeys = ['collectMissedAfterDays', 'collectPaidPercent', 'directLateWorkingDays', 'directDebitNoticeWorkingDays', 'earlyDays', 'scheduleMonths'] as const;
export type MoneySettingKey = (typeof settingKeys)[number];
const marks = ['sourced', 'recalled', 'inferred'] as const;

/** What received money pays, in the order that a setting gives. */
export const allocationStages = ['currentMaintenance', 'arrears', 'charges'] as const;
export type AllocationStage = (typeof allocationStages)[number];

const Settings = z.strictObject({
  format: z.literal('moneySettings/1'),
  settings: z.array(z.strictObject({ key: z.enum(settingKeys), value: z.int().min(0).max(1000), from: IsoDate, mark: z.enum(marks), source: z.string().min(1).max(200) })).min(1),
  orders: z
    .array(z.strictObject({ key: z.literal('allocation'), value: z.array(z.enum(allocationStages)).length(allocationStages.length), from: IsoDate, mark: z.enum(marks), source: z.string().min(1).max(200) }))
    .min(1),
});
const Holidays = z.strictObject({
  format: z.literal('bankHolidays/1'),
  mark: z.enum(marks),
  source: z.string().min(1).max(300),
  years: z.record(z.string().regex(/^\d{4}$/), z.array(IsoDate).min(1).max(20)),
});

/** Clocks and orders as they stood on a day. Counts of days, percentages, months. */
export type MoneyClocks = Readonly<Record<MoneySettingKey, number>> & Readonly<{ allocation: readonly AllocationStage[] }>;

export interface MoneySettings {
  /** Before the first row of a setting its first row counts. */
  on(day: IsoDate): MoneyClocks;
  readonly workingDays: WorkingDays;
}

const latest = <R extends Readonly<{ from: IsoDate }>>(rows: readonly R[], day: IsoDate): R | undefined => rows.findLast(({ from }) => from <= day) ?? rows[0];

/**
 * Reads `resources/money`: parsed YAML of the settings and of the bank holidays. Refuses with FILE_INVALID, naming the
 * file and the place, what is not in order: a missing setting, an order that leaves a stage out, a holiday under another year.
 */
export function parseMoneySettings(rawSettings: unknown, rawHolidays: unknown): Result<MoneySettings> {
  const settings = Settings.safeParse(rawSettings);
  if (!settings.success) return fail('FILE_INVALID', { fields: [`money/settings: ${settings.error.issues[0]?.path.join('.') ?? ''}`] });
  const holidays = Holidays.safeParse(rawHolidays);
  if (!holidays.success) return fail('FILE_INVALID', { fields: [`money/bankHolidays: ${holidays.error.issues[0]?.path.join('.') ?? ''}`] });
  const astray = Object.entries(holidays.data.years).find(([year, days]) => days.some((day) => !day.startsWith(year)));
  if (astray !== undefined) return fail('FILE_INVALID', { fields: [`money/bankHolidays: years.${astray[0]}`] });
  const byKey = Map.groupBy(settings.data.settings.toSorted((a, b) => (a.from < b.from ? -1 : 1)), ({ key }) => key);
  const missing = settingKeys.find((key) => !byKey.has(key));
  if (missing !== undefined) return fail('FILE_INVALID', { fields: [`money/settings: ${missing}`] });
  const orders = settings.data.orders.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const short = orders.find(({ value }) => new Set(value).size !== allocationStages.length);
  if (short !== undefined) return fail('FILE_INVALID', { fields: ['money/settings: orders.allocation'] });

  const turns = [...new Set([...settings.data.settings, ...orders].map(({ from }) => from))].sort();
  const known = new Map<string, MoneyClocks>();
  return ok({
    workingDays: createWorkingDays(Object.values(holidays.data.years).flat(), Object.keys(holidays.data.years).map(Number)),
    on(day) {
      const turn = turns.findLast((from) => from <= day) ?? '';
      let clocks = known.get(turn);
      if (clocks === undefined) {
        const values = Object.fromEntries(settingKeys.map((key) => [key, latest(byKey.get(key) ?? [], day)?.value ?? 0])) as Record<MoneySettingKey, number>;
        known.set(turn, (clocks = { ...values, allocation: latest(orders, day)?.value ?? allocationStages }));
      }
      return clocks;
    },
  });
}
