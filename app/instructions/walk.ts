import { londonDate } from '../model/dates.ts';
import type { RunContext } from './context.ts';
import {
  edgesOf,
  expressionsOf,
  type InstructionDefinition,
  isEnding,
  isHuman,
  type Step,
  stepById,
} from './definition.ts';
import type { Deviation, RunState } from './fold.ts';
import { createFrame, type Frame, leavesOf } from './frame.ts';
import { isObject } from './json.ts';
import { type Visit, visitStep } from './visit.ts';

export type Walk = Readonly<{
  visits: readonly Visit[];
  /** The first visit that is not settled; null when the run has come to an end. */
  frontier: Visit | null;
  /** Where the settled path ends; null while it has not, or when it was left. */
  ending: Visit | null;
  left: Deviation | null;
}>;

/** Far above any real run; a circle ends at its rounds long before. */
const MAX_VISITS = 400;

/**
 * Works out the path of a run from its answers and the facts: first what is settled, then the likely rest.
 * Pure: the same state and context always give the same path.
 */
export function walk(definition: InstructionDefinition, state: RunState, context: RunContext): Walk {
  const visits: Visit[] = [];
  const aheadSeen = new Set<string>();
  let frame = createFrame(definition);
  let step: Step | null = definition.steps[0] ?? null;
  let frontier: Visit | null = null;
  let lastAt = state.startedAt;
  while (step !== null && visits.length < MAX_VISITS) {
    if (frontier !== null && aheadSeen.has(frame.prefix + step.id)) break;
    const visit = visitStep(
      step,
      frame,
      state,
      context,
      frontier !== null,
      lastAt === null ? context.today : londonDate(lastAt),
    );
    visits.push(visit);
    if (visit.ahead) aheadSeen.add(visit.stepId);
    if (visit.answer !== null && (lastAt === null || visit.answer.at > lastAt)) lastAt = visit.answer.at;
    if (visit.deviation !== null) {
      if (visit.deviation.to === null) return done(visits, frontier, null, visit.deviation);
      step = targetIn(frame, visit.deviation.to);
      continue;
    }
    settle(visit, frame, context);
    if (frontier === null && visit.state !== 'resolved') frontier = visit;
    if (step.kind === 'use' && visit.state === 'resolved') {
      frame = createFrame(
        context.resolve(step.instruction) as InstructionDefinition,
        `${frame.prefix}${step.id}/`,
        frame,
      );
      step = frame.definition.steps[0] ?? null;
      continue;
    }
    const back = isEnding(step) ? returnFrom(step, frame) : null;
    if (isEnding(step) && back === null) return done(visits, frontier, frontier === null ? visit : null, null);
    if (back !== null) [frame, step] = [back.frame, back.step];
    else step = follow(frame.definition, step, visit.edge ?? likelyEdge(visit));
  }
  return done(visits, frontier, null, null);
}

/** Only the last time at each step can be out of date: the times before are history. */
function done(visits: readonly Visit[], frontier: Visit | null, ending: Visit | null, left: Deviation | null): Walk {
  const last = new Map(visits.map((visit) => [visit.stepId, visit.key]));
  const kept = visits.map((visit) => (last.get(visit.stepId) === visit.key ? visit : { ...visit, changed: [] }));
  return { visits: kept, frontier: kept.find(({ key }) => key === frontier?.key) ?? null, ending, left };
}

/** Puts what a visit leaves where later steps read it. */
function settle(visit: Visit, frame: Frame, context: RunContext): void {
  const { step, value } = visit;
  const root = step.kind === 'ask' ? `answers.${step.id}` : step.id;
  if (visit.state === 'resolved') frame.pending.delete(root);
  else frame.pending.set(root, visit.key);
  if (step.kind === 'decide') {
    for (const path of expressionsOf(step).flatMap(({ refs }) => refs))
      for (const [leaf, at] of leavesOf(path, frame, context)) frame.control.set(leaf, at);
    return;
  }
  if (isHuman(step)) frame.control = new Map();
  if (visit.state !== 'resolved') return;
  if (visit.answer !== null) frame.given.set(step.id, { step, answer: visit.answer });
  if (step.kind === 'ask') {
    if (value === null || (isObject(value) && value['unknown'] === true)) delete frame.answers[step.id];
    else frame.answers[step.id] = value;
  } else if (step.kind === 'check') frame.results[step.id] = { passed: visit.edge === 'next' };
  else if (step.kind === 'wait') frame.results[step.id] = { outcome: value };
  else if (step.kind === 'evidence') frame.results[step.id] = value;
  else if (step.kind === 'compute') {
    frame.leaves.set(
      step.id,
      new Map(step.with.flatMap(({ refs }) => refs.flatMap((path) => [...leavesOf(path, frame, context)]))),
    );
    frame.results[step.id] = value;
  }
}

const follow = (definition: InstructionDefinition, step: Step, label: string | null): Step | null => {
  const edge = edgesOf(step).find((candidate) => candidate.label === label);
  return edge === undefined ? null : stepById(definition, edge.to);
};

/** The way most runs go: what the known fact says, else the first the author wrote. */
function likelyEdge({ step, prefill }: Visit): string | null {
  const known = prefill?.value;
  const label = isObject(known) ? known['outcome'] : known;
  const edges = edgesOf(step);
  return edges.find((edge) => edge.label === label)?.label ?? edges[0]?.label ?? null;
}

/** Where the run goes on after an inner ending: the `use` step, when it names it. */
function returnFrom(step: Step, frame: Frame): { frame: Frame; step: Step } | null {
  const outer = frame.parent;
  const used = outer === null ? null : stepById(outer.definition, frame.prefix.split('/').at(-2) as string);
  if (outer === null || used?.kind !== 'use' || !Object.hasOwn(used.go, step.id)) return null;
  const target = stepById(outer.definition, used.go[step.id] as string);
  return target === null ? null : { frame: outer, step: target };
}

/** A deviation's target is in the frame it was made in. */
const targetIn = (frame: Frame, stepRef: string): Step | null =>
  stepRef.startsWith(frame.prefix) ? stepById(frame.definition, stepRef.slice(frame.prefix.length)) : null;
