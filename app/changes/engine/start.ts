import { effectiveDate, type EffectiveDate, type EffectiveDateInput } from '../../calculation/effectiveDate.ts';
import type { IsoDate } from '../../model/dates.ts';
import { whyNotFrom } from '../decidable.ts';
import type { ChangeCase } from '../rule.ts';

/**
 * The day a report takes effect, by the catalogue's own rule for its type (calculation R-EFF-2 to R-EFF-9). Null when
 * the dates do not allow one.
 */
export function startOf(change: ChangeCase, changedOn: IsoDate, more: Partial<EffectiveDateInput> = {}): EffectiveDate | null {
  const { entry, facts, catalogues, today } = change;
  // An office may name a day after the report, as of a benefit that went on a little: it counts once it has come.
  const reportedOn = entry.effectiveRule === 'E1' && changedOn > change.reportedOn && changedOn <= today ? changedOn : change.reportedOn;
  const found = effectiveDate({ rule: entry.effectiveRule, reportedOn, changedOn, direction: 'same', underReportDuty: facts.case.body.reportDuty, initialEffectiveOn: facts.case.body.effectiveFrom, ...more }, catalogues.law);
  return found.ok ? found.value : null;
}

/** A start that reaches back past the decision in force: said, so that the person sees that several periods change. */
export const reachesBack = ({ facts }: ChangeCase, on: IsoDate): boolean => whyNotFrom(facts, on) !== null;
