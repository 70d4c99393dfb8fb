import { type ActionResult, answerStep, startRun } from './actions.ts';
import type { RunContext } from './context.ts';
import type { InstructionDefinition } from './definition.ts';
import type { RunEvent } from './events.ts';
import { foldRun } from './fold.ts';
import { isObject, type Json } from './json.ts';
import { parseInstruction } from './parse.ts';
import type { StepView } from './stepView.ts';
import { type RunView, viewRun } from './view.ts';

/** The definition of a text that must be sound; for tests of this folder only. */
export function define(text: string, name: string): InstructionDefinition {
  const parsed = parseInstruction(text, name);
  if (!parsed.ok)
    throw new Error(parsed.problems.map((p) => `${p.line}:${p.column} ${p.rule} ${p.message}`).join('\n'));
  return parsed.value;
}

/** A world in which the sum is the pay and `case.extra`, and is big from £200.00. */
export const testContext = (
  change: {
    case?: Readonly<Record<string, Json>>;
    evidence?: Readonly<Record<string, Json>>;
    rest?: Partial<RunContext>;
  } = {},
): RunContext => ({
  today: '2026-11-18',
  facts: {
    case: { scheme: '2012', flag: 'none', extra: 10_00, ...change.case },
    parent: {},
    work: {},
    evidence: { ...change.evidence },
  },
  factSources: {
    'case.pay': { label: 'the case', on: '2026-11-12' },
    'evidence.proof': { label: 'HMRC', on: '2026-11-17' },
  },
  rules: {
    add: ([amount, extra]) => {
      const total = (isObject(amount) ? Number(amount['pence']) : 0) + Number(extra);
      return {
        ok: true,
        value: { total, over: total >= 200_00 },
        explain: { formula: 'pay + extra', source: 'The law of tests', ruleId: 'R-TEST-1' },
      };
    },
  },
  resolve: () => null,
  viewer: 'CW-07',
  ...change.rest,
});

/** A run as a person goes through it: each answer one minute after the last. Refused actions throw. */
export function createRun(definition: InstructionDefinition, context: RunContext) {
  const events: RunEvent[] = [startRun(definition, 'hash', { by: 'CW-07', at: '2026-11-18T09:00:00.000Z' })];
  let world = context;
  const meta = () => ({
    by: 'CW-07',
    at: `2026-11-18T${String(9 + Math.floor(events.length / 60)).padStart(2, '0')}:${String(events.length % 60).padStart(2, '0')}:00.000Z`,
  });
  const state = () => foldRun(definition, events);
  const take = (result: ActionResult): void => {
    if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
    events.push(result.event);
  };
  return {
    definition,
    events,
    meta,
    state,
    take,
    context: () => world,
    /** Facts move under the run. */
    move: (next: RunContext): void => void (world = next),
    view: (): RunView => viewRun(definition, state(), world),
    step: (key: string): StepView => {
      const found = viewRun(definition, state(), world).steps.find((step) => step.key === key);
      if (found === undefined) throw new Error(`${key} is not on the path`);
      return found;
    },
    answer: (
      stepId: string,
      value: Json,
      more: { reason?: string; round?: number; source?: 'customer' | 'document' } = {},
    ): void => take(answerStep(definition, state(), world, stepId, value, { ...meta(), ...more })),
    tryAnswer: (stepId: string, value: Json, more: { reason?: string; round?: number } = {}) =>
      answerStep(definition, state(), world, stepId, value, { ...meta(), ...more }),
  };
}
export type TestRun = ReturnType<typeof createRun>;

/** From the start to the end `done`, each step with its first answer. */
export function walkToDone(run: TestRun, pence = 300_00): void {
  run.answer('safe', { identity: 'pass' });
  run.answer('how', true);
  run.answer('amount', { pence, per: 'week' });
  run.answer('proof', 'accepted');
  run.answer('tell', true);
  run.answer('draft', true);
  run.answer('letter', true);
}
