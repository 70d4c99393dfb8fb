import { formatPence } from '../model/money.ts';
import type { Because, Calculation, TraceRole } from './calculation.ts';
import { childrenWords, otherChildrenWords } from './words.ts';

/**
 * Why the amount is what it is, in a sentence or two that staff can read out. The receiving parent's words name no
 * benefit and none of the paying parent's own circumstances; other children are only counted.
 */
export function summarySentence(calculation: Calculation, role: TraceRole): string {
  const { because, weekly } = calculation;
  const sentences = [mainSentence(calculation, role)];
  if (because.receivingParents > 1 && weekly > 0) sentences.push('It is shared by the number of children.');
  return sentences.join(' ');
}

function mainSentence(calculation: Calculation, role: TraceRole): string {
  const { because, rate, weekly, grossWeekly } = calculation;
  const open = role !== 'receivingParent';
  if (because.settledBy === 'noInformation') {
    return `It is ${formatPence(weekly)} a week for ${childrenWords(because.children)}, because we do not have enough information yet.`;
  }
  if (because.settledBy === 'lowestAmount') {
    return `It is ${formatPence(weekly)} a week, because agreed costs cannot take it lower.`;
  }
  if (because.raised.includes('additionalIncome') && because.settledBy !== 'income') {
    return `It is ${formatPence(weekly)} a week, because other income counts.`;
  }
  if (because.settledBy === 'found') {
    return `Nothing is payable, because ${open ? 'of what we know about the paying parent' : 'the nil rate applies'}.`;
  }
  if (because.settledBy === 'benefit') return benefitSentence(weekly, open);
  if (rate === 'nil') return `Nothing is payable, because income is ${formatPence(grossWeekly)} a week.`;
  if (rate === 'flat') return `It is the flat rate of ${formatPence(weekly)} a week, because income is low.`;
  return rateSentence(because);
}

function benefitSentence(weekly: number, open: boolean): string {
  const why = open ? 'a benefit sets the flat rate' : 'the flat rate applies';
  return weekly === 0
    ? `Nothing is payable, because ${why} and the children stay with the paying parent overnight.`
    : `It is ${formatPence(weekly)} a week, because ${why}.`;
}

function rateSentence(because: Because): string {
  const children = `there ${because.children === 1 ? 'is' : 'are'} ${childrenWords(because.children)}`;
  const changes = changeWords(because);
  const start = `It is ${percentWords(because)} a week, because ${children}`;
  return changes.length === 0 ? `${start} and nothing reduces it.` : `${start}. ${changes.join(' ')}`;
}

function percentWords({ percents, parts, fixed }: Because): string {
  const [first = '', second] = percents;
  const [lower = 0, upper = 0] = parts;
  if (fixed !== null) return `${formatPence(fixed)} plus ${first} of the next ${formatPence(lower)}`;
  if (second === undefined) return `${first} of ${formatPence(lower)}`;
  return `${first} of the first ${formatPence(lower)} and ${second} of the next ${formatPence(upper)}`;
}

function changeWords({ lowered, raised, relevantOtherChildren, otherArrangementChildren }: Because): readonly string[] {
  const words: Record<Because['lowered'][number] | Because['raised'][number], string> = {
    specialExpenses: 'Agreed costs lower the income.',
    cap: 'Income above the highest amount does not count.',
    relevantOther: `It is less because of ${otherChildrenWords(relevantOtherChildren)}.`,
    otherArrangement: `Part of it is for ${childrenWords(otherArrangementChildren)} under another arrangement.`,
    sharedCare: 'Nights with the paying parent lower it.',
    additionalIncome: 'Other income is added.',
    lowestAmount: 'It is the lowest amount.',
  };
  return [...lowered, ...raised].map((change) => words[change]);
}
