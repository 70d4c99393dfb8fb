import * as z from 'zod';
import { parse } from 'yaml';
import type { IsoDate } from '../model/dates.ts';
import { fail, ok, type Result } from '../result.ts';
import { PAGES_ON_A_SHEET } from './letter.ts';

const Day = z.iso.date();
const Tenths = z.int().min(0).max(1_000_000);
export const postages = ['first', 'second', 'economy', 'europe', 'restOfWorld'] as const;
export type Postage = (typeof postages)[number];

const Rates = z.strictObject({
  about: z.string(),
  source: z.string(),
  texts: z.array(z.strictObject({ from: Day, fragment: Tenths })).min(1),
  /** Dialling code → how many times the price of a fragment. */
  multipliers: z.record(z.string().regex(/^\d{1,4}$/), z.int().min(1).max(99)),
  crownDependency: z.int().min(1).max(99),
  letters: z.array(z.strictObject({ from: Day, postage: z.enum(postages), sheets: z.array(Tenths).length(5) })).min(1),
});
/** What messages cost, in tenths of a penny before tax, by date. Emails are free. */
export type MessageRates = z.output<typeof Rates>;

/** Reads `resources/templates/rates.yaml`. `FILE_INVALID` names the keys that are wrong. */
export function parseMessageRates(text: string): Result<MessageRates> {
  let raw: unknown;
  try {
    raw = parse(text, { schema: 'core' });
  } catch {
    return fail('FILE_INVALID', { fields: ['yaml'] });
  }
  const read = Rates.safeParse(raw);
  return read.success ? ok(read.data) : fail('FILE_INVALID', { fields: read.error.issues.map((issue) => issue.path.join('.')) });
}

const latest = <T extends Readonly<{ from: IsoDate }>>(rows: readonly T[], on: IsoDate): T | undefined =>
  rows.filter((row) => row.from <= on).toSorted((a, b) => b.from.localeCompare(a.from))[0];

export type Costed =
  | Readonly<{ channel: 'sms'; fragments: number; diallingCode: string; crownDependency: boolean }>
  | Readonly<{ channel: 'email' }>
  | Readonly<{ channel: 'letter'; pages: number; postage: Postage }>;

/** A `+1` number is looked up by four digits first, so `diallingCode` may be longer than the country's own. */
function multiplierFor(rates: MessageRates, code: string): number | undefined {
  return rates.multipliers[code.slice(0, 4)] ?? (code.startsWith('1') ? rates.multipliers['1'] : rates.multipliers[code]);
}

/** The cost on a day in tenths of a penny; null when no rate covers it (a country, a date or a length we cannot price). */
export function messageCost(rates: MessageRates, message: Costed, on: IsoDate): number | null {
  if (message.channel === 'email') return 0;
  if (message.channel === 'sms') {
    const rate = latest(rates.texts, on)?.fragment;
    const times = message.crownDependency ? rates.crownDependency : multiplierFor(rates, message.diallingCode);
    return rate === undefined || times === undefined ? null : rate * times * message.fragments;
  }
  const rows = rates.letters.filter((row) => row.postage === message.postage);
  const sheets = Math.ceil(message.pages / PAGES_ON_A_SHEET);
  return latest(rows, on)?.sheets[sheets - 1] ?? null;
}

/** `24` → `2.4p`, `1560` → `£1.56`, `638` → `63.8p`. */
export function formatTenths(tenths: number): string {
  const pence = tenths / 10;
  return pence < 100 ? `${pence}p` : `£${(pence / 100).toFixed(Number.isInteger(pence) ? 2 : 3)}`;
}
