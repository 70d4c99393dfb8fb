import type { ChangeField, ChangePreview } from '../../app/contract/change.ts';
import { dateProblem, type DateValue } from '../parts/dateDraft.ts';
import { moneyProblem, type MoneyValue } from '../parts/moneyDraft.ts';
import type { MoneyPerValue } from '../parts/MoneyPerField.tsx';
import { wireOf, type Raw, type RawFields } from './rawValue.ts';
import { placeRowMessage, rowProblems, rowProblemWords, type RowRaw } from './rowCells.ts';

/** The fields that are asked, given the answers so far: a field whose own question is not asked is not asked either. */
export function askedFields(fields: readonly ChangeField[], raw: RawFields): readonly ChangeField[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const isAsked = ({ onlyWhen }: ChangeField): boolean => {
    if (onlyWhen === null) return true;
    const other = byName.get(onlyWhen.field);
    if (other === undefined || !isAsked(other)) return false;
    const value = wireOf(other, raw[onlyWhen.field]);
    return typeof value === 'string' && onlyWhen.oneOf.includes(value);
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

export type FieldProblem = Readonly<{ field: ChangeField; message: string }>;

const missingWords: Readonly<Record<ChangeField['type'], string>> = {
  choice: 'Choose one',
  choices: 'Choose at least one',
  child: 'Choose a child',
  children: 'Choose at least one child',
  yesNo: 'Choose yes or no',
  moneyPer: 'Enter an amount',
  money: 'Enter an amount',
  integer: 'Enter a whole number',
  date: 'Enter the day, month and year',
  text: 'Fill this in',
  longText: 'Fill this in',
  personName: 'Enter a first name and a last name',
  phone: 'Enter the number',
  email: 'Enter the email address',
  addressLines: 'Enter at least a street and a town',
  postcode: 'Enter the postcode',
  country: 'Choose the country',
  sortCode: 'Enter the sort code',
  accountNumber: 'Enter the account number',
  rows: 'Add at least one',
};

/** What can be seen without asking the rulebook: a date, an amount or a number that is none, a cell of a table. */
function typedProblem(field: ChangeField, value: Raw): string | null {
  if (value === null) return null;
  switch (field.type) {
    case 'date':
      return dateProblem(value as DateValue);
    case 'moneyPer':
      return moneyProblem((value as MoneyPerValue).amount);
    case 'money':
      return moneyProblem(value as MoneyValue);
    case 'integer':
      return typeof wireOf(field, value) === 'string' ? 'Enter a whole number' : null;
    case 'rows': {
      const [first] = rowProblems(field.columns, value as readonly RowRaw[]);
      return first === undefined ? null : rowProblemWords(field.columns, first);
    }
    default:
      return null;
  }
}

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
    const refused = preview?.problems.find((problem) => problem.field === field.name)?.message;
    const told = refused === undefined || field.type !== 'rows' ? refused : placeRowMessage(value as readonly RowRaw[], refused).message;
    const message = typedProblem(field, value) ?? told;
    if (message !== undefined) return [{ field, message }];
    const missing = withMissing && !field.optional && wireOf(field, value) === undefined;
    return missing ? [{ field, message: missingWords[field.type] }] : [];
  });
}

/** Id of a field's first input, for the error summary and Change links. */
export const fieldId = (name: string): string => `change-${name}`;
