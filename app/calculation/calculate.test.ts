import { describe, expect, it } from 'vitest';
import {
  calculated,
  calculationInput,
  type InputParts,
  receiving,
  weekly,
  yearly,
} from '../../tests/fixtures/calculation.ts';
import { lawReading, lawWith, shippedLaw } from '../../tests/fixtures/law.ts';
import { calculate } from './calculate.ts';
import { Calculation } from './calculation.ts';
import { monthlyOf } from './conversions.ts';

const law = shippedLaw();
const refusal = (parts: InputParts) => {
  const result = calculate(calculationInput(parts), law);
  return result.ok ? null : [result.error.code, ...(result.error.fields ?? [])];
};
const benefit = (code: string, rest: object = {}) => ({ ...weekly(0), benefits: [code], ...rest });

describe('published worked examples', () => {
  it('W1 works everything at once to £127.02', () => {
    const result = calculated({
      payingParent: yearly(20_000_00),
      receivingParents: receiving([80, 0]),
      relevantOtherChildren: 2,
      otherArrangementChildren: 1,
      variations: [{ ground: 'unearned', amount: { pence: 50_000_00, per: 'year' } }],
    });
    expect(result).toMatchObject({
      rate: 'basic',
      plus: true,
      incomeBasis: 'historic',
      grossWeekly: 383_56,
      adjustedWeekly: 1_342_47,
      assessableWeekly: 1_154_52,
      weekly: 127_02,
    });
    expect(result.receivingParents[0]).toMatchObject({
      daily: 18_15,
      payingParentFee: 25_40,
      payingParentTotal: 152_42,
    });
    expect(result.trace.map((line) => line.result)).toEqual(
      expect.arrayContaining(['£1,154.5242', '£205.1786', '£136.7858', '£127.0153', '£127.02']),
    );
  });

  it.each<[string, InputParts, number, boolean]>([
    ['W2 basic plus', { payingParent: weekly(1_000_00) }, 114_00, true],
    ['W3 other children across £800', { payingParent: weekly(1_000_00), relevantOtherChildren: 2 }, 101_40, true],
    [
      'W4 a year’s income with other children',
      { payingParent: yearly(40_000_00), receivingParents: receiving([0, 0]), relevantOtherChildren: 2 },
      105_56,
      false,
    ],
    [
      'W5 reduced rate',
      { payingParent: weekly(173_00), receivingParents: receiving([0, 0]), relevantOtherChildren: 1 },
      22_48,
      false,
    ],
    [
      'W6 special expenses',
      {
        payingParent: yearly(45_000_00),
        receivingParents: receiving([0, 0]),
        variations: [{ ground: 'contactCosts', amount: { pence: 1_256_00, per: 'year' } }],
      },
      132_67,
      true,
    ],
    ['W7 one band of shared care', { payingParent: weekly(600_00), receivingParents: receiving([80]) }, 61_71, false],
    // £124.28 for one child is 96 + 28.28, so income is 800 + 28.28 ÷ 9%, which is £1,114.22 a week.
    ['W8 175 nights or more', { payingParent: weekly(1_114_22), receivingParents: receiving([180]) }, 55_14, true],
  ])('%s', (_, parts, pence, plus) => {
    expect(calculated(parts)).toMatchObject({ weekly: pence, plus });
  });

  it('W9 splits between two receiving parents, who together get the whole', () => {
    const result = calculated({ payingParent: weekly(700_00), receivingParents: receiving([110, 160], [0]) });
    expect(result.receivingParents.map(({ weekly }) => weekly)).toEqual([57_00, 44_33]);
    const on = law.at('2026-08-04');
    expect(on.ok && monthlyOf(44_33, on.value)).toBe(192_10);
  });

  it('W10 adds 20% and takes 4%', () => {
    expect(calculated({ payingParent: weekly(416_67) }).receivingParents[0]).toMatchObject({
      weekly: 50_00,
      payingParentTotal: 60_00,
      receivingParentNet: 48_00,
    });
  });
});

describe('which rate', () => {
  it.each([
    [6_99, 'nil', 0],
    [7_00, 'flat', 7_00],
    [100_00, 'flat', 7_00],
    [100_01, 'reduced', 7_00],
    [199_99, 'reduced', 24_00],
    [200_00, 'basic', 24_00],
  ])('%i pence a week is %s', (pence, rate, amount) => {
    expect(calculated({ payingParent: weekly(pence) })).toMatchObject({ rate, weekly: amount });
  });

  it.each([
    [800_00, 0, false, 96_00],
    [800_12, 0, true, 96_01],
    [898_87, 1, false, 96_00],
    [899_00, 1, true, 96_01],
    [880_00, 1, false, 93_98],
  ])('%i pence a week with %i other children is basic plus: %s', (pence, relevantOtherChildren, plus, amount) => {
    expect(calculated({ payingParent: weekly(pence), relevantOtherChildren })).toMatchObject({ plus, weekly: amount });
  });

  it('counts no income above £3,000 a week', () => {
    const rich = calculated({ payingParent: weekly(3_000_01) });
    expect(rich).toMatchObject({ grossWeekly: 3_000_01, adjustedWeekly: 3_000_00, weekly: 294_00 });
    expect(rich.trace.some(({ ruleId }) => ruleId === 'R-INC-10')).toBe(true);
    expect(calculated({ payingParent: weekly(3_000_00) }).trace.some(({ ruleId }) => ruleId === 'R-INC-10')).toBe(
      false,
    );
  });

  it.each([
    [1, 0, '17.0'],
    [1, 1, '14.1'],
    [1, 2, '13.2'],
    [1, 3, '12.4'],
    [1, 9, '12.4'],
    [2, 0, '25.0'],
    [2, 1, '21.2'],
    [2, 2, '19.9'],
    [2, 3, '18.9'],
    [3, 0, '31.0'],
    [3, 1, '26.4'],
    [3, 2, '24.9'],
    [5, 4, '23.8'],
  ])(
    'takes the reduced rate of %i children and %i others from the table',
    (children, relevantOtherChildren, percent) => {
      const parts = {
        payingParent: weekly(150_00),
        receivingParents: receiving(Array<number>(children).fill(0)),
        relevantOtherChildren,
      };
      expect(calculated(parts).because.percents).toEqual([`${percent}%`]);
    },
  );

  it('has no rule for students: £150 a week is the reduced rate', () => {
    expect(calculated({ payingParent: weekly(150_00) })).toMatchObject({ rate: 'reduced', weekly: 15_50 });
  });

  it('pays the flat rate on a benefit whatever the income', () => {
    expect(calculated({ payingParent: { ...weekly(900_00), benefits: ['carersAllowance'] } })).toMatchObject({
      rate: 'flat',
      weekly: 7_00,
    });
    expect(calculated({ payingParent: benefit('pensionCredit') })).toMatchObject({ rate: 'flat', weekly: 7_00 });
  });

  it('counts a partner’s benefit only when it is one that counts for either', () => {
    expect(calculated({ payingParent: { partnerBenefits: ['incomeSupport'] } }).rate).toBe('flat');
    expect(calculated({ payingParent: { partnerBenefits: ['carersAllowance'] } }).rate).toBe('basic');
    expect(calculated({ payingParent: { benefits: ['universalCreditWithEarnings'] } }).rate).toBe('basic');
  });

  it('halves the flat rate when the partner pays too', () => {
    const result = calculated({ payingParent: { partnerBenefits: ['incomeSupport'], partnerAlsoPaying: true } });
    expect(result).toMatchObject({ rate: 'flat', weekly: 3_50 });
  });

  it('stops counting a benefit on the day the law stopped', () => {
    const parts = { payingParent: { benefits: ['bereavementAllowance'] } };
    expect(calculated({ ...parts, effectiveOn: '2017-04-05' }).rate).toBe('flat');
    expect(calculated({ ...parts, effectiveOn: '2017-04-06' }).rate).toBe('basic');
  });

  it.each(['child', 'prisoner', 'youthTraining', 'careHome'] as const)(
    'asks nothing of a paying parent found to be %s',
    (nilDescription) => {
      expect(calculated({ payingParent: { nilDescription } })).toMatchObject({ rate: 'nil', weekly: 0 });
    },
  );

  it('sees from the date of birth that a paying parent is a child, or young and on a benefit', () => {
    expect(calculated({ payingParent: { bornOn: '2010-08-05' } }).rate).toBe('nil');
    expect(calculated({ payingParent: { bornOn: '2010-08-04' } }).rate).toBe('basic');
    expect(calculated({ payingParent: benefit('incomeSupport', { bornOn: '2008-08-05' }) }).rate).toBe('nil');
    expect(calculated({ payingParent: benefit('incomeSupport', { bornOn: '2008-08-04' }) }).rate).toBe('flat');
  });
});

const basis = (historicAnnual: number | null, currentWeekly: number | null, estimatedWeekly: number | null = null) => {
  const { incomeBasis, grossWeekly } = calculated({
    payingParent: { income: { kind: 'facts', historicAnnual, pensionAnnual: 0, currentWeekly, estimatedWeekly } },
  });
  return [incomeBasis, grossWeekly];
};

describe('past income or present', () => {
  it('uses present income when it differs by exactly 25% or more, either way', () => {
    // £20,857.14 a year is £400.00 a week.
    expect(basis(20_857_14, 300_00)).toEqual(['current', 300_00]);
    expect(basis(20_857_14, 300_01)).toEqual(['historic', 400_00]);
    expect(basis(20_857_14, 499_99)).toEqual(['historic', 400_00]);
    expect(basis(20_857_14, 500_00)).toEqual(['current', 500_00]);
  });
  it('uses present income, or an estimate, when there is no past income', () => {
    expect(basis(null, 250_00, 300_00)).toEqual(['current', 250_00]);
    expect(basis(null, null, 300_00)).toEqual(['estimated', 300_00]);
    expect(basis(0, 5_00)).toEqual(['current', 5_00]);
    expect(basis(0, 0)).toEqual(['historic', 0]);
    expect(basis(0, null)).toEqual(['historic', 0]);
    expect(basis(20_857_14, null, 1_000_00)).toEqual(['historic', 400_00]);
  });
  it('takes proved pension contributions off the year, and never goes below nil', () => {
    expect(calculated({ payingParent: yearly(21_483_00, { pensionAnnual: 1_483_00 }) }).grossWeekly).toBe(383_56);
    expect(calculated({ payingParent: yearly(1_000_00, { pensionAnnual: 2_000_00 }) }).grossWeekly).toBe(0);
  });
  it('uses 365 days in a leap year too', () => {
    expect(calculated({ effectiveOn: '2024-02-29', payingParent: yearly(156_000_00) }).grossWeekly).toBe(2_991_78);
  });
});

describe('children', () => {
  it('gives only the share of a private arrangement, and at least £7', () => {
    expect(calculated({ otherArrangementChildren: 1 }).weekly).toBe(32_96);
    expect(calculated({ payingParent: weekly(101_00), otherArrangementChildren: 9 }).weekly).toBe(7_00);
  });
  it('uses neither other children nor other arrangements at the flat and nil rates', () => {
    const parts = { relevantOtherChildren: 3, otherArrangementChildren: 2 };
    expect(calculated({ payingParent: weekly(90_00), ...parts }).weekly).toBe(7_00);
    expect(calculated({ payingParent: weekly(6_00), ...parts }).weekly).toBe(0);
  });
  it('tests the bands on income before other children are taken into account', () => {
    expect(calculated({ payingParent: weekly(200_00), relevantOtherChildren: 3 })).toMatchObject({
      rate: 'basic',
      assessableWeekly: 168_00,
    });
  });
});

const inCare = (localAuthorityNights: number) => [
  { id: 'A', children: [{ id: 'A1', nights: 0, localAuthorityNights }] },
];

describe('shared care', () => {
  it.each([
    [51, 72_00],
    [52, 61_71],
    [103, 61_71],
    [104, 51_43],
    [155, 51_43],
    [156, 41_14],
    [174, 41_14],
    [175, 29_00],
    [366, 29_00],
  ])('%i nights of a £72.00 child leave %i pence', (nights, pence) => {
    expect(calculated({ payingParent: weekly(600_00), receivingParents: receiving([nights]) }).weekly).toBe(pence);
  });
  it('takes £7 for each child of 175 nights or more', () => {
    expect(calculated({ payingParent: weekly(600_00), receivingParents: receiving([175, 200]) }).weekly).toBe(34_00);
  });
  it('never falls below £7 for all receiving parents together', () => {
    expect(calculated({ payingParent: weekly(150_00), receivingParents: receiving([175]) }).weekly).toBe(7_00);
    const shared = calculated({ payingParent: weekly(120_00), receivingParents: receiving([175, 175], [175]) });
    expect(shared.receivingParents.map(({ weekly }) => weekly)).toEqual([4_67, 2_33]);
  });
  it('never makes one receiving parent’s amount negative, and shows where it stopped', () => {
    const result = calculated({ payingParent: weekly(250_00), receivingParents: receiving([200], [0, 0, 0]) });
    // A quarter of £47.50 is £11.875: half of it less £7 is below nil.
    expect(result.receivingParents.map(({ weekly }) => weekly)).toEqual([0, 35_63]);
    expect(result.trace.find(({ title }) => title === 'Never below nil')).toMatchObject({
      formula: '−£1.0625 is below nil',
      result: '£0.00',
      receivingParentId: 'A',
    });
  });
  it('assumes one night a week when nights cannot be settled', () => {
    const result = calculated({ payingParent: weekly(600_00), receivingParents: receiving([null]) });
    expect(result.weekly).toBe(61_71);
    expect(result.trace.some(({ ruleId }) => ruleId === 'R-SC-8')).toBe(true);
  });
  it('leaves nothing of a benefit’s flat rate for a receiving parent with one shared child, and the rest for others', () => {
    const result = calculated({ payingParent: benefit('contributoryEsa'), receivingParents: receiving([60, 0], [0]) });
    expect(result.receivingParents.map(({ weekly }) => weekly)).toEqual([0, 2_33]);
    expect(calculated({ payingParent: benefit('contributoryEsa'), receivingParents: receiving([160]) })).toMatchObject({
      rate: 'flat',
      weekly: 0,
    });
  });
  it('does not change the flat rate of a low income', () => {
    expect(calculated({ payingParent: weekly(90_00), receivingParents: receiving([200]) }).weekly).toBe(7_00);
  });
  it('stops for a person when a local authority has the child for 52 nights or more', () => {
    expect(refusal({ receivingParents: inCare(51) })).toBeNull();
    expect(refusal({ receivingParents: inCare(52) })).toEqual([
      'NEEDS_PERSON',
      'receivingParents.0.children.0.localAuthorityNights',
    ]);
  });
});

describe('default decisions', () => {
  it.each([
    [1, 39_00],
    [2, 51_00],
    [3, 64_00],
    [4, 64_00],
  ])('asks for %i children %i pence', (children, pence) => {
    const receivingParents = receiving(Array<number>(children).fill(200));
    const income = { kind: 'facts', historicAnnual: null, pensionAnnual: 0, currentWeekly: null } as const;
    expect(
      calculated({ defaultDecision: true, receivingParents, payingParent: { income }, relevantOtherChildren: 2 }),
    ).toMatchObject({
      rate: 'default',
      incomeBasis: null,
      weekly: pence,
    });
  });
  it('is split by children, to the penny, and carries fees', () => {
    const result = calculated({ defaultDecision: true, receivingParents: receiving([0], [0, 0]) });
    expect(result.receivingParents.map(({ weekly, payingParentTotal }) => [weekly, payingParentTotal])).toEqual([
      [21_33, 25_60],
      [42_67, 51_20],
    ]);
  });
});

describe('fees', () => {
  it('has none in Direct Pay, and none on nothing', () => {
    expect(calculated({ service: 'directPay' }).receivingParents[0]).toMatchObject({
      weekly: 49_44,
      payingParentTotal: 49_44,
      receivingParentNet: 49_44,
    });
    expect(calculated({ payingParent: weekly(0) }).receivingParents[0]).toMatchObject({
      payingParentTotal: 0,
      receivingParentNet: 0,
    });
  });
  it('began in August 2014', () => {
    expect(calculated({ effectiveOn: '2014-08-10' }).receivingParents[0]?.payingParentFee).toBe(0);
    expect(calculated({ effectiveOn: '2014-08-11' }).receivingParents[0]?.payingParentFee).toBe(9_89);
  });
  it('changes by data alone once the announced fees start, by whether the paying parent pays on time', () => {
    const reformed = lawWith((row) => {
      if (!String(row['key']).startsWith('fee.collect.')) return;
      if (row['status'] === 'announced') Object.assign(row, { status: 'in_force', from: '2028-04-03' });
      else if (row['until'] === null) row['until'] = '2028-04-02';
    });
    if (!reformed.ok) throw new Error(JSON.stringify(reformed.error));
    const fees = (effectiveOn: string, compliance: 'compliant' | 'nonCompliant') => {
      const [parent] = calculated(
        { effectiveOn, compliance, payingParent: weekly(416_67) },
        reformed.value,
      ).receivingParents;
      return [parent?.payingParentFee, parent?.receivingParentFee];
    };
    expect(fees('2028-04-02', 'nonCompliant')).toEqual([10_00, 2_00]);
    expect(fees('2028-04-03', 'nonCompliant')).toEqual([10_00, 1_00]);
    expect(fees('2028-04-03', 'compliant')).toEqual([1_00, 1_00]);
  });
});

describe('readings', () => {
  it.each<[string, string, InputParts, number, number]>([
    ['defaultAmounts', 'default.amounts.guide', { defaultDecision: true }, 39_00, 38_00],
    ['weekFromYear', 'weeks52', { payingParent: yearly(39_400_00) }, 90_67, 90_92],
    [
      'rounding',
      'everyStage',
      { payingParent: weekly(200_03), relevantOtherChildren: 2, otherArrangementChildren: 2 },
      10_89,
      10_90,
    ],
    ['oddPenny', 'cutOff', { payingParent: weekly(700_00), receivingParents: receiving([0, 0], [0]) }, 133_00, 132_99],
    ['tierTest', 'beforeOtherChildren', { payingParent: weekly(880_00), relevantOtherChildren: 1 }, 93_98, 94_49],
    ['nightsBands', 'sc.bands.51', { payingParent: weekly(600_00), receivingParents: receiving([51]) }, 72_00, 61_71],
    [
      'benefitSharedCare',
      'flat',
      { payingParent: benefit('contributoryEsa'), receivingParents: receiving([160]) },
      0,
      7_00,
    ],
    [
      'expenseMinimum',
      'over',
      { variations: [{ ground: 'contactCosts', amount: { pence: 10_00, per: 'week' } }] },
      48_24,
      49_44,
    ],
    [
      'assetsMinimum',
      'atLeast',
      { variations: [{ ground: 'assets', kind: 'land', netValue: 31_250_00 }] },
      49_44,
      55_19,
    ],
    [
      'assetsSplit',
      'together',
      {
        variations: [
          { ground: 'assets', kind: 'land', netValue: 20_000_00 },
          { ground: 'assets', kind: 'shares', netValue: 20_000_00 },
        ],
      },
      49_44,
      56_80,
    ],
    // £17.00: A's half of a half less £7 is −£2.75, so the sum is £5.75; stopped at nil first, it is £8.50.
    ['lowestTest', 'eachFirst', { payingParent: weekly(140_00), receivingParents: receiving([175], [0]) }, 7_00, 8_50],
    ['toleranceDirection', 'lowerOnly', { payingParent: yearly(20_857_14, { currentWeekly: 600_00 }) }, 72_00, 48_00],
  ])('%s may be read as %s', (reading, value, parts, asShipped, otherwise) => {
    expect(calculated(parts).weekly).toBe(asShipped);
    expect(calculated(parts, lawReading(reading, value)).weekly).toBe(otherwise);
  });
  it('may label a benefit’s flat rate nil when shared care leaves nothing', () => {
    const parts = { payingParent: benefit('contributoryEsa'), receivingParents: receiving([160]) };
    expect(calculated(parts, lawReading('flatSharedCareLabel', 'nil'))).toMatchObject({ rate: 'nil', weekly: 0 });
  });
  it('may cut daily amounts off', () => {
    expect(calculated({}).receivingParents[0]?.daily).toBe(7_06);
    expect(calculated({ payingParent: weekly(416_67) }).receivingParents[0]?.daily).toBe(7_14);
    expect(
      calculated({ payingParent: weekly(420_00) }, lawReading('dailyRounding', 'cutOff')).receivingParents[0]?.daily,
    ).toBe(7_20);
  });
});

describe('impossible input', () => {
  const child = { id: 'A1', nights: 0 };
  it.each<[string, InputParts, string[]]>([
    ['more nights than a year has', { receivingParents: receiving([367]) }, ['receivingParents.0.children.0.nights']],
    ['nights below nil', { receivingParents: receiving([-1]) }, ['receivingParents.0.children.0.nights']],
    [
      'nights missing and not assumed',
      { receivingParents: [{ id: 'A', children: [{ id: 'A1', nights: null }] }] },
      ['receivingParents.0.children.0.nights'],
    ],
    [
      'a child twice',
      {
        receivingParents: [
          { id: 'A', children: [child] },
          { id: 'B', children: [child] },
        ],
      },
      ['receivingParents.1.children.0.id'],
    ],
    [
      'a receiving parent twice',
      {
        receivingParents: [
          { id: 'A', children: [child] },
          { id: 'A', children: [{ ...child, id: 'A2' }] },
        ],
      },
      ['receivingParents.1.id'],
    ],
    ['no receiving parent', { receivingParents: [] }, ['receivingParents']],
    ['negative income', { payingParent: weekly(-1) }, ['payingParent.income.grossWeekly']],
    ['part of a penny', { payingParent: weekly(0.5) }, ['payingParent.income.grossWeekly']],
    [
      'negative costs',
      { variations: [{ ground: 'priorDebts', amount: { pence: -1, per: 'week' } }] },
      ['variations.0.amount.pence'],
    ],
    [
      'no income at all',
      { payingParent: { income: { kind: 'facts', historicAnnual: null, pensionAnnual: 0, currentWeekly: null } } },
      ['payingParent.income'],
    ],
    [
      'a benefit no law knows',
      { payingParent: { benefits: ['incomeSupport', 'pocketMoney'] } },
      ['payingParent.benefits.1'],
    ],
    ['a birth after the effective date', { payingParent: { bornOn: '2026-08-05' } }, ['payingParent.bornOn']],
    [
      'a child of 40',
      { payingParent: { bornOn: '1986-01-01', nilDescription: 'child' } },
      ['payingParent.nilDescription'],
    ],
  ])('refuses %s at its field', (_, parts, fields) => {
    expect(refusal(parts)).toEqual(['INPUT_INVALID', ...fields]);
  });
  it('refuses days before the scheme, and a reduced rate before its table', () => {
    expect(refusal({ effectiveOn: '2012-12-09' })).toEqual(['DATE_IMPOSSIBLE', 'effectiveOn']);
    expect(refusal({ effectiveOn: '2012-12-10' })).toBeNull();
    expect(refusal({ effectiveOn: '2013-11-24', payingParent: weekly(150_00) })).toEqual([
      'DATE_IMPOSSIBLE',
      'effectiveOn',
    ]);
    expect(refusal({ effectiveOn: '2013-11-25', payingParent: weekly(150_00) })).toBeNull();
  });
});

it('gives plain data that its own schema accepts and storage brings back unchanged', () => {
  const result = calculated({ receivingParents: receiving([60, 0], [0]), relevantOtherChildren: 1 });
  expect(Calculation.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
});
