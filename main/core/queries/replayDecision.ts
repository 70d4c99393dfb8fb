import { calculate } from '../../../app/calculation/calculate.ts';
import type { Calculation } from '../../../app/calculation/calculation.ts';
import { CalculationInput } from '../../../app/calculation/input.ts';
import type { Law } from '../../../app/calculation/law.ts';

/** A decision worked out again from its stored input. Null when the input or the law tables held here do not allow it. */
export function replayDecision(input: unknown, law: Law): Calculation | null {
  const parsed = CalculationInput.safeParse(input);
  const result = parsed.success ? calculate(parsed.data, law) : null;
  return result?.ok === true ? result.value : null;
}
