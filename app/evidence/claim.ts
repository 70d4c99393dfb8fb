import type { CatalogueField, ChangeCatalogue } from '../changes/catalogue.ts';
import { formatDate, isRealDate } from '../model/dates.ts';
import { formatPence, MoneyPer } from '../model/money.ts';
import type { MoneyPeriod } from '../model/pounds.ts';
import type { ChangeBody } from '../model/rows/conversation.ts';
import { changeTitles } from '../work/changeTitles.ts';

export type Claim = Readonly<{ title: string; lines: readonly Readonly<{ label: string; value: string }>[] }>;

const per: Readonly<Record<MoneyPeriod, string>> = { week: 'a week', twoWeeks: 'every two weeks', fourWeeks: 'every four weeks', month: 'a month', year: 'a year' };
const labelOf = (field: CatalogueField, value: unknown): string | null => field.choices.find((choice) => choice.value === value)?.label ?? null;
const counted = (count: number, one: string, many: string): string | null => (count === 0 ? null : `${count} ${count === 1 ? one : many}`);

/**
 * An answer as a caseworker reads it beside the proof. Null for what is not shown there: names, free words, ways to reach
 * somebody, where they live, and accounts.
 */
function valueWords(field: CatalogueField, value: unknown): string | null {
  switch (field.type) {
    case 'moneyPer': {
      const read = MoneyPer.safeParse(value);
      return read.success ? `${formatPence(read.data.pence)} ${per[read.data.per]}` : null;
    }
    case 'money':
      return typeof value === 'number' ? formatPence(value) : null;
    case 'integer':
      return typeof value === 'number' ? String(value) : null;
    case 'date':
      return typeof value === 'string' && isRealDate(value) ? formatDate(value) : null;
    case 'yesNo':
      return value === 'yes' ? 'Yes' : value === 'no' ? 'No' : null;
    case 'choice':
      return labelOf(field, value);
    case 'choices':
      return Array.isArray(value) ? value.flatMap((each) => labelOf(field, each) ?? []).join(', ') || null : null;
    case 'child':
      return typeof value === 'string' && value !== '' ? '1 child' : null;
    case 'children':
      return Array.isArray(value) ? counted(value.length, 'child', 'children') : null;
    case 'rows':
      return Array.isArray(value) ? counted(value.length, 'line', 'lines') : null;
    default:
      return null;
  }
}

/** What a report claims, in the words of its own form. */
export function claimOf(change: ChangeBody, catalogue: Pick<ChangeCatalogue, 'entries'>): Claim {
  const entry = catalogue.entries.get(change.type);
  const lines = (entry?.fields ?? []).flatMap((field) => {
    const value = valueWords(field, change.fields[field.name]);
    return value === null ? [] : [{ label: field.label.slice(0, 120), value: value.slice(0, 240) }];
  });
  return { title: entry?.title ?? changeTitles[change.type].title, lines: lines.slice(0, 30) };
}
