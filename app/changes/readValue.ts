import { formatDate, isRealDate, type IsoDate } from '../model/dates.ts';
import { formatPence, MoneyPer } from '../model/money.ts';
import type { CatalogueField } from './catalogue.ts';
import { checkEmail, checkPhone } from './contactChecks.ts';

export type DateBounds = Readonly<{ earliest: IsoDate; latest: IsoDate }>;
/** A usable value, or what to do about it; `at` says where inside a field of rows. */
export type Read = Readonly<{ value: unknown } | { message: string }>;
type Column = CatalogueField['columns'][number];

/** No amount that anybody types here is near a hundred million pounds. */
const MOST_PENCE = 9_999_999_999;
const TEXT_MOST = 200;
const LONG_TEXT_MOST = 600;
const ROWS_MOST = 40;

const isText = (raw: unknown): raw is string => typeof raw === 'string';
const tidy = (raw: string): string => raw.replace(/\s+/g, ' ').trim();
const digits = (raw: unknown): string => (isText(raw) ? raw.replace(/[\s-]/g, '') : '');

function readDate(raw: unknown, bounds: DateBounds): Read {
  if (!isText(raw) || !isRealDate(raw)) return { message: 'Enter a real date, like 9 November 2026' };
  if (raw > bounds.latest) return { message: `Must be ${formatDate(bounds.latest)} or before` };
  return raw < bounds.earliest ? { message: `Must be ${formatDate(bounds.earliest)} or after` } : { value: raw };
}

const amountWords = (least: number, most: number): string =>
  most === MOST_PENCE ? `Enter an amount of ${formatPence(least)} or more` : `Enter an amount between ${formatPence(least)} and ${formatPence(most)}`;

function readMoney(raw: unknown, least: number, most: number): Read {
  const pence = typeof raw === 'object' && raw !== null ? (raw as { pence?: unknown }).pence : undefined;
  if (typeof pence !== 'number' || !Number.isSafeInteger(pence)) return { message: 'Enter an amount in pounds and pence, like 300.00' };
  return pence < least || pence > most ? { message: amountWords(least, most) } : { value: { pence } };
}

function readInteger(raw: unknown, least: number, most: number): Read {
  const number = typeof raw === 'number' ? raw : isText(raw) && /^\s*\d{1,9}\s*$/.test(raw) ? Number(raw) : Number.NaN;
  if (!Number.isSafeInteger(number)) return { message: 'Enter a whole number' };
  return number < least || number > most ? { message: `Enter a whole number between ${least} and ${most}` } : { value: number };
}

function readText(raw: unknown, least: number, most: number): Read {
  const text = isText(raw) ? tidy(raw) : '';
  if (text.length > most) return { message: `Use at most ${most} characters. This has ${text.length}` };
  return text.length < least ? { message: `Write at least ${least} characters` } : { value: text };
}

/** Several of a list, each once, in the list's order. */
function readSeveral(raw: unknown, values: readonly string[], least: number, most: number): Read {
  const chosen = Array.isArray(raw) ? raw : [];
  if (chosen.some((each) => !values.includes(each as string))) return { message: 'Choose from the list' };
  const kept = values.filter((value) => chosen.includes(value));
  if (kept.length < least) return { message: least === 1 ? 'Choose at least one' : `Choose at least ${least}` };
  return kept.length > most ? { message: `Choose at most ${most}` } : { value: kept };
}

function readName(raw: unknown): Read {
  const told = (typeof raw === 'object' && raw !== null ? raw : {}) as Readonly<Record<string, unknown>>;
  const part = (name: string): string => (isText(told[name]) ? tidy(told[name]) : '');
  const title = part('title');
  if (part('given') === '' || part('family') === '') return { message: 'Enter a first name and a last name' };
  if (part('given').length > 60 || part('family').length > 60 || title.length > 12) return { message: 'Names can have 60 characters, a title 12' };
  return { value: { title: title === '' ? null : title, given: part('given'), family: part('family') } };
}

function readCell(column: Column, raw: unknown, bounds: DateBounds): Read {
  switch (column.type) {
    case 'date':
      return readDate(raw, bounds);
    case 'money':
      return readMoney(raw, 1, MOST_PENCE);
    case 'integer':
      return readInteger(raw, 0, 999_999);
    case 'choice':
      return column.choices.some(({ value }) => value === raw) ? { value: raw } : { message: 'Choose one from the list' };
    case 'text':
      return readText(raw, 0, TEXT_MOST);
  }
}

/** A small table: rows with nothing in them are left out; a bad cell is named by its row and column. */
function readRows({ columns, least, most }: CatalogueField, raw: unknown, bounds: DateBounds): Read {
  const told = (Array.isArray(raw) ? raw : []).filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null && columns.some(({ name }) => !isEmpty((row as Record<string, unknown>)[name])));
  if (told.length < (least ?? 1)) return { message: (least ?? 1) === 1 ? 'Add at least one' : `Add at least ${least}` };
  if (told.length > (most ?? ROWS_MOST)) return { message: `Add at most ${most ?? ROWS_MOST}` };
  const rows: Record<string, unknown>[] = [];
  for (const [at, row] of told.entries()) {
    const kept: Record<string, unknown> = {};
    for (const column of columns) {
      if (isEmpty(row[column.name])) {
        if (!column.optional) return { message: `Row ${at + 1}: enter ${column.label.toLowerCase()}` };
        continue;
      }
      const read = readCell(column, row[column.name], bounds);
      if ('message' in read) return { message: `Row ${at + 1}, ${column.label.toLowerCase()}: ${read.message}` };
      kept[column.name] = read.value;
    }
    rows.push(kept);
  }
  return { value: rows };
}

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.every((line) => typeof line !== 'object' && (typeof line !== 'string' || line.trim() === '')));

/** Reads one answer. `offered` are the ids that a field may name whose list comes from the case. */
export function readValue(field: CatalogueField, raw: unknown, bounds: DateBounds, offered: readonly string[]): Read {
  const least = field.least ?? 0;
  switch (field.type) {
    case 'choice':
      return (field.offers === null ? field.choices.some((choice) => choice.value === raw) : offered.includes(raw as string)) ? { value: raw } : { message: 'Choose one from the list' };
    case 'choices':
      return readSeveral(raw, field.choices.map(({ value }) => value), field.least ?? 1, field.most ?? field.choices.length);
    case 'child':
      return offered.includes(raw as string) ? { value: raw } : { message: 'Choose a child of this case' };
    case 'children':
      return readSeveral(raw, offered, field.least ?? 1, field.most ?? offered.length);
    case 'yesNo':
      return raw === 'yes' || raw === 'no' ? { value: raw } : { message: 'Choose yes or no' };
    case 'moneyPer': {
      const money = MoneyPer.safeParse(raw);
      if (!money.success) return { message: 'Enter an amount in pounds and pence, like 300.00' };
      const most = field.most ?? MOST_PENCE;
      return money.data.pence < least || money.data.pence > most ? { message: amountWords(least, most) } : { value: money.data };
    }
    case 'money':
      return readMoney(raw, least, field.most ?? MOST_PENCE);
    case 'integer':
      return readInteger(raw, least, field.most ?? 999_999);
    case 'date':
      return readDate(raw, bounds);
    case 'text':
      return readText(raw, least, field.most ?? TEXT_MOST);
    case 'longText':
      return readText(raw, least, field.most ?? LONG_TEXT_MOST);
    case 'personName':
      return readName(raw);
    case 'phone':
      return checkPhone(raw);
    case 'email':
      return checkEmail(raw);
    case 'addressLines': {
      const lines = Array.isArray(raw) ? raw.filter(isText).map(tidy).filter((line) => line !== '') : [];
      if (lines.length < 2) return { message: 'Enter at least a street and a town' };
      return lines.length > 5 || lines.some((line) => line.length > 80) ? { message: 'Use at most 5 lines of up to 80 characters' } : { value: lines };
    }
    case 'postcode': {
      const match = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/.exec(String(raw).toUpperCase().replace(/\s+/g, ''));
      return match === null ? { message: 'Enter a full postcode, like ZZ1 4AB' } : { value: `${match[1]} ${match[2]}` };
    }
    case 'country':
      return isText(raw) && /^[A-Z]{2}$/.test(raw) ? { value: raw } : { message: 'Choose a country' };
    case 'sortCode':
      return /^\d{6}$/.test(digits(raw)) ? { value: digits(raw).replace(/(\d\d)(\d\d)(\d\d)/, '$1-$2-$3') } : { message: 'Enter the 6 digits of the sort code' };
    case 'accountNumber':
      return /^\d{6,8}$/.test(digits(raw)) ? { value: digits(raw).padStart(8, '0') } : { message: 'Enter an account number of 6 to 8 digits' };
    case 'rows':
      return readRows(field, raw, bounds);
  }
}
