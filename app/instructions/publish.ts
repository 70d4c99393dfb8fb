import { expressionsOf, type InstructionDefinition, type Step } from './definition.ts';
import { canonicalJson } from './json.ts';
import { placeholdersOf } from './placeholders.ts';
import { didYouMean, inFileOrder, type Position, type Problem, problem } from './problem.ts';

/** What an instruction may name. A list that is not given is not checked. */
export type KnownNames = Readonly<{
  /** Paths such as `case.income_in_force`; a part of a known fact is known too. */
  facts?: readonly string[];
  /** By name without `rules.`: how many arguments, and the results it gives. */
  rules?: Readonly<Record<string, Readonly<{ args: number; out: readonly string[] }>>>;
  templates?: readonly string[];
  teams?: readonly string[];
  instructions?: readonly string[];
  /** Fields a change step may draft. */
  fields?: readonly string[];
}>;
/** `hash` names this version for ever: it covers all content and no layout (lines, columns, comments). */
export type Published = Readonly<{ definition: InstructionDefinition; hash: string }>;
export type PublishResult =
  | Readonly<{ ok: true; value: Published }>
  | Readonly<{ ok: false; problems: readonly Problem[] }>;

const layout = new Set(['line', 'column']);

/** Checks the names a definition uses against what there is, and names the version by its content. */
export function publishInstruction(
  definition: InstructionDefinition,
  known: KnownNames,
  sha256: (text: string) => string,
): PublishResult {
  const problems = [
    ...factProblems(definition, known),
    ...definition.steps.flatMap((step) => nameProblems(step, known)),
  ];
  if (problems.length > 0) return { ok: false, problems: inFileOrder(problems) };
  return { ok: true, value: { definition, hash: sha256(canonicalJson(definition, layout)) } };
}

const factRoots = ['case.', 'parent.', 'work.', 'evidence.'];

function factProblems({ steps, for: offered, effective }: InstructionDefinition, { facts }: KnownNames): Problem[] {
  if (facts === undefined) return [];
  const isKnown = (path: string): boolean =>
    facts.some((fact) => path === fact || path.startsWith(`${fact}.`) || fact.startsWith(`${path}.`));
  const used: { path: string; at: Position }[] = [
    effective.by,
    ...(offered.when === null ? [] : [offered.when]),
    ...steps.flatMap(expressionsOf),
  ].flatMap((expression) =>
    expression.refs.map((path) => ({
      path,
      at: { line: expression.line, column: expression.column + Math.max(0, expression.source.indexOf(path)) },
    })),
  );
  const inWords = steps.flatMap((step) =>
    [...new Set([step.customer?.en, step.customer?.cy].flatMap((words) => placeholdersOf(words ?? '')))].map(
      (path) => ({ path, at: { line: step.line, column: 1 } }),
    ),
  );
  return [...used, ...inWords]
    .filter(({ path }) => factRoots.some((root) => path.startsWith(root)) && !isKnown(path))
    .map(({ path, at }) => problem('SI401', at, `There is no fact "${path}".`, didYouMean(path, facts)));
}

function nameProblems(step: Step, known: KnownNames): Problem[] {
  const at = { line: step.line, column: 1 };
  const check = (
    rule: 'SI403' | 'SI404' | 'SI405' | 'SI406',
    what: string,
    names: readonly string[],
    list: readonly string[] | undefined,
  ): Problem[] =>
    list === undefined
      ? []
      : names
          .filter((name) => !list.includes(name))
          .map((name) => problem(rule, at, `There is no ${what} "${name}".`, didYouMean(name, list)));
  switch (step.kind) {
    case 'message':
      return check('SI403', 'template', Object.values(step.send), known.templates);
    case 'wait':
      return check('SI403', 'template', step.message === null ? [] : [step.message], known.templates);
    case 'refer':
      return check('SI404', 'team', [step.to], known.teams);
    case 'use':
      return check('SI405', 'instruction', [step.instruction], known.instructions);
    case 'change':
      return check('SI406', 'field', Object.keys(step.fields), known.fields);
    case 'compute':
      return known.rules === undefined ? [] : ruleProblems(step, known.rules, at);
    default:
      return [];
  }
}

function ruleProblems(
  step: Extract<Step, { kind: 'compute' }>,
  rules: NonNullable<KnownNames['rules']>,
  at: Position,
): Problem[] {
  const rule = Object.hasOwn(rules, step.call) ? rules[step.call] : undefined;
  if (rule === undefined)
    return [problem('SI402', at, `There is no rule "${step.call}".`, didYouMean(step.call, Object.keys(rules)))];
  const problems: Problem[] = [];
  if (step.with.length !== rule.args)
    problems.push(problem('SI402', at, `"${step.call}" takes ${rule.args} values; ${step.with.length} are given.`));
  for (const name of Object.keys(step.out)) {
    if (!rule.out.includes(name))
      problems.push(problem('SI402', at, `"${step.call}" gives no "${name}".`, didYouMean(name, rule.out)));
  }
  return problems;
}
