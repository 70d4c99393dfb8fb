import type { Output } from '../../../app/contract/index.ts';
import { formatDate } from '../../../app/model/calendar.ts';
import { formatPence } from '../../../app/model/pounds.ts';
import { weeklyWords } from '../../words/moneyWords.ts';
import { authorWords } from '../caseWords.ts';

export type Explained = Output<'explain.decision'>;
export type Audience = 'staff' | 'payingParent' | 'receivingParent';
export type ExplainedLine = Explained['lines'][number];

export const audiences: readonly Readonly<{ value: Audience; label: string }>[] = [
  { value: 'staff', label: 'For staff' },
  { value: 'payingParent', label: 'For paying parent' },
  { value: 'receivingParent', label: 'For receiving parent' },
];

export type FeeLine = Readonly<{ who: string; sum: string; result: string }>;

const isFee = (line: ExplainedLine): boolean => line.ruleId.startsWith('R-FEE');
/** The steps that made a difference to the amount, and those that made none. Fees are shown apart from both. */
export const stepsOf = (lines: readonly ExplainedLine[]): Readonly<{ counted: readonly ExplainedLine[]; rest: readonly ExplainedLine[] }> => {
  const steps = lines.filter((line) => !isFee(line));
  return { counted: steps.filter((line) => line.matters), rest: steps.filter((line) => !line.matters) };
};
/** Where the fees come from: the source and rule of the steps that took them; null when none did. */
export const feeLaw = (lines: readonly ExplainedLine[]): Pick<ExplainedLine, 'source' | 'ruleId'> | null => lines.find(isFee) ?? null;

/** The fees a reader may see: staff both, each parent only their own. The sum is the step's own where there is one. */
export function feeLines({ fees, weekly, lines }: Pick<Explained, 'fees' | 'weekly' | 'lines'>, audience: Audience): readonly FeeLine[] {
  if (fees === null) return [];
  const line = (who: string, pence: number, plain: string): FeeLine => {
    const result = formatPence(pence);
    return { who, sum: lines.find((step) => isFee(step) && step.result === result)?.formula ?? plain, result };
  };
  const base = formatPence(weekly);
  return [
    ...(audience === 'receivingParent' ? [] : [line('Paying parent pays', fees.payingParentTotal, `${base} + ${formatPence(fees.payingParentFee)} fee`)]),
    ...(audience === 'payingParent' ? [] : [line('Receiving parent gets', fees.receivingParentNet, `${base} − ${formatPence(fees.receivingParentFee)} fee`)]),
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
  `From ${formatDate(effectiveFrom)}. Decided ${formatDate(performedOn)}${audience === 'staff' ? ` by ${authorWords(by)}` : ''}. Law as at ${formatDate(effectiveFrom)}.`;

/** The whole explanation as text for one reader; it holds nothing that this reader may not have. */
export function explainText(reference: string, explained: Explained, audience: Audience): string {
  const { counted } = stepsOf(explained.lines);
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
  const counted = (lines: readonly ExplainedLine[]): ReadonlyMap<string, ExplainedLine> => new Map(stepsOf(lines).counted.map((line) => [keyOf(line), line]));
  const [was, is] = [counted(before), counted(after)];
  return [...new Set([...is.keys(), ...was.keys()])].map((key) => {
    const [old, now] = [was.get(key), is.get(key)];
    const [from, to] = [old?.result ?? null, now?.result ?? null];
    return { key, title: now?.title ?? old?.title ?? key, before: from, after: to, same: from === to && old?.formula === now?.formula };
  });
}
