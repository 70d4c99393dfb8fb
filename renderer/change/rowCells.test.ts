import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate } from '../../app/model/calendar.ts';
import { cellProblem, cellTextOf, cellValueOf, placeRowMessage, rowMessage, rowProblems, rowProblemWords, rowsOf, rowsValueOf, tidyCell, totalOf, type Column } from './rowCells.ts';

const column = (name: string, type: Column['type'], more: Partial<Column> = {}): Column => ({ name, label: name, type, optional: false, choices: [], ...more });
const columns = [column('dueOn', 'date'), column('due', 'money'), column('miles', 'integer', { optional: true }), column('kind', 'choice', { choices: [{ value: 'a', label: 'A' }], optional: true }), column('note', 'text', { optional: true })];
const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10));
const word = fc.stringMatching(/^[a-z][a-z ]{0,10}[a-z]$/);
const row = fc.record({ dueOn: day, due: fc.nat(99_999_999).map((pence) => ({ pence })) }).chain((needed) =>
  fc.record({ miles: fc.nat(999_999), kind: fc.constant('a'), note: word }, { requiredKeys: [] }).map((more) => ({ ...needed, ...more })),
);

describe('cells of a table', () => {
  it('read back every known row just as it was', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const shown = rowsOf(columns, rows);
        expect(rowProblems(columns, shown)).toEqual([]);
        expect(rowsValueOf(columns, shown)).toEqual(rows);
        // What a draft keeps is what stood there.
        expect(rowsOf(columns, JSON.parse(JSON.stringify(shown)))).toEqual(shown);
      }),
    );
  });

  it('keep any text as it was typed, and send it to be named', () => {
    fc.assert(
      fc.property(fc.constantFrom(...columns), fc.string({ maxLength: 9 }), (one, text) => {
        expect(cellTextOf(one, text)).toBe(text);
        const value = cellValueOf(one, text);
        expect(value === undefined).toBe(text.trim() === '');
      }),
    );
  });

  it('take a day as people type it', () => {
    const dates = column('on', 'date');
    for (const typed of ['4 6 2026', '4 June 2026', '4/6/2026', '2026-06-04', '4th Jun 2026']) expect(cellValueOf(dates, typed)).toBe('2026-06-04');
    expect(tidyCell(dates, 'today', '2026-11-18')).toBe('18 November 2026');
    expect(tidyCell(dates, '31 June 2026', '2026-11-18')).toBe('31 June 2026');
    expect(cellProblem(dates, '31 June 2026')).toBe('Enter a date, like 4 June 2026');
    fc.assert(
      fc.property(day, (on) => {
        expect(cellValueOf(dates, formatDate(on))).toBe(on);
      }),
    );
  });

  it('add up to their total, in pence', () => {
    const money = column('due', 'money');
    fc.assert(
      fc.property(fc.array(fc.nat(9_999_999), { maxLength: 12 }), (amounts) => {
        const rows = amounts.map((pence) => ({ due: cellTextOf(money, { pence }) }));
        expect(totalOf(money, [...rows, { due: ' ' }])).toBe(amounts.reduce((sum, pence) => sum + pence, 0));
      }),
    );
    expect(totalOf(money, [{ due: '3.00' }, { due: 'lots' }])).toBeNull();
  });
});

describe('what is wrong in a table', () => {
  const rows = [
    { dueOn: '', due: '', miles: '', kind: '', note: '' },
    { dueOn: '31 June', due: '', miles: 'few', kind: '', note: '' },
  ];
  it('is named by the row as it stands on the screen', () => {
    expect(rowProblems(columns, rows).map((problem) => rowProblemWords(columns, problem))).toEqual(['Row 2, dueon: Enter a date, like 4 June 2026', 'Row 2: Enter due', 'Row 2, miles: Enter a whole number']);
  });

  it('stands in one line for each row', () => {
    expect(rowMessage(columns, rowProblems(columns, rows))).toBe('Row 2, dueon: Enter a date, like 4 June 2026. Enter due. Miles: Enter a whole number');
    expect(rowMessage(columns, [])).toBeNull();
  });

  it('keeps its place when the rulebook counts only rows with something in them', () => {
    expect(placeRowMessage(rows, 'Row 1, due: Enter an amount of £0.01 or more')).toEqual({ row: 1, message: 'Row 2, due: Enter an amount of £0.01 or more' });
    expect(placeRowMessage(rows, 'Add at least 3')).toEqual({ row: null, message: 'Add at least 3' });
  });
});
