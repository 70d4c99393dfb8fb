import { describe, expect, test } from 'vitest';
import { formatTenths, messageCost, parseMessageRates, type MessageRates } from './rates.ts';

const rates: MessageRates = {
  about: '', source: '', crownDependency: 2, multipliers: { '44': 1, '33': 2, '1': 1, '1242': 3 },
  texts: [{ from: '2026-04-01', fragment: 24 }, { from: '2027-04-01', fragment: 26 }],
  letters: [{ from: '2026-01-05', postage: 'second', sheets: [730, 770, 820, 870, 910] }],
};
const text = (fragments: number, diallingCode: string, crownDependency = false) => ({ channel: 'sms', fragments, diallingCode, crownDependency }) as const;

describe('what a message costs', () => {
  test('texts by fragment and country, emails nothing', () => {
    expect(messageCost(rates, text(3, '44'), '2026-11-18')).toBe(72);
    expect(messageCost(rates, text(1, '44', true), '2026-11-18')).toBe(48);
    expect(messageCost(rates, text(1, '33'), '2026-11-18')).toBe(48);
    expect(messageCost(rates, text(1, '1242'), '2026-11-18')).toBe(72);
    expect(messageCost(rates, text(1, '1202'), '2026-11-18')).toBe(24);
    expect(messageCost(rates, { channel: 'email' }, '2026-11-18')).toBe(0);
  });
  test('letters by sheet, two pages to a sheet', () => {
    const letter = (pages: number) => messageCost(rates, { channel: 'letter', pages, postage: 'second' }, '2026-11-18');
    expect([letter(1), letter(2), letter(3), letter(10), letter(11)]).toEqual([730, 730, 770, 910, null]);
  });
  test('the newest rate that has started counts, and none before the first', () => {
    expect(messageCost(rates, text(1, '44'), '2027-04-01')).toBe(26);
    expect(messageCost(rates, text(1, '44'), '2026-03-31')).toBeNull();
    expect(messageCost(rates, text(1, '999'), '2026-11-18')).toBeNull();
  });
  test('sums are shown in pence, then in pounds', () => expect([24, 638, 1560, 1384, 10].map(formatTenths)).toEqual(['2.4p', '63.8p', '£1.56', '£1.384', '1p']));
  test('a broken file is refused with the keys that are wrong', () => {
    expect(parseMessageRates('texts: []')).toMatchObject({ ok: false, error: { code: 'FILE_INVALID' } });
    expect(parseMessageRates('a: [')).toMatchObject({ ok: false, error: { code: 'FILE_INVALID', fields: ['yaml'] } });
  });
});
