import { type Fraction, multiply, zero } from '../model/fraction.ts';
import type { TraceStep } from './calculation.ts';
import type { CalculationInput } from './input.ts';
import type { LawOn } from './law.ts';
import { benefitFlatAmounts, splitByChildren } from './sharedCare.ts';
import type { NilDescription, Standing } from './standing.ts';
import { guardedSteps, step } from './step.ts';
import { moneyText } from './words.ts';

type ReceivingParents = CalculationInput['receivingParents'];

const nilWords: Record<NilDescription, string> = {
  child: 'The paying parent is a child',
  prisoner: 'The paying parent is in prison, or in hospital while serving a sentence',
  youngOnBenefit: 'The paying parent is 16 or 17 and on a benefit',
  youthTraining: 'The paying parent gets a training allowance for young people',
  careHome: 'The paying parent lives in a care home or independent hospital',
};
/** What the receiving parent reads in place of the other parent's benefit. */
const plainFlat = { formula: 'The flat rate applies', ruleId: 'R-FLAT', source: 'Sch 1 para 4', used: [] } as const;
const plainNil = { formula: 'The nil rate applies', ruleId: 'R-NIL', source: 'Sch 1 para 5', used: [] } as const;

/** R-NIL-1: nothing is due. Exact pence for each receiving parent. */
export function nilAmounts(
  parents: ReceivingParents,
  description: NilDescription,
  trace: TraceStep[],
): readonly Fraction[] {
  trace.push(
    ...guardedSteps(
      {
        ruleId: 'R-NIL-1',
        title: 'Which rate?',
        inputs: { finding: nilWords[description] },
        formula: nilWords[description],
        result: 'Nil',
      },
      plainNil,
    ),
  );
  return splitByChildren(zero, parents, trace);
}

/** R-FLAT-1 to R-FLAT-3 and R-SC-6: the flat rate that a benefit sets. Exact pence for each receiving parent. */
export function benefitAmounts(
  parents: ReceivingParents,
  { counts, benefit, halved }: Extract<Standing, { kind: 'benefit' }>,
  on: LawOn,
  trace: TraceStep[],
): readonly Fraction[] {
  const [amount, part] = [on.params['flat.amount'], on.params['flat.partnerShare']];
  const total = halved ? multiply(amount.value.exact, part.value.of) : amount.value.exact;
  const who = counts === 'own' ? 'The paying parent gets' : 'The paying parent or a partner gets';
  trace.push(
    ...guardedSteps(
      {
        ruleId: counts === 'own' ? 'R-FLAT-1' : 'R-FLAT-2',
        title: 'Which rate?',
        inputs: { benefit: benefit.value.label },
        formula: `${who} ${benefit.value.label}`,
        result: 'Flat',
        used: [benefit],
      },
      plainFlat,
    ),
  );
  const weekly = { title: 'Weekly amount', result: moneyText(total) } as const;
  if (halved) {
    const formula = `${amount.value.text} × ${part.value.text}, because the partner pays too`;
    const inputs = { 'flat rate': amount.value.text, part: part.value.text };
    trace.push(...guardedSteps({ ...weekly, ruleId: 'R-FLAT-3', inputs, formula, used: [amount, part] }, plainFlat));
  } else {
    const formula = `${amount.value.text} in total, for any number of children`;
    const inputs = { 'flat rate': amount.value.text };
    trace.push(step({ ...weekly, ruleId: 'R-FLAT', inputs, formula, used: [amount], source: 'Sch 1 para 4' }));
  }
  return benefitFlatAmounts(total, parents, on, trace);
}
