import type { Choice, Expression, Step } from './definition.ts';
import { compileExpression, type ExpressionScope } from './expression.ts';
import { DecideOn, DecideWhen, stepKinds, type StepKind, stepSchemas } from './format.ts';
import type { Section } from './markdown.ts';
import { didYouMean, type Problem, problem } from './problem.ts';
import type * as z from 'zod';
import { schemaProblems } from './schemaProblems.ts';
import type { StepShape } from './scope.ts';
import { type Path, readYaml, type YamlBlock } from './yamlBlock.ts';

type Schemas = typeof stepSchemas;
type Raw =
  | { [K in keyof Schemas]: { kind: K; data: z.output<Schemas[K]> } }[keyof Schemas]
  | { kind: 'decide'; data: z.output<typeof DecideOn> | z.output<typeof DecideWhen> };
/** A step whose shape is right; its expressions are still text. */
export type RawStep = Raw & Readonly<{ section: Section; block: YamlBlock; shape: StepShape; id: string }>;

const isKind = (kind: string): kind is StepKind => (stepKinds as readonly string[]).includes(kind);
const emptyBlock = (line: number): YamlBlock => ({
  value: {},
  at: () => ({ line, column: 1 }),
  atKey: () => ({ line, column: 1 }),
});

/** Reads one step's block against the schema of its kind. */
export function readStep(section: Section): Readonly<{ step: RawStep | null; problems: readonly Problem[] }> {
  const { kind, id, line } = section.heading as NonNullable<Section['heading']>;
  if (!isKind(kind)) {
    return {
      step: null,
      problems: [
        problem(
          'SI102',
          { line, column: 4 },
          `"${kind}" is not a kind of step.`,
          didYouMean(kind, stepKinds) || `Use one of ${stepKinds.join(', ')}.`,
        ),
      ],
    };
  }
  const read = section.yaml === null ? { block: emptyBlock(line), problems: [] } : readYaml(section.yaml);
  if (read.problems.length > 0) return { step: null, problems: read.problems };
  const schema = kind === 'decide' ? decideForm(read.block.value) : stepSchemas[kind];
  const parsed = schema.safeParse(read.block.value);
  if (!parsed.success)
    return { step: null, problems: schemaProblems(read.block, parsed.error, Object.keys(schema.shape)) };
  const raw = { kind, data: parsed.data } as Raw;
  return {
    step: { ...raw, section, block: read.block, id, shape: { id, ...raw.data, kind } as StepShape },
    problems: [],
  };
}
const decideForm = (value: unknown): typeof DecideOn | typeof DecideWhen =>
  typeof value === 'object' && value !== null && 'when' in value ? DecideWhen : DecideOn;

/** Compiles expressions at their place in a block and collects what is wrong with them. */
export function createCompiler(scope: ExpressionScope, problems: Problem[]) {
  return (block: YamlBlock, path: Path, source: string, wanted: readonly string[] = []): Expression => {
    const start = block.at(path);
    const compiled = compileExpression(source, scope);
    if (!compiled.ok) {
      const { rule, message, suggestion, start: offset } = compiled.fault;
      problems.push(
        problem(
          rule,
          { line: start.line, column: start.column + offset },
          message,
          suggestion || unknownName(source, offset, scope),
        ),
      );
      return { source, code: { op: 'lit', value: false }, refs: [], type: 'dyn', ...start };
    }
    const { code, refs, type } = compiled.value;
    if (wanted.length > 0 && type !== 'dyn' && !wanted.includes(type)) {
      problems.push(problem('SI111', start, `This gives ${type}, where ${wanted.join(' or ')} is needed.`, ''));
    }
    return { source, code, refs, type, ...start };
  };
}
export type Compiler = ReturnType<typeof createCompiler>;

const unknownName = (source: string, offset: number, scope: ExpressionScope): string => {
  const name = /^[a-z_][a-z0-9_]*/i.exec(source.slice(offset))?.[0] ?? '';
  const answers = typeof scope['answers'] === 'object' ? Object.keys(scope['answers']) : [];
  return didYouMean(name, source[offset - 1] === '.' ? answers : Object.keys(scope));
};

/** Turns a step of right shape into the step a run uses. */
export function buildStep(raw: RawStep, next: string | null, compile: Compiler): Step {
  const { block, section } = raw;
  const heading = section.heading as NonNullable<Section['heading']>;
  const one = (key: string, source: string | undefined, wanted: readonly string[] = []): Expression | null =>
    source === undefined ? null : compile(block, [key], source, wanted);
  const all = (key: string, sources: readonly string[]): Expression[] =>
    sources.map((source, i) => compile(block, [key, i], source));
  const base = {
    id: raw.id,
    title: heading.title,
    prose: section.prose,
    line: heading.line,
    customer: raw.data.customer === undefined ? null : { en: raw.data.customer.en, cy: raw.data.customer.cy ?? null },
    cite: raw.data.cite ?? [],
    was: raw.data.was ?? [],
    next,
  };
  switch (raw.kind) {
    case 'say':
    case 'stop':
      return { ...base, kind: raw.kind };
    case 'ask': {
      const { data } = raw;
      const bound = data.type === 'date' ? ['string'] : ['int'];
      return {
        ...base,
        kind: 'ask',
        type: data.type,
        optional: data.optional,
        unknown: data.unknown ?? null,
        go: data.go ?? {},
        from: one('from', data.from),
        min: one('min', data.min, bound),
        max: one('max', data.max, bound),
        choices: choicesOf(data),
      };
    }
    case 'check':
      return {
        ...base,
        kind: 'check',
        fail: raw.data.fail ?? null,
        items: Object.fromEntries(
          Object.entries(raw.data.items).map(([id, source]) => [
            id,
            source === 'ask' ? null : compile(block, ['items', id], source, ['bool']),
          ]),
        ),
      };
    case 'evidence':
      return { ...base, kind: 'evidence', anyOf: raw.data.any_of, from: one('from', raw.data.from), go: raw.data.go };
    case 'decide': {
      const { data } = raw;
      if ('on' in data)
        return {
          ...base,
          kind: 'decide',
          on: compile(block, ['on'], data.on, ['bool', 'string']),
          go: data.go,
          when: [],
          else: data.else ?? null,
        };
      const when = data.when.map((item, i) => ({
        if: compile(block, ['when', i, 'if'], item.if, ['bool']),
        go: item.go,
      }));
      return { ...base, kind: 'decide', on: null, go: {}, when, else: data.else ?? null };
    }
    case 'compute':
      return {
        ...base,
        kind: 'compute',
        call: raw.data.call.slice('rules.'.length),
        with: all('with', raw.data.with),
        out: raw.data.out,
      };
    case 'change':
      return {
        ...base,
        kind: 'change',
        open: raw.data.open ?? null,
        fields: Object.fromEntries(
          Object.entries(raw.data.fields).map(([field, source]) => [field, compile(block, ['fields', field], source)]),
        ),
      };
    case 'message':
      return {
        ...base,
        kind: 'message',
        send: Object.fromEntries(Object.entries(raw.data.send).filter(([, template]) => template !== undefined)),
      };
    case 'wait':
      return {
        ...base,
        kind: 'wait',
        days: raw.data.days,
        working: raw.data.working,
        rounds: raw.data.rounds ?? null,
        message: raw.data.message ?? null,
        go: raw.data.go,
      };
    case 'refer':
      return { ...base, kind: 'refer', to: raw.data.to, carry: all('carry', raw.data.carry), urgent: raw.data.urgent };
    default:
      return { ...base, kind: 'use', instruction: raw.data.instruction, go: raw.data.go ?? {} };
  }
}

function choicesOf(data: z.output<Schemas['ask']>): readonly Choice[] {
  if (data.type !== 'choice') return [];
  if (data.choices !== undefined)
    return Object.entries(data.choices).map(([id, { label, hint }]) => ({ id, label, hint }));
  return Object.keys(data.go ?? {}).map((id) => ({ id, label: null, hint: null }));
}
