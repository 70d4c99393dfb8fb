import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculated, receiving, weekly } from '../../tests/fixtures/calculation.ts';
import { offset } from './offset.ts';

const pence = fc.integer({ min: 0, max: 1_000_000_00 });

describe('two calculations of one couple', () => {
  it('pay only the difference, and leave both liabilities as they are', () => {
    const anna = calculated({ payingParent: weekly(600_00), receivingParents: receiving([0]) }).weekly;
    const ben = calculated({ payingParent: weekly(400_00), receivingParents: receiving([0]) }).weekly;
    expect(offset({ payer: 'anna', weekly: anna }, { payer: 'ben', weekly: ben })).toMatchObject({
      ok: true,
      value: {
        payer: 'anna',
        weekly: 24_00,
        liabilities: [
          { payer: 'anna', weekly: 72_00 },
          { payer: 'ben', weekly: 48_00 },
        ],
        step: { ruleId: 'R-IN-5', formula: '£72.00 − £48.00', result: '£24.00' },
      },
    });
  });
  it('leave nothing to pay when both owe the same', () => {
    expect(offset({ payer: 'a', weekly: 7_00 }, { payer: 'b', weekly: 7_00 })).toMatchObject({
      value: { payer: null, weekly: 0 },
    });
  });
  it('give the same payer and amount whichever comes first', () => {
    fc.assert(
      fc.property(pence, pence, (a, b) => {
        const [forward, back] = [
          offset({ payer: 'a', weekly: a }, { payer: 'b', weekly: b }),
          offset({ payer: 'b', weekly: b }, { payer: 'a', weekly: a }),
        ];
        expect(forward.ok && [forward.value.payer, forward.value.weekly]).toEqual(
          back.ok && [back.value.payer, back.value.weekly],
        );
        expect(forward.ok && forward.value.weekly).toBe(Math.abs(a - b));
      }),
    );
  });
  it('are refused for one parent twice and for amounts that are none', () => {
    expect(offset({ payer: 'a', weekly: 1 }, { payer: 'a', weekly: 1 })).toMatchObject({
      error: { fields: ['payer'] },
    });
    for (const weekly of [-1, 0.5, Number.NaN])
      expect(offset({ payer: 'a', weekly }, { payer: 'b', weekly: 1 })).toMatchObject({
        error: { fields: ['weekly'] },
      });
  });
});
