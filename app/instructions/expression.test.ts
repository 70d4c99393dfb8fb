import { Environment } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Code, evaluate, limits } from './evaluate.ts';
import { compileExpression, type ExpressionScope } from './expression.ts';
import type { Json } from './json.ts';

const scope: ExpressionScope = {
  case: 'dyn',
  answers: { pay: { pence: 'int', per: 'string' }, age: 'int', told: 'bool', on: 'string', source: 'string' },
  today: 'string',
};
const values = {
  case: { safety_flag: 'none', income: 400_00, children: ['a', 'b'], nested: { deep: true } },
  answers: { age: 12, told: true, on: '2026-06-04', source: 'employed' },
  today: '2026-11-18',
};
const run = (source: string, given: Readonly<Record<string, Json>> = values) => {
  const compiled = compileExpression(source, scope);
  if (!compiled.ok) throw new Error(`${source}: ${compiled.fault.message}`);
  return evaluate(compiled.value.code, given);
};
const faultOf = (source: string) => {
  const compiled = compileExpression(source, scope);
  if (compiled.ok) throw new Error(`${source} was accepted`);
  return compiled.fault;
};

const corpus = [
  'case.safety_flag == "none"',
  'case.income >= 40000',
  'case.income * 2 - 1 > 79998',
  '-answers.age + 12 == 0',
  'answers.on <= today',
  'answers.told && case.nested.deep',
  '!answers.told || answers.source != "none"',
  'answers.source in ["employed", "pension"]',
  'size(case.children) == 2',
  'size("cymru") + 1 == 6',
  'has(case.missing)',
  'has(case.nested.deep)',
  'case.?missing.orValue(7)',
  'case.?income.orValue(7)',
  'case.?nested.?none.orValue(1)',
  'answers.told ? "yes" : "no"',
  '"a" + "b" == "ab"',
  'case.missing == 1 || true',
  'true || case.missing == 1',
  'case.missing == 1 && false',
  '[1, 2] == [1, 2]',
  'case.income == "x"',
  '1 < 2 && 2 < 3 && 3 < 4',
  '(1 + 2) * 3 == 9',
];
const asCel = (value: Json): unknown => {
  if (typeof value === 'number') return BigInt(value);
  if (Array.isArray(value)) return value.map(asCel);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, asCel(v)]));
  return value;
};

test.each(corpus)('%s gives what the CEL library gives', (source) => {
  const env = new Environment({
    unlistedVariablesAreDyn: true,
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
  });
  const theirs: unknown = env.evaluate(source, asCel(values) as Record<string, unknown>);
  expect(run(source)).toEqual({ ok: true, value: typeof theirs === 'bigint' ? Number(theirs) : theirs });
});

describe('what may be unset', () => {
  test('a missing or null fact is a fault that names it', () => {
    expect(run('case.nothing == "x"')).toEqual({ ok: false, fault: { reason: 'unset', path: 'case.nothing' } });
    expect(run('case.nothing == "x"', { case: { nothing: null } })).toMatchObject({ fault: { path: 'case.nothing' } });
  });
  test('a.?b comes out as null, and everything after it may be unset too', () => {
    expect(run('answers.?pay')).toEqual({ ok: true, value: null });
    expect(run('answers.?pay.pence')).toEqual({ ok: true, value: null });
    expect(run('case.gone.?pence')).toMatchObject({ ok: false, fault: { path: 'case.gone' } });
  });
  test('the paths an expression reads are listed', () => {
    const compiled = compileExpression(
      'has(case.a) && answers.?pay.?pence.orValue(0) > 1 || today == answers.on',
      scope,
    );
    expect(compiled).toMatchObject({
      ok: true,
      value: { refs: ['case.a', 'answers.pay.pence', 'today', 'answers.on'], type: 'bool' },
    });
  });
});

describe('what is refused', () => {
  test.each([
    ['[1, 2].map(x, x)', 'SI112'],
    ['case.children.all(c, c == "a")', 'SI112'],
    ['case.children.exists(c, case.children.exists(d, true))', 'SI112'],
    ['cel.bind(x, 1, x)', 'SI112'],
    ['case["safety_flag"]', 'SI112'],
    ['case.__proto__', 'SI112'],
    ['case.constructor.prototype', 'SI112'],
    ['{"a": 1}', 'SI112'],
    ['1.5 < 2.0', 'SI112'],
    ['case.income / 4', 'SI112'],
    ['null == case.x', 'SI112'],
    ['b"x"', 'SI112'],
    ['"x".matches("(a+)+$")', 'SI112'],
    ['9007199254740993 > 1', 'SI112'],
    ['optional.none()', 'SI112'],
    ['answers.wrong', 'SI111'],
    ['other.fact', 'SI111'],
    ['answers.age == "twelve"', 'SI111'],
    ['1 +', 'SI111'],
  ])('%s', (source, rule) => {
    const fault = faultOf(source);
    expect(fault.message).not.toBe('');
    expect(fault.rule).toBe(rule);
  });
  test('a fault shows the characters it is about', () => {
    expect(faultOf('answers.told && answers.wrong')).toMatchObject({ start: 24, end: 29 });
    expect(faultOf('answers.told && case["x"]')).toMatchObject({ rule: 'SI112', start: 16, end: 25 });
  });
  test('an expression is small: nodes, depth and length', () => {
    expect(faultOf(`[${Array.from({ length: limits.nodes }, () => '1').join(',')}]`).rule).toBe('SI113');
    expect(faultOf(`${'!'.repeat(limits.depth)}answers.told`).rule).toBe('SI113');
    expect(faultOf(`${'('.repeat(500)}1${')'.repeat(500)}`).rule).toBe('SI113');
    expect(faultOf(`"${'x'.repeat(limits.sourceLength)}"`).rule).toBe('SI113');
    expect(faultOf(`case${'.a'.repeat(limits.nodes)}`).rule).toBe('SI113');
  });
});

describe('the evaluator alone', () => {
  test('reaches nothing of a prototype', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(evaluate({ op: 'path', parts: ['case', name], maybeFrom: null }, values)).toMatchObject({
        ok: false,
        fault: { reason: 'unset' },
      });
      expect(evaluate({ op: 'path', parts: [name], maybeFrom: null }, values)).toMatchObject({ ok: false });
    }
  });
  test('counts nodes and depth of forms that did not come from the compiler', () => {
    let deep: Code = { op: 'lit', value: true };
    for (let i = 0; i < 10_000; i++) deep = { op: 'not', of: deep };
    expect(evaluate(deep, {})).toEqual({ ok: false, fault: { reason: 'limit', path: '' } });
    const wide: Code = { op: 'list', items: Array.from({ length: 1_000 }, () => ({ op: 'lit', value: 1 })) };
    expect(evaluate(wide, {})).toMatchObject({ fault: { reason: 'limit' } });
  });
  test('arithmetic that leaves the whole numbers is a fault', () => {
    expect(run('9007199254740991 + answers.age')).toMatchObject({ fault: { reason: 'arithmetic' } });
  });
  test('never throws, whatever the values are', () => {
    const codes = corpus.map((source) => compileExpression(source, scope)).flatMap((c) => (c.ok ? [c.value.code] : []));
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.dictionary(fc.constantFrom('case', 'answers', 'today'), fc.jsonValue()),
        (code, given) => {
          expect(typeof evaluate(code, given as Record<string, Json>).ok).toBe('boolean');
        },
      ),
    );
  });
  test('any text compiles or gives a fault inside itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z.()?!&|=<>[\]{}"0-9 ]{0,40}$/)), (source) => {
        const compiled = compileExpression(source, scope);
        if (!compiled.ok) expect(compiled.fault.end).toBeLessThanOrEqual(source.length + 1);
      }),
    );
  });
});
