import { addMonths, type IsoDate } from '../model/dates.ts';
import { isEmpty, readValue, type DateBounds } from './readValue.ts';
import type { CatalogueField, ChangeEntry } from './catalogue.ts';

export type FieldProblem = Readonly<{ field: string; message: string }>;
export type FieldsRead = Readonly<{
  /** Usable values of the fields that apply. */
  values: Readonly<Record<string, unknown>>;
  problems: readonly FieldProblem[];
  /** Labels of fields that apply, are needed and have nothing in them yet. */
  needs: readonly string[];
}>;
/** The days that dates of the form may fall in. `born`: of the person it is about, for what may lie before the case. */
export type FormBounds = DateBounds & Readonly<{ born?: IsoDate }>;
/** Ids that a field may name whose list comes from the case. */
export type Offered = (field: CatalogueField) => readonly string[];

/** A known future change is told a year ahead at most; a course can end five years on. */
const AHEAD_MONTHS = { ahead: 12, course: 60 } as const;
/** Longer than anybody has lived anywhere; stands in for a date of birth that we do not hold. */
const LIFETIME_MONTHS = 1200;

function boundsFor({ reach }: CatalogueField, { earliest, latest, born }: FormBounds): DateBounds {
  if (reach === 'case') return { earliest, latest };
  return reach === 'person' ? { earliest: born ?? addMonths(latest, -LIFETIME_MONTHS), latest } : { earliest, latest: addMonths(latest, AHEAD_MONTHS[reach]) };
}

/** Whether a field is asked for, as far as the one answer it hangs on tells. */
export const applies = (field: CatalogueField, raw: Readonly<Record<string, unknown>>): boolean =>
  field.onlyWhen === null || field.onlyWhen.oneOf.some((value) => value === raw[field.onlyWhen?.field ?? '']);

/** Reads a form's answers against the catalogue. Fields that do not apply are left out, not refused. */
export function readFields(entry: ChangeEntry, raw: Readonly<Record<string, unknown>>, bounds: FormBounds, offered: Offered = () => []): FieldsRead {
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
    const read = readValue(field, raw[field.name], boundsFor(field, bounds), offered(field));
    if ('message' in read) problems.push({ field: field.name, message: read.message });
    else values[field.name] = read.value;
  }
  return { values, problems, needs };
}
