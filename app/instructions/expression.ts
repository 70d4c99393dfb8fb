import { type ASTNode, Environment, ParseError, TypeError as CelTypeError } from '@marcbachmann/cel-js';
import { type BinaryOp, type Code, limits } from './evaluate.ts';
import type { ProblemRule } from './problem.ts';

/** Types an expression may meet. `dyn` is a fact whose shape only the running case knows. */
export type ScopeType = 'bool' | 'int' | 'string' | 'dyn' | Readonly<{ [field: string]: ScopeType }>;
/** Root names and their types. */
export type ExpressionScope = Readonly<Record<string, ScopeType>>;

export type Compiled = Readonly<{
  source: string;
  code: Code;
  /** Every path that is read, as written without `?`: `answers.pay`, `case.scheme`. */
  refs: readonly string[];
  /** `bool`, `int`, `string`, `dyn`, `list`, `object` or `optional`: what comes out. */
  type: string;
}>;
/** `start` and `end` count characters in the source, from 0. */
export type ExpressionFault = Readonly<{
  rule: Extract<ProblemRule, 'SI111' | 'SI112' | 'SI113'>;
  message: string;
  suggestion: string;
  start: number;
  end: number;
}>;
export type CompileResult = Readonly<{ ok: true; value: Compiled }> | Readonly<{ ok: false; fault: ExpressionFault }>;

const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype', '__defineGetter__', '__lookupGetter__']);
const operators: Readonly<Record<string, BinaryOp>> = {
  '&&': 'and',
  '||': 'or',
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  in: 'in',
};

/** Raised and caught in this file only: lowering is recursive, a fault ends it at once. */
class Refused extends Error {
  override name = 'Refused';
  readonly fault: ExpressionFault;
  constructor(fault: ExpressionFault) {
    super(fault.message);
    this.fault = fault;
  }
}
const refuse = (node: ASTNode, message: string, suggestion = '', rule: ExpressionFault['rule'] = 'SI112'): never => {
  throw new Refused({ rule, message, suggestion, start: node.start, end: node.end });
};

/**
 * Parses CEL, checks its types against the scope, and lowers it to our own closed form.
 * Only publish calls this; a run evaluates the lowered form. Faults are values with a place in the source.
 */
export function compileExpression(source: string, scope: ExpressionScope): CompileResult {
  const whole = { start: 0, end: source.length };
  if (source.length > limits.sourceLength) {
    return {
      ok: false,
      fault: {
        rule: 'SI113',
        message: `This expression has more than ${limits.sourceLength} characters.`,
        suggestion: 'Move the sum into a rule.',
        ...whole,
      },
    };
  }
  try {
    const parsed = environment(scope).parse(source);
    const counter = { nodes: 0, refs: new Set<string>() };
    const code = lower(parsed.ast, counter, 1);
    const checked = parsed.check();
    if (!checked.valid) throw checked.error ?? new Error('not valid');
    return { ok: true, value: { source, code, refs: [...counter.refs], type: kindOf(checked.type ?? 'dyn') } };
  } catch (cause) {
    return { ok: false, fault: asFault(cause, whole) };
  }
}

function environment(scope: ExpressionScope): Environment {
  const env = new Environment({
    unlistedVariablesAreDyn: false,
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
    // One above ours, so that our own count gives the message.
    limits: { maxAstNodes: limits.nodes + 1, maxDepth: limits.depth + 8 },
  });
  for (const [name, type] of Object.entries(scope)) {
    if (typeof type === 'string') env.registerVariable(name, type);
    else if (Object.keys(type).length === 0) env.registerVariable(name, 'map<string, dyn>');
    else env.registerVariable({ name, schema: type });
  }
  return env;
}

function asFault(cause: unknown, whole: { start: number; end: number }): ExpressionFault {
  if (cause instanceof Refused) return cause.fault;
  if (cause instanceof ParseError || cause instanceof CelTypeError) {
    const tooBig = /limit|exceeded/i.test(`${cause.code} ${cause.summary}`);
    const message = tooBig
      ? `This expression is over ${limits.nodes} parts or ${limits.depth} levels.`
      : `${cause.summary}.`;
    const suggestion = tooBig ? 'Move the sum into a rule.' : '';
    return { rule: tooBig ? 'SI113' : 'SI111', message, suggestion, ...(cause.range ?? whole) };
  }
  // The parser is not ours: whatever else it raises is still a fault of this expression, not of the program.
  return { rule: 'SI111', message: 'This expression cannot be read.', suggestion: '', ...whole };
}

const kindOf = (type: string): string => {
  if (/^(bool|int|string|dyn|null)$/.test(type)) return type;
  return /^(optional|list|map)</.exec(type)?.[1] ?? 'object';
};

type Counter = { nodes: number; refs: Set<string> };

function lower(node: ASTNode, counter: Counter, depth: number): Code {
  counter.nodes += 1;
  if (counter.nodes > limits.nodes || depth > limits.depth) {
    return refuse(
      node,
      `This expression is over ${limits.nodes} parts or ${limits.depth} levels.`,
      'Move the sum into a rule.',
      'SI113',
    );
  }
  const sub = (part: ASTNode): Code => lower(part, counter, depth + 1);
  switch (node.op) {
    case 'value':
      return literal(node, node.args);
    case 'id':
    case '.':
    case '.?': {
      const path = pathOf(node, counter);
      counter.refs.add(path.parts.join('.'));
      return { op: 'path', ...path };
    }
    case 'list':
      return { op: 'list', items: node.args.map(sub) };
    case '!_':
      return { op: 'not', of: sub(node.args) };
    case '-_':
      return { op: 'neg', of: sub(node.args) };
    case '?:':
      return { op: 'if', test: sub(node.args[0]), yes: sub(node.args[1]), no: sub(node.args[2]) };
    case 'call':
      return call(node, node.args, counter, sub);
    case 'rcall': {
      const [name, receiver, args] = node.args;
      const fallback = args[0];
      if (name === 'orValue' && args.length === 1 && fallback !== undefined)
        return { op: 'orValue', left: sub(receiver), right: sub(fallback) };
      return refuse(node, `${name}() is not part of the format.`, 'Only has(), size() and .orValue() are.');
    }
    case '[]':
    case '[?]':
      return refuse(node, 'Reading by [ ] is not part of the format.', 'Name the field: a.b');
    default: {
      const op = Object.hasOwn(operators, node.op) ? operators[node.op] : undefined;
      if (op === undefined)
        return refuse(
          node,
          `${node.op === 'map' ? 'A map' : `"${node.op}"`} is not part of the format.`,
          'Sums belong in a rule.',
        );
      const [left, right] = node.args as [ASTNode, ASTNode];
      return { op, left: sub(left), right: sub(right) };
    }
  }
}

function literal(node: ASTNode, value: unknown): Code {
  if (typeof value === 'string' || typeof value === 'boolean') return { op: 'lit', value };
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? { op: 'lit', value: number } : refuse(node, 'This number is too large.');
  }
  if (value === null)
    return refuse(node, 'null is not part of the format.', 'Use has(a.b), or a.?b where it may be unset.');
  return refuse(node, 'Only whole numbers, text, true and false can be written here.', 'Money is whole pence.');
}

function call(node: ASTNode, [name, args]: [string, ASTNode[]], counter: Counter, sub: (part: ASTNode) => Code): Code {
  const of = args[0];
  if (args.length !== 1 || of === undefined || (name !== 'has' && name !== 'size')) {
    return refuse(node, `${name}() is not part of the format.`, 'Only has(), size() and .orValue() are.');
  }
  if (name === 'size') return { op: 'size', of: sub(of) };
  const { parts } = pathOf(of, counter);
  counter.refs.add(parts.join('.'));
  return { op: 'has', parts };
}

/** A chain of names. Counts its nodes, so that a long chain is no way round the limit. */
function pathOf(node: ASTNode, counter: Counter): { parts: string[]; maybeFrom: number | null } {
  const names: string[] = [];
  let firstMaybe: number | null = null;
  let at: ASTNode = node;
  while (at.op === '.' || at.op === '.?') {
    counter.nodes += 1;
    if (counter.nodes > limits.nodes) refuse(at, `This expression is over ${limits.nodes} parts.`, '', 'SI113');
    names.unshift(plainName(at, at.args[1]));
    if (firstMaybe !== null) firstMaybe += 1;
    if (at.op === '.?') firstMaybe = 0;
    at = at.args[0];
  }
  if (at.op !== 'id') return refuse(at, 'Only a named fact or answer can be read with a dot.');
  names.unshift(plainName(at, at.args));
  return { parts: names, maybeFrom: firstMaybe === null ? null : firstMaybe + 1 };
}
const plainName = (node: ASTNode, name: unknown): string => {
  if (typeof name !== 'string') return refuse(node, 'Only a plain name can follow a dot.');
  return forbiddenNames.has(name) ? refuse(node, `${name} is not a fact.`) : name;
};
