import type { ChangeField, ChangePreview } from '../../app/contract/work.ts';
import { moneyPeriods, type MoneyPer, type MoneyPeriod } from '../../app/model/pounds.ts';
import { dateProblem, draftOf, dateValueOf, type DateValue } from '../parts/dateDraft.ts';
import { moneyProblem } from '../parts/moneyDraft.ts';
import type { MoneyPerValue } from '../parts/MoneyPerField.tsx';

/** What stands in a field, half typed or whole. Its shape follows the field's type; see `emptyOf`. */
export type Raw = string | null | MoneyPerValue | DateValue | readonly string[];
export type RawFields = Readonly<Record<string, Raw>>;

const isPeriod = (value: unknown): value is MoneyPeriod => (moneyPeriods as readonly unknown[]).includes(value);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An address has room for this many lines; the rulebook takes no more. */
const addressLineCount = 4;

const emptyOf = (type: ChangeField['type']): Raw => {
  if (type === 'moneyPer') return { amount: null, per: 'week' };
  if (type === 'addressLines') return Array.from({ length: addressLineCount }, () => '');
  return type === 'choice' || type === 'yesNo' || type === 'date' ? null : '';
};

/** A known value, or one that a draft kept, as what stands in the field. Anything unreadable is an empty field. */
export function rawOf(field: Pick<ChangeField, 'type'>, value: unknown): Raw {
  const empty = emptyOf(field.type);
  switch (field.type) {
    case 'moneyPer': {
      if (!isObject(value) || !isPeriod(value['per'])) return empty;
      const amount = 'pence' in value ? value['pence'] : value['amount'];
      return { amount: typeof amount === 'number' || typeof amount === 'string' ? amount : null, per: value['per'] };
    }
    case 'date': {
      if (typeof value === 'string') return value;
      if (!isObject(value)) return null;
      const part = (name: string): string => (typeof value[name] === 'string' ? value[name] : '');
      return dateValueOf({ day: part('day'), month: part('month'), year: part('year') });
    }
    case 'addressLines': {
      if (!Array.isArray(value)) return empty;
      const lines = value.filter((line): line is string => typeof line === 'string');
      return [...lines, ...(empty as readonly string[])].slice(0, Math.max(addressLineCount, lines.length));
    }
    default:
      return typeof value === 'string' ? value : empty;
  }
}

/** The value as the rulebook reads it; undefined while nothing is there. Half-typed values go as typed, to be named. */
export function wireOf(field: Pick<ChangeField, 'type'>, raw: Raw | undefined): unknown {
  if (raw === undefined || raw === null || raw === '') return undefined;
  if (field.type === 'moneyPer') {
    const { amount, per } = raw as MoneyPerValue;
    if (amount === null) return undefined;
    return typeof amount === 'number' ? ({ pence: amount, per } satisfies MoneyPer) : amount;
  }
  if (field.type === 'addressLines') {
    const lines = (raw as readonly string[]).filter((line) => line.trim() !== '');
    return lines.length === 0 ? undefined : lines;
  }
  if (field.type === 'date' && typeof raw !== 'string') return { ...draftOf(raw as DateValue) };
  return raw;
}

/** The fields that are asked, given the answers so far: a field whose own question is not asked is not asked either. */
export function askedFields(fields: readonly ChangeField[], raw: RawFields): readonly ChangeField[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const isAsked = ({ onlyWhen }: ChangeField): boolean => {
    if (onlyWhen === null) return true;
    const other = byName.get(onlyWhen.field);
    const value = raw[onlyWhen.field];
    return other !== undefined && isAsked(other) && typeof value === 'string' && onlyWhen.oneOf.includes(value);
  };
  return fields.filter(isAsked);
}

/** What is sent: only asked fields, only those with something in them. What is no longer asked stays in the form. */
export const wireFields = (fields: readonly ChangeField[], raw: RawFields): Record<string, unknown> =>
  Object.fromEntries(
    askedFields(fields, raw).flatMap((field) => {
      const value = wireOf(field, raw[field.name]);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );

type FieldProblem = Readonly<{ field: ChangeField; message: string }>;

const missingWords: Readonly<Record<ChangeField['type'], string>> = {
  choice: 'Choose one',
  yesNo: 'Choose yes or no',
  moneyPer: 'Enter an amount',
  date: 'Enter the day, month and year',
  text: 'Fill this in',
  longText: 'Fill this in',
  phone: 'Enter the number',
  email: 'Enter the email address',
  addressLines: 'Enter at least a street and a town',
  postcode: 'Enter the postcode',
  country: 'Choose the country',
};

/**
 * Everything to put right, in the order of the form: what cannot be read as typed, what the rulebook refuses, and
 * (`withMissing`) what is still empty.
 */
export function problemsOf(
  fields: readonly ChangeField[],
  raw: RawFields,
  preview: Pick<ChangePreview, 'problems' | 'needs'> | null,
  withMissing: boolean,
): readonly FieldProblem[] {
  return askedFields(fields, raw).flatMap((field): FieldProblem[] => {
    const value = raw[field.name] ?? null;
    const typed =
      field.type === 'date'
        ? dateProblem(value as DateValue)
        : field.type === 'moneyPer' && value !== null
          ? moneyProblem((value as MoneyPerValue).amount)
          : null;
    const refused = preview?.problems.find((problem) => problem.field === field.name)?.message;
    const message = typed ?? refused;
    if (message !== undefined) return [{ field, message }];
    const missing = withMissing && !field.optional && wireOf(field, value) === undefined;
    return missing ? [{ field, message: missingWords[field.type] }] : [];
  });
}

/** Whether two raw values show the same in the field. */
export const isSameRaw = (a: Raw | undefined, b: Raw | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Id of a field's first input, for the error summary and Change links. */
export const fieldId = (name: string): string => `change-${name}`;
