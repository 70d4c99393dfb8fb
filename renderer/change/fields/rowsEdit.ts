import { emptyRow, isEmptyRow, type Column, type RowRaw } from '../rowCells.ts';

/** A cell: its row and its column, both from nought. */
export type Cell = Readonly<{ row: number; column: number }>;
export type Removed = Readonly<{ row: RowRaw; at: number }>;

/** What the table shows: an empty row to begin in when there is none. */
export const shownRows = (columns: readonly Column[], rows: readonly RowRaw[]): readonly RowRaw[] => (rows.length === 0 ? [emptyRow(columns)] : rows);

export const withCell = (rows: readonly RowRaw[], row: number, column: string, text: string): readonly RowRaw[] =>
  rows.map((held, at) => (at === row ? { ...held, [column]: text } : held));

export const withoutRow = (rows: readonly RowRaw[], at: number): readonly RowRaw[] => rows.filter((_, index) => index !== at);

/** Puts a removed row back where it was, or last when the table has become shorter. */
export const withRow = (rows: readonly RowRaw[], { row, at }: Removed): readonly RowRaw[] => [...rows.slice(0, at), row, ...rows.slice(at)];

type Key = Readonly<{ key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean; shiftKey: boolean }>;
type Place = Cell & Readonly<{ rows: number; columns: number; /** No caret: a list, whose own keys choose. */ list: boolean; atStart: boolean; atEnd: boolean }>;
/** Where a key goes from a cell: to another cell, to a new row after the last, or nowhere of its own (null). */
export type Go = Readonly<{ to: Cell }> | Readonly<{ add: true }> | null;

/**
 * Arrows go up and down a column, and sideways from the edge of what is typed; Enter goes to the next row, and after
 * the last one begins another. A list keeps its arrows, since they choose in it.
 */
export function goFrom({ key, ctrlKey, altKey, metaKey, shiftKey }: Key, { row, column, rows, columns, list, atStart, atEnd }: Place): Go {
  if (ctrlKey || altKey || metaKey || shiftKey) return null;
  const to = (next: Cell): Go => ({ to: next });
  switch (key) {
    case 'Enter':
      return row + 1 < rows ? to({ row: row + 1, column: 0 }) : { add: true };
    case 'ArrowDown':
      return list || row + 1 >= rows ? null : to({ row: row + 1, column });
    case 'ArrowUp':
      return list || row === 0 ? null : to({ row: row - 1, column });
    case 'ArrowRight':
      if (list || !atEnd) return null;
      return column + 1 < columns ? to({ row, column: column + 1 }) : row + 1 < rows ? to({ row: row + 1, column: 0 }) : null;
    case 'ArrowLeft':
      if (list || !atStart) return null;
      return column > 0 ? to({ row, column: column - 1 }) : row > 0 ? to({ row: row - 1, column: columns - 1 }) : null;
    default:
      return null;
  }
}

/** Another row is begun only after one with something in it: an empty one is already there to type in. */
export const mayAdd = (rows: readonly RowRaw[], most: number): boolean => {
  const last = rows.at(-1);
  return rows.length < most && (last === undefined || !isEmptyRow(last));
};

/**
 * Rows pasted from a sheet or a list, laid from a cell on: lines are rows, tabs part the cells. Null for one plain text,
 * which is pasted as usual.
 */
export function withPasted(columns: readonly Column[], rows: readonly RowRaw[], from: Cell, text: string, most: number): readonly RowRaw[] | null {
  const lines = text.replace(/\r/g, '').replace(/\n+$/, '').split('\n');
  if (lines.length < 2 && !text.includes('\t')) return null;
  const next = [...rows];
  for (const [down, line] of lines.entries()) {
    const at = from.row + down;
    if (at >= most) break;
    const cells = line.split('\t');
    const own = columns.slice(from.column).flatMap((column, right) => (cells[right] === undefined ? [] : [[column.name, cells[right].trim()]]));
    next[at] = { ...(next[at] ?? emptyRow(columns)), ...Object.fromEntries(own) };
  }
  return next;
}
