import type { ChangeField } from '../../app/contract/change.ts';
import { formatDate } from '../../app/model/calendar.ts';
import { formatPence } from '../../app/model/pounds.ts';
import type { MoneyPerValue } from '../parts/MoneyPerField.tsx';
import { draftOf, type DateValue } from '../parts/dateDraft.ts';
import { countWords, listWords } from '../words/countWords.ts';
import { moneyPerWords } from '../words/moneyWords.ts';
import type { NameRaw, Raw } from './rawValue.ts';
import { countryName } from './countries.ts';
import { isEmptyRow, totalOf, type Column, type RowRaw } from './rowCells.ts';

const notGiven = 'Not given';
type Asked = Pick<ChangeField, 'type' | 'choices' | 'columns' | 'unit'>;

/** A cell as it is read back: `£300.00`, a choice by its label, else as typed. */
export function cellWords(column: Column, text: string): string {
  if (column.type === 'choice') return column.choices.find(({ value }) => value === text)?.label ?? text;
  return column.type === 'money' && text.trim() !== '' ? `£${text.trim().replace(/^£/, '')}` : text;
}

/** Rows with something in them, as lines: `4 June 2026, £300.00`. */
export const rowLines = (columns: readonly Column[], rows: readonly RowRaw[]): readonly string[] =>
  rows.filter((row) => !isEmptyRow(row)).map((row) => columns.map((column) => cellWords(column, row[column.name] ?? '')).filter((words) => words !== '').join(', '));

function rowsWords(columns: readonly Column[], rows: readonly RowRaw[]): string {
  const count = rows.filter((row) => !isEmptyRow(row)).length;
  if (count === 0) return notGiven;
  const totals = columns.flatMap((column) => {
    const total = column.type === 'money' ? totalOf(column, rows) : null;
    return total === null ? [] : [`${formatPence(total)} in all`];
  });
  return [countWords(count, 'row'), ...totals].join(', ');
}

/** An answer as a person reads it back: `£300.00 a week`, `18 November 2026`, `Employed`. */
export function answerWords(field: Asked, raw: Raw | undefined): string {
  if (raw === undefined || raw === null || raw === '') return notGiven;
  const label = (chosen: unknown): string | null => field.choices.find(({ value }) => value === chosen)?.label ?? null;
  switch (field.type) {
    case 'choice':
    case 'child':
      return label(raw) ?? notGiven;
    case 'choices':
    case 'children':
      return listWords((raw as readonly string[]).flatMap((value) => label(value) ?? [])) || notGiven;
    case 'yesNo':
      return raw === 'yes' ? 'Yes' : 'No';
    case 'moneyPer': {
      const { amount, per } = raw as MoneyPerValue;
      if (amount === null) return notGiven;
      return typeof amount === 'number' ? moneyPerWords({ pence: amount, per }) : amount;
    }
    case 'money':
      return typeof raw === 'number' ? formatPence(raw) : (raw as string);
    case 'integer':
      return field.unit === null ? (raw as string) : `${raw as string} ${field.unit}`;
    case 'date': {
      if (typeof raw === 'string') return formatDate(raw);
      const { day, month, year } = draftOf(raw as DateValue);
      return `${day} ${month} ${year}`.trim();
    }
    case 'addressLines':
      return (raw as readonly string[]).filter((line) => line.trim() !== '').join(', ') || notGiven;
    case 'personName': {
      const { title, given, family } = raw as NameRaw;
      return [title, given, family].map((part) => part.trim()).filter((part) => part !== '').join(' ') || notGiven;
    }
    case 'country':
      return countryName(raw as string);
    case 'rows':
      return rowsWords(field.columns, raw as readonly RowRaw[]);
    default:
      return raw as string;
  }
}
