import type { RunContext } from './context.ts';
import type { Expression, InstructionDefinition, Step } from './definition.ts';
import type { Answer } from './fold.ts';
import { evaluate, type Evaluated, type ScopeValues } from './evaluate.ts';
import { isObject, type Json } from './json.ts';

/** One instruction of a run while it is walked: the run's own, or one that a step uses. */
export type Frame = {
  readonly definition: InstructionDefinition;
  /** Empty, or the step that uses it with a slash: `benefit/`. */
  readonly prefix: string;
  readonly parent: Frame | null;
  readonly depth: number;
  /** Answers and results so far, by root name. */
  readonly answers: Record<string, Json>;
  readonly results: Record<string, Json>;
  /** Times a step was come to. */
  readonly rounds: Map<string, number>;
  /** `answers.pay` or `effective` → the visit that has not settled it yet. */
  readonly pending: Map<string, string>;
  /** What each result rests on: facts and answers only. */
  readonly leaves: Map<string, ReadonlyMap<string, Json>>;
  /** What the decisions just before this point looked at. */
  control: Map<string, Json>;
  /** Answers given here, for an instruction that asks the same again. */
  readonly given: Map<string, Readonly<{ step: Step; answer: Answer }>>;
};

export const createFrame = (definition: InstructionDefinition, prefix = '', parent: Frame | null = null): Frame => ({
  definition,
  prefix,
  parent,
  depth: parent === null ? 0 : parent.depth + 1,
  answers: {},
  results: {},
  rounds: new Map(),
  pending: new Map(),
  leaves: new Map(),
  control: new Map(),
  given: new Map(),
});

export const valuesOf = (frame: Frame, context: RunContext): ScopeValues => ({
  ...frame.results,
  ...context.facts,
  today: context.today,
  answers: frame.answers,
});

export const evaluateIn = (expression: Expression, frame: Frame, context: RunContext): Evaluated =>
  evaluate(expression.code, valuesOf(frame, context));

/** The value at a dotted path, null when it is unset. */
export function valueAt(path: string, values: ScopeValues): Json {
  let at: Json | undefined = values as Json;
  for (const part of path.split('.')) at = isObject(at) && Object.hasOwn(at, part) ? at[part] : undefined;
  return at ?? null;
}

/** Visits that must be settled before these paths have their values. */
export function pendingFor(paths: readonly string[], frame: Frame): readonly string[] {
  const keys = [...frame.pending].filter(([root]) =>
    paths.some((path) => path === root || path.startsWith(`${root}.`) || root.startsWith(`${path}.`)),
  );
  return [...new Set(keys.map(([, key]) => key))];
}

/** Facts and answers that a path rests on, through every result between. Keys carry the frame's prefix. */
export function leavesOf(path: string, frame: Frame, context: RunContext): ReadonlyMap<string, Json> {
  const root = path.split('.')[0] as string;
  return frame.leaves.get(root) ?? new Map([[keyIn(frame, path), valueAt(path, valuesOf(frame, context))]]);
}
/** Facts are one world for all frames; answers and results belong to their frame. */
export const keyIn = (frame: Frame, path: string): string =>
  /^(case|parent|work|evidence)\./.test(path) || path === 'today' ? path : `${frame.prefix}${path}`;
