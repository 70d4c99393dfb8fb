import { edgesOf, isEnding, type InstructionDefinition, type Step } from './definition.ts';
import { didYouMean, type Position, type Problem, type ProblemRule, problem } from './problem.ts';

const MAX_STEPS = 40;
/** Finds the place of a step's target in the file; the label is the edge's. */
export type TargetPlace = (stepId: string, label: string) => Position;

/**
 * Rules 2xx: whatever answers are given, a run stands on a step of this file, can leave it, and can end.
 * Targets that are not there end the check early: the other rules would only repeat the fault.
 */
export function flowProblems(definition: Pick<InstructionDefinition, 'steps'>, place: TargetPlace): readonly Problem[] {
  const { steps } = definition;
  const heading = (step: Step): Position => ({ line: step.line, column: 1 });
  const fault = (rule: ProblemRule, step: Step, message: string, suggestion = ''): Problem =>
    problem(rule, heading(step), message, suggestion);
  const ids = steps.map(({ id }) => id);
  if (steps.length === 0)
    return [problem('SI203', { line: 1, column: 1 }, 'There are no steps.', 'Add a step: "## ask id: Title".')];

  const unknown = steps.flatMap((step) =>
    edgesOf(step)
      .filter(({ to }) => !ids.includes(to))
      .map(({ label, to }) =>
        problem('SI201', place(step.id, label), `There is no step "${to}".`, didYouMean(to, ids)),
      ),
  );
  if (unknown.length > 0) return unknown;

  const problems: Problem[] =
    steps.length > MAX_STEPS
      ? [
          fault(
            'SI206',
            steps[MAX_STEPS] as Step,
            `There are ${steps.length} steps; ${MAX_STEPS} is the most.`,
            'Move some to an instruction of their own and use it.',
          ),
        ]
      : [];
  const forward = new Map(steps.map((step) => [step.id, edgesOf(step).map(({ to }) => to)]));
  const backward = new Map(ids.map((id) => [id, ids.filter((from) => (forward.get(from) as string[]).includes(id))]));
  const reached = closure([ids[0] as string], forward);
  const ends = closure(
    steps.filter((step) => isEnding(step) || step.kind === 'use').map(({ id }) => id),
    backward,
  );

  for (const step of steps) {
    if (!reached.has(step.id))
      problems.push(fault('SI202', step, `Nothing leads to "${step.id}".`, 'Lead to it, or remove it.'));
    else if (fallsOff(step))
      problems.push(fault('SI204', step, `After "${step.id}" there is nothing.`, 'End with a stop or a refer step.'));
    else if (!ends.has(step.id))
      problems.push(
        fault('SI203', step, `From "${step.id}" no end can be reached.`, 'Lead to a stop or a refer step.'),
      );
    problems.push(...missingBranches(step, steps, heading(step)));
  }
  problems.push(
    ...endlessCycles(steps, forward).map((step) =>
      fault('SI205', step, `"${step.id}" is in a circle that nothing ends.`, 'Let it pass a wait step with rounds.'),
    ),
  );
  return problems;
}

/** A step that would fall through, and is the last of the file. */
const fallsOff = (step: Step): boolean => {
  if (
    isEnding(step) ||
    step.kind === 'use' ||
    step.kind === 'evidence' ||
    step.kind === 'wait' ||
    step.kind === 'decide'
  )
    return false;
  const needsNext = step.kind !== 'ask' || Object.keys(step.go).length === 0 || step.optional;
  return needsNext && step.next === null;
};

function closure(start: readonly string[], edges: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const seen = new Set(start);
  const queue = [...start];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const to of edges.get(id) ?? []) {
      if (!seen.has(to)) queue.push(to);
      seen.add(to);
    }
  }
  return seen;
}

/** A step on a circle that has no counted wait on it. */
function endlessCycles(steps: readonly Step[], forward: ReadonlyMap<string, readonly string[]>): readonly Step[] {
  const counted = new Set(steps.filter((step) => step.kind === 'wait' && step.rounds !== null).map(({ id }) => id));
  const uncounted = new Map(
    [...forward].filter(([id]) => !counted.has(id)).map(([id, to]) => [id, to.filter((t) => !counted.has(t))]),
  );
  const onCycle = steps.filter((step) => closure(uncounted.get(step.id) ?? [], uncounted).has(step.id));
  return onCycle.slice(0, 1);
}

function missingBranches(step: Step, steps: readonly Step[], at: Position): Problem[] {
  const needed = neededLabels(step, steps);
  if (step.kind === 'ask' && step.type === 'choice' && step.choices.length === 0)
    return [problem('SI207', at, `"${step.id}" has no choices.`, 'Add choices or go.')];
  if (step.kind === 'decide' && needed === null && step.else === null) {
    return [problem('SI207', at, `"${step.id}" has no else.`, 'Add else: where to go when nothing fits.')];
  }
  if (needed === null || (step.kind !== 'ask' && step.kind !== 'decide')) return [];
  const given = Object.keys(step.go);
  const missing = step.kind === 'decide' && step.else !== null ? [] : needed.filter((label) => !given.includes(label));
  const extra = given.filter((label) => !needed.includes(label));
  return [
    ...missing.map((label) => problem('SI207', at, `"${label}" leads nowhere.`, `Add ${label} to go.`)),
    ...extra.map((label) => problem('SI207', at, `"${label}" is no possible answer.`, didYouMean(label, needed))),
  ];
}

/** The answers that need a branch; null when they cannot be listed. */
function neededLabels(step: Step, steps: readonly Step[]): readonly string[] | null {
  if (step.kind === 'ask') {
    if (Object.keys(step.go).length === 0) return null;
    if (step.type === 'yes_no') return ['yes', 'no'];
    return step.type === 'choice' ? step.choices.map(({ id }) => id) : [];
  }
  if (step.kind !== 'decide' || step.on === null) return null;
  if (step.on.type === 'bool') return ['true', 'false'];
  const [root, field] = step.on.source.split('.') as [string, string | undefined];
  if (step.on.code.op !== 'path' || field === undefined) return null;
  if (root === 'answers') {
    const asked = steps.find((other) => other.id === field && other.kind === 'ask');
    return asked?.kind === 'ask' && asked.type === 'choice' ? asked.choices.map(({ id }) => id) : null;
  }
  const source = steps.find((other) => other.id === root);
  if (source?.kind === 'evidence' || source?.kind === 'wait')
    return field === 'outcome' ? Object.keys(source.go) : null;
  const type = source?.kind === 'compute' ? source.out[field] : undefined;
  return Array.isArray(type) ? (type as readonly string[]) : null;
}
