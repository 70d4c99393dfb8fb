import type { Output } from '../../../app/contract/index.ts';
import { formatDate, formatDayMonth } from '../../../app/model/calendar.ts';
import { formatPence } from '../../../app/model/pounds.ts';
import { weeklyWords } from '../../words/moneyWords.ts';
import { authorWords } from '../caseWords.ts';
import { lawRowWords } from './lawRows.ts';

export type Explained = Output<'explain.decision'>;
export type Audience = 'staff' | 'payingParent' | 'receivingParent';
export type ExplainedLine = Explained['lines'][number];

export const audiences: readonly Readonly<{ value: Audience; label: string }>[] = [
  { value: 'staff', label: 'For staff' },
  { value: 'payingParent', label: 'For paying parent' },
  { value: 'receivingParent', label: 'For receiving parent' },
];
const toldWords: Readonly<Record<Audience, string>> = {
  staff: 'For staff only. Do not read it out.',
  payingParent: 'What the paying parent may be told',
  receivingParent: 'What the receiving parent may be told',
};
/** Whom the words that are shown may be read to. */
export const mayBeTold = (audience: Audience): string => toldWords[audience];

export type FeeLine = Readonly<{ who: string; sum: string; result: string }>;

const isFee = (line: ExplainedLine): boolean => line.ruleId.startsWith('R-FEE');
/** The steps that made a difference to the amount, and those that made none. Fees are shown apart from both. */
export const stepsOf = (lines: readonly ExplainedLine[]): Readonly<{ counted: readonly ExplainedLine[]; rest: readonly ExplainedLine[] }> => {
  const steps = lines.filter((line) => !isFee(line));
  return { counted: steps.filter((line) => line.matters), rest: steps.filter((line) => !line.matters) };
};
/** Where the fees come from: the source and rule of the steps that took them; null when none did. */
export const feeLaw = (lines: readonly ExplainedLine[]): Pick<ExplainedLine, 'source' | 'ruleId'> | null => lines.find(isFee) ?? null;

/** The fees that came with this reader's answer: staff have both, each parent only their own. The sum is the step's own where there is one. */
export function feeLines({ fees, weekly, lines }: Pick<Explained, 'fees' | 'weekly' | 'lines'>): readonly FeeLine[] {
  if (fees === null) return [];
  const line = (who: string, pence: number, plain: string): FeeLine => {
    const result = formatPence(pence);
    return { who, sum: lines.find((step) => isFee(step) && step.result === result)?.formula ?? plain, result };
  };
  const base = formatPence(weekly);
  const { payingParent: paying, receivingParent: receiving } = fees;
  return [
    ...(paying === null ? [] : [line('Paying parent pays', paying.total, `${base} + ${formatPence(paying.fee)} fee`)]),
    ...(receiving === null ? [] : [line('Receiving parent gets', receiving.net, `${base} − ${formatPence(receiving.fee)} fee`)]),
  ];
}

/** Which line gives the amount, written `£65.92`: the last that made a difference and reads exactly as it. */
export const resultLine = (lines: readonly ExplainedLine[], answer: string): number => lines.findLastIndex((line) => line.result === answer || line.result === `${answer} a week`);

/** `4 August 2026`, or with its last day once that is known: `8 September to 4 October 2026`. */
export function daysWords({ effectiveFrom: from, effectiveUntil: until, replaced }: Readonly<{ effectiveFrom: string; effectiveUntil: string | null; replaced: boolean | object | null }>): string {
  // A replaced decision decides no day any more, and its last day says nothing.
  if (until === null || (replaced !== null && replaced !== false)) return `From ${formatDate(from)}`;
  return `From ${from.slice(0, 4) === until.slice(0, 4) ? formatDayMonth(from) : formatDate(from)} to ${formatDate(until)}`;
}

/** `From 4 August 2026. Decided 28 July 2026 by CW-15. Law as at 4 August 2026.` A parent is not told who decided. */
export const decidedWords = (explained: Explained): string =>
  `${daysWords(explained)}. Decided ${formatDate(explained.performedOn)}${explained.by === null ? '' : ` by ${authorWords(explained.by)}`}. Law as at ${formatDate(explained.effectiveFrom)}.`;

/** `28 December 2026, £249.60`. */
export const firstPaymentWords = ({ on, total }: NonNullable<Explained['firstPayment']>): string => `${formatDate(on)}, ${formatPence(total)}`;

/** The whole explanation as text for one reader; it holds nothing that this reader may not have. */
export function explainText(reference: string, explained: Explained, audience: Audience): string {
  const { counted } = stepsOf(explained.lines);
  return [
    mayBeTold(audience),
    `${reference}. Why ${weeklyWords(explained.weekly)}?`,
    decidedWords(explained),
    ...(explained.replaced === null ? [] : ['This decision was replaced later.']),
    '',
    explained.sentence,
    '',
    ...counted.map((line, index) => {
      const rows = lawRowWords(line);
      return `${index + 1}. ${line.title}${line.title.endsWith('?') ? '' : ':'} ${line.result}. ${line.formula} (${line.source}, ${line.ruleId})${rows === null ? '' : ` ${rows}.`}`;
    }),
    ...feeLines(explained).map((fee) => `${fee.who}: ${fee.sum} = ${fee.result}`),
    ...(explained.firstPayment === null ? [] : [`First payment affected: ${firstPaymentWords(explained.firstPayment)}`]),
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
