import { ageOn, type IsoDate } from '../model/dates.ts';
import { fail, ok, type Result } from '../result.ts';
import type { FactProblem, nilDescriptions, PayingParentFacts } from './input.ts';
import type { LawOn, Param } from './law.ts';
import type { Benefit } from './lawKeys.ts';

export type NilDescription = (typeof nilDescriptions)[number];
/**
 * What settles the rate whatever the income: a nil description, or a benefit. `either` rests on an R-FLAT-2 benefit,
 * for which no variation is possible.
 */
export type Standing =
  | Readonly<{ kind: 'income' }>
  | Readonly<{ kind: 'nil'; description: NilDescription }>
  | Readonly<{ kind: 'benefit'; counts: 'own' | 'either'; benefit: Param<Benefit>; halved: boolean }>;

/** R-NIL-1, R-FLAT-1 to R-FLAT-3. Refuses a recorded nil description that the date of birth makes impossible. */
export function standingOf(facts: PayingParentFacts, effectiveOn: IsoDate, on: LawOn): Result<Standing> {
  const { value: child } = on.params['age.child'];
  const { value: young } = on.params['age.young'];
  const age = facts.bornOn === null ? null : ageOn(facts.bornOn, effectiveOn);
  const isYoung = age !== null && age >= young.from && age <= young.to;
  const impossible =
    age !== null &&
    ((facts.nilDescription === 'child' && age >= child.inEducationUnder) ||
      (facts.nilDescription === 'youngOnBenefit' && !isYoung));
  if (impossible)
    return fail('INPUT_INVALID', {
      fields: ['payingParent.nilDescription'],
      facts: { problem: 'findingAgainstAge' satisfies FactProblem },
    });

  if (facts.nilDescription !== null) return ok({ kind: 'nil', description: facts.nilDescription });
  if (age !== null && age < child.under) return ok({ kind: 'nil', description: 'child' });

  const own = held(facts.benefits, on);
  const either = [...own, ...held(facts.partnerBenefits, on)].filter(({ value }) => value.counts === 'either');
  if (isYoung && either.some(({ value }) => value.youngNil)) return ok({ kind: 'nil', description: 'youngOnBenefit' });
  const joint = either[0];
  if (joint !== undefined)
    return ok({ kind: 'benefit', counts: 'either', benefit: joint, halved: facts.partnerAlsoPaying });
  const alone = own.find(({ value }) => value.counts === 'own');
  return ok(
    alone === undefined ? { kind: 'income' } : { kind: 'benefit', counts: 'own', benefit: alone, halved: false },
  );
}

function held(codes: readonly string[], { benefits }: LawOn): Param<Benefit>[] {
  const found: Param<Benefit>[] = [];
  for (const code of codes) {
    const benefit = benefits.get(code);
    if (benefit !== undefined) found.push(benefit);
  }
  return found;
}
