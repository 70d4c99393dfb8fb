import type { Output } from '../../../app/contract/index.ts';
import { formatDate } from '../../../app/model/calendar.ts';
import { formatPence } from '../../../app/model/pounds.ts';
import { weeklyWords } from '../../words/moneyWords.ts';

export type Explained = Output<'explain.decision'>;
export type Audience = 'staff' | 'payingParent' | 'receivingParent';
export type ExplainedLine = Explained['lines'][number];

export const audiences: readonly Readonly<{ value: Audience; label: string }>[] = [
  { value: 'staff', label: 'For staff' },
  { value: 'payingParent', label: 'For paying parent' },
  { value: 'receivingParent', label: 'For receiving parent' },
];

export type FeeLine = Readonly<{ who: string; sum: string; result: string }>;

/** The fees a reader may see: staff both, each parent only their own. */
export function feeLines({ fees, weekly }: Pick<Explained, 'fees' | 'weekly'>, audience: Audience): readonly FeeLine[] {
  if (fees === null) return [];
  const base = formatPence(weekly);
  return [
    ...(audience === 'receivingParent' ? [] : [{ who: 'Paying parent pays', sum: `${base} + ${formatPence(fees.payingParentFee)} fee`, result: formatPence(fees.payingParentTotal) }]),
    ...(audience === 'payingParent' ? [] : [{ who: 'Receiving parent gets', sum: `${base} − ${formatPence(fees.receivingParentFee)} fee`, result: formatPence(fees.receivingParentNet) }]),
  ];
}

/** The day the newest law table row behind a line came into force; null when the line used none. */
export const inForceSince = (line: Pick<ExplainedLine, 'rows'>): string | null => line.rows.map((row) => row.from).toSorted().at(-1) ?? null;

/** Which line gives the amount: the last that made a difference and reads exactly as it. */
export const resultLine = (lines: readonly ExplainedLine[], weekly: number): number => {
  const words = [formatPence(weekly), weeklyWords(weekly)];
  return lines.findLastIndex((line) => words.includes(line.result));
};

/** `From 4 August 2026. Decided 28 July 2026 by CW-15. Law as at 4 August 2026.` A parent is not told who decided. */
export const decidedWords = ({ effectiveFrom, performedOn, by }: Explained, audience: Audience): string =>
  `From ${formatDate(effectiveFrom)}. Decided ${formatDate(performedOn)}${audience === 'staff' ? ` by ${by}` : ''}. Law as at ${formatDate(effectiveFrom)}.`;

/** The whole explanation as text for one reader; it holds nothing that this reader may not have. */
export function explainText(reference: string, explained: Explained, audience: Audience): string {
  const counted = explained.lines.filter((line) => line.matters);
  return [
    `${reference}. Why ${weeklyWords(explained.weekly)}?`,
    decidedWords(explained, audience),
    '',
    explained.sentence,
    '',
    ...counted.map((line, index) => `${index + 1}. ${line.title}${line.title.endsWith('?') ? '' : ':'} ${line.result}. ${line.formula} (${line.source}, ${line.ruleId})`),
    ...feeLines(explained, audience).map((fee) => `${fee.who}: ${fee.sum} = ${fee.result}`),
  ].join('\n');
}

export type ComparedLine = Readonly<{ key: string; title: string; before: string | null; after: string | null; same: boolean }>;

/** Lines of two decisions side by side, matched by rule and title; a line that only one has stands alone. */
export function compareLines(before: readonly ExplainedLine[], after: readonly ExplainedLine[]): readonly ComparedLine[] {
  const keyOf = (line: ExplainedLine): string => `${line.ruleId} ${line.title}`;
  const counted = (lines: readonly ExplainedLine[]): ReadonlyMap<string, ExplainedLine> => new Map(lines.filter((line) => line.matters).map((line) => [keyOf(line), line]));
  const [was, is] = [counted(before), counted(after)];
  return [...new Set([...is.keys(), ...was.keys()])].map((key) => {
    const [old, now] = [was.get(key), is.get(key)];
    const [from, to] = [old?.result ?? null, now?.result ?? null];
    return { key, title: now?.title ?? old?.title ?? key, before: from, after: to, same: from === to && old?.formula === now?.formula };
  });
}
