import type { ChangeField } from '../../app/contract/change.ts';
import { moneyPeriods, type MoneyPer, type MoneyPeriod } from '../../app/model/pounds.ts';
import { draftOf, dateValueOf, type DateValue } from '../parts/dateDraft.ts';
import type { MoneyPerValue } from '../parts/MoneyPerField.tsx';
import { isEmptyRow, rowsOf, rowsValueOf, type RowRaw } from './rowCells.ts';

export type NameRaw = Readonly<{ title: string; given: string; family: string }>;
/** What stands in a field, half typed or whole. Its shape follows the field's type; see `emptyOf`. */
export type Raw = string | number | null | MoneyPerValue | DateValue | NameRaw | readonly string[] | readonly RowRaw[];
export type RawFields = Readonly<Record<string, Raw>>;
/** All of a field that tells what its value may be. */
export type RawKind = Pick<ChangeField, 'type' | 'columns'>;

const isPeriod = (value: unknown): value is MoneyPeriod => (moneyPeriods as readonly unknown[]).includes(value);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (value: Record<string, unknown>, name: string): string => (typeof value[name] === 'string' ? value[name] : '');
const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);

/** An address has room for this many lines; the rulebook takes no more. */
const addressLineCount = 4;
const noName: NameRaw = { title: '', given: '', family: '' };

function emptyOf(type: ChangeField['type']): Raw {
  switch (type) {
    case 'moneyPer':
      return { amount: null, per: 'week' };
    case 'addressLines':
      return Array.from({ length: addressLineCount }, () => '');
    case 'choices':
    case 'children':
    case 'rows':
      return [];
    case 'personName':
      return noName;
    case 'choice':
    case 'child':
    case 'yesNo':
    case 'date':
    case 'money':
      return null;
    default:
      return '';
  }
}

/** A known value, or one that a draft kept, as what stands in the field. Anything unreadable is an empty field. */
export function rawOf(field: RawKind, value: unknown): Raw {
  const empty = emptyOf(field.type);
  switch (field.type) {
    case 'moneyPer': {
      if (!isObject(value) || !isPeriod(value['per'])) return empty;
      const amount = 'pence' in value ? value['pence'] : value['amount'];
      return { amount: typeof amount === 'number' || typeof amount === 'string' ? amount : null, per: value['per'] };
    }
    case 'money': {
      const amount = isObject(value) ? value['pence'] : value;
      return typeof amount === 'number' || (typeof amount === 'string' && amount !== '') ? amount : null;
    }
    case 'integer':
      return typeof value === 'number' && Number.isFinite(value) ? value.toString() : typeof value === 'string' ? value : '';
    case 'date':
      if (typeof value === 'string') return value;
      return isObject(value) ? dateValueOf({ day: textIn(value, 'day'), month: textIn(value, 'month'), year: textIn(value, 'year') }) : null;
    case 'addressLines': {
      if (!Array.isArray(value)) return empty;
      const lines = textsOf(value);
      return [...lines, ...(empty as readonly string[])].slice(0, Math.max(addressLineCount, lines.length));
    }
    case 'choices':
    case 'children':
      return textsOf(value);
    case 'personName':
      return isObject(value) ? { title: textIn(value, 'title'), given: textIn(value, 'given'), family: textIn(value, 'family') } : noName;
    case 'rows':
      return rowsOf(field.columns, value);
    default:
      return typeof value === 'string' ? value : empty;
  }
}

/** The value as the rulebook reads it; undefined while nothing is there. Half-typed values go as typed, to be named. */
export function wireOf(field: RawKind, raw: Raw | undefined): unknown {
  if (raw === undefined || raw === null || raw === '') return undefined;
  switch (field.type) {
    case 'moneyPer': {
      const { amount, per } = raw as MoneyPerValue;
      if (amount === null) return undefined;
      return typeof amount === 'number' ? ({ pence: amount, per } satisfies MoneyPer) : amount;
    }
    case 'money':
      return typeof raw === 'number' ? { pence: raw } : raw;
    case 'integer': {
      const typed = (raw as string).trim();
      return typed === '' ? undefined : /^\d{1,9}$/.test(typed) ? Number(typed) : typed;
    }
    case 'choices':
    case 'children':
      return (raw as readonly string[]).length === 0 ? undefined : raw;
    case 'addressLines': {
      const lines = (raw as readonly string[]).filter((line) => line.trim() !== '');
      return lines.length === 0 ? undefined : lines;
    }
    case 'personName': {
      const { title, given, family } = raw as NameRaw;
      return (title + given + family).trim() === '' ? undefined : { title, given, family };
    }
    case 'date':
      return typeof raw === 'string' ? raw : { ...draftOf(raw as DateValue) };
    case 'rows':
      return rowsValueOf(field.columns, raw as readonly RowRaw[]);
    default:
      return raw;
  }
}

/** Whether anything at all stands in it. */
export const isBlank = (field: RawKind, raw: Raw | undefined): boolean =>
  wireOf(field, raw) === undefined || (field.type === 'rows' && (raw as readonly RowRaw[]).every(isEmptyRow));

/** Whether two raw values show the same in the field. */
export const isSameRaw = (a: Raw | undefined, b: Raw | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
