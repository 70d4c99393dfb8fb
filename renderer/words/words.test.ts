import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../app/model/calendar.ts';
import { errorCodes } from '../../app/result.ts';
import { countWords, listWords, numberWords } from './countWords.ts';
import { dueState, dueWords, dueWordsShort, leftWords } from './dueWords.ts';
import { errorWords, failureWords } from './errorWords.ts';
import { changeWords, differenceWords, moneyPerWords, weeklyWords } from './moneyWords.ts';
import { lastsWords, whenWords } from './timeWords.ts';

const today = '2026-06-02';

describe('due days', () => {
  it.each([
    ['2026-05-30', 'Overdue by 3 days', 'overdue'],
    ['2026-06-01', 'Overdue by 1 day', 'overdue'],
    ['2026-06-02', 'Today', 'today'],
    ['2026-06-03', 'Tomorrow', 'tomorrow'],
    ['2026-06-04', '4 June 2026 (2 days)', 'later'],
  ] as const)('%s is said as "%s"', (dueOn, words, state) => {
    expect(dueWords(dueOn, today)).toBe(words);
    expect(dueState(dueOn, today)).toBe(state);
  });
  it('drop what the group head already says', () => {
    expect(dueWordsShort('2026-05-30', today)).toBe('by 3 days');
    expect(dueWordsShort('2026-06-03', today)).toBe('Tomorrow');
    expect(dueWordsShort('2026-06-04', today)).toBe('4 June 2026');
  });
  it('tell how a promise stands', () => {
    expect([leftWords('2026-06-04', today), leftWords(today, today), leftWords('2026-06-01', today)]).toEqual([
      '2 days left',
      'Today',
      '1 day late',
    ]);
  });
  it('are counted across the change of clocks and of year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4000 }), (days) => {
        expect(dueWords(addDays('2026-10-24', days), '2026-10-24')).toContain(`(${countWords(days, 'day')})`);
      }),
    );
  });
});

describe('times', () => {
  it('are a clock time today and a day with a time before', () => {
    expect(whenWords('2026-06-02T08:32:00.000Z', today)).toBe('9:32am');
    expect(whenWords('2026-06-01T15:20:00.000Z', today)).toBe('Yesterday, 4:20pm');
    expect(whenWords('2026-05-17T15:20:00.000Z', today)).toBe('17 May, 4:20pm');
    expect(whenWords('2025-12-17T15:20:00.000Z', today)).toBe('17 December 2025, 3:20pm');
  });
  it('last in their largest whole unit, never rounded up', () => {
    expect([30_000, 60_000, 59 * 60_000, 3_599_999 + 3 * 3_600_000, 72 * 3_600_000].map(lastsWords)).toEqual([
      'less than a minute',
      '1 minute',
      '59 minutes',
      '3 hours',
      '3 days',
    ]);
  });
});

describe('money', () => {
  it('is said with its period', () => {
    expect(weeklyWords(4800)).toBe('£48.00 a week');
    expect(moneyPerWords({ pence: 24_960, per: 'fourWeeks' })).toBe('£249.60 every four weeks');
  });
  it('changes by an amount and a share of what was before', () => {
    expect(changeWords(6592, 4800)).toBe('£17.92 less, 27% lower');
    expect(changeWords(4680, 6149)).toBe('£14.69 more, 31% higher');
    expect(changeWords(4800, 4800)).toBe('no change');
    expect(changeWords(0, 700)).toBe('£7.00 more');
  });
  it('differs with a real sign in a column', () => {
    expect(differenceWords(6592, 4800)).toBe('−£17.92');
    expect(differenceWords(4680, 6149)).toBe('+£14.69');
    expect(differenceWords(1600, 1600)).toBe('same');
  });
});

it('counts and lists read as people say them', () => {
  expect([countWords(1, 'task'), countWords(50_000, 'task'), countWords(2, 'child', 'children')]).toEqual([
    '1 task',
    '50,000 tasks',
    '2 children',
  ]);
  expect(numberWords(593)).toBe('593');
  expect([listWords([]), listWords(['HMRC']), listWords(['parent', 'employer', 'HMRC'])]).toEqual([
    '',
    'HMRC',
    'parent, employer and HMRC',
  ]);
});

describe('failures', () => {
  it.each(errorCodes)('%s has a plain sentence and a next step', (code) => {
    const { what, next } = errorWords(code);
    for (const sentence of [what, next]) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence).not.toMatch(/please|invalid|[A-Z]+_[A-Z]+|sync|error/i);
    }
  });
  it('name who and when if known, and end with the reference', () => {
    expect(failureWords({ code: 'TASK_TAKEN', facts: { by: 'CW-11', at: '2026-06-02T08:42:00.000Z' } }).what).toBe(
      'Someone else has taken this task. By CW-11 at 9:42am.',
    );
    expect(failureWords({ code: 'INTERNAL', incident: '7F3A' }).next).toMatch(/Reference 7F3A\.$/);
  });
});
