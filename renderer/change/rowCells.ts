import type { ChangeField } from '../../app/contract/change.ts';
import { formatDate, isRealDate } from '../../app/model/calendar.ts';
import { formatPence, parsePence } from '../../app/model/pounds.ts';
import { readTypedDate } from '../parts/dateDraft.ts';

export type Column = ChangeField['columns'][number];
/** A row as it is being typed: the text of each cell by its column's name. */
export type RowRaw = Readonly<Record<string, string>>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands in a cell for a known value: `4 June 2026`, `300.00`, `12`. Text stays as it was typed. */
export function cellTextOf({ type }: Pick<Column, 'type'>, value: unknown): string {
  if (type === 'money' && isObject(value) && typeof value['pence'] === 'number') return formatPence(value['pence']).replace('£', '');
  if (type === 'date' && typeof value === 'string' && isRealDate(value)) return formatDate(value);
  if (typeof value === 'number' && Number.isFinite(value)) return value.toString();
  return typeof value === 'string' ? value : '';
}

/** The value of a cell as the rulebook reads it; undefined while it is empty. What is half typed goes as typed, to be named. */
export function cellValueOf({ type }: Pick<Column, 'type'>, text: string): unknown {
  const typed = text.trim();
  if (typed === '') return undefined;
  switch (type) {
    case 'money': {
      const pence = parsePence(typed);
      return pence === null ? typed : { pence };
    }
    case 'date':
      return readTypedDate(typed) ?? typed;
    case 'integer':
      return /^\d{1,9}$/.test(typed) ? Number(typed) : typed;
    case 'choice':
    case 'text':
      return typed;
  }
}

/** What stops a cell from being its kind of value; null when nothing does, or nothing is typed. */
export function cellProblem({ type }: Pick<Column, 'type'>, text: string): string | null {
  const value = cellValueOf({ type }, text);
  if (value === undefined || type === 'text' || type === 'choice') return null;
  if (type === 'money') return typeof value === 'string' ? 'Enter an amount, like 300.00' : null;
  if (type === 'integer') return typeof value === 'string' ? 'Enter a whole number' : null;
  return typeof value === 'string' && !isRealDate(value) ? 'Enter a date, like 4 June 2026' : null;
}

/** What the cell shows once it has been left: a date in full, an amount with its pence; else as typed. */
export function tidyCell(column: Pick<Column, 'type'>, text: string, today: string): string {
  if (column.type === 'date') {
    const on = readTypedDate(text, today);
    return on === null ? text : formatDate(on);
  }
  return column.type === 'money' && cellProblem(column, text) === null ? cellTextOf(column, cellValueOf(column, text)) : text;
}

export const emptyRow = (columns: readonly Column[]): RowRaw => Object.fromEntries(columns.map(({ name }) => [name, '']));
export const isEmptyRow = (row: RowRaw): boolean => Object.values(row).every((text) => text.trim() === '');

/** Rows that are known, or that a draft kept, as they stand in the table. */
export const rowsOf = (columns: readonly Column[], value: unknown): readonly RowRaw[] =>
  (Array.isArray(value) ? value : [])
    .filter(isObject)
    .map((row) => Object.fromEntries(columns.map((column) => [column.name, cellTextOf(column, row[column.name])])));

/** The rows as the rulebook reads them: empty rows and empty cells are left out. Undefined while there is none. */
export function rowsValueOf(columns: readonly Column[], rows: readonly RowRaw[]): readonly Record<string, unknown>[] | undefined {
  const told = rows
    .filter((row) => !isEmptyRow(row))
    .map((row) =>
      Object.fromEntries(
        columns.flatMap((column) => {
          const value = cellValueOf(column, row[column.name] ?? '');
          return value === undefined ? [] : [[column.name, value]];
        }),
      ),
    );
  return told.length === 0 ? undefined : told;
}

/** One thing to put right in the table. `row` counts from nought, as the rows stand on the screen. */
export type RowProblem = Readonly<{ row: number; column: string; message: string }>;

const named = (column: Column): string => column.label.replace(/\?$/, '').toLowerCase();

/** Every cell that cannot be read, and every one that is needed in a row that was begun. */
export function rowProblems(columns: readonly Column[], rows: readonly RowRaw[]): readonly RowProblem[] {
  return rows.flatMap((row, at) =>
    isEmptyRow(row)
      ? []
      : columns.flatMap((column): RowProblem[] => {
          const text = row[column.name] ?? '';
          const message = text.trim() === '' ? (column.optional ? null : `Enter ${named(column)}`) : cellProblem(column, text);
          return message === null ? [] : [{ row: at, column: column.name, message }];
        }),
  );
}

/** `Row 2, amount: Enter an amount, like 300.00`. */
export function rowProblemWords(columns: readonly Column[], { row, column: name, message }: RowProblem): string {
  const column = columns.find((one) => one.name === name);
  return column === undefined || message.startsWith('Enter ' + named(column)) ? `Row ${row + 1}: ${message}` : `Row ${row + 1}, ${named(column)}: ${message}`;
}

/** All that is wrong in one row, as its one line: `Row 1: Enter what for. Day: Enter a date, like 4 June 2026`. */
export function rowMessage(columns: readonly Column[], problems: readonly RowProblem[]): string | null {
  const [first, ...rest] = problems;
  if (first === undefined) return null;
  const later = rest.map((problem) => {
    const words = rowProblemWords(columns, problem).replace(/^Row \d+(?:, |: )/, '');
    return words.charAt(0).toUpperCase() + words.slice(1);
  });
  return [rowProblemWords(columns, first), ...later].join('. ');
}

/**
 * The rulebook counts only rows with something in them. Gives its `Row 2: …` the number that the row has on the screen,
 * and says which row that is (from nought; null when the message names none).
 */
export function placeRowMessage(rows: readonly RowRaw[], message: string): Readonly<{ row: number | null; message: string }> {
  const found = /^Row (\d+)/.exec(message);
  if (found === null) return { row: null, message };
  const filled = rows.flatMap((row, at) => (isEmptyRow(row) ? [] : [at]));
  const row = filled[Number(found[1]) - 1];
  return row === undefined ? { row: null, message } : { row, message: message.replace(/^Row \d+/, `Row ${row + 1}`) };
}

/** The sum of a money column, in pence; null while any amount in it cannot be read. */
export function totalOf(column: Column, rows: readonly RowRaw[]): number | null {
  let sum = 0;
  for (const row of rows) {
    const text = (row[column.name] ?? '').trim();
    if (text === '') continue;
    const pence = parsePence(text);
    if (pence === null) return null;
    sum += pence;
  }
  return sum;
}
