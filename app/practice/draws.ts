import type { CaseloadParameters } from './parameters.ts';
import { createWeighted, type Random } from './random.ts';

/** The parameters' weights, ready to draw from. Made once for a whole caseload. */
export function createDraws(parameters: CaseloadParameters) {
  const { population, income, care, payment, work } = parameters;
  return {
    clusterSize: createWeighted(population.clusterSize),
    clusterMore: createWeighted(population.clusterMore),
    clusterShape: createWeighted(population.clusterShape),
    childrenPerCase: createWeighted(population.childrenPerCase),
    relevantOther: createWeighted(population.relevantOther),
    service: createWeighted(population.service),
    applicationStatus: createWeighted(population.applicationStatus),
    liveStatus: createWeighted(population.liveStatus),
    livelihood: createWeighted(income.status),
    superseded: createWeighted(income.supersededKept),
    flatBenefit: createWeighted(income.flatBenefit),
    nights: createWeighted(care.nights),
    careBasis: createWeighted(care.basis),
    method: createWeighted(payment.method),
    collect: createWeighted(payment.collect),
    direct: createWeighted(payment.direct),
    openItems: createWeighted(work.openPerCase),
    doneItems: createWeighted(work.donePerCase),
    stage: createWeighted(work.stage),
    due: createWeighted(work.due),
    change: createWeighted(work.changeMix),
    other: createWeighted(work.otherMix),
    priority: createWeighted(work.priority),
    calls: createWeighted(work.callsPerCase),
    ratio: createWeighted(work.ratio),
  } as const;
}
export type Draws = ReturnType<typeof createDraws>;

const counts = { none: 0, one: 1, two: 2, three: 3, four: 4 } as const;
export const countOf = (word: keyof typeof counts): number => counts[word];

/** Log-normal with the given median, rounded to whole units. */
export const logNormal = (random: Random, median: number, deviation: number): number => Math.round(median * Math.exp(deviation * random.normal()));
/** Triangular from 0 to `to`. */
export function triangular(random: Random, mode: number, to: number): number {
  const u = random.next();
  return u < mode / to ? Math.sqrt(u * to * mode) : to - Math.sqrt((1 - u) * to * (to - mode));
}
export const between = (random: Random, from: number, to: number): number => from + random.next() * (to - from);
