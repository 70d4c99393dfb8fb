import { formatDate } from '../../../app/model/calendar.ts';
import { formatPence } from '../../../app/model/pounds.ts';
import { countWords, listWords } from '../../words/countWords.ts';
import { careBasisWords, decisionReasonWords, incomeSourceWords, rateWords, type CaseHeld } from '../caseWords.ts';

/** A fact that both parents may be told. `explains`: it is an amount that the decision in force explains. */
export type SharedFact = Readonly<{ key: string; label: string; value: string; aside?: string; explains?: boolean }>;
type Shared = Pick<CaseHeld, 'shared' | 'reviewOn'>;

/** `30 a year each`, or one by one when they differ. */
function nightsText(children: CaseHeld['shared']['children']): string {
  const first = children[0];
  if (first === undefined) return 'None';
  if (children.every(({ nights }) => nights === 0)) return 'None';
  if (children.every(({ nights }) => nights === first.nights)) return `${first.nights} a year${children.length > 1 ? ' each' : ''}`;
  return `${children.map(({ label, nights }) => `${label} ${nights}`).join(', ')} a year`;
}

function incomeFact(income: CaseHeld['shared']['income']): SharedFact {
  if (income === null) return { key: 'income', label: 'Income in use', value: 'None' };
  const from = income.taxYear === null ? `from ${formatDate(income.from)}` : `tax year ${income.taxYear}`;
  return { key: 'income', label: 'Income in use', value: `${formatPence(income.weekly)} a week`, aside: `${incomeSourceWords(income.source)}, ${from}`, explains: true };
}

/** The facts under the wall, in two columns of three. */
export function sharedFacts({ shared, reviewOn }: Shared): readonly [readonly SharedFact[], readonly SharedFact[]] {
  const { children, decision, income, otherChildren } = shared;
  const bases = [...new Set(children.filter(({ nights }) => nights > 0).map(({ basis }) => careBasisWords(basis)))];
  const others = otherChildren === 0 ? '' : `, ${countWords(otherChildren, 'other child', 'other children')}`;
  return [
    [
      { key: 'children', label: 'Children', value: children.length === 0 ? 'None' : children.map(({ label, years }) => `${label}, ${countWords(years, 'year')}`).join(' · ') },
      { key: 'nights', label: 'Nights of care', value: nightsText(children), ...(bases.length === 0 ? {} : { aside: bases.join(', ') }) },
      decision === null
        ? { key: 'decision', label: 'Decision', value: 'None yet' }
        : { key: 'decision', label: 'Decision', value: decisionReasonWords(decision.reason), aside: `made ${formatDate(decision.performedOn)}` },
    ],
    [
      incomeFact(income),
      decision === null
        ? { key: 'rate', label: 'Rate', value: 'None yet' }
        : { key: 'rate', label: 'Rate', value: [`${rateWords(decision.rate)}${decision.plus ? ' plus' : ''}`, listWords(decision.percents)].filter((words) => words !== '').join(', '), aside: `${countWords(children.length, 'child', 'children')}${others}` },
      { key: 'review', label: 'Review date', value: formatDate(reviewOn) },
    ],
  ];
}

/** The same as plain text, for a copy that may be read to either parent. */
export const sharedText = (reference: string, facts: readonly (readonly SharedFact[])[]): string =>
  [`${reference}, both parents may be told`, ...facts.flat().map(({ label, value, aside }) => `${label}: ${value}${aside === undefined ? '' : ` (${aside})`}`)].join('\n');
