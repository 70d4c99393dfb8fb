import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerStep, backTo } from './actions.ts';
import { RunEvent } from './events.ts';
import { example, exampleName } from './exampleForTests.ts';
import { foldRun } from './fold.ts';
import type { Json } from './json.ts';
import { createRun, define, testContext } from './runForTests.ts';
import { viewRun } from './view.ts';

const definition = define(example, exampleName);
const context = testContext();
const ids = definition.steps.map(({ id }) => id);
const value: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    true,
    false,
    null,
    'accepted',
    'waiting',
    'refused',
    'received',
    'expired',
    { identity: 'pass' },
    { identity: 'fail' },
    { unknown: true },
    [1, ['a']],
    7,
  ),
  fc.record({ pence: fc.integer({ min: 0, max: 500_00 }), per: fc.constantFrom('week', 'month') }),
);
const who = {
  by: fc.constantFrom('CW-07', 'CW-11'),
  at: fc.constantFrom('2026-11-18T09:00:00.000Z', '2026-11-20T09:00:00.000Z', '2026-10-01T00:00:00.000Z'),
};
const place = { stepId: fc.constantFrom(...ids, 'elsewhere', 'a/b'), round: fc.integer({ min: 0, max: 3 }) };
const answer = { ...who, ...place, value, source: fc.constantFrom('caseworker' as const, 'case' as const) };
const event: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.record({
    type: fc.constant('started' as const),
    ...who,
    instructionId: fc.constant('small'),
    hash: fc.constant('h'),
  }),
  fc.record({
    type: fc.constantFrom('answered' as const, 'autofilled' as const),
    ...answer,
    basis: fc.constantFrom({}, { 'answers.amount': 1 }),
  }),
  fc.record({ type: fc.constant('overridden' as const), ...answer, reason: fc.constant('because') }),
  fc.record({
    type: fc.constant('noted' as const),
    ...who,
    stepId: fc.constant(null),
    about: fc.constant('help' as const),
    text: fc.constant('x'),
  }),
  fc.record({ type: fc.constant('back' as const), ...who, ...place }),
  fc.record({ type: fc.constantFrom('paused' as const, 'resumed' as const), ...who }),
  fc.record({ type: fc.constant('handed' as const), ...who, to: fc.constant('CW-11') }),
  fc.record({ type: fc.constant('drafted' as const), ...who, ...place, on: fc.constant('2026-11-19') }),
  fc.record({
    type: fc.constant('deviated' as const),
    ...who,
    ...place,
    to: fc.constantFrom(null, ...ids, 'elsewhere'),
    reason: fc.constant('x'),
  }),
  fc.record({
    type: fc.constant('submitted' as const),
    ...who,
    outcome: fc.constantFrom(...ids),
    derived: fc.constantFrom({}, { 'sum#0': 1, 'big#0': 'gone', 'safe#0': [] }),
  }),
  fc.record({ type: fc.constant('abandoned' as const), ...who, reason: fc.constant('x') }),
);
const log = fc.array(event, { maxLength: 25 });

test('any log is well formed, folds, and can be shown', () => {
  fc.assert(
    fc.property(log, (events) => {
      for (const one of events) expect(RunEvent.safeParse(one).success).toBe(true);
      const view = viewRun(definition, foldRun(definition, events), context);
      expect(view.done).toBeLessThanOrEqual(view.total);
      expect(new Set(view.steps.map(({ key }) => key)).size).toBe(view.steps.length);
      expect(view.canSubmit).toBe(view.submitBlockedBy === null);
    }),
    { numRuns: 400 },
  );
});

test('no answer is ever lost: each is on the path or kept', () => {
  fc.assert(
    fc.property(log, (events) => {
      const state = foldRun(definition, events);
      const view = viewRun(definition, state, context);
      const shown = new Set([...view.steps.map(({ key }) => key), ...view.kept.map(({ key }) => key)]);
      const known = Object.values(state.answers).filter(({ stepId }) => ids.includes(stepId));
      expect(known.every(({ stepId, round }) => shown.has(`${stepId}#${round}`))).toBe(true);
    }),
  );
});

test('after a crash at any event, folding what was written and then the rest gives the same run', () => {
  fc.assert(
    fc.property(log, fc.nat(25), (events, at) => {
      const written = JSON.parse(JSON.stringify(events.slice(0, at))) as RunEvent[];
      expect(foldRun(definition, [...written, ...events.slice(at)])).toEqual(foldRun(definition, events));
    }),
  );
});

/** A run reached by answering whatever is current, as a person would. */
const livedRun = (choices: readonly number[]) => {
  const run = createRun(definition, context);
  const values: Readonly<Record<string, readonly Json[]>> = {
    safe: [{ identity: 'pass' }],
    how: [true],
    amount: [
      { pence: 300_00, per: 'week' },
      { pence: 450_00, per: 'month' },
    ],
    proof: ['accepted', 'waiting', 'refused'],
    later: ['received', 'expired'],
    tell: [true],
    draft: [true],
    letter: [true],
  };
  for (const choice of choices) {
    const current = run.view().current;
    const [stepId] = (current ?? '').split('#') as [string];
    const options = values[stepId];
    if (options !== undefined) run.answer(stepId, options[choice % options.length] as Json);
  }
  return run;
};

test('going back to any step and forward again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { maxLength: 14 }), fc.array(fc.nat(20), { maxLength: 4 }), (choices, visits) => {
      const run = livedRun(choices);
      const before = run.view();
      for (const pick of visits) {
        const step = before.steps[pick % before.steps.length];
        const result = backTo(definition, run.state(), context, step?.stepId ?? '', {
          ...run.meta(),
          round: step?.round ?? 0,
        });
        if (result.ok) run.events.push(result.event);
      }
      if (before.current !== null) {
        const [stepId, round] = before.current.split('#') as [string, string];
        run.take(backTo(definition, run.state(), context, stepId, { ...run.meta(), round: Number(round) }));
        expect(run.view()).toEqual(before);
      }
      expect({ ...run.view(), current: null, steps: [] }).toEqual({ ...before, current: null, steps: [] });
    }),
    { numRuns: 100 },
  );
});

test('giving the same answer again marks nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { maxLength: 14 }), fc.nat(20), (choices, pick) => {
      const run = livedRun(choices);
      const before = run.view();
      const answered = Object.values(run.state().answers);
      const again = answered[pick % Math.max(1, answered.length)];
      if (again === undefined) return;
      const result = answerStep(definition, run.state(), context, again.stepId, again.value, {
        ...run.meta(),
        round: again.round,
      });
      if (result.ok) run.events.push(result.event);
      expect(run.view().steps.map(({ key, status }) => [key, status])).toEqual(
        before.steps.map(({ key, status }) => [key, status]),
      );
    }),
    { numRuns: 100 },
  );
});
