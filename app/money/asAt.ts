import { addDays, type IsoDate } from '../model/calendar.ts';
import type { DecisionBody } from '../model/rows/cases.ts';

type Held = Readonly<{ id: string; body: DecisionBody }>;

const newestFirst = <D extends Held>(decisions: readonly D[], caseId: string): readonly D[] =>
  decisions.filter(({ body }) => body.cases.some((line) => line.caseId === caseId)).toSorted((a, b) => b.body.number - a.body.number);

/**
 * The decision that applied to a day, as it was known on another: the newest of those made by `knownOn` that had begun
 * by `on`. An end that only a later decision set was not known and does not count; an end known then does. Null when
 * nothing applied.
 */
export function decisionAsAt<D extends Held>(decisions: readonly D[], caseId: string, on: IsoDate, knownOn: IsoDate): D | null {
  const all = newestFirst(decisions, caseId);
  const found = all.find(({ body }) => body.performedOn <= knownOn && body.effectiveFrom <= on);
  if (found === undefined) return null;
  const { effectiveUntil, number } = found.body;
  if (effectiveUntil === null || effectiveUntil >= on) return found;
  const setLater = all.some(({ body }) => body.number > number && body.performedOn > knownOn && body.effectiveFrom <= addDays(effectiveUntil, 1));
  return setLater ? found : null;
}

/** The decision that stands for a day as everything is decided now. */
export const decisionStanding = <D extends Held>(decisions: readonly D[], caseId: string, on: IsoDate): D | null =>
  newestFirst(decisions, caseId).find(({ body }) => body.effectiveFrom <= on && (body.effectiveUntil === null || on <= body.effectiveUntil)) ?? null;
