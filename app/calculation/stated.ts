import type { CalculationInput } from './input.ts';
import type { Law } from './law.ts';
import { standingOf } from './standing.ts';
import { restsOnJointBenefit } from './variations.ts';

/** What a calculation leaves out with a line in its trace, and somebody who states facts afresh should be told instead. */
export type StatedProblem =
  | Readonly<{ kind: 'benefitNotInForce'; list: 'benefits' | 'partnerBenefits'; index: number }>
  | Readonly<{ kind: 'variationsOnDefault' | 'variationsOnJointBenefit' }>;

/**
 * The first thing in freshly stated facts that the law of the day does not let count: a benefit that had not begun or
 * had ended, or variations beside a default decision (reg 57(1)(c)) or an R-FLAT-2 benefit (reg 57(1)(d)). On a case the
 * same facts are history, so `calculate` takes them and says that they do not count. Null for facts it would refuse.
 */
export function statedProblem(input: CalculationInput, law: Law): StatedProblem | null {
  const on = law.at(input.effectiveOn);
  if (!on.ok) return null;
  for (const list of ['benefits', 'partnerBenefits'] as const) {
    const index = input.payingParent[list].findIndex((code) => !on.value.benefits.has(code));
    if (index >= 0) return { kind: 'benefitNotInForce', list, index };
  }
  if (input.variations.length === 0) return null;
  if (input.defaultDecision) return { kind: 'variationsOnDefault' };
  const standing = standingOf(input.payingParent, input.effectiveOn, on.value);
  return standing.ok && restsOnJointBenefit(standing.value) ? { kind: 'variationsOnJointBenefit' } : null;
}
