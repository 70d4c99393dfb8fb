import { describe, expect, it } from 'vitest';
import { asksAgain, customerWords, figureOf, judgeForm, readAccept, readRefuse, type Refusals } from './judgeForm.ts';

const refusals: Refusals = {
  canAskAgain: true,
  reasons: [
    { code: 'typeRule', staff: 'Does not show what it needs', customer: 'We need to see the pay.', suggested: true },
    { code: 'duplicate', staff: 'We have it already', customer: 'We already have this one.', suggested: false },
    { code: 'other', staff: 'Another reason', customer: '', suggested: false },
  ],
};
const { empty } = judgeForm;
const payslip = { kind: 'payslip', weekly: 300_00 } as const;

describe('accepting', () => {
  it('takes the figure that came with it unless another was typed', () => {
    expect(readAccept(empty, payslip)).toMatchObject({ state: 'accepted', weekly: 300_00, askAgain: false });
    expect(readAccept({ ...empty, weekly: 298_00, figure: true }, payslip)).toMatchObject({ weekly: 298_00 });
    expect(readAccept({ ...empty, weekly: null, figure: true }, payslip)).toMatchObject({ weekly: null });
    expect(figureOf({ ...empty, weekly: '3x', figure: true }, payslip)).toBe('3x');
    expect(readAccept({ ...empty, weekly: '3x', figure: true }, payslip)).toHaveProperty('problem');
  });

  it('sends no figure for a kind that shows none', () => {
    expect(readAccept({ ...empty, weekly: 'odd', figure: true }, { kind: 'courtOrder', weekly: 5 })).toMatchObject({ weekly: null });
  });
});

describe('not accepting', () => {
  it('needs a reason, and words where the reason has none', () => {
    expect(readRefuse(empty, refusals)).toEqual({ problems: { reason: 'Choose why' } });
    expect(readRefuse({ ...empty, reason: 'constructor' }, refusals)).toEqual({ problems: { reason: 'Choose why' } });
    expect(readRefuse({ ...empty, reason: 'other', words: '  ' }, refusals)).toEqual({ problems: { words: 'Say why in a few words' } });
    expect(readRefuse({ ...empty, reason: 'other', words: 'Torn in two' }, refusals)).toMatchObject({ reasonCode: 'other', words: 'Torn in two', askAgain: false });
  });

  it('keeps the list’s own words until they are edited', () => {
    expect(customerWords({ ...empty, reason: 'typeRule' }, refusals)).toBe('We need to see the pay.');
    expect(readRefuse({ ...empty, reason: 'typeRule' }, refusals)).toMatchObject({ words: null });
    expect(readRefuse({ ...empty, reason: 'typeRule', words: 'We need to see the pay.' }, refusals)).toMatchObject({ words: null });
    expect(readRefuse({ ...empty, reason: 'typeRule', words: 'Send page 2.' }, refusals)).toMatchObject({ words: 'Send page 2.' });
  });

  it('asks again by itself where something is left to ask for and somebody can be asked', () => {
    expect(asksAgain({ ...empty, reason: 'typeRule' }, refusals)).toBe(true);
    expect(asksAgain({ ...empty, reason: 'duplicate' }, refusals)).toBe(false);
    expect(asksAgain({ ...empty, reason: 'duplicate', askAgain: true }, refusals)).toBe(true);
    expect(asksAgain({ ...empty, reason: 'typeRule', askAgain: true }, { canAskAgain: false })).toBe(false);
  });
});

it('what was typed comes back from the journal, and another version’s is left out', () => {
  const draft = { weekly: '3x', figure: true, reason: 'typeRule', words: 'half a', askAgain: false };
  expect(judgeForm.read(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  expect([null, 'x', {}, []].map((one) => judgeForm.read(one))).toEqual([null, null, null, null]);
  expect(judgeForm.isEmpty(empty)).toBe(true);
});
