import type { RunContext } from './context.ts';
import { type InstructionDefinition, isEnding, isHuman, type Step, stepById } from './definition.ts';
import { type Effects, effectsOf } from './effects.ts';
import type { Note, RunState } from './fold.ts';
import type { StepKind } from './format.ts';
import { type AnswerView, type StepStatus, type StepView, stepView, storedAnswer } from './stepView.ts';
import type { Visit } from './visit.ts';
import { type Walk, walk } from './walk.ts';

/** An answer that the path no longer passes: shown in grey, never lost. */
export type KeptAnswer = Readonly<{
  key: string;
  stepId: string;
  title: string;
  status: 'notNeeded';
  answer: AnswerView;
}>;
export type Outcome = Readonly<{ id: string; kind: StepKind; title: string }>;
export type RunView = Readonly<{
  instructionId: string;
  title: string;
  intro: string;
  status: RunState['status'] | 'new';
  holder: string | null;
  steps: readonly StepView[];
  kept: readonly KeptAnswer[];
  /** The visit that has the focus; null when nothing needs the person. */
  current: string | null;
  done: number;
  total: number;
  effects: Effects;
  canSubmit: boolean;
  /** What stands in the way of submitting, in words; null when nothing does. */
  submitBlockedBy: string | null;
  /** At a wait whose drafts have not been committed yet. */
  canCommitWait: boolean;
  outcome: Outcome | null;
  /** The path was left for other work. */
  left: Readonly<{ stepId: string; reason: string }> | null;
  notes: readonly Note[];
}>;

/** What a screen shows of a run. Pure; the same log, facts and day give the same view. */
export function viewRun(definition: InstructionDefinition, state: RunState, context: RunContext): RunView {
  const path = walk(definition, state, context);
  const needing = firstNeeding(path);
  const focus =
    path.visits.find(
      ({ key, ahead, step }) => key === state.focus && (!ahead || key === needing?.key) && isHuman(step),
    ) ?? needing;
  const current = state.status === 'submitted' || state.status === 'abandoned' ? null : focus;
  let number = 0;
  const steps = path.visits.map((visit, i) => {
    const counted = isCounted(visit, path.visits[i + 1]);
    if (counted) number += 1;
    return stepView(visit, counted ? number : null, statusOf(visit, current), path, context);
  });
  const blockedBy = submitBlock(path, state);
  return {
    instructionId: definition.id,
    title: definition.title,
    intro: definition.intro,
    status: state.startedAt === null ? 'new' : state.status,
    holder: state.holder,
    steps,
    kept: keptAnswers(definition, state, path, context),
    current: current?.key ?? null,
    done: steps.filter(
      ({ number: n, status, answer }) => n !== null && (status === 'done' || (status === 'current' && answer !== null)),
    ).length,
    total: number,
    effects: effectsOf(path, context),
    canSubmit: blockedBy === null,
    submitBlockedBy: blockedBy,
    canCommitWait:
      state.status === 'open' && path.frontier?.wait?.committed === false && firstNeeding(path) === path.frontier,
    outcome: outcomeOf(path),
    left: path.left === null ? null : { stepId: path.left.stepId, reason: path.left.reason },
    notes: state.notes,
  };
}

/** The first visit that a person must look at: not settled, or to be checked again. */
export const firstNeeding = ({ visits, frontier }: Walk): Visit | null =>
  visits.find((visit) => visit.key === frontier?.key || visit.changed.length > 0) ?? null;

export const outcomeOf = ({ ending, left }: Pick<Walk, 'ending' | 'left'>): Outcome | null =>
  ending === null || left !== null ? null : { id: ending.stepId, kind: ending.step.kind, title: ending.step.title };

/** Why a run cannot be submitted yet; null when it can. */
export function submitBlock(path: Walk, state: RunState): string | null {
  if (state.startedAt === null) return 'This has not been started.';
  if (state.status !== 'open') return state.status === 'paused' ? 'This is paused.' : 'This is already finished.';
  const needing = firstNeeding(path);
  if (needing !== null) return `${needing.changed.length > 0 ? 'Check again' : 'Still to do'}: ${needing.step.title}`;
  return path.ending === null && path.left === null ? 'The path has no end yet.' : null;
}

/** A decision shows the sum it rests on, so that sum is not a step of its own; endings are not counted. */
function isCounted({ step, frame }: Visit, after: Visit | undefined): boolean {
  if (isEnding(step) || step.kind === 'use') return false;
  if (step.kind !== 'compute' || after?.step.kind !== 'decide' || after.frame !== frame) return true;
  return (
    !after.step.on?.refs.some((ref) => ref.startsWith(`${step.id}.`)) &&
    !after.step.when.some((when) => when.if.refs.some((ref) => ref.startsWith(`${step.id}.`)))
  );
}

function statusOf(visit: Visit, current: Visit | null): StepStatus {
  if (visit.key === current?.key) return visit.changed.length > 0 ? 'checkAgain' : 'current';
  if (visit.changed.length > 0) return 'checkAgain';
  if (visit.deviation !== null) return 'done';
  if (visit.state !== 'resolved' || visit.needs.length > 0) return 'ahead';
  return visit.ahead && (visit.answer === null || !isHuman(visit.step)) ? 'ahead' : 'done';
}

function keptAnswers(
  definition: InstructionDefinition,
  state: RunState,
  path: Walk,
  context: RunContext,
): readonly KeptAnswer[] {
  const used = new Set(
    path.visits.flatMap(({ answer, inherited }) =>
      answer === null || inherited ? [] : [`${answer.stepId}#${answer.round}`],
    ),
  );
  return Object.entries(state.answers)
    .filter(([key]) => !used.has(key))
    .flatMap(([key, answer]) => {
      const step = findStep(definition, answer.stepId, context);
      return step === null
        ? []
        : [
            {
              key,
              stepId: answer.stepId,
              title: step.title,
              status: 'notNeeded' as const,
              answer: storedAnswer(step, answer, context),
            },
          ];
    });
}

/** A step by its reference, through the instructions that are used. */
function findStep(definition: InstructionDefinition, stepRef: string, context: RunContext): Step | null {
  const [first, ...rest] = stepRef.split('/') as [string, ...string[]];
  const step = stepById(definition, first);
  if (rest.length === 0) return step;
  const used = step?.kind === 'use' ? context.resolve(step.instruction) : null;
  return used === null ? null : findStep(used, rest.join('/'), context);
}
