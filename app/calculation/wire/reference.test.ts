import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nightsOfYear } from '../../../tests/fixtures/anyCalculation.ts';
import { shippedLaw } from '../../../tests/fixtures/law.ts';
import { answerLine } from './answerLine.ts';

/**
 * A second, independent working of whole lines, written from the rules and not from the code: no fractions, no law
 * tables, no helpers of the calculation. Amounts are whole numbers of a unit so small that every division of the rules
 * comes out even (`exactly` proves it each time). It knows one day, 6 April 2026.
 */
const UNIT = 5_000_000n * 5_354_228_880n * 14n; // a penny: thousandths, hundredths twice, 1 to 24 children, fourteenths
const YEAR = 365n * 100n; // a week's income: 365ths of a penny, and 8% of it

const exactly = (top: bigint, bottom: bigint): bigint => {
  if (top % bottom !== 0n) throw new Error(`${top} ÷ ${bottom} leaves a remainder`);
  return top / bottom;
};
const nearest = (amount: bigint, unit: bigint): bigint => (2n * amount + unit) / (2n * unit);
const penceOf = (text: string): bigint => {
  const [pounds = '0', rest = ''] = text.split('.');
  return BigInt(pounds) * 100n + BigInt(rest.padEnd(2, '0'));
};
const text = (pence: bigint): string => `${pence / 100n}.${String(pence % 100n).padStart(2, '0')}`;

type Line = Readonly<{
  effectiveOn: '2026-04-06';
  payingParent: {
    bornOn?: string;
    nilDescription?: 'prisoner' | 'careHome' | 'workBasedTraining' | 'under18OnBenefit';
    benefits: string[];
    partnerBenefits: string[];
    partnerAlsoPaying: boolean;
    income: {
      grossWeekly?: string;
      historicAnnual?: string | null;
      pensionAnnual?: string;
      currentWeekly?: string | null;
    };
  };
  receivingParents: { id: string; children: { id: string; nights: number }[] }[];
  relevantOtherChildren: number;
  otherArrangementChildren: number;
  variations: { kind: string; weekly?: string; annual?: string; capital?: string; asset?: string }[];
  defaultDecision: boolean;
  service: 'collectAndPay' | 'directPay';
}>;

const JOINT = new Set(['incomeSupport', 'pensionCredit', 'incomeRelatedEsa']);
const OWN = new Set(['carersAllowance', 'newStatePension', 'contributoryEsa']);
const T: readonly (readonly bigint[])[] = [
  [170n, 141n, 132n, 124n],
  [250n, 212n, 199n, 189n],
  [310n, 264n, 249n, 238n],
];
const pick = <V>(values: readonly V[], index: number): V => values[Math.min(index, values.length - 1)] as V;

type Banded = { rate: string; assessable: bigint; amounts: bigint[] };

/** Amounts in units for each receiving parent, from a week's income in pence. */
function bands(income: bigint, line: Line): Banded {
  const counts = line.receivingParents.map(({ children }) => children.length);
  const qualifying = counts.reduce((sum, count) => sum + count, 0);
  const share = (total: bigint): bigint[] => counts.map((count) => exactly(total * BigInt(count), BigInt(qualifying)));
  if (income < 700n) return { rate: 'nil', assessable: income, amounts: share(0n) };
  if (income <= 10_000n) return { rate: 'flat', assessable: income, amounts: share(700n * UNIT) };
  const elsewhere = line.otherArrangementChildren;
  const others = Math.min(line.relevantOtherChildren, 3);
  const col = Math.min(qualifying + elsewhere, 3) - 1;
  let all: bigint;
  let assessable = income;
  if (income < 20_000n) {
    all = 700n * UNIT + exactly((income - 10_000n) * UNIT * pick(pick(T, col), others), 1000n);
  } else {
    const left = exactly(income * UNIT * (100n - pick([0n, 11n, 14n, 16n], others)), 100n);
    assessable = nearest(left, UNIT);
    const limit = 80_000n * UNIT;
    const [lower, upper] = left > limit ? [limit, left - limit] : [left, 0n];
    all = exactly(lower * pick([12n, 16n, 19n], col) + upper * pick([9n, 12n, 15n], col), 100n);
  }
  if (elsewhere > 0) {
    all = exactly(all * BigInt(qualifying), BigInt(qualifying + elsewhere));
    if (all < 700n * UNIT) all = 700n * UNIT;
  }
  const fourteenths = (nights: number): bigint =>
    nights < 52 ? 0n : nights < 104 ? 2n : nights < 156 ? 4n : nights < 175 ? 6n : 7n;
  const after = share(all).map((part, p) => {
    const nights = (line.receivingParents[p]?.children ?? []).map((child) => child.nights);
    const off = nights.reduce((sum, count) => sum + fourteenths(count), 0n);
    const kids = BigInt(nights.length);
    return (
      exactly(part * (14n * kids - off), 14n * kids) -
      700n * UNIT * BigInt(nights.filter((count) => count >= 175).length)
    );
  });
  const anyShared = line.receivingParents.some(({ children }) => children.some(({ nights }) => nights >= 52));
  const together = after.reduce((sum, part) => sum + part, 0n);
  const amounts =
    anyShared && together < 700n * UNIT ? share(700n * UNIT) : after.map((part) => (part < 0n ? 0n : part));
  return { rate: income < 20_000n ? 'reduced' : 'basic', assessable, amounts };
}

/** What the variations add and take off, in 365ths of a hundredth of a penny a week. */
function changes(line: Line, byIncome: boolean, income: bigint): { add: bigint; off: bigint } {
  const weekOf = ({ weekly, annual }: Line['variations'][number]): bigint =>
    weekly === undefined ? penceOf(annual ?? '0') * 700n : penceOf(weekly) * YEAR;
  const sumOf = (kind: string): bigint =>
    line.variations
      .filter((variation) => variation.kind === kind)
      .reduce((sum, variation) => sum + weekOf(variation), 0n);
  let off = 0n;
  if (byIncome && income >= 700n * YEAR) {
    for (const kind of ['contactCosts', 'priorDebt', 'boardingFees', 'certainPayments'])
      if (sumOf(kind) >= 1000n * YEAR) off += sumOf(kind);
    off += sumOf('illness');
  }
  let add = sumOf('diverted');
  if (sumOf('unearned') >= 250_000n * 700n) add += sumOf('unearned');
  if (!byIncome && sumOf('earnedOnFlatOrNil') >= 10_000n * YEAR) add += sumOf('earnedOnFlatOrNil');
  const assets = new Map<string, bigint>();
  for (const { kind, asset, capital } of line.variations)
    if (kind === 'assets') assets.set(asset ?? '', (assets.get(asset ?? '') ?? 0n) + penceOf(capital ?? '0'));
  for (const value of assets.values()) if (value > 3_125_000n) add += value * 8n * 7n;
  return { add, off };
}

function incomeOf({ grossWeekly, historicAnnual, pensionAnnual, currentWeekly }: Line['payingParent']['income']): {
  basis: string;
  exact: bigint;
} {
  if (grossWeekly !== undefined) return { basis: 'current', exact: penceOf(grossWeekly) * YEAR };
  const now = typeof currentWeekly === 'string' ? penceOf(currentWeekly) : null;
  if (typeof historicAnnual !== 'string') return { basis: 'current', exact: (now ?? 0n) * YEAR };
  const year = penceOf(historicAnnual) - penceOf(pensionAnnual ?? '0');
  const past = year < 0n ? 0n : year * 700n;
  const held = nearest(past, YEAR);
  const gap = now === null ? 0n : now > held ? now - held : held - now;
  const useNow = now !== null && (held === 0n ? now > 0n : gap * 4n >= held);
  return useNow ? { basis: 'current', exact: now * YEAR } : { basis: 'historic', exact: past };
}

function whole(line: Line): unknown {
  const { payingParent: paying, receivingParents: parents, service } = line;
  const counts = parents.map(({ children }) => children.length);
  const qualifying = BigInt(counts.reduce((sum, count) => sum + count, 0));
  const share = (total: bigint): bigint[] => counts.map((count) => exactly(total * BigInt(count), qualifying));
  const finish = (
    rate: string,
    basis: string | null,
    gross: bigint | null,
    assessable: bigint | null,
    amounts: readonly bigint[],
  ): unknown => {
    const due = amounts.map((amount) => amount / UNIT);
    const total = nearest(
      amounts.reduce((sum, amount) => sum + amount, 0n),
      UNIT,
    );
    const rest = amounts.map((amount, index) => ({ left: amount % UNIT, index }));
    rest.sort((a, b) => (a.left === b.left ? a.index - b.index : a.left < b.left ? 1 : -1));
    const missing = Number(total - due.reduce((sum, amount) => sum + amount, 0n));
    for (const { index } of rest.slice(0, missing)) due[index] = (due[index] ?? 0n) + 1n;
    return {
      rate,
      incomeBasis: basis,
      grossWeekly: gross === null ? null : text(gross),
      assessableWeekly: assessable === null ? null : text(assessable),
      receivingParents: parents.map(({ id }, index) => {
        const weekly = due[index] ?? 0n;
        const [paid, taken] =
          service === 'directPay' ? [0n, 0n] : [nearest(weekly * 20n, 100n), nearest(weekly * 4n, 100n)];
        return {
          id,
          weekly: text(weekly),
          daily: text(nearest(weekly, 7n)),
          payingParentFee: text(paid),
          payingParentTotal: text(weekly + paid),
          receivingParentFee: text(taken),
          receivingParentNet: text(weekly - taken),
        };
      }),
    };
  };
  const some = line.variations.length > 0;
  if (line.defaultDecision) {
    if (some) return { code: 'RULE_REFUSES', field: 'variations' };
    return finish('default', null, null, null, share(pick([3_900n, 5_100n, 6_400n], Number(qualifying) - 1) * UNIT));
  }
  const joint = [...paying.benefits, ...paying.partnerBenefits].some((code) => JOINT.has(code));
  const youngNil = [...paying.benefits, ...paying.partnerBenefits].some(
    (code) => JOINT.has(code) && code !== 'pensionCredit',
  );
  const born = paying.bornOn ?? '1980-01-01';
  const young = born > '2008-04-06' && born <= '2010-04-06';
  let standing: 'income' | 'nil' | 'nilYoung' | 'joint' | 'own' = 'income';
  if (paying.nilDescription === 'under18OnBenefit') standing = 'nilYoung';
  else if (paying.nilDescription !== undefined || born > '2010-04-06') standing = 'nil';
  else if (young && youngNil) standing = 'nilYoung';
  else if (joint) standing = 'joint';
  else if (paying.benefits.some((code) => OWN.has(code))) standing = 'own';
  if (paying.nilDescription === 'under18OnBenefit' && !young && paying.bornOn !== undefined)
    return { code: 'FACTS_CONTRADICT', field: 'payingParent.nilDescription' };
  if (some && (standing === 'joint' || standing === 'nilYoung')) return { code: 'RULE_REFUSES', field: 'variations' };

  const { basis, exact } = incomeOf(paying.income);
  const gross = nearest(exact, YEAR);
  const { add, off } = changes(line, standing === 'income', exact);
  const capped = (amount: bigint): bigint => {
    const rounded = nearest(amount, YEAR);
    return rounded > 300_000n ? 300_000n : rounded;
  };
  if (standing === 'income') {
    const banded = bands(capped(exact + add - off < 0n ? 0n : exact + add - off), line);
    if (banded.rate === 'nil' && off > 0n && gross >= 700n)
      return finish('flat', basis, gross, banded.assessable, share(700n * UNIT));
    return finish(banded.rate, basis, gross, banded.assessable, banded.amounts);
  }
  const nil = standing === 'nil' || standing === 'nilYoung';
  const flat = nil ? 0n : standing === 'joint' && paying.partnerAlsoPaying ? 350n * UNIT : 700n * UNIT;
  const settled = share(flat).map((part, p) => (parents[p]?.children.some(({ nights }) => nights >= 52) ? 0n : part));
  if (add === 0n) return finish(nil ? 'nil' : 'flat', basis, gross, gross, settled);
  const more = bands(capped(add), line);
  return finish(
    nil ? more.rate : 'flat',
    basis,
    gross,
    more.assessable,
    settled.map((part, p) => part + (more.amounts[p] ?? 0n)),
  );
}

const pence = (max: number) =>
  fc
    .oneof(
      fc.integer({ min: 0, max }),
      fc.integer({ min: 0, max: 25_000 }),
      fc.constantFrom(0, 699, 700, 10_000, 10_001, 19_999, 20_000, 80_000, 80_001),
    )
    .map((value) => text(BigInt(value)));
const weekOrYear = fc.oneof(
  pence(40_000).map((weekly) => ({ weekly })),
  pence(2_000_000).map((annual) => ({ annual })),
);
const variation: fc.Arbitrary<Line['variations'][number]> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'contactCosts',
        'illness',
        'priorDebt',
        'boardingFees',
        'certainPayments',
        'unearned',
        'earnedOnFlatOrNil',
        'diverted',
      ),
      weekOrYear,
    )
    .map(([kind, amount]) => ({ kind, ...amount })),
  fc.record({ kind: fc.constant('assets'), capital: pence(9_000_000), asset: fc.constantFrom('land', 'shares') }),
);
const benefits = fc.oneof(
  { weight: 3, arbitrary: fc.constant<string[]>([]) },
  { weight: 1, arbitrary: fc.subarray([...JOINT, ...OWN, 'universalCreditWithEarnings'], { maxLength: 2 }) },
);
const anyLine: fc.Arbitrary<Line> = fc.record({
  effectiveOn: fc.constant('2026-04-06' as const),
  payingParent: fc.record(
    {
      bornOn: fc.constantFrom('1980-01-01', '2008-04-06', '2008-04-07', '2010-04-06', '2010-04-07'),
      nilDescription: fc.constantFrom(
        'prisoner' as const,
        'careHome' as const,
        'workBasedTraining' as const,
        'under18OnBenefit' as const,
      ),
      benefits,
      partnerBenefits: benefits,
      partnerAlsoPaying: fc.boolean(),
      income: fc.oneof(
        pence(350_000).map((grossWeekly) => ({ grossWeekly })),
        fc.record({
          historicAnnual: pence(18_000_000),
          pensionAnnual: pence(500_000),
          currentWeekly: fc.option(pence(350_000), { nil: null }),
        }),
        pence(350_000).map((currentWeekly) => ({ historicAnnual: null, currentWeekly })),
        // £400.00 a week, and what is just and not quite a quarter away.
        fc
          .constantFrom('299.99', '300.00', '300.01', '499.99', '500.00')
          .map((currentWeekly) => ({ historicAnnual: '20857.14', currentWeekly })),
      ),
    },
    { requiredKeys: ['benefits', 'partnerBenefits', 'partnerAlsoPaying', 'income'] },
  ),
  receivingParents: fc
    .array(fc.array(nightsOfYear, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
    .map((all) =>
      all.map((nights, p) => ({
        id: `P${p}`,
        children: nights.map((count, c) => ({ id: `${p}-${c}`, nights: count })),
      })),
    ),
  relevantOtherChildren: fc.integer({ min: 0, max: 5 }),
  otherArrangementChildren: fc.integer({ min: 0, max: 4 }),
  variations: fc.oneof(
    { weight: 2, arbitrary: fc.constant<Line['variations']>([]) },
    { weight: 1, arbitrary: fc.array(variation, { maxLength: 4 }) },
  ),
  defaultDecision: fc.oneof({ weight: 19, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  service: fc.constantFrom('collectAndPay', 'directPay'),
});

describe('any line', () => {
  it('is answered to the penny as an independent working of the rules answers it', () => {
    const law = shippedLaw();
    fc.assert(
      fc.property(anyLine, (line) => {
        const answer = answerLine(JSON.stringify(line), law, false);
        const seen =
          'error' in answer ? { code: answer.error.code, field: answer.error.field } : { ...answer, trace: undefined };
        expect(seen).toEqual(whole(line));
      }),
      { numRuns: 5_000 },
    );
  });
});
