import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../app/model/calendar.ts';
import { dateProblem, dateValueOf, draftOf, readDate, readMonth, readPastedDate } from './dateDraft.ts';

it.each([
  ['11', 11],
  ['1', 1],
  ['Nov', 11],
  ['november', 11],
  [' Sept. ', 9],
  ['13', null],
  ['0', null],
  ['ju', null],
  ['de', null],
  ['Nuvember', null],
])('month "%s" is %s', (typed, month) => expect(readMonth(typed)).toBe(month));

it.each([
  '12 November 2026',
  '12th November 2026',
  'Thursday 12 November 2026',
  '12 Nov 2026',
  '12/11/2026',
  '12.11.2026',
  '12-11-2026',
  ' 2026-11-12 ',
])('"%s" can be pasted', (text) =>
  expect(readPastedDate(text)).toEqual({ day: '12', month: 'November', year: '2026' }),
);

it.each(['', '12', 'November 2026', '31/06/2026', '12/13/2026', '12/11/26', 'tomorrow'])(
  '"%s" is left as plain text when pasted',
  (text) => expect(readPastedDate(text)).toBeNull(),
);

it('every day goes into the boxes and comes back the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80_000 }), (days) => {
      const on = addDays('1900-01-01', days);
      expect(readDate(draftOf(on))).toBe(on);
      expect(dateValueOf(draftOf(on))).toBe(on);
    }),
  );
});

it('what is not yet a day is kept as it was typed', () => {
  fc.assert(
    fc.property(fc.record({ day: fc.string(), month: fc.string(), year: fc.string() }), (draft) => {
      const value = dateValueOf(draft);
      if (value === null) expect(draft).toEqual({ day: '', month: '', year: '' });
      else if (typeof value !== 'string') expect(value).toBe(draft);
    }),
  );
});

it('says what stops it from being a day', () => {
  expect(dateProblem(null)).toBeNull();
  expect(dateProblem('2026-11-12')).toBeNull();
  expect(dateProblem({ day: '12', month: '', year: '' })).toBe('Add the month and year');
  expect(dateProblem({ day: '12', month: 'Nuv', year: '2026' })).toBe('The month must be a name or a number from 1 to 12');
  expect(dateProblem({ day: '12', month: '11', year: '26' })).toBe('The year must have 4 numbers');
  expect(dateProblem({ day: '31', month: '6', year: '2026' })).toBe('There is no such day. Check the day and the month');
});
