import { formatDate } from '../../../app/model/calendar.ts';
import { listWords } from '../../words/countWords.ts';
import type { ExplainedLine } from './explainText.ts';

/** What the rows of the law tables hold, by their key or the beginning of it. */
const names: readonly (readonly [string, string])[] = [
  ['flat.amount', 'flat rate'],
  ['flat.partnerShare', 'share when a partner also pays'],
  ['band.nil', 'top of the nil rate'],
  ['band.flat', 'top of the flat rate'],
  ['band.reduced', 'start of the basic rate'],
  ['band.tier1', 'top of the first part'],
  ['band.cap', 'highest income that counts'],
  ['basic.tier1', 'basic rate percentages'],
  ['basic.tier2', 'percentages above the first part'],
  ['roc.reduction', 'reductions for other children'],
  ['reduced.T', 'reduced rate percentages'],
  ['sc.bands', 'bands of nights'],
  ['sc.extra', 'extra sum for each child'],
  ['sc.assumedNights', 'nights taken when there is no agreement'],
  ['sc.localAuthorityNights', 'nights in local authority care'],
  ['default.amounts', 'default amounts'],
  ['income.yearDays', 'days of a year'],
  ['income.yearWeeks', 'weeks of a year'],
  ['tolerance.income', 'limit for a change of income'],
  ['age.', 'ages that count'],
  ['var.', 'limits of variations'],
  ['fee.collect.payingParent', 'paying parent’s fee'],
  ['fee.collect.receivingParent', 'receiving parent’s fee'],
  ['benefit.', 'benefits that count'],
];
const nameOf = (key: string): string | null => names.find(([start]) => key.startsWith(start))?.[1] ?? null;

/** `Law table: basic rate percentages, in force since 10 December 2012`, newest rows last; null when the line used no row that has a name. */
export function lawRowWords({ rows }: Pick<ExplainedLine, 'rows'>): string | null {
  const named = rows.flatMap(({ key, from }) => {
    const name = nameOf(key);
    return name === null ? [] : [{ name, from }];
  });
  const byDay = [...Map.groupBy(named, ({ from }) => from)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const words = byDay.map(([from, held]) => `${listWords([...new Set(held.map(({ name }) => name))])}, in force since ${formatDate(from)}`).join('; ');
  return words === '' ? null : `Law table: ${words}`;
}

/** What went into a line and does not stand in its sum: `Uses children: 2`. Null when its sum says it all. */
export function inputWords({ inputs, formula, result }: Pick<ExplainedLine, 'inputs' | 'formula' | 'result'>): string | null {
  // By whole words: the 2 of 20 is not a 2.
  const said = new Set([result, '0', ...formula.split(/[\s;()]+|,\s/)]);
  const unsaid = Object.entries(inputs ?? {}).filter(([, value]) => !said.has(value) && !(value.includes(' ') && formula.includes(value)));
  return unsaid.length === 0 ? null : `Uses ${unsaid.map(([name, value]) => `${name}: ${value}`).join(', ')}`;
}
