import type { Output } from '../../../app/contract/index.ts';
import { formatDate } from '../../../app/model/calendar.ts';
import { formatPence } from '../../../app/model/pounds.ts';
import { countWords } from '../../words/countWords.ts';
import { careBasisWords, rateWords, serviceWords } from '../caseWords.ts';
import { frequencyWords } from './scheduleWords.ts';

export type AsAtView = Output<'case.asAt'>;
export type DecidedView = NonNullable<AsAtView['decision']>;
export type KnownFact = Readonly<{ label: string; value: string }>;

const basisNames: Readonly<Record<string, string>> = { historic: 'past income, from HMRC', current: 'present income', estimated: 'estimated' };
const variationNames: Readonly<Record<string, string>> = {
  contactCosts: 'contact costs', illnessOrDisability: 'illness or disability', priorDebts: 'debts from the relationship', boardingFees: 'boarding fees', homeLoan: 'home loan', unearned: 'unearned income', assets: 'assets',
  earnedWhileNilOrFlat: 'income while on nil or flat rate', diverted: 'diverted income',
};
const careNames: Readonly<Record<string, string>> = { order: 'court order', pattern: 'past pattern', evidence: 'on evidence' };

/** `In force on 3 May 2026, as known then`, or as known on another day. */
export const knownWords = ({ on, knownOn }: Pick<AsAtView, 'on' | 'knownOn'>): string => `In force on ${formatDate(on)}, as known ${knownOn === on ? 'then' : `on ${formatDate(knownOn)}`}`;

/** What the decision rested on, as recorded with it, and how it was to be paid. */
export function knownFacts({ decision, facts, schedule }: Pick<AsAtView, 'decision' | 'facts' | 'schedule'>): readonly KnownFact[] {
  if (facts === null || decision === null) return [];
  const fact = (label: string, value: string): KnownFact => ({ label, value });
  const children = facts.children.map(({ label, nights, basis }) => {
    const care = nights === null ? 'one night a week assumed' : nights === 0 ? 'no nights' : countWords(nights, 'night');
    return `${label}: ${care}${basis === null || nights === null ? '' : ` (${careNames[basis] ?? careBasisWords(basis)})`}`;
  });
  return [
    fact('Rate', `${rateWords(decision.rate)}${decision.plus ? ' plus' : ''}`),
    fact('Income a week', `${formatPence(facts.grossWeekly)}${facts.basis === null ? '' : `, ${basisNames[facts.basis] ?? facts.basis}`}`),
    fact('Children and nights', children.length === 0 ? 'None' : children.join('; ')),
    fact('Other children', facts.otherChildren + facts.otherArrangements === 0 ? 'None' : [facts.otherChildren > 0 ? `${facts.otherChildren} at home` : '', facts.otherArrangements > 0 ? `${facts.otherArrangements} under another arrangement` : ''].filter((part) => part !== '').join(', ')),
    ...(facts.benefits === 0 ? [] : [fact('Benefits that count', String(facts.benefits))]),
    ...(facts.variations.length === 0 ? [] : [fact('Variations', facts.variations.map((ground) => variationNames[ground] ?? ground).join(', '))]),
    fact('Service', serviceWords(schedule?.service ?? facts.service)),
    ...(schedule === null ? [] : [fact('Schedule', `${schedule.number}, ${frequencyWords(schedule).replace(/^./, (first) => first.toLowerCase())}`)]),
  ];
}
