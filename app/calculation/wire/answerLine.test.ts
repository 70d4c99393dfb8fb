import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedLaw } from '../../../tests/fixtures/law.ts';
import { nilDescriptions, specialExpenseGrounds } from '../input.ts';
import { answerLine } from './answerLine.ts';
import { CalculateError, CalculateOut, groundNames, nilNames } from './calculateLine.ts';

const law = shippedLaw();
type Facts = Record<string, unknown>;
const line = (rest: Facts = {}): Facts => ({
  effectiveOn: '2026-04-06',
  payingParent: { income: { grossWeekly: '412.00' } },
  receivingParents: [{ id: 'A', children: [{ id: '1', nights: 0 }] }],
  ...rest,
});
const paying = (rest: Facts): Facts => line({ payingParent: { income: { grossWeekly: '412.00' }, ...rest } });
const income = (income: unknown): Facts => line({ payingParent: { income } });
const children = (...all: unknown[]): Facts => line({ receivingParents: [{ id: 'A', children: all }] });
const varied = (variation: unknown, rest: Facts = {}): Facts => line({ variations: [variation], ...rest });
const answer = (facts: unknown) => answerLine(JSON.stringify(facts), law);
const refusal = (facts: unknown) => {
  const result = answer(facts);
  return 'error' in result ? [result.error.code, result.error.field] : null;
};
const weekly = (facts: unknown) => {
  const result = answer(facts);
  return 'error' in result ? result : result.receivingParents.map((parent) => parent.weekly);
};

describe('a line', () => {
  it('needs only a day, an income and the receiving parents', () => {
    const short = answer(line());
    const long = answer({
      effectiveOn: '2026-04-06',
      reason: 'initial',
      payingParent: {
        bornOn: null,
        nilDescription: null,
        benefits: [],
        partnerBenefits: [],
        partnerAlsoPaying: false,
        income: { grossWeekly: '412.00' },
      },
      receivingParents: [{ id: 'A', children: [{ id: '1', nights: 0 }] }],
      relevantOtherChildren: 0,
      otherArrangementChildren: 0,
      variations: [],
      defaultDecision: false,
      service: 'collectAndPay',
    });
    expect(short).toEqual(long);
    expect(short).toMatchObject({ rate: 'basic', incomeBasis: 'current', receivingParents: [{ weekly: '49.44' }] });
  });

  it('may leave the income of a default decision out, and is answered without one', () => {
    const result = answer({
      effectiveOn: '2026-04-06',
      defaultDecision: true,
      receivingParents: line()['receivingParents'],
    });
    expect(result).toMatchObject({ rate: 'default', incomeBasis: null, grossWeekly: null, assessableWeekly: null });
    expect(CalculateOut.safeParse(result).success).toBe(true);
  });

  it('has no fees under Direct Pay', () => {
    expect(answer(line({ service: 'directPay' }))).toMatchObject({
      receivingParents: [
        {
          weekly: '49.44',
          payingParentFee: '0.00',
          payingParentTotal: '49.44',
          receivingParentFee: '0.00',
          receivingParentNet: '49.44',
        },
      ],
    });
  });

  it('takes amounts with none, one or two decimals for the same sum', () => {
    for (const grossWeekly of ['412', '412.0', '412.00']) expect(weekly(income({ grossWeekly }))).toEqual(['49.44']);
  });

  it('says historic, current or estimated of the income it used', () => {
    const basis = (facts: unknown) => {
      const result = answer(income(facts));
      return 'error' in result ? result.error.code : [result.incomeBasis, result.grossWeekly];
    };
    expect(basis({ historicAnnual: '20857.14', pensionAnnual: '0.00', currentWeekly: '300.01' })).toEqual([
      'historic',
      '400.00',
    ]);
    expect(basis({ historicAnnual: '20857.14', pensionAnnual: '0.00', currentWeekly: '300.00' })).toEqual([
      'current',
      '300.00',
    ]);
    expect(basis({ historicAnnual: null, estimatedWeekly: '250.00' })).toEqual(['estimated', '250.00']);
    expect(basis({ grossWeekly: '250.00', basis: 'historic' })).toEqual(['historic', '250.00']);
  });

  it('assumes one night a week where nights cannot be settled', () => {
    expect(weekly(children({ id: '1', nights: null, basis: 'assumed' }))).toEqual(['42.38']);
  });

  it('has a name for every nil description and every ground', () => {
    expect(new Set(Object.values(nilNames))).toEqual(new Set(nilDescriptions));
    expect(new Set(Object.values(groundNames))).toEqual(
      new Set([...specialExpenseGrounds, 'unearned', 'assets', 'earnedWhileNilOrFlat', 'diverted']),
    );
  });

  it.each([
    ['prisoner', {}],
    ['careHome', {}],
    ['workBasedTraining', {}],
    ['under18OnBenefit', { bornOn: '2009-01-01' }],
    ['child', { bornOn: '2009-01-01' }],
  ])('asks nothing of a paying parent who is %s', (nilDescription, rest) => {
    expect(answer(paying({ nilDescription, ...rest }))).toMatchObject({
      rate: 'nil',
      receivingParents: [{ weekly: '0.00' }],
    });
  });

  it.each([
    ['contactCosts', { weekly: '12.00' }, '400.00'],
    ['illness', { weekly: '2.00' }, '410.00'],
    ['priorDebt', { annual: '5214.29' }, '312.00'],
    ['boardingFees', { weekly: '12.00' }, '400.00'],
    ['certainPayments', { weekly: '12.00' }, '400.00'],
    ['unearned', { annual: '2600.00' }, '461.86'],
    ['assets', { capital: '40000.00' }, '473.37'],
    ['diverted', { weekly: '12.00' }, '424.00'],
    ['earnedOnFlatOrNil', { weekly: '200.00' }, '412.00'],
  ])('takes a variation for %s into account', (kind, sum, assessableWeekly) => {
    expect(answer(varied({ kind, ...sum }))).toMatchObject({ assessableWeekly });
  });

  it('tells staff’s trace, or none when asked', () => {
    const result = answer(line());
    const without = answerLine(JSON.stringify(line()), law, false);
    expect('trace' in result && result.trace.find(({ title }) => title === 'Weekly amount')).toEqual({
      ruleId: 'R-BAS',
      title: 'Weekly amount',
      formula: '£412.00 × 12%',
      inputs: { income: '£412.00', rate: '12%' },
      result: '£49.44',
      source: 'Sch 1 para 2(1)',
      rows: [{ key: 'basic.tier1', from: '2012-12-10' }],
    });
    expect(without).toEqual({ ...result, trace: [] });
  });
});

describe('a line that cannot be answered', () => {
  it.each([
    ['{"effectiveOn":', 'NOT_JSON'],
    ['{} {}', 'NOT_JSON'],
    ['nonsense', 'NOT_JSON'],
    ['[]', 'NOT_AN_OBJECT'],
    ['null', 'NOT_AN_OBJECT'],
    ['"text"', 'NOT_AN_OBJECT'],
    ['412', 'NOT_AN_OBJECT'],
    ['['.repeat(100_000), 'NOT_JSON'],
    ['['.repeat(100_000) + ']'.repeat(100_000), 'NOT_AN_OBJECT'],
  ])('%.20s is %s', (text, code) => {
    expect(answerLine(text, law)).toMatchObject({ error: { code, field: null } });
  });

  it.each<[string, unknown, string, string | null]>([
    ['an empty object', {}, 'FIELD_MISSING', 'effectiveOn'],
    ['no paying parent', line({ payingParent: undefined }), 'FIELD_MISSING', 'payingParent'],
    ['no income', line({ payingParent: {} }), 'FIELD_MISSING', 'payingParent.income'],
    ['an income that says nothing', income({}), 'FIELD_MISSING', 'payingParent.income'],
    [
      'an income of nulls',
      income({ historicAnnual: null, currentWeekly: null }),
      'FIELD_MISSING',
      'payingParent.income',
    ],
    ['no receiving parents', line({ receivingParents: undefined }), 'FIELD_MISSING', 'receivingParents'],
    ['an empty list of receiving parents', line({ receivingParents: [] }), 'VALUE_INVALID', 'receivingParents'],
    ['no children', children(), 'VALUE_INVALID', 'receivingParents[0].children'],
    [
      'no nights',
      children({ id: '1', nights: 0 }, { id: '2' }),
      'FIELD_MISSING',
      'receivingParents[0].children[1].nights',
    ],
    [
      'nights not known',
      children({ id: '1', nights: null }),
      'FIELD_MISSING',
      'receivingParents[0].children[0].nights',
    ],
    ['a misspelt field', line({ effectivOn: '2026-04-06' }), 'FIELD_UNKNOWN', 'effectivOn'],
    [
      'a misspelt field deep down',
      children({ id: '1', nights: 0, night: 1 }),
      'FIELD_UNKNOWN',
      'receivingParents[0].children[0].night',
    ],
    [
      'an income field of another kind',
      income({ grossMonthly: '1.00' }),
      'FIELD_UNKNOWN',
      'payingParent.income.grossMonthly',
    ],
    ['a day that is none', line({ effectiveOn: '2026-02-30' }), 'DATE_IMPOSSIBLE', 'effectiveOn'],
    ['29 February of a common year', line({ effectiveOn: '2027-02-29' }), 'DATE_IMPOSSIBLE', 'effectiveOn'],
    ['a day in another order', line({ effectiveOn: '06/04/2026' }), 'DATE_IMPOSSIBLE', 'effectiveOn'],
    ['a day as a number', line({ effectiveOn: 20260406 }), 'VALUE_INVALID', 'effectiveOn'],
    ['a day before the scheme', line({ effectiveOn: '2012-12-09' }), 'DATE_IMPOSSIBLE', 'effectiveOn'],
    [
      'a reduced rate before its table',
      line({ ...income({ grossWeekly: '150.00' }), effectiveOn: '2013-11-24' }),
      'DATE_IMPOSSIBLE',
      'effectiveOn',
    ],
    ['a birthday that is none', paying({ bornOn: '1990-13-01' }), 'DATE_IMPOSSIBLE', 'payingParent.bornOn'],
    [
      'a birthday after the effective date',
      paying({ bornOn: '2026-04-07' }),
      'FACTS_CONTRADICT',
      'payingParent.bornOn',
    ],
    ['an amount as a bare number', income({ grossWeekly: 412 }), 'VALUE_INVALID', 'payingParent.income.grossWeekly'],
    ['an amount below nil', income({ grossWeekly: '-412.00' }), 'VALUE_INVALID', 'payingParent.income.grossWeekly'],
    ['parts of a penny', income({ grossWeekly: '412.005' }), 'VALUE_INVALID', 'payingParent.income.grossWeekly'],
    ['an amount with a comma', income({ grossWeekly: '1,412.00' }), 'VALUE_INVALID', 'payingParent.income.grossWeekly'],
    ['an amount with a sign', income({ grossWeekly: '£412.00' }), 'VALUE_INVALID', 'payingParent.income.grossWeekly'],
    [
      'an amount in digits of another script',
      income({ grossWeekly: '٤١٢' }),
      'VALUE_INVALID',
      'payingParent.income.grossWeekly',
    ],
    ['a power of ten', income({ grossWeekly: '1e3' }), 'VALUE_INVALID', 'payingParent.income.grossWeekly'],
    [
      'more a week than anybody has',
      income({ grossWeekly: '1000000.01' }),
      'VALUE_INVALID',
      'payingParent.income.grossWeekly',
    ],
    [
      'more a year than anybody has',
      income({ historicAnnual: '999999999.99' }),
      'VALUE_INVALID',
      'payingParent.income.historicAnnual',
    ],
    [
      'a pension in words',
      income({ historicAnnual: '1.00', pensionAnnual: 'none' }),
      'VALUE_INVALID',
      'payingParent.income.pensionAnnual',
    ],
    [
      'two kinds of income',
      income({ grossWeekly: '412.00', historicAnnual: '20000.00' }),
      'FACTS_CONTRADICT',
      'payingParent.income',
    ],
    [
      'a pension beside a week’s income',
      income({ grossWeekly: '412.00', pensionAnnual: '1.00' }),
      'FACTS_CONTRADICT',
      'payingParent.income',
    ],
    [
      'a basis without a week’s income',
      income({ historicAnnual: '1.00', basis: 'historic' }),
      'FACTS_CONTRADICT',
      'payingParent.income.basis',
    ],
    [
      'more nights than a year has',
      children({ id: '1', nights: 367 }),
      'VALUE_INVALID',
      'receivingParents[0].children[0].nights',
    ],
    ['part of a night', children({ id: '1', nights: 1.5 }), 'VALUE_INVALID', 'receivingParents[0].children[0].nights'],
    ['nights below nil', children({ id: '1', nights: -1 }), 'VALUE_INVALID', 'receivingParents[0].children[0].nights'],
    ['nights as text', children({ id: '1', nights: '104' }), 'VALUE_INVALID', 'receivingParents[0].children[0].nights'],
    [
      'nights in two places that come to more than a year',
      children({ id: '1', nights: 330, localAuthorityNights: 40 }),
      'VALUE_INVALID',
      'receivingParents[0].children[0].nights',
    ],
    [
      'a child in local authority care',
      children({ id: '1', nights: 0, localAuthorityNights: 52 }),
      'NEEDS_PERSON',
      'receivingParents[0].children[0].localAuthorityNights',
    ],
    [
      'a child twice',
      children({ id: '1', nights: 0 }, { id: '1', nights: 5 }),
      'FACTS_CONTRADICT',
      'receivingParents[0].children[1].id',
    ],
    [
      'a child with two receiving parents',
      line({ receivingParents: ['A', 'B'].map((id) => ({ id, children: [{ id: '1', nights: 0 }] })) }),
      'FACTS_CONTRADICT',
      'receivingParents[1].children[0].id',
    ],
    [
      'a receiving parent twice',
      line({ receivingParents: ['1', '2'].map((id) => ({ id: 'A', children: [{ id, nights: 0 }] })) }),
      'FACTS_CONTRADICT',
      'receivingParents[1].id',
    ],
    ['an id that is a number', children({ id: 1, nights: 0 }), 'VALUE_INVALID', 'receivingParents[0].children[0].id'],
    [
      'an adult found to be a child',
      paying({ nilDescription: 'child', bornOn: '1986-01-01' }),
      'FACTS_CONTRADICT',
      'payingParent.nilDescription',
    ],
    [
      'an adult found to be 16 or 17',
      paying({ nilDescription: 'under18OnBenefit', bornOn: '1986-01-01' }),
      'FACTS_CONTRADICT',
      'payingParent.nilDescription',
    ],
    ['a finding nobody knows', paying({ nilDescription: 'student' }), 'VALUE_INVALID', 'payingParent.nilDescription'],
    [
      'a benefit nobody knows',
      paying({ benefits: ['incomeSupport', 'pocketMoney'] }),
      'VALUE_INVALID',
      'payingParent.benefits[1]',
    ],
    [
      'a name of every object as a benefit',
      paying({ partnerBenefits: ['constructor'] }),
      'VALUE_INVALID',
      'payingParent.partnerBenefits[0]',
    ],
    [
      'a benefit that had ended',
      paying({ benefits: ['bereavementAllowance'] }),
      'RULE_REFUSES',
      'payingParent.benefits[0]',
    ],
    [
      'a benefit that had not begun',
      { ...paying({ partnerBenefits: ['universalCreditNoEarnings'] }), effectiveOn: '2013-04-28' },
      'RULE_REFUSES',
      'payingParent.partnerBenefits[0]',
    ],
    ['a ground nobody knows', varied({ kind: 'petrol', weekly: '12.00' }), 'VALUE_INVALID', 'variations[0].kind'],
    ['a ground without an amount', varied({ kind: 'contactCosts' }), 'FIELD_MISSING', 'variations[0].weekly'],
    [
      'a ground with two amounts',
      varied({ kind: 'contactCosts', weekly: '12.00', annual: '624.00' }),
      'FACTS_CONTRADICT',
      'variations[0]',
    ],
    [
      'capital that is no asset',
      varied({ kind: 'unearned', capital: '40000.00' }),
      'FACTS_CONTRADICT',
      'variations[0].capital',
    ],
    [
      'a kind of asset that is no asset',
      varied({ kind: 'unearned', annual: '1.00', asset: 'land' }),
      'FACTS_CONTRADICT',
      'variations[0].asset',
    ],
    ['an asset a week', varied({ kind: 'assets', weekly: '12.00' }), 'FACTS_CONTRADICT', 'variations[0].weekly'],
    ['an asset without a value', varied({ kind: 'assets' }), 'FIELD_MISSING', 'variations[0].capital'],
    [
      'too large a cost a week',
      varied({ kind: 'priorDebt', weekly: '2000000.00' }),
      'VALUE_INVALID',
      'variations[0].weekly',
    ],
    [
      'too large a cost a year',
      varied({ kind: 'priorDebt', annual: '90000000.00' }),
      'VALUE_INVALID',
      'variations[0].annual',
    ],
    [
      'too large an asset',
      varied({ kind: 'assets', capital: '950000000.00' }),
      'VALUE_INVALID',
      'variations[0].capital',
    ],
    [
      'a variation on a default decision',
      varied({ kind: 'diverted', weekly: '12.00' }, { defaultDecision: true }),
      'RULE_REFUSES',
      'variations',
    ],
    [
      'a variation on a joint benefit',
      { ...paying({ partnerBenefits: ['pensionCredit'] }), variations: [{ kind: 'diverted', weekly: '12.00' }] },
      'RULE_REFUSES',
      'variations',
    ],
    ['a count below nil', line({ relevantOtherChildren: -1 }), 'VALUE_INVALID', 'relevantOtherChildren'],
    ['a count as text', line({ otherArrangementChildren: '2' }), 'VALUE_INVALID', 'otherArrangementChildren'],
    ['a reason nobody knows', line({ reason: 'why not' }), 'VALUE_INVALID', 'reason'],
    ['a service nobody knows', line({ service: 'cash' }), 'VALUE_INVALID', 'service'],
    ['text for a flag', line({ defaultDecision: 'yes' }), 'VALUE_INVALID', 'defaultDecision'],
    ['a list for an object', line({ payingParent: [] }), 'VALUE_INVALID', 'payingParent'],
    ['an object for a list', line({ receivingParents: {} }), 'VALUE_INVALID', 'receivingParents'],
  ])('names the field of %s', (_, facts, code, field) => {
    expect(refusal(facts)).toEqual([code, field]);
  });

  it('refuses a field called __proto__ like any other', () => {
    expect(answerLine('{"__proto__":{"effectiveOn":"2026-04-06"}}', law)).toMatchObject({
      error: { field: '__proto__' },
    });
  });

  it('says what to do in one sentence or two, and never repeats a long field', () => {
    const result = answerLine(JSON.stringify({ ['x'.repeat(50_000)]: 1 }), law);
    expect('error' in result && result.error.field?.length).toBe(200);
    expect('error' in result && result.error.message).toMatch(/^[A-Z].{10,160}\.$/);
  });
});

describe('any line at all', () => {
  const shaped = (result: unknown): boolean => CalculateOut.or(CalculateError).safeParse(result).success;

  it('is answered in the shape that programs read', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.jsonValue().map((value) => JSON.stringify(value)),
        ),
        (text) => {
          expect(shaped(answerLine(text, law))).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is answered so also when one value of a good line is replaced by anything', () => {
    const paths = [
      'effectiveOn',
      'payingParent',
      'receivingParents',
      'variations',
      'reason',
      'relevantOtherChildren',
      'defaultDecision',
      'service',
    ];
    const inner = ['bornOn', 'nilDescription', 'benefits', 'partnerBenefits', 'partnerAlsoPaying', 'income'];
    fc.assert(
      fc.property(fc.constantFrom(...paths, ...inner), fc.jsonValue(), (field, value) => {
        const facts = inner.includes(field) ? paying({ [field]: value }) : line({ [field]: value });
        const result = answer(facts);
        expect(shaped(result)).toBe(true);
        if ('error' in result && result.error.field !== null)
          expect(result.error.field.startsWith(inner.includes(field) ? `payingParent.${field}` : field)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
