import type { Code } from './evaluate.ts';
import type { AnswerType, FrontMatter, MessageRole } from './format.ts';

/** An expression as a run needs it: lowered, with what it reads. Plain JSON, like the whole definition. */
export type Expression = Readonly<{
  source: string;
  code: Code;
  refs: readonly string[];
  type: string;
  line: number;
  column: number;
}>;
export type CustomerWords = Readonly<{ en: string; cy: string | null }>;
export type Choice = Readonly<{ id: string; label: string | null; hint: string | null }>;
export type ResultType = 'bool' | 'int' | 'money' | 'percent' | 'date' | 'text' | readonly string[];
export type Targets = Readonly<Record<string, string>>;

type Base = Readonly<{
  id: string;
  title: string;
  prose: string;
  /** Line of the heading in the file, from 1. */
  line: number;
  customer: CustomerWords | null;
  cite: readonly string[];
  was: readonly string[];
  /** The step after it in the file; null for the last one and for kinds that never fall through. */
  next: string | null;
}>;

export type SayStep = Base & Readonly<{ kind: 'say' }>;
export type AskStep = Base &
  Readonly<{
    kind: 'ask';
    type: AnswerType;
    from: Expression | null;
    min: Expression | null;
    max: Expression | null;
    choices: readonly Choice[];
    go: Targets;
    optional: boolean;
    unknown: string | null;
  }>;
/** An item with an expression ticks itself; one without is for the person. */
export type CheckStep = Base &
  Readonly<{ kind: 'check'; items: Readonly<Record<string, Expression | null>>; fail: string | null }>;
export type EvidenceStep = Base &
  Readonly<{
    kind: 'evidence';
    anyOf: readonly string[];
    from: Expression | null;
    go: Readonly<{ accepted: string; waiting: string; refused: string }>;
  }>;
export type DecideStep = Base &
  Readonly<{
    kind: 'decide';
    on: Expression | null;
    go: Targets;
    when: readonly Readonly<{ if: Expression; go: string }>[];
    else: string | null;
  }>;
export type ComputeStep = Base &
  Readonly<{ kind: 'compute'; call: string; with: readonly Expression[]; out: Readonly<Record<string, ResultType>> }>;
export type ChangeStep = Base &
  Readonly<{ kind: 'change'; fields: Readonly<Record<string, Expression>>; open: string | null }>;
export type MessageStep = Base & Readonly<{ kind: 'message'; send: Readonly<Partial<Record<MessageRole, string>>> }>;
export type WaitStep = Base &
  Readonly<{
    kind: 'wait';
    days: number;
    working: boolean;
    /** How often it may be waited for; after that it counts as expired. Null: once. */
    rounds: number | null;
    message: string | null;
    go: Readonly<{ received: string; expired: string }>;
  }>;
export type ReferStep = Base & Readonly<{ kind: 'refer'; to: string; carry: readonly Expression[]; urgent: boolean }>;
/** With `go` the run comes back here from the endings it names; every other ending ends the run. */
export type UseStep = Base & Readonly<{ kind: 'use'; instruction: string; go: Targets }>;
export type StopStep = Base & Readonly<{ kind: 'stop' }>;
export type Step =
  | SayStep
  | AskStep
  | CheckStep
  | EvidenceStep
  | DecideStep
  | ComputeStep
  | ChangeStep
  | MessageStep
  | WaitStep
  | ReferStep
  | UseStep
  | StopStep;

/** `given` is what the scenario says, as written; names that are no step are facts of its world. */
export type Scenario = Readonly<{
  name: string;
  given: Readonly<Record<string, string | readonly string[]>>;
  outcome: string;
  line: number;
}>;

/** A file that passed every check of shape and flow. Plain JSON: it can be stored, hashed and sent as it is. */
export type InstructionDefinition = Readonly<{
  id: string;
  title: string;
  phrases: readonly string[];
  for: Readonly<{ work: readonly string[]; roles: readonly string[]; when: Expression | null }>;
  party: MessageRole;
  connect: FrontMatter['connect'] | null;
  owner: string;
  minutes: number;
  effective: Readonly<{ from: string; by: Expression }>;
  reviewBy: string;
  replaces: readonly string[];
  cites: Readonly<Record<string, string>>;
  intro: string;
  steps: readonly Step[];
  scenarios: readonly Scenario[];
}>;

export const stepById = (definition: InstructionDefinition, id: string): Step | null =>
  definition.steps.find((step) => step.id === id || step.was.includes(id)) ?? null;

/** Steps that need a person. The rest run by themselves. */
export const isHuman = (step: Step): boolean =>
  step.kind !== 'decide' &&
  step.kind !== 'compute' &&
  step.kind !== 'refer' &&
  step.kind !== 'stop' &&
  step.kind !== 'use';
export const isEnding = (step: Step): boolean => step.kind === 'stop' || step.kind === 'refer';

/** Every expression of a step. */
export function expressionsOf(step: Step): readonly Expression[] {
  switch (step.kind) {
    case 'ask':
      return [step.from, step.min, step.max].filter((e) => e !== null);
    case 'check':
      return Object.values(step.items).filter((e) => e !== null);
    case 'evidence':
      return step.from === null ? [] : [step.from];
    case 'decide':
      return [...(step.on === null ? [] : [step.on]), ...step.when.map((w) => w.if)];
    case 'compute':
      return step.with;
    case 'change':
      return Object.values(step.fields);
    case 'refer':
      return step.carry;
    default:
      return [];
  }
}

export type Edge = Readonly<{ from: string; label: string; to: string }>;
/** Every way out of a step. `next` is falling through to the step below. */
export function edgesOf(step: Step): readonly Edge[] {
  const edge = (label: string, to: string): Edge => ({ from: step.id, label, to });
  const next = step.next === null ? [] : [edge('next', step.next)];
  const labelled = (targets: Targets): Edge[] => Object.entries(targets).map(([label, to]) => edge(label, to));
  switch (step.kind) {
    case 'ask': {
      const some = labelled(step.go);
      const skipped = some.length > 0 && !step.optional ? [] : next;
      return [...some, ...skipped, ...(step.unknown === null ? [] : [edge('unknown', step.unknown)])];
    }
    case 'check':
      return [...next, ...(step.fail === null ? [] : [edge('fail', step.fail)])];
    case 'evidence':
    case 'wait':
    case 'use':
      return labelled(step.go);
    case 'decide':
      return [
        ...labelled(step.go),
        ...step.when.map((when, i) => edge(`when-${i + 1}`, when.go)),
        ...(step.else === null ? [] : [edge('else', step.else)]),
      ];
    case 'refer':
    case 'stop':
      return [];
    default:
      return next;
  }
}
