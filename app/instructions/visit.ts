import { addDays, daysBetween, type IsoDate, weekday } from '../model/dates.ts';
import type { Explanation, RunContext } from './context.ts';
import { expressionsOf, isEnding, isHuman, type Step, type WaitStep } from './definition.ts';
import { visitKey } from './events.ts';
import type { Answer, Deviation, RunState } from './fold.ts';
import { type Frame, keyIn, pendingFor, valueAt, valuesOf } from './frame.ts';
import { type Json, type JsonObject, sameJson } from './json.ts';
import { placeholdersOf } from './placeholders.ts';
import { type Prefill, prefillOf } from './prefill.ts';
import { type Block, type Resolution, resolveStep } from './resolveStep.ts';
import { type Bounds, boundsOf, checkAnswer } from './values.ts';

/** One time at one step. */
export type Visit = Readonly<{
  key: string;
  stepId: string;
  round: number;
  step: Step;
  frame: Frame;
  answer: Answer | null;
  /** The answer was given in the instruction that uses this one. */
  inherited: boolean;
  state: 'resolved' | 'open' | 'blocked' | 'pending';
  /** After the first visit that is not settled: on the likely path only. */
  ahead: boolean;
  value: Json;
  edge: string | null;
  block: Block | null;
  /** Visits that must be settled first. */
  needs: readonly string[];
  explain: Explanation | null;
  prefill: Prefill | null;
  bounds: Bounds;
  /** What an answer given now would rest on. */
  basis: JsonObject;
  /** Fact paths it reads, for highlighting in the case. */
  uses: readonly string[];
  changed: readonly Readonly<{ path: string; was: Json; now: Json }>[];
  deviation: Deviation | null;
  wait: Readonly<{ startsOn: IsoDate; dueOn: IsoDate; committed: boolean }> | null;
}>;

const MAX_NESTED = 4;

/** Comes to a step once more: its answer, what it gives, and what stands in its way. `arrivedOn` begins a wait. */
export function visitStep(
  step: Step,
  frame: Frame,
  state: RunState,
  context: RunContext,
  ahead: boolean,
  arrivedOn: IsoDate,
): Visit {
  const stepId = frame.prefix + step.id;
  const round = frame.rounds.get(step.id) ?? 0;
  frame.rounds.set(step.id, round + 1);
  const key = visitKey(stepId, round);
  const own = isHuman(step) ? answerAt(state, frame, step, round, context) : null;
  const answer = own ?? (round === 0 ? inheritedAnswer(step, frame) : null);
  const wait = step.kind === 'wait' ? waitDates(step, state.waits[key], arrivedOn, context) : null;
  const paths = pathsOf(step);
  const needs = pendingFor(paths, frame);
  const sealed =
    state.sealed !== null && Object.hasOwn(state.sealed.derived, key) ? state.sealed.derived[key] : undefined;
  const resolution = resolveVisit(step, round, answer, frame, context, sealed, needs);
  const basis = basisOf(step, frame, context);
  return {
    key,
    stepId,
    round,
    step,
    frame,
    answer,
    ahead,
    wait,
    needs,
    basis,
    changed: needs.length > 0 || state.sealed !== null ? [] : changesSince(own, basis),
    inherited: own === null && answer !== null,
    state: resolution.state,
    value: 'value' in resolution ? resolution.value : null,
    edge: resolution.state === 'resolved' ? resolution.edge : null,
    block: resolution.state === 'blocked' ? resolution.block : null,
    explain: resolution.state === 'resolved' ? (resolution.explain ?? null) : null,
    prefill: isHuman(step) ? prefillOf(step, frame, context, wait?.dueOn ?? null) : null,
    bounds: boundsOf(step, frame, context),
    uses: [...new Set([...paths, ...Object.keys(basis)])].filter((path) => /^(case|parent|work|evidence)\./.test(path)),
    deviation: state.deviations[key] ?? null,
  };
}

function resolveVisit(
  step: Step,
  round: number,
  answer: Answer | null,
  frame: Frame,
  context: RunContext,
  sealed: Json | undefined,
  needs: readonly string[],
): Resolution | { state: 'pending' } {
  if (isEnding(step)) return { state: 'resolved', value: null, edge: '' };
  if (step.kind === 'use') {
    if (context.resolve(step.instruction) === null)
      return {
        state: 'blocked',
        value: null,
        block: { message: `The instruction "${step.instruction}" is not here.`, missing: [] },
      };
    if (frame.depth >= MAX_NESTED)
      return {
        state: 'blocked',
        value: null,
        block: { message: 'Instructions use each other too deeply.', missing: [] },
      };
    return { state: 'resolved', value: null, edge: '' };
  }
  if (needs.length > 0 && step.kind !== 'ask' && step.kind !== 'check' && sealed === undefined)
    return { state: 'pending' };
  return resolveStep(step, round, answer, frame, context, sealed);
}

/** By its id, or by one it had before. An answer that this version of the step could not take is asked again. */
function answerAt(state: RunState, frame: Frame, step: Step, round: number, context: RunContext): Answer | null {
  const keys = [step.id, ...step.was].map((id) => visitKey(frame.prefix + id, round));
  const key = keys.find((candidate) => Object.hasOwn(state.answers, candidate));
  const answer = key === undefined ? null : (state.answers[key] as Answer);
  return answer !== null && checkAnswer(step, answer.value, { min: null, max: null }, context).ok ? answer : null;
}

/** Nothing is asked twice: an ask or check of the same id and shape was answered in an instruction around this one. */
function inheritedAnswer(step: Step, frame: Frame): Answer | null {
  for (let outer = frame.parent; outer !== null; outer = outer.parent) {
    const found = outer.given.get(step.id);
    if (found !== undefined) return sameShape(step, found.step) ? found.answer : null;
  }
  return null;
}
const sameShape = (a: Step, b: Step): boolean => {
  if (a.kind === 'ask' && b.kind === 'ask')
    return (
      a.type === b.type &&
      sameJson(
        a.choices.map(({ id }) => id),
        b.choices.map(({ id }) => id),
      )
    );
  return a.kind === 'check' && b.kind === 'check' && sameJson(Object.keys(a.items).sort(), Object.keys(b.items).sort());
};

function waitDates(
  step: WaitStep,
  committedOn: IsoDate | undefined,
  arrivedOn: IsoDate,
  context: RunContext,
): NonNullable<Visit['wait']> {
  const startsOn = committedOn ?? arrivedOn;
  return {
    startsOn,
    dueOn: step.working ? addWorkingDays(startsOn, step.days, context.holidays ?? []) : addDays(startsOn, step.days),
    committed: committedOn !== undefined,
  };
}
function addWorkingDays(from: IsoDate, days: number, holidays: readonly IsoDate[]): IsoDate {
  let on = from;
  for (let left = days; left > 0;) {
    on = addDays(on, 1);
    if (weekday(on) !== 0 && weekday(on) !== 6 && !holidays.includes(on)) left -= 1;
    if (daysBetween(from, on) > days * 4 + 60) break;
  }
  return on;
}

/** Every path a step reads, in expressions and in the words it says. */
export const pathsOf = (step: Step): readonly string[] => {
  const words =
    step.kind === 'say' ? [step.customer?.en, step.customer?.cy].flatMap((text) => placeholdersOf(text ?? '')) : [];
  return [...new Set([...expressionsOf(step).flatMap(({ refs }) => refs), ...words])];
};

/**
 * What an answer rests on: what the step itself reads, and what the decisions just before it looked at
 * (proof was asked for because of this pay, so other pay makes it worth checking again).
 */
function basisOf(step: Step, frame: Frame, context: RunContext): JsonObject {
  if (!isHuman(step) || step.kind === 'wait' || step.kind === 'check') return {};
  const own = pathsOf(step).filter((path) => path !== 'today');
  const values = valuesOf(frame, context);
  return {
    ...Object.fromEntries(frame.control),
    ...Object.fromEntries(own.map((path) => [keyIn(frame, path), valueAt(path, values)])),
  };
}

/** What differs from when it was answered. An answer that kept no basis has nothing to compare. */
function changesSince(answer: Answer | null, basis: JsonObject): Visit['changed'] {
  const stored = answer?.basis ?? null;
  if (stored === null) return [];
  return Object.entries(basis)
    .filter(([path, now]) => !sameJson(stored[path] ?? null, now))
    .map(([path, now]) => ({ path, was: stored[path] ?? null, now }));
}
