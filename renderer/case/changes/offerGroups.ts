import type { Output } from '../../../app/contract/index.ts';
import { fits, wordsOf } from '../../palette/matchParts.ts';

export type Offer = Output<'change.offered'>['types'][number];
export type OfferGroup = Readonly<{ group: string; title: string; offers: readonly Offer[] }>;

const groupTitles: Readonly<Record<string, string>> = {
  parentage: 'Children in the case',
  care: 'Who looks after a child',
  nights: 'Nights of care',
  otherChildren: 'Other children',
  income: 'Income',
  variations: 'Extra income and costs',
  service: 'How the case is run',
  payments: 'Payments',
  record: 'Details and accounts',
};

const classes: Readonly<Record<Offer['class'], string>> = {
  A: 'Done at once',
  B: 'Decided by rule when nothing stands in the way',
  C: 'A person decides',
};
export const classWords = (of: Offer['class']): string => classes[of];

/** Whether a search finds a type: in its title, in the words that people use for it, or in what it says about itself. */
export const finds = ({ title, words, intro }: Pick<Offer, 'title' | 'words' | 'intro'>, search: readonly string[]): boolean =>
  search.length === 0 || fits([title, ...words, intro].join(' '), search);

/** What may be reported, group by group in the order in which reports are decided; title matches come first in each. */
export function offerGroups(offers: readonly Offer[], text: string): readonly OfferGroup[] {
  const search = wordsOf(text);
  const found = offers.filter((offer) => finds(offer, search));
  const named = (offer: Offer): number => (search.length > 0 && fits(offer.title, search) ? 0 : 1);
  return [...new Set(found.map(({ group }) => group))].map((group) => ({
    group,
    title: groupTitles[group] ?? group,
    offers: found.filter((offer) => offer.group === group).toSorted((a, b) => named(a) - named(b)),
  }));
}
