import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCalculationInput, PRIVATE_MARK } from '../../tests/fixtures/anyCalculation.ts';
import { shippedLaw } from '../../tests/fixtures/law.ts';
import { calculate } from './calculate.ts';
import { type Calculation, TraceStep } from './calculation.ts';
import type { CalculationInput } from './input.ts';
import { ruleSources } from './rules.ts';
import { summarySentence } from './summary.ts';
import { traceFor, traceText } from './trace.ts';
import { groundWords } from './variations.ts';

const RUNS = 10_000;
const law = shippedLaw();
const worked = (input: CalculationInput): Calculation => {
  const result = calculate(input, law);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** All that a reader gets: each field of each line but who may read it, the text, and the sentence. */
function everythingFor(calculation: Calculation, role: 'payingParent' | 'receivingParent', id?: string): string {
  const lines = traceFor(calculation, role, id).map(({ audience: _audience, receivingParentId: _id, ...line }) => line);
  return [JSON.stringify(lines), traceText(calculation, role, id), summarySentence(calculation, role)].join('\n');
}

const numbersIn = (calculation: Calculation, role: Parameters<typeof traceFor>[1], id?: string): Set<string> =>
  new Set(
    traceFor(calculation, role, id).flatMap(
      ({ title, inputs, formula, result }) =>
        [title, ...Object.values(inputs), formula, result].join(' ').match(/\d[\d,]*(?:\.\d+)?/g) ?? [],
    ),
  );

const labels = law.rows
  .filter(({ key }) => key.startsWith('benefit.'))
  .flatMap(({ key, value }) => {
    const label = typeof value === 'object' && value !== null && 'label' in value ? String(value.label) : '';
    return [key, key.slice('benefit.'.length), label];
  });
/** What a receiving parent may never read: benefits, findings, grounds of variations, and marked free text. */
const secrets = [
  PRIVATE_MARK,
  ...labels,
  ...Object.values(groundWords),
  'prison',
  'hospital',
  'care home',
  'training',
  'pension',
  'Pension',
  'benefit',
  'partner',
  'reg 44',
  'reg 45(1)',
];

describe('the explanation of any calculation', () => {
  it('tells a receiving parent no benefit, finding, ground or free text, and of other children only how many', () => {
    fc.assert(
      fc.property(anyCalculationInput, (input) => {
        const calculation = worked(input);
        for (const { id } of calculation.receivingParents) {
          const text = everythingFor(calculation, 'receivingParent', id);
          for (const secret of secrets) if (text.includes(secret)) throw new Error(`${secret} in\n${text}`);
          for (const [words] of text.matchAll(/[^.":{}]*other child[^.":{}]*/g))
            expect(words).toMatch(
              /(^|[ ])(no|one|two|three|four) other child|other children,? |Other children|^other children$/,
            );
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('shows a parent no number that staff do not see too', () => {
    fc.assert(
      fc.property(anyCalculationInput, (input) => {
        const calculation = worked(input);
        const staff = numbersIn(calculation, 'staff');
        const readers = [
          numbersIn(calculation, 'payingParent'),
          ...calculation.receivingParents.map(({ id }) => numbersIn(calculation, 'receivingParent', id)),
        ];
        for (const seen of readers) {
          const extra = [...seen].filter((number) => !staff.has(number));
          if (extra.length > 0) throw new Error(`${extra.join(', ')} is not in the staff's lines`);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('gives every line a rule, a source, a result and law rows of the day, within the lengths that are stored', () => {
    fc.assert(
      fc.property(anyCalculationInput, (input) => {
        const { trace } = worked(input);
        for (const line of trace) {
          expect(TraceStep.safeParse(line).error).toBeUndefined();
          if (
            !Object.hasOwn(ruleSources, line.ruleId) ||
            line.source === '' ||
            line.formula === '' ||
            line.result === ''
          )
            throw new Error(JSON.stringify(line));
          for (const { from } of line.rows) if (from > input.effectiveOn) throw new Error(JSON.stringify(line));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps each receiving parent’s own lines from every other', () => {
    fc.assert(
      fc.property(anyCalculationInput, (input) => {
        const calculation = worked(input);
        for (const { id } of calculation.receivingParents) {
          const others = traceFor(calculation, 'receivingParent', id).filter(
            ({ receivingParentId }) => receivingParentId !== undefined && receivingParentId !== id,
          );
          expect(others).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
