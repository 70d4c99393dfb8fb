import { type Json, isObject, sameJson } from './json.ts';

/**
 * Our own closed form of an expression: plain JSON, no functions, no loops.
 * `maybeFrom` is the first part of a path that may be unset (`a.?b.c` → 1); null when all of it must be set.
 */
export type Code =
  | Readonly<{ op: 'lit'; value: string | number | boolean }>
  | Readonly<{ op: 'path'; parts: readonly string[]; maybeFrom: number | null }>
  | Readonly<{ op: 'has'; parts: readonly string[] }>
  | Readonly<{ op: 'list'; items: readonly Code[] }>
  | Readonly<{ op: 'not' | 'neg' | 'size'; of: Code }>
  | Readonly<{ op: BinaryOp; left: Code; right: Code }>
  | Readonly<{ op: 'if'; test: Code; yes: Code; no: Code }>;
export const binaryOps = [
  'and',
  'or',
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'add',
  'sub',
  'mul',
  'in',
  'orValue',
] as const;
export type BinaryOp = (typeof binaryOps)[number];

export const limits = { nodes: 400, depth: 24, sourceLength: 2_000, textLength: 10_000 } as const;

/** `unset`: `path` has no value. The rest mean that the values do not fit the expression. */
export type EvaluationFault = Readonly<{ reason: 'unset' | 'type' | 'arithmetic' | 'limit'; path: string }>;
export type Evaluated = Readonly<{ ok: true; value: Json }> | Readonly<{ ok: false; fault: EvaluationFault }>;
/** Values by root name: `case`, `answers`, a step's id. */
export type ScopeValues = Readonly<Record<string, Json | undefined>>;

/** An optional without a value. It never leaves the evaluator. */
const none = Symbol('none');
type Value = Json | typeof none;
type Step = Readonly<{ ok: true; value: Value }> | Readonly<{ ok: false; fault: EvaluationFault }>;

const value = (v: Value): Step => ({ ok: true, value: v });
const fault = (reason: EvaluationFault['reason'], path = ''): Step => ({ ok: false, fault: { reason, path } });

/**
 * Runs an expression. Never throws and always ends: there are no loops, and nodes and depth are counted again here.
 * A missing or null fact is unset; an optional without a value comes out as null.
 * Numbers are whole: arithmetic that leaves the safe integers is a fault.
 */
export function evaluate(code: Code, values: ScopeValues): Evaluated {
  const counter = { nodes: 0 };
  const result = run(code, values, counter, 1);
  if (!result.ok) return result;
  return { ok: true, value: result.value === none ? null : result.value };
}

function run(code: Code, values: ScopeValues, counter: { nodes: number }, depth: number): Step {
  counter.nodes += 1;
  if (counter.nodes > limits.nodes || depth > limits.depth) return fault('limit');
  const sub = (part: Code): Step => run(part, values, counter, depth + 1);
  switch (code.op) {
    case 'lit':
      return value(code.value);
    case 'path':
      return read(code.parts, code.maybeFrom, values);
    case 'has': {
      const found = read(code.parts, code.parts.length - 1, values);
      return found.ok ? value(found.value !== none) : found;
    }
    case 'list': {
      const items: Json[] = [];
      for (const item of code.items) {
        const result = sub(item);
        if (!result.ok) return result;
        items.push(result.value === none ? null : result.value);
      }
      return value(items);
    }
    case 'not':
    case 'neg':
    case 'size': {
      const of = sub(code.of);
      return of.ok ? unary(code.op, of.value) : of;
    }
    case 'if': {
      const test = sub(code.test);
      if (!test.ok) return test;
      if (typeof test.value !== 'boolean') return fault('type');
      return sub(test.value ? code.yes : code.no);
    }
    case 'and':
    case 'or':
      return junction(code.op, sub(code.left), () => sub(code.right));
    case 'orValue': {
      const left = sub(code.left);
      return left.ok && left.value === none ? sub(code.right) : left;
    }
    default: {
      const left = sub(code.left);
      if (!left.ok) return left;
      const right = sub(code.right);
      return right.ok ? binary(code.op, left.value, right.value) : right;
    }
  }
}

/** Own properties only, so nothing of a prototype can be reached by name. */
function read(parts: readonly string[], maybeFrom: number | null, values: ScopeValues): Step {
  let at: Json | undefined = values as Json;
  for (const [i, part] of parts.entries()) {
    const next: Json | undefined = isObject(at) && Object.hasOwn(at, part) ? at[part] : undefined;
    if (next === undefined || next === null) {
      return maybeFrom !== null && i >= maybeFrom ? value(none) : fault('unset', parts.slice(0, i + 1).join('.'));
    }
    at = next;
  }
  return value(at);
}

function unary(op: 'not' | 'neg' | 'size', of: Value): Step {
  if (op === 'not') return typeof of === 'boolean' ? value(!of) : fault('type');
  if (op === 'neg') return typeof of === 'number' ? whole(-of) : fault('type');
  if (typeof of === 'string') return value(of.match(/./gsu)?.length ?? 0);
  return Array.isArray(of) ? value(of.length) : fault('type');
}

/** CEL's rule: one side that decides is enough, even when the other is a fault. */
function junction(op: 'and' | 'or', left: Step, rest: () => Step): Step {
  const deciding = op === 'or';
  if (left.ok && left.value === deciding) return left;
  const right = rest();
  if (right.ok && right.value === deciding) return right;
  for (const side of [left, right]) {
    if (!side.ok) return side;
    if (typeof side.value !== 'boolean') return fault('type');
  }
  return value(!deciding);
}

function binary(op: BinaryOp, left: Value, right: Value): Step {
  if (left === none || right === none) return fault('type');
  switch (op) {
    case 'eq':
      return value(sameJson(left, right));
    case 'ne':
      return value(!sameJson(left, right));
    case 'in':
      return Array.isArray(right) ? value(right.some((item: Json) => sameJson(left, item))) : fault('type');
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return compare(op, left, right);
    default:
      return arithmetic(op, left, right);
  }
}

function compare(op: 'lt' | 'le' | 'gt' | 'ge', left: Json, right: Json): Step {
  const numbers = typeof left === 'number' && typeof right === 'number';
  const texts = typeof left === 'string' && typeof right === 'string';
  if (!numbers && !texts) return fault('type');
  if (op === 'lt') return value(left < right);
  if (op === 'le') return value(left <= right);
  return value(op === 'gt' ? left > right : left >= right);
}

function arithmetic(op: BinaryOp, left: Json, right: Json): Step {
  if (op === 'add' && typeof left === 'string' && typeof right === 'string') {
    return left.length + right.length > limits.textLength ? fault('limit') : value(left + right);
  }
  if (typeof left !== 'number' || typeof right !== 'number') return fault('type');
  if (op === 'add') return whole(left + right);
  return whole(op === 'sub' ? left - right : left * right);
}
/** `+ 0` turns −0 into 0: the two are one number here. */
const whole = (n: number): Step => (Number.isSafeInteger(n) ? value(n + 0) : fault('arithmetic'));
