import { describe, expect, it } from 'vitest';
import { byWords, keptWords, mineWords, openedWords, promiseLeft, timeToWords, waitingWords } from './todayWords.ts';

const today = '2026-11-18';
const now = '2026-11-18T09:42:00.000Z';
const at4 = '2026-11-18T16:00:00.000Z';

describe('promises', () => {
  it.each([
    [{ byOn: today, byAt: at4 }, 'Today, by 4:00pm'],
    [{ byOn: '2026-11-19', byAt: null }, 'Tomorrow'],
    [{ byOn: '2026-11-20', byAt: null }, 'Friday 20 November'],
    [{ byOn: '2026-11-17', byAt: null }, 'Yesterday'],
  ])('are due by %o: %s', (promise, words) => expect(byWords(promise, today)).toBe(words));
  it.each([
    [{ byOn: today, byAt: at4 }, '6 hours left', 'today'],
    [{ byOn: today, byAt: null }, 'Today', 'today'],
    [{ byOn: today, byAt: '2026-11-18T09:00:00.000Z' }, '42 minutes late', 'late'],
    [{ byOn: '2026-11-17', byAt: null }, '1 day late', 'late'],
    [{ byOn: '2026-11-20', byAt: null }, '2 days left', 'later'],
  ])('with %o have %s', (promise, words, state) => expect(promiseLeft(promise, today, now)).toEqual({ words, state }));
});

describe('the rest of the day', () => {
  it('says how far off a time is', () => {
    expect([timeToWords('2026-11-18T10:30:00.000Z', now), timeToWords('2026-11-18T09:30:00.000Z', now), timeToWords(now, now)]).toEqual(['in 48 minutes', '12 minutes ago', 'now']);
  });
  it('says when a case was last opened', () => {
    expect([openedWords('2026-11-18T09:36:00.000Z', today), openedWords('2026-11-17T15:00:00.000Z', today), openedWords('2026-11-16T15:00:00.000Z', today)]).toEqual(['9:36am', 'Yesterday', '16 November']);
  });
  it('says who is waited for', () => {
    expect(waitingWords([{ on: 'payingParent', count: 7 }, { on: 'hmrc', count: 3 }])).toBe('7 on a parent and 3 on HMRC.');
    expect(waitingWords([])).toBe('');
  });
  it('counts in words', () => {
    expect([mineWords(1), mineWords(21), keptWords({ kept: 41, due: 42 }), keptWords({ kept: 0, due: 0 })]).toEqual(['1 item is yours', '21 items are yours', '41 of 42 kept this month.', '']);
  });
});
