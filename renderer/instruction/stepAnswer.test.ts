import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StepView } from '../../app/instructions/stepView.ts';
import { madeStep } from './fixture.ts';
import { answeringForm, readAnswer, typedOf, type Typed } from './stepAnswer.ts';
import { numberPuts } from './stepKeys.ts';

const step = (more: Partial<StepView>): StepView => madeStep('s', { status: 'current', choices: [], ...more });
const prefilled = (
  type: NonNullable<StepView['type']>,
  value: string | number | boolean | { pence: number; per: string },
) => step({ type, prefill: { value, text: '', sourceWords: '', date: null, needsReason: true } });
const answer = (typed: Typed) => ({ typed, reason: '', document: '' });

describe('what stands in a step', () => {
  it('is the known fact, in a shape that reads back to the same value', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.boolean().map((value) => prefilled('yes_no', value)),
          fc.nat({ max: 10_000_000 }).map((value) => prefilled('money', value)),
          fc.nat({ max: 1_000_000 }).map((value) => prefilled('int', value)),
          fc.nat({ max: 10_000_000 }).map((pence) => prefilled('money_per', { pence, per: 'month' })),
          fc.constant(prefilled('date', '2026-11-18')),
          fc.constant(prefilled('choice', 'employed')),
        ),
        (known) => {
          expect(readAnswer(known, typedOf(known))).toEqual({ ok: true, value: known.prefill?.value });
        },
      ),
    );
  });

  it('skips an optional question that is left empty, and no other', () => {
    expect(readAnswer(step({ type: 'money_per', optional: true }), typedOf(step({ type: 'money_per' })))).toEqual({
      ok: true,
      value: null,
    });
    expect(readAnswer(step({ type: 'money_per' }), typedOf(step({ type: 'money_per' }))).ok).toBe(false);
  });

  it('never takes a half-typed amount or date for an empty one, even where empty is allowed', () => {
    expect(readAnswer(step({ type: 'money_per', optional: true }), { amount: '30x', per: 'week' }).ok).toBe(false);
    expect(readAnswer(step({ type: 'date', optional: true }), { day: '9', month: '', year: '' }).ok).toBe(false);
  });

  it('needs every tick, or one that is not so', () => {
    const check = step({
      kind: 'check',
      type: null,
      items: [
        { id: 'a', label: 'A', automatic: false, tick: null },
        { id: 'b', label: 'B', automatic: false, tick: null },
        { id: 'c', label: 'C', automatic: true, tick: 'pass' },
      ],
    });
    expect(readAnswer(check, { a: 'pass' })).toEqual({ ok: false, problem: 'Still to tick: B.' });
    expect(readAnswer(check, { a: 'pass', b: 'pass' })).toEqual({ ok: true, value: { a: 'pass', b: 'pass' } });
    expect(readAnswer(check, { a: 'fail' })).toEqual({ ok: true, value: { a: 'fail' } });
  });

  it('never fails on a kept draft of another shape', () => {
    const kinds = [
      step({ type: 'money_per' }),
      step({ type: 'date' }),
      step({ type: 'text' }),
      step({ kind: 'check', type: null }),
      step({ kind: 'evidence', type: null }),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.jsonValue(), (open, body) => {
        const draft = answeringForm(open).read(JSON.parse(JSON.stringify(body)));
        if (draft !== null) expect(() => readAnswer(open, draft.typed)).not.toThrow();
      }),
    );
  });
});

describe('number keys', () => {
  it('choose by the place a choice is shown at', () => {
    const open = step({
      choices: [
        { id: 'a', label: 'A', description: '' },
        { id: 'b', label: 'B', description: '' },
      ],
    });
    expect(numberPuts(open, answer(null), 2, '2026-11-18')).toEqual({ typed: 'b' });
    expect(numberPuts(open, answer(null), 3, '2026-11-18')).toBeNull();
  });

  it('tick and untick items in order, leaving out those that tick themselves', () => {
    const open = step({
      kind: 'check',
      type: null,
      items: [
        { id: 'auto', label: '', automatic: true, tick: 'pass' },
        { id: 'a', label: '', automatic: false, tick: null },
      ],
    });
    expect(numberPuts(open, answer({}), 1, '2026-11-18')).toEqual({ typed: { a: 'pass' } });
    expect(numberPuts(open, answer({ a: 'pass' }), 1, '2026-11-18')).toEqual({ typed: {} });
  });

  it('put the latest day that a date can be', () => {
    expect(
      numberPuts(step({ type: 'date', bounds: { min: null, max: '2026-11-12' } }), answer(null), 1, '2026-11-18'),
    ).toEqual({ typed: '2026-11-12' });
    expect(numberPuts(step({ type: 'date' }), answer(null), 1, '2026-11-18')).toEqual({ typed: '2026-11-18' });
  });
});
