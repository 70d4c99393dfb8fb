import { describe, expect, it } from 'vitest';
import { calculated, type InputParts, receiving, weekly, yearly } from '../../tests/fixtures/calculation.ts';
import type { TraceRole } from './calculation.ts';
import { summarySentence } from './summary.ts';
import { traceFor } from './trace.ts';

const lines = (parts: InputParts, role: TraceRole, id?: string) =>
  traceFor(calculated(parts), role, id).map(({ title, formula, result }) => [title, formula, result].join(' | '));
const everyWord = (parts: InputParts, role: TraceRole, id?: string) =>
  [
    ...lines(parts, role, id),
    ...traceFor(calculated(parts), role, id).flatMap(({ rows, source, ruleId }) => [
      ...rows.map(({ key }) => key),
      source,
      ruleId,
    ]),
    summarySentence(calculated(parts), role),
  ].join('\n');
const twoChildren: InputParts = { payingParent: yearly(21_483_00), receivingParents: receiving([30, 30]) };

describe('the trace', () => {
  it('shows staff every step with its numbers, the law it came from and whether it mattered', () => {
    const trace = traceFor(calculated(twoChildren), 'staff');
    expect(
      trace.filter(({ matters }) => matters).map(({ title, formula, result }) => [title, formula, result]),
    ).toEqual([
      ['Income a week', '£21,483.00 ÷ 365 × 7', '£412.00'],
      ['Past income or present?', 'Nothing showed a difference of 25% or more', 'Past'],
      ['Which rate?', '£412.00 is at least £200.00 and not over £800.00', 'Basic'],
      ['Children counted', 'two children', '2'],
      ['Weekly amount', '£412.00 × 16%', '£65.92'],
      ['Paying parent pays', '£65.92 + 20% (£13.18)', '£79.10'],
      ['Receiving parent gets', '£65.92 − 4% (£2.64)', '£63.28'],
    ]);
    expect(trace.filter(({ matters }) => !matters).map(({ title, formula }) => [title, formula])).toEqual([
      ['Variations', 'None agreed'],
      ['Other children', 'None'],
      ['Other arrangements', 'None'],
      ['Split between receiving parents', 'One receiving parent'],
      ['Shared care', '30 nights, under 52'],
    ]);
    expect(trace.find(({ title }) => title === 'Weekly amount')).toMatchObject({
      ruleId: 'R-BAS',
      source: 'Sch 1 para 2(1)',
      rows: [{ key: 'basic.tier1', from: '2012-12-10' }],
    });
  });

  it('gives each parent their own fee and not the other’s', () => {
    expect(lines(twoChildren, 'payingParent').filter((line) => line.includes('pays') || line.includes('gets'))).toEqual(
      ['Paying parent pays | £65.92 + 20% (£13.18) | £79.10'],
    );
    expect(
      lines(twoChildren, 'receivingParent').filter((line) => line.includes('pays') || line.includes('gets')),
    ).toEqual(['Receiving parent gets | £65.92 − 4% (£2.64) | £63.28']);
  });

  it('keeps one receiving parent’s lines from another', () => {
    const parts = { payingParent: weekly(700_00), receivingParents: receiving([110, 160], [0]) };
    expect(everyWord(parts, 'receivingParent', 'A')).not.toMatch(/44\.33|0 nights/);
    expect(everyWord(parts, 'receivingParent', 'B')).not.toMatch(/57\.00|3\/7/);
    expect(traceFor(calculated(parts), 'receivingParent').every((line) => line.receivingParentId === undefined)).toBe(
      true,
    );
    expect(everyWord(parts, 'payingParent')).toMatch(/57\.00[\s\S]*44\.33/);
  });

  it('tells the receiving parent no benefit, no finding, no pension, no cost and no figure that is not in use', () => {
    const secrets: [InputParts, RegExp][] = [
      [{ payingParent: { benefits: ['carersAllowance'] } }, /Carer|benefit/i],
      [
        { payingParent: { partnerBenefits: ['incomeSupport'], partnerAlsoPaying: true } },
        /Income Support|partner|benefit|half|1 ÷ 2/i,
      ],
      [{ payingParent: { nilDescription: 'prisoner' } }, /prison|45\(1\)/],
      [{ payingParent: yearly(21_483_00, { pensionAnnual: 1_483_00 }) }, /1,483|21,483|pension/],
      [{ payingParent: yearly(20_857_14, { currentWeekly: 320_00 }) }, /320/],
      [{ payingParent: yearly(20_857_14, { currentWeekly: 200_00 }) }, /400\.00|20,857/],
      [{ variations: [{ ground: 'illnessOrDisability', amount: { pence: 30_00, per: 'week' } }] }, /illness|disab/i],
      [
        {
          payingParent: { benefits: ['incomeSupport'] },
          variations: [{ ground: 'diverted', amount: { pence: 30_00, per: 'week' } }],
        },
        /benefit|diverted/i,
      ],
    ];
    for (const [parts, secret] of secrets) {
      expect(everyWord(parts, 'staff')).toMatch(secret);
      expect(everyWord(parts, 'receivingParent')).not.toMatch(secret);
    }
  });

  it('only counts other children', () => {
    expect(lines({ relevantOtherChildren: 2 }, 'receivingParent')).toContain(
      'Other children | two other children: £412.00 − 14% | £354.32',
    );
  });
});

describe('the summary', () => {
  it.each<[string, InputParts, TraceRole]>([
    ['It is 16% of £412.00 a week, because there are two children and nothing reduces it.', twoChildren, 'staff'],
    ['It is 12% of £412.00 a week, because there is one child and nothing reduces it.', {}, 'receivingParent'],
    [
      'It is 12% of the first £800.00 and 9% of the next £200.00 a week, because there is one child and nothing reduces it.',
      { payingParent: weekly(1_000_00) },
      'staff',
    ],
    [
      'It is £7.00 plus 25.0% of the next £50.00 a week, because there are two children and nothing reduces it.',
      { payingParent: weekly(150_00), receivingParents: receiving([0, 0]) },
      'staff',
    ],
    [
      'It is 12% of £366.68 a week, because there is one child. It is less because of one other child. Nights with the paying parent lower it.',
      { relevantOtherChildren: 1, receivingParents: receiving([60]) },
      'receivingParent',
    ],
    [
      'It is 16% of £700.00 a week, because there are two children and nothing reduces it. It is shared by the number of children.',
      { payingParent: weekly(700_00), receivingParents: receiving([0], [0]) },
      'staff',
    ],
    ['It is the flat rate of £7.00 a week, because income is low.', { payingParent: weekly(90_00) }, 'staff'],
    ['Nothing is payable, because income is £5.00 a week.', { payingParent: weekly(5_00) }, 'staff'],
    [
      'It is £7.00 a week, because a benefit sets the flat rate.',
      { payingParent: { benefits: ['pensionCredit'] } },
      'payingParent',
    ],
    [
      'It is £7.00 a week, because the flat rate applies.',
      { payingParent: { benefits: ['pensionCredit'] } },
      'receivingParent',
    ],
    [
      'Nothing is payable, because the nil rate applies.',
      { payingParent: { nilDescription: 'prisoner' } },
      'receivingParent',
    ],
    [
      'It is £39.00 a week for one child, because we do not have enough information yet.',
      { defaultDecision: true },
      'staff',
    ],
  ])('%s', (sentence, parts, role) => {
    expect(summarySentence(calculated(parts), role)).toBe(sentence);
  });
});
