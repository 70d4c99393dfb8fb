import type { Instant } from '../model/dates.ts';
import { answerStep, startRun } from './actions.ts';
import type { RunContext } from './context.ts';
import { type Edge, edgesOf, type InstructionDefinition, type Scenario } from './definition.ts';
import type { RunEvent } from './events.ts';
import { foldRun } from './fold.ts';
import type { Json } from './json.ts';
import { parseScenarioValue } from './values.ts';
import type { Visit } from './visit.ts';
import { type Walk, walk } from './walk.ts';

/** Facts that a scenario gives beside answers: names that are no step, as written (`in_force: '0'`). */
export type Given = Readonly<Record<string, string | readonly string[]>>;
/** Makes the world a scenario happens in. */
export type World = (given: Given) => RunContext;
export type ScenarioWalk = Readonly<{
  name: string;
  events: readonly RunEvent[];
  /** Ids of this file's steps in the order they were come to. */
  path: readonly string[];
  /** Edges taken, `from:label`. */
  edges: ReadonlySet<string>;
  /** The step of this file it ended at; null when it came to no end. */
  outcome: string | null;
  /** Why it does not hold; empty when it does. */
  faults: readonly string[];
}>;

const MAX_ANSWERS = 200;
export const edgeName = ({ from, label }: Pick<Edge, 'from' | 'label'>): string => `${from}:${label}`;

/**
 * Walks one scenario as a person would: what it says, else what the case knows, else the usual (everything is
 * checked, nothing optional is given, a date is the latest allowed). `at` is the moment of the first event.
 */
export function walkScenario(
  definition: InstructionDefinition,
  scenario: Scenario,
  world: World,
  at: Instant,
): ScenarioWalk {
  const steps = new Set(definition.steps.map(({ id }) => id));
  const given = Object.fromEntries(Object.entries(scenario.given).filter(([name]) => !steps.has(name)));
  const context = world(given);
  const meta = { by: 'scenario', at };
  const events: RunEvent[] = [startRun(definition, 'scenario', meta)];
  const faults: string[] = [];
  let path = walk(definition, foldRun(definition, events), context);
  while (path.frontier !== null && faults.length === 0 && events.length < MAX_ANSWERS) {
    const visit: Visit = path.frontier;
    if (visit.step.kind === 'use') break; // What is used has scenarios of its own.
    const value = valueFor(visit, scenario, context);
    if (value === null) faults.push(`"${visit.stepId}" needs an answer.`);
    else {
      const state = foldRun(definition, events);
      const result = answerStep(definition, state, context, visit.stepId, value.value, {
        ...meta,
        round: visit.round,
        reason: scenario.name,
      });
      if (result.ok) events.push(result.event);
      else faults.push(`"${visit.stepId}": ${result.message}`);
      path = walk(definition, foldRun(definition, events), context);
    }
  }
  const outcome = endOf(path);
  if (faults.length === 0 && outcome !== scenario.outcome)
    faults.push(`It ends at ${outcome ?? 'no end'}, not at ${scenario.outcome}.`);
  const settled = path.visits.filter(({ ahead, frame }) => !ahead && frame.parent === null);
  const unused = Object.keys(scenario.given).filter(
    (name) => steps.has(name) && !settled.some(({ stepId }) => stepId === name),
  );
  if (faults.length === 0) faults.push(...unused.map((name) => `It answers "${name}", which is not on its path.`));
  return {
    name: scenario.name,
    events,
    path: settled.map(({ stepId }) => stepId),
    edges: new Set(
      settled
        .filter(({ edge }) => edge !== null && edge !== '')
        .map(({ stepId, edge }) => edgeName({ from: stepId, label: edge as string })),
    ),
    outcome,
    faults,
  };
}

const endOf = ({ frontier, ending, visits }: Walk): string | null => {
  const end = frontier?.step.kind === 'use' ? frontier : ending;
  const used = visits.find(({ frame, step, ahead }) => frame.parent === null && step.kind === 'use' && !ahead);
  return (used ?? end)?.stepId.split('/')[0] ?? null;
};

/** A list gives one value for each time round; the last one stands for the times after it. */
function valueFor(visit: Visit, { given }: Scenario, context: RunContext): Readonly<{ value: Json }> | null {
  const { step, round, prefill, bounds } = visit;
  const text = Object.hasOwn(given, step.id) ? given[step.id] : undefined;
  if (text !== undefined)
    return parseScenarioValue(step, typeof text === 'string' ? text : ((text[round] ?? text.at(-1)) as string));
  if (step.kind === 'check')
    return { value: Object.fromEntries(Object.entries(step.items).map(([id]) => [id, 'pass'])) };
  if (step.kind === 'say' || step.kind === 'change' || step.kind === 'message') return { value: true };
  if (prefill !== null) return { value: prefill.value };
  if (step.kind !== 'ask') return null;
  if (step.optional) return { value: null };
  return step.type === 'date' ? { value: bounds.max ?? context.today } : null;
}

export type Coverage = Readonly<{ walked: number; total: number; missing: readonly string[] }>;
/** How many of a file's branches its scenarios walk. */
export function coverageOf(definition: InstructionDefinition, walks: readonly ScenarioWalk[]): Coverage {
  const all = definition.steps.flatMap(edgesOf).map(edgeName);
  const missing = all.filter((edge) => !walks.some(({ edges }) => edges.has(edge)));
  return { walked: all.length - missing.length, total: all.length, missing };
}
