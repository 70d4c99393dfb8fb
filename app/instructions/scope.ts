import type { Step } from './definition.ts';
import type { ExpressionScope, ScopeType } from './expression.ts';
import type { AnswerType } from './format.ts';

type Shape = { [field: string]: ScopeType };
const answerScope: Readonly<Record<AnswerType, ScopeType>> = {
  yes_no: 'bool',
  choice: 'string',
  date: 'string',
  money: 'int',
  money_per: { pence: 'int', per: 'string' },
  int: 'int',
  percent: 'int',
  text: 'string',
  child: 'string',
  person: 'string',
};
const canBeNamed = (id: string): boolean => /^[a-z][a-z0-9_]*$/.test(id);

/** What a step leaves for later steps to read: its own name, or null for a kind that leaves nothing. */
export type StepShape =
  | Pick<Extract<Step, { kind: 'ask' }>, 'id' | 'kind' | 'type'>
  | Pick<Extract<Step, { kind: 'compute' }>, 'id' | 'kind' | 'out'>
  | Readonly<{ id: string; kind: Exclude<Step['kind'], 'ask' | 'compute'> }>;

/** Names and types that an expression of this instruction may use. Ids with a hyphen cannot be named in CEL. */
export function scopeOf(steps: readonly StepShape[]): ExpressionScope {
  const answers: Shape = {};
  const scope: Record<string, ScopeType> = {
    case: 'dyn',
    parent: 'dyn',
    work: 'dyn',
    evidence: 'dyn',
    today: 'string',
    answers,
  };
  for (const step of steps.filter(({ id }) => canBeNamed(id))) {
    if (step.kind === 'ask') answers[step.id] = answerScope[step.type];
    else if (step.kind === 'compute')
      scope[step.id] = Object.fromEntries(Object.entries(step.out).map(([name, type]) => [name, resultScope(type)]));
    else if (step.kind === 'evidence') scope[step.id] = { outcome: 'string', kind: 'string', documentId: 'string' };
    else if (step.kind === 'wait') scope[step.id] = { outcome: 'string' };
    else if (step.kind === 'check') scope[step.id] = { passed: 'bool' };
  }
  return scope;
}

const resultScope = (type: string | readonly string[]): ScopeType => {
  if (type === 'bool') return 'bool';
  return type === 'int' || type === 'money' || type === 'percent' ? 'int' : 'string';
};

/** True when a dotted path is something this scope knows (or may know, in facts). */
export function scopeKnows(scope: ExpressionScope, path: string): boolean {
  let at: ScopeType | undefined = scope;
  for (const part of path.split('.')) {
    if (at === 'dyn') return true;
    if (typeof at !== 'object' || !Object.hasOwn(at, part)) return false;
    at = at[part];
  }
  return at !== undefined;
}
