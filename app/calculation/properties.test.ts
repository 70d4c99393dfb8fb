import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculated, calculationInput, receiving, weekly, yearly } from '../../tests/fixtures/calculation.ts';
import { shippedLaw } from '../../tests/fixtures/law.ts';
import { calculate } from './calculate.ts';
import type { CalculationInput } from './input.ts';

/**
 * An independent reading of the rules: its own rationals, kept in lowest terms, its own numbers, and no code shared
 * with the calculation.
 */
type Q = readonly [bigint, bigint];
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const q = (n: bigint | number, d: bigint | number = 1): Q => {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  const shared = gcd(top, bottom);
  return [top / shared, bottom / shared];
};
const plus = ([a, b]: Q, [c, d]: Q): Q => q(a * d + c * b, b * d);
const times = ([a, b]: Q, [c, d]: Q): Q => q(a * c, b * d);
const minus = (a: Q, b: Q): Q => plus(a, times(q(-1), b));
const less = ([a, b]: Q, [c, d]: Q): boolean => a * d < c * b;
const floor = ([a, b]: Q): number => Number(a / b);
const nearest = (a: Q): number => floor(plus(a, q(1, 2)));
const total = (all: readonly Q[]): Q => all.reduce(plus, q(0));

const T = [
  [170, 141, 132, 124],
  [250, 212, 199, 189],
  [310, 264, 249, 238],
];
function reference(
  income: Q,
  { receivingParents, relevantOtherChildren: others, otherArrangementChildren: elsewhere }: CalculationInput,
): number[] {
  const gwi = Math.min(nearest(income), 300_000);
  const children = receivingParents.reduce((count, parent) => count + parent.children.length, 0);
  const col = Math.min(children + elsewhere, 3) - 1;
  const split = (amount: Q): Q[] =>
    receivingParents.map((parent) => times(amount, q(parent.children.length, children)));
  if (gwi < 700) return receivingParents.map(() => 0);
  let due: Q[];
  if (gwi <= 10_000) due = split(q(700));
  else {
    let all: Q;
    if (gwi < 20_000) all = plus(q(700), times(q(gwi - 10_000), q(T[col]?.[Math.min(others, 3)] ?? 0, 1000)));
    else {
      const left = times(q(gwi), q(100 - ([0, 11, 14, 16][Math.min(others, 3)] ?? 0), 100));
      const first = less(left, q(80_000)) ? left : q(80_000);
      all = plus(
        times(first, q([12, 16, 19][col] ?? 0, 100)),
        times(minus(left, first), q([9, 12, 15][col] ?? 0, 100)),
      );
    }
    if (elsewhere > 0) {
      all = times(all, q(children, children + elsewhere));
      if (less(all, q(700))) all = q(700);
    }
    const sevenths = (nights: number): Q =>
      nights < 52 ? q(0) : nights < 104 ? q(1, 7) : nights < 156 ? q(2, 7) : nights < 175 ? q(3, 7) : q(1, 2);
    const nights = receivingParents.map((parent) => parent.children.map((child) => child.nights ?? 52));
    due = split(all).map((share, p) => {
      const mine = nights[p] ?? [];
      const off = times(total(mine.map(sevenths)), q(1, mine.length));
      return minus(times(share, minus(q(1), off)), q(700 * mine.filter((count) => count >= 175).length));
    });
    if (nights.flat().some((count) => count >= 52) && less(total(due), q(700))) due = split(q(700));
    due = due.map((amount) => (less(amount, q(0)) ? q(0) : amount));
  }
  const pence = due.map(floor);
  const order = due
    .map((amount, index) => [minus(amount, q(pence[index] ?? 0)), index] as const)
    .sort(([a, i], [b, j]) => (less(a, b) ? 1 : less(b, a) ? -1 : i - j));
  const odd = nearest(total(due)) - pence.reduce((sum, amount) => sum + amount, 0);
  for (const [, index] of order.slice(0, odd)) pence[index] = (pence[index] ?? 0) + 1;
  return pence;
}

const nightsOfYear = fc.oneof(
  fc.integer({ min: 0, max: 366 }),
  fc.constantFrom(0, 51, 52, 103, 104, 155, 156, 174, 175),
);
const family = fc.record({
  receivingParents: fc
    .array(fc.array(nightsOfYear, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
    .map((all) => receiving(...all)),
  relevantOtherChildren: fc.integer({ min: 0, max: 5 }),
  otherArrangementChildren: fc.integer({ min: 0, max: 4 }),
});
const anyWeekly = fc.oneof(
  fc.integer({ min: 0, max: 350_000 }),
  fc.constantFrom(699, 700, 10_000, 10_001, 19_999, 20_000, 80_000, 80_001, 300_000),
  fc.integer({ min: 0, max: 25_000 }),
);

describe('any family', () => {
  it('gets the penny that an independent reading gives', () => {
    fc.assert(
      fc.property(family, anyWeekly, (parts, pence) => {
        const all = { ...parts, payingParent: weekly(pence) };
        expect(calculated(all).receivingParents.map((parent) => parent.weekly)).toEqual(
          reference(q(pence), calculationInput(all)),
        );
      }),
      { numRuns: 1500 },
    );
  });

  it('gets that penny from a year’s income with agreed costs too', () => {
    fc.assert(
      fc.property(
        family,
        fc.integer({ min: 1_100_000, max: 20_000_000 }),
        fc.integer({ min: 52_200, max: 400_000 }),
        (parts, year, costs) => {
          const variations = [{ ground: 'contactCosts' as const, amount: { pence: costs, per: 'year' as const } }];
          const all = { ...parts, payingParent: yearly(year), variations };
          expect(calculated(all).receivingParents.map((parent) => parent.weekly)).toEqual(
            reference(q((year - costs) * 7, 365), calculationInput(all)),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gets shares that add up to the total, and fees on each that stay apart from it', () => {
    fc.assert(
      fc.property(family, anyWeekly, fc.boolean(), (parts, pence, defaultDecision) => {
        const result = calculated({ ...parts, payingParent: weekly(pence), defaultDecision });
        expect(result.receivingParents.reduce((sum, parent) => sum + parent.weekly, 0)).toBe(result.weekly);
        for (const parent of result.receivingParents) {
          expect(parent.payingParentTotal - parent.payingParentFee).toBe(parent.weekly);
          expect(parent.receivingParentNet + parent.receivingParentFee).toBe(parent.weekly);
        }
      }),
    );
  });

  it('never gets less in total from a higher income', () => {
    fc.assert(
      fc.property(family, anyWeekly, fc.integer({ min: 0, max: 20_000 }), (parts, pence, more) => {
        const at = (income: number) => calculated({ ...parts, payingParent: weekly(income) }).weekly;
        expect(at(pence + more)).toBeGreaterThanOrEqual(at(pence));
      }),
      { numRuns: 500 },
    );
  });

  it('may get less for one receiving parent from a higher income, though never less in total', () => {
    // At £140.00 the lowest amount is split; a little more income lifts the sum over it, and A's own part is then nil.
    const at = (income: number) =>
      calculated({ payingParent: weekly(income), receivingParents: receiving([175], [0]) });
    expect(at(140_00).receivingParents.map((parent) => parent.weekly)).toEqual([3_50, 3_50]);
    expect(at(150_00).receivingParents.map((parent) => parent.weekly)).toEqual([0, 9_75]);
  });

  it('may get less in total from a higher past income, when present income then differs enough to replace it', () => {
    const at = (year: number) => calculated({ payingParent: yearly(year, { currentWeekly: 300_00 }) });
    // £300.00 is under 25% less than £399.99 and exactly 25% less than £400.00.
    expect(at(20_856_62)).toMatchObject({ incomeBasis: 'historic', grossWeekly: 399_99, weekly: 48_00 });
    expect(at(20_857_14)).toMatchObject({ incomeBasis: 'current', grossWeekly: 300_00, weekly: 36_00 });
  });

  it('never gets less in total from a higher present income, whatever past income says', () => {
    fc.assert(
      fc.property(
        family,
        fc.integer({ min: 0, max: 9_000_000 }),
        anyWeekly,
        fc.integer({ min: 0, max: 20_000 }),
        (parts, year, pence, more) => {
          const at = (currentWeekly: number) =>
            calculated({ ...parts, payingParent: yearly(year, { currentWeekly }) }).weekly;
          expect(at(pence + more)).toBeGreaterThanOrEqual(at(pence));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never gets more from higher agreed costs, and never less from more additional income', () => {
    fc.assert(
      fc.property(
        family,
        anyWeekly,
        fc.integer({ min: 0, max: 60_000 }),
        fc.integer({ min: 0, max: 20_000 }),
        (parts, pence, sum, more) => {
          const at = (ground: 'contactCosts' | 'diverted', sum: number) =>
            calculated({
              ...parts,
              payingParent: weekly(pence),
              variations: [{ ground, amount: { pence: sum, per: 'week' } }],
            }).weekly;
          expect(at('contactCosts', sum + more)).toBeLessThanOrEqual(at('contactCosts', sum));
          expect(at('diverted', sum + more)).toBeGreaterThanOrEqual(at('diverted', sum));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never gets more from more nights of one child', () => {
    fc.assert(
      fc.property(family, anyWeekly, fc.integer({ min: 1, max: 200 }), (parts, pence, more) => {
        const first = parts.receivingParents[0];
        const child = first?.children[0];
        if (first === undefined || child === undefined) return;
        const nights = Math.min((child.nights ?? 0) + more, 366);
        const after = [
          { ...first, children: [{ ...child, nights }, ...first.children.slice(1)] },
          ...parts.receivingParents.slice(1),
        ];
        const at = (receivingParents: CalculationInput['receivingParents']) =>
          calculated({ ...parts, receivingParents, payingParent: weekly(pence) }).weekly;
        expect(at(after)).toBeLessThanOrEqual(at(parts.receivingParents));
      }),
      { numRuns: 500 },
    );
  });

  it('gives each receiving parent the same in whatever order they are listed, but for the odd penny', () => {
    fc.assert(
      fc.property(family, anyWeekly, (parts, pence) => {
        const payingParent = weekly(pence);
        const [forward, back] = [
          calculated({ ...parts, payingParent }),
          calculated({ ...parts, payingParent, receivingParents: parts.receivingParents.toReversed() }),
        ];
        expect({ ...back, receivingParents: [], trace: [] }).toEqual({ ...forward, receivingParents: [], trace: [] });
        for (const { id, weekly } of forward.receivingParents) {
          const same = back.receivingParents.find((parent) => parent.id === id);
          expect(Math.abs((same?.weekly ?? -1) - weekly)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
    // £7.00 in three equal parts leaves a penny: the first in the list gets it.
    const equals = receiving([0], [0], [0]);
    const amounts = (parents: typeof equals) =>
      calculated({ payingParent: weekly(90_00), receivingParents: parents }).receivingParents.map(
        ({ id, weekly }) => `${id} ${weekly}`,
      );
    expect(amounts(equals)).toEqual(['A 234', 'B 233', 'C 233']);
    expect(amounts(equals.toReversed())).toEqual(['C 234', 'B 233', 'A 233']);
  });

  it('gets the same, trace and all, in whatever order its children are listed', () => {
    fc.assert(
      fc.property(family, anyWeekly, (parts, pence) => {
        const turned = parts.receivingParents.map((parent) => ({ ...parent, children: parent.children.toReversed() }));
        const payingParent = weekly(pence);
        expect(calculated({ ...parts, payingParent, receivingParents: turned })).toEqual(
          calculated({ ...parts, payingParent }),
        );
      }),
    );
  });

  it('gets the same answer when the stored facts are worked out again', () => {
    fc.assert(
      fc.property(family, anyWeekly, (parts, pence) => {
        const input = calculationInput({ ...parts, payingParent: weekly(pence) });
        const again: CalculationInput = JSON.parse(JSON.stringify(input));
        expect(JSON.stringify(calculate(again, shippedLaw()))).toBe(JSON.stringify(calculate(input, shippedLaw())));
      }),
      { numRuns: 20 },
    );
  });
});
