import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../rowCells.ts';
import { goFrom, mayAdd, shownRows, withCell, withoutRow, withPasted, withRow } from './rowsEdit.ts';

const column = (name: string, type: Column['type']): Column => ({ name, label: name, type, optional: false, choices: [] });
const columns = [column('on', 'date'), column('due', 'money')];
const key = (name: string) => ({ key: name, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false });
const place = { row: 1, column: 0, rows: 3, columns: 2, list: false, atStart: true, atEnd: true };

describe('moving in a table of rows', () => {
  it('goes up and down a column, sideways from the edge of the text, and on to the next row', () => {
    expect(goFrom(key('ArrowDown'), place)).toEqual({ to: { row: 2, column: 0 } });
    expect(goFrom(key('ArrowUp'), place)).toEqual({ to: { row: 0, column: 0 } });
    expect(goFrom(key('ArrowRight'), place)).toEqual({ to: { row: 1, column: 1 } });
    expect(goFrom(key('ArrowRight'), { ...place, column: 1 })).toEqual({ to: { row: 2, column: 0 } });
    expect(goFrom(key('ArrowLeft'), place)).toEqual({ to: { row: 0, column: 1 } });
    expect(goFrom(key('Enter'), place)).toEqual({ to: { row: 2, column: 0 } });
  });

  it('begins another row with Enter in the last one', () => {
    expect(goFrom(key('Enter'), { ...place, row: 2 })).toEqual({ add: true });
  });

  it('leaves the arrows to the caret inside a text, to a list, and to the keys of the window', () => {
    expect(goFrom(key('ArrowRight'), { ...place, atEnd: false })).toBeNull();
    expect(goFrom(key('ArrowLeft'), { ...place, atStart: false })).toBeNull();
    expect(goFrom(key('ArrowDown'), { ...place, list: true })).toBeNull();
    expect(goFrom({ ...key('Enter'), ctrlKey: true }, place)).toBeNull();
    expect(goFrom(key('ArrowDown'), { ...place, row: 2 })).toBeNull();
  });

  it('never leaves the table', () => {
    fc.assert(
      fc.property(fc.constantFrom('Enter', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'a'), fc.nat(4), fc.nat(2), fc.boolean(), fc.boolean(), (name, row, at, atStart, atEnd) => {
        const go = goFrom(key(name), { row, column: at, rows: 5, columns: 3, list: false, atStart, atEnd });
        if (go !== null && 'to' in go) expect(go.to.row >= 0 && go.to.row < 5 && go.to.column >= 0 && go.to.column < 3).toBe(true);
      }),
    );
  });
});

describe('changing a table of rows', () => {
  const rows = [
    { on: 'a', due: '1' },
    { on: 'b', due: '2' },
    { on: 'c', due: '3' },
  ];
  it('puts a removed row back where it was', () => {
    fc.assert(
      fc.property(fc.nat(2), (at) => {
        const row = rows[at];
        if (row !== undefined) expect(withRow(withoutRow(rows, at), { row, at })).toEqual(rows);
      }),
    );
  });

  it('always shows a row to type in, and begins no second empty one', () => {
    expect(shownRows(columns, [])).toEqual([{ on: '', due: '' }]);
    expect(mayAdd(shownRows(columns, []), 40)).toBe(false);
    expect(mayAdd(rows, 40)).toBe(true);
    expect(mayAdd(rows, 3)).toBe(false);
    expect(withCell(rows, 1, 'due', 'x')[1]).toEqual({ on: 'b', due: 'x' });
  });

  it('takes rows pasted from a sheet, as many as there is room for', () => {
    expect(withPasted(columns, rows, { row: 2, column: 0 }, '4 June 2026\t48.00\r\n11 June 2026\t48.00\r\n18 June 2026\t1\n', 4)).toEqual([
      rows[0],
      rows[1],
      { on: '4 June 2026', due: '48.00' },
      { on: '11 June 2026', due: '48.00' },
    ]);
    expect(withPasted(columns, rows, { row: 0, column: 1 }, '9\t8', 4)?.[0]).toEqual({ on: 'a', due: '9' });
    expect(withPasted(columns, rows, { row: 0, column: 0 }, 'plain words', 4)).toBeNull();
  });
});
