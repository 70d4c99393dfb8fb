import { buildStep, createCompiler, type RawStep, readStep } from './buildStep.ts';
import type { InstructionDefinition, Scenario, Step } from './definition.ts';
import { flowProblems, type TargetPlace } from './flow.ts';
import { FrontMatter, reservedIds, Scenarios, StepId } from './format.ts';
import { countSentences, readSections, type Section, type Sections, type YamlText } from './markdown.ts';
import { isPlaceholderPath, placeholdersOf } from './placeholders.ts';
import { didYouMean, inFileOrder, type Problem, problem } from './problem.ts';
import { schemaProblems } from './schemaProblems.ts';
import { scopeKnows, scopeOf } from './scope.ts';
import { readYaml, type YamlBlock } from './yamlBlock.ts';

export type ParseResult =
  | Readonly<{ ok: true; value: InstructionDefinition }>
  | Readonly<{ ok: false; problems: readonly Problem[] }>;
const MAX_SENTENCES = 3;

/**
 * Reads an `.si.md` file. `name` is the file's name, which must be `<id>.si.md`.
 *
 * A definition is given only when no rule of shape (1xx) or flow (2xx) is broken, so a run never meets a step it
 * cannot leave. Shape is checked first: what is wrong with expressions and flow is said once every block can be read.
 */
export function parseInstruction(text: string, name: string): ParseResult {
  const { sections, problems: cut } = readSections(text);
  if (sections.frontMatter === null) return broken(cut);
  const front = readFrontMatter(sections.frontMatter, name);
  const read = sections.steps.map(readStep);
  const shape = [
    ...cut,
    ...front.problems,
    ...read.flatMap(({ problems }) => problems),
    ...idProblems(sections.steps),
    ...proseProblems(sections),
  ];
  if (shape.length > 0 || front.data === null) return broken(shape);

  const raw = read.map(({ step }) => step).filter((step) => step !== null);
  const problems: Problem[] = [];
  const scope = scopeOf(raw.map(({ shape: step }) => step));
  const compile = createCompiler(scope, problems);
  const steps = raw.map((step, i) => buildStep(step, nextOf(step, raw[i + 1]), compile));
  const { for: offered, effective, review_by: reviewBy, format: _format, ...rest } = front.data;
  const scenarios = readScenarios(sections.scenarios, steps, problems);
  const definition: InstructionDefinition = {
    ...rest,
    connect: rest.connect ?? null,
    reviewBy,
    for: {
      work: offered.work,
      roles: offered.roles,
      when: offered.when === undefined ? null : compile(front.block, ['for', 'when'], offered.when, ['bool']),
    },
    effective: { from: effective.from, by: compile(front.block, ['effective', 'by'], effective.by, ['string']) },
    intro: sections.intro,
    steps,
    scenarios,
  };
  problems.push(...raw.flatMap((step) => wordProblems(step, (path) => scopeKnows(scope, path), definition.cites)));
  problems.push(...flowProblems(definition, targetPlace(raw)));
  return problems.length > 0 ? broken(problems) : { ok: true, value: definition };
}

const broken = (problems: readonly Problem[]): ParseResult => ({ ok: false, problems: inFileOrder(problems) });

const nextOf = (step: RawStep, below: RawStep | undefined): string | null => {
  const branchesOnly = ['evidence', 'decide', 'wait', 'refer', 'use', 'stop'].includes(step.kind);
  return branchesOnly || below === undefined ? null : below.id;
};

function readFrontMatter(
  text: YamlText,
  name: string,
): { data: FrontMatter | null; block: YamlBlock; problems: readonly Problem[] } {
  const { block, problems } = readYaml(text);
  if (problems.length > 0) return { data: null, block, problems };
  const parsed = FrontMatter.safeParse(block.value);
  if (!parsed.success)
    return { data: null, block, problems: schemaProblems(block, parsed.error, Object.keys(FrontMatter.shape)) };
  const expected = name
    .split('/')
    .at(-1)
    ?.replace(/\.si\.md$/, '');
  if (parsed.data.id !== expected) {
    return {
      data: null,
      block,
      problems: [
        problem(
          'SI103',
          block.at(['id']),
          `The id "${parsed.data.id}" is not the file's name.`,
          `Name the file ${parsed.data.id}.si.md.`,
        ),
      ],
    };
  }
  return { data: parsed.data, block, problems: [] };
}

function idProblems(sections: readonly Section[]): Problem[] {
  const seen = new Map<string, number>();
  return sections.flatMap(({ heading }) => {
    if (heading === null) return [];
    const { id, kind, line } = heading;
    const at = { line, column: 5 + kind.length };
    const first = seen.get(id);
    if (first !== undefined)
      return [
        problem('SI103', at, `The id "${id}" is already used in line ${first}.`, 'Give this step a name of its own.'),
      ];
    seen.set(id, line);
    if (!StepId.safeParse(id).success)
      return [
        problem('SI103', at, `"${id}" cannot be an id.`, 'Use small letters, digits, - and _, starting with a letter.'),
      ];
    return reservedIds.has(id)
      ? [problem('SI103', at, `"${id}" already has a meaning in expressions.`, 'Choose another name.')]
      : [];
  });
}

const proseProblems = ({ steps }: Sections): Problem[] =>
  steps
    .filter(({ prose }) => countSentences(prose) > MAX_SENTENCES)
    .map(({ prose, proseLine }) =>
      problem(
        'SI106',
        { line: proseLine, column: 1 },
        `This step has ${countSentences(prose)} sentences; ${MAX_SENTENCES} is the most.`,
        'Cut it, or make two steps.',
      ),
    );

/** Placeholders and citations of one step. */
function wordProblems(
  step: RawStep,
  knows: (path: string) => boolean,
  cites: Readonly<Record<string, string>>,
): Problem[] {
  const { customer, cite = [] } = step.data;
  const words = Object.entries(customer ?? {}).flatMap(([language, text]) =>
    placeholdersOf(text ?? '')
      .filter((path) => !isPlaceholderPath(path) || !knows(path))
      .map((path) =>
        problem(
          'SI111',
          step.block.at(['customer', language]),
          `There is nothing to put in the place of {${path}}.`,
          'Use a fact, an answer or a result, such as {effective.date}.',
        ),
      ),
  );
  const citations = cite
    .filter((key) => !Object.hasOwn(cites, key))
    .map((key) =>
      problem(
        'SI114',
        step.block.at(['cite']),
        `"${key}" is not in cites.`,
        didYouMean(key, Object.keys(cites)) || 'Add it to cites in the front matter.',
      ),
    );
  return [...words, ...citations];
}

function readScenarios(text: YamlText | null, steps: readonly Step[], problems: Problem[]): readonly Scenario[] {
  if (text === null) return [];
  const { block, problems: unreadable } = readYaml(text, { words: true });
  problems.push(...unreadable);
  if (unreadable.length > 0) return [];
  const parsed = Scenarios.safeParse(block.value);
  if (!parsed.success) {
    problems.push(...schemaProblems(block, parsed.error, []));
    return [];
  }
  const endings = steps.filter(({ kind }) => kind === 'stop' || kind === 'refer' || kind === 'use').map(({ id }) => id);
  return parsed.data.map(([name, given, outcome], i) => {
    if (!endings.includes(outcome))
      problems.push(
        problem('SI108', block.at([i, 2]), `"${outcome}" is not an ending of this file.`, didYouMean(outcome, endings)),
      );
    return { name, given, outcome, line: block.at([i]).line };
  });
}

/** Where a branch's target is written, so that an unknown one is shown there. */
const targetPlace =
  (raw: readonly RawStep[]): TargetPlace =>
  (stepId, label) => {
    const step = raw.find(({ id }) => id === stepId) as RawStep;
    const when = /^when-(\d+)$/.exec(label);
    if (step.kind === 'decide' && when !== null) return step.block.at(['when', Number(when[1]) - 1, 'go']);
    const own = label === 'fail' || label === 'unknown' || label === 'else';
    return step.block.at(own ? [label] : ['go', label]);
  };
