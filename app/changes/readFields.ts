import { formatDate, isRealDate, type IsoDate } from '../model/dates.ts';
import { MoneyPer } from '../model/money.ts';
import { checkEmail, checkPhone } from './contactChecks.ts';
import type { CatalogueField, ChangeEntry } from './catalogue.ts';

export type FieldProblem = Readonly<{ field: string; message: string }>;
export type FieldsRead = Readonly<{
  /** Usable values of the fields that apply. */
  values: Readonly<Record<string, unknown>>;
  problems: readonly FieldProblem[];
  /** Labels of fields that apply, are needed and have nothing in them yet. */
  needs: readonly string[];
}>;
export type DateBounds = Readonly<{ earliest: IsoDate; latest: IsoDate }>;

/** Whether a field is asked for, as far as the one answer it hangs on tells. */
export const applies = (field: CatalogueField, raw: Readonly<Record<string, unknown>>): boolean =>
  field.onlyWhen === null || field.onlyWhen.oneOf.some((value) => value === raw[field.onlyWhen?.field ?? '']);

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.every((line) => typeof line !== 'string' || line.trim() === ''));

type Read = Readonly<{ value: unknown } | { message: string }>;

function readOne(field: CatalogueField, raw: unknown, bounds: DateBounds): Read {
  switch (field.type) {
    case 'choice':
      return field.choices.some((choice) => choice.value === raw) ? { value: raw } : { message: 'Choose one from the list' };
    case 'yesNo':
      return raw === 'yes' || raw === 'no' ? { value: raw } : { message: 'Choose yes or no' };
    case 'moneyPer': {
      const money = MoneyPer.safeParse(raw);
      if (!money.success) return { message: 'Enter an amount in pounds and pence, like 300.00' };
      return money.data.pence >= 0 ? { value: money.data } : { message: 'Enter an amount of £0.00 or more' };
    }
    case 'date': {
      if (typeof raw !== 'string' || !isRealDate(raw)) return { message: 'Enter a real date, like 9 November 2026' };
      if (raw > bounds.latest) return { message: `Must be ${formatDate(bounds.latest)} or before` };
      return raw < bounds.earliest ? { message: `Must be ${formatDate(bounds.earliest)} or after` } : { value: raw };
    }
    case 'phone':
      return checkPhone(raw);
    case 'email':
      return checkEmail(raw);
    case 'addressLines': {
      const lines = Array.isArray(raw) ? raw.filter((line): line is string => typeof line === 'string').map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '') : [];
      if (lines.length < 2) return { message: 'Enter at least a street and a town' };
      return lines.length > 5 || lines.some((line) => line.length > 80) ? { message: 'Use at most 5 lines of up to 80 characters' } : { value: lines };
    }
    case 'postcode': {
      const compact = String(raw).toUpperCase().replace(/\s+/g, '');
      const match = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/.exec(compact);
      return match === null ? { message: 'Enter a full postcode, like ZZ1 4AB' } : { value: `${match[1]} ${match[2]}` };
    }
    case 'country':
      return typeof raw === 'string' && /^[A-Z]{2}$/.test(raw) ? { value: raw } : { message: 'Choose a country' };
  }
}

/** Reads a form's answers against the catalogue. Fields that do not apply are left out, not refused. */
export function readFields(entry: ChangeEntry, raw: Readonly<Record<string, unknown>>, bounds: DateBounds): FieldsRead {
  const values: Record<string, unknown> = {};
  const problems: FieldProblem[] = [];
  const needs: string[] = [];
  const asked = new Set<string>();
  for (const field of entry.fields) {
    // A question that hangs on one which is itself not asked is not asked either.
    if (!applies(field, raw) || (field.onlyWhen !== null && !asked.has(field.onlyWhen.field))) continue;
    asked.add(field.name);
    if (isEmpty(raw[field.name])) {
      if (!field.optional) needs.push(field.label);
      continue;
    }
    const read = readOne(field, raw[field.name], bounds);
    if ('message' in read) problems.push({ field: field.name, message: read.message });
    else values[field.name] = read.value;
  }
  return { values, problems, needs };
}
