import { type Instant, type IsoDate, londonDate } from '../model/dates.ts';
import type { RunContext } from './context.ts';
import { type InstructionDefinition, isHuman, stepById } from './definition.ts';
import type { AnswerSource, RunEvent, RunEventOf } from './events.ts';
import type { RunState } from './fold.ts';
import { isObject, type Json, sameJson } from './json.ts';
import { ticksOf } from './resolveStep.ts';
import { checkAnswer } from './values.ts';
import { outcomeOf, submitBlock } from './view.ts';
import type { Visit } from './visit.ts';
import { type Walk, walk } from './walk.ts';

/** Who does it and when. `round` names one visit where a step was come to more than once. */
export type ActionMeta = Readonly<{ by: string; at: Instant; round?: number }>;
export type AnswerMeta = ActionMeta &
  Readonly<{
    /** Needed when a known fact is not accepted. */
    reason?: string;
    /** Only for answers that do not come from the caseworker or the case. */
    source?: Extract<AnswerSource, 'document' | 'customer'>;
    sourceLabel?: string;
    sourceDate?: IsoDate;
  }>;
/** `message` is for the person at the step and may repeat a bound or a title, never a fact of the case. */
export type ActionFailure = Readonly<{
  ok: false;
  code: 'RUN_NOT_OPEN' | 'STEP_NOT_CURRENT' | 'ANSWER_INVALID' | 'REASON_NEEDED' | 'CHECK_FAILED' | 'NOT_READY';
  message: string;
}>;
export type ActionResult<E extends RunEvent = RunEvent> = Readonly<{ ok: true; event: E }> | ActionFailure;
type AnswerEvent = RunEventOf<'answered' | 'autofilled' | 'overridden'>;

const refuse = (code: ActionFailure['code'], message: string): ActionFailure => ({ ok: false, code, message });
const notOpen = ({ status, startedAt }: RunState): ActionFailure | null =>
  status === 'open' && startedAt !== null
    ? null
    : refuse('RUN_NOT_OPEN', status === 'paused' ? 'Resume this first.' : 'This is not open.');

/** The first event of a run, pinned to one version. */
export const startRun = (
  definition: InstructionDefinition,
  hash: string,
  { by, at }: ActionMeta,
): RunEventOf<'started'> => ({ type: 'started', instructionId: definition.id, hash, by, at });

/**
 * Answers a step on the path. Questions and checks may also be answered ahead of their turn, when nothing they
 * need is missing; every other step waits for it. Answering again is how an answer is changed or confirmed.
 * Accepting a known fact gives `autofilled`; not accepting it gives `overridden` and needs a reason.
 */
export function answerStep(
  definition: InstructionDefinition,
  state: RunState,
  context: RunContext,
  stepId: string,
  value: Json,
  meta: AnswerMeta,
): ActionResult<AnswerEvent> {
  const closed = notOpen(state);
  if (closed !== null) return closed;
  const path = walk(definition, state, context);
  const visit = visitOf(path, stepId, meta.round);
  if (visit === null || !isHuman(visit.step)) return refuse('STEP_NOT_CURRENT', 'This step is not one to answer now.');
  if (visit.needs.length > 0 || (visit.ahead && visit.step.kind !== 'ask' && visit.step.kind !== 'check'))
    return refuse('STEP_NOT_CURRENT', 'An earlier step comes first.');
  if (visit.block !== null && visit.step.kind !== 'check') return refuse('NOT_READY', visit.block.message);
  const checked = checkAnswer(visit.step, withoutAutomatic(visit, value, context), visit.bounds, context);
  if (!checked.ok) return refuse('ANSWER_INVALID', checked.message);
  if (!allTicked(visit, checked.value, context)) return refuse('ANSWER_INVALID', 'Tick each item.');
  return answerEvent(visit, checked.value, meta);
}

function answerEvent(visit: Visit, value: Json, meta: AnswerMeta): ActionResult<AnswerEvent> {
  const { stepId, round, basis, prefill, answer } = visit;
  const base = { stepId, round, value, basis, by: meta.by, at: meta.at };
  if (meta.source !== undefined)
    return {
      ok: true,
      event: {
        type: 'answered',
        ...base,
        source: meta.source,
        ...optional(meta.sourceLabel ?? null, meta.sourceDate ?? null),
      },
    };
  if (prefill !== null && sameJson(value, prefill.value)) {
    return {
      ok: true,
      event: { type: 'autofilled', ...base, source: prefill.source, ...optional(prefill.label, prefill.date) },
    };
  }
  if (prefill === null || !prefill.firm)
    return { ok: true, event: { type: 'answered', ...base, source: 'caseworker' } };
  const reason = meta.reason?.trim() || (answer !== null && sameJson(answer.value, value) ? answer.reason : null);
  if (reason === null) return refuse('REASON_NEEDED', 'Say why this differs from what the case shows.');
  return { ok: true, event: { type: 'overridden', ...base, source: 'caseworker', reason } };
}
const optional = (label: string | null, date: IsoDate | null): { sourceLabel?: string; sourceDate?: IsoDate } => ({
  ...(label === null ? {} : { sourceLabel: label }),
  ...(date === null ? {} : { sourceDate: date }),
});

/** One visit: the round asked for, else the one that is open now, else the last on the path. */
function visitOf({ visits, frontier }: Walk, stepId: string, round: number | undefined): Visit | null {
  const of = visits.filter((visit) => visit.stepId === stepId);
  if (round !== undefined) return of.find((visit) => visit.round === round) ?? null;
  return of.find(({ key }) => key === frontier?.key) ?? of.at(-1) ?? null;
}

/** Items that tick themselves are never stored: the fact decides, each time. */
function withoutAutomatic({ step, frame }: Visit, value: Json, context: RunContext): Json {
  if (step.kind !== 'check' || !isObject(value)) return value;
  const automatic = ticksOf(step, null, frame, context);
  return Object.fromEntries(Object.entries(value).filter(([id]) => !Object.hasOwn(automatic, id)));
}
function allTicked({ step, frame }: Visit, value: Json, context: RunContext): boolean {
  if (step.kind !== 'check' || !isObject(value)) return true;
  const ticks = { ...value, ...ticksOf(step, null, frame, context) };
  return Object.values(ticks).includes('fail') || Object.keys(step.items).every((id) => ticks[id] === 'pass');
}

/** Looks at a step again, or goes forward to the first that needs the person. Changes no answer. */
export function backTo(
  definition: InstructionDefinition,
  state: RunState,
  context: RunContext,
  stepId: string,
  meta: ActionMeta,
): ActionResult<RunEventOf<'back'>> {
  const closed = notOpen(state);
  if (closed !== null) return closed;
  const path = walk(definition, state, context);
  const visit = visitOf(path, stepId, meta.round);
  if (visit === null || visit.ahead || !isHuman(visit.step))
    return refuse('STEP_NOT_CURRENT', 'This step has not been come to yet.');
  return { ok: true, event: { type: 'back', stepId, round: visit.round, by: meta.by, at: meta.at } };
}

/** Commits what is drafted so far and begins the wait, on the London day of `at`. */
export function commitWait(
  definition: InstructionDefinition,
  state: RunState,
  context: RunContext,
  meta: ActionMeta,
): ActionResult<RunEventOf<'drafted'>> {
  const closed = notOpen(state);
  if (closed !== null) return closed;
  const { frontier, visits } = walk(definition, state, context);
  if (frontier?.wait === null || frontier === null || frontier.wait.committed)
    return refuse('STEP_NOT_CURRENT', 'There is nothing to wait for now.');
  if (visits.some(({ changed }) => changed.length > 0))
    return refuse('NOT_READY', 'Some answers must be checked again first.');
  return {
    ok: true,
    event: {
      type: 'drafted',
      stepId: frontier.stepId,
      round: frontier.round,
      on: londonDate(meta.at),
      by: meta.by,
      at: meta.at,
    },
  };
}

export function pause(
  state: RunState,
  { by, at, reason }: ActionMeta & Readonly<{ reason?: string }>,
): ActionResult<RunEventOf<'paused'>> {
  return notOpen(state) ?? { ok: true, event: { type: 'paused', by, at, ...(reason === undefined ? {} : { reason }) } };
}
export function resume(state: RunState, { by, at }: ActionMeta): ActionResult<RunEventOf<'resumed'>> {
  return state.status === 'paused'
    ? { ok: true, event: { type: 'resumed', by, at } }
    : refuse('RUN_NOT_OPEN', 'This is not paused.');
}
export function handOver(
  state: RunState,
  { by, at, to, note }: ActionMeta & Readonly<{ to: string; note?: string }>,
): ActionResult<RunEventOf<'handed'>> {
  if (state.status !== 'paused' && notOpen(state) !== null) return refuse('RUN_NOT_OPEN', 'This is not open.');
  return { ok: true, event: { type: 'handed', by, at, to, ...(note === undefined ? {} : { note }) } };
}
export function abandon(
  state: RunState,
  { by, at, reason }: ActionMeta & Readonly<{ reason: string }>,
): ActionResult<RunEventOf<'abandoned'>> {
  if (reason.trim() === '') return refuse('REASON_NEEDED', 'Say why.');
  if (state.status !== 'paused' && notOpen(state) !== null) return refuse('RUN_NOT_OPEN', 'This is not open.');
  return { ok: true, event: { type: 'abandoned', by, at, reason: reason.trim() } };
}
/** "This is wrong", "Get help" or a plain note; also after the end. */
export const note = ({
  by,
  at,
  text,
  about,
  stepId,
}: ActionMeta & Readonly<{ text: string; about: 'note' | 'wrong' | 'help'; stepId: string | null }>): ActionResult<
  RunEventOf<'noted'>
> =>
  text.trim() === ''
    ? refuse('ANSWER_INVALID', 'Write some words.')
    : { ok: true, event: { type: 'noted', by, at, text: text.trim(), about, stepId } };

/**
 * Leaves the path at the step where the run stands: for another step of the same instruction, or (no `to`) for work
 * outside it, which ends the path. It is recorded, not held back; only a failed check cannot be stepped round.
 */
export function deviate(
  definition: InstructionDefinition,
  state: RunState,
  context: RunContext,
  meta: ActionMeta & Readonly<{ reason: string; to?: string }>,
): ActionResult<RunEventOf<'deviated'>> {
  const closed = notOpen(state);
  if (closed !== null) return closed;
  const reason = meta.reason.trim();
  if (reason === '') return refuse('REASON_NEEDED', 'Say what you do instead, and why.');
  const { frontier, visits, ending } = walk(definition, state, context);
  const from = frontier ?? ending;
  if (from === null) return refuse('STEP_NOT_CURRENT', 'The path has already been left.');
  const failed = visits.some(
    ({ step, edge, value, ahead }) =>
      !ahead &&
      step.kind === 'check' &&
      (edge === 'fail' || (isObject(value) && Object.values(value).includes('fail'))),
  );
  if (failed && meta.to !== undefined) return refuse('CHECK_FAILED', 'A failed check cannot be stepped round.');
  if (meta.to !== undefined) {
    const local = meta.to.startsWith(from.frame.prefix) ? meta.to.slice(from.frame.prefix.length) : null;
    if (local === null || stepById(from.frame.definition, local) === null)
      return refuse('STEP_NOT_CURRENT', 'There is no such step here.');
  }
  return {
    ok: true,
    event: {
      type: 'deviated',
      stepId: from.stepId,
      round: from.round,
      to: meta.to ?? null,
      reason,
      by: meta.by,
      at: meta.at,
    },
  };
}

/** Ends the run. The event keeps what rules and facts gave, so the record stays as it was on the day. */
export function submit(
  definition: InstructionDefinition,
  state: RunState,
  context: RunContext,
  { by, at }: ActionMeta,
): ActionResult<RunEventOf<'submitted'>> {
  const closed = notOpen(state);
  if (closed !== null) return closed;
  const path = walk(definition, state, context);
  const reason = submitBlock(path, state);
  if (reason !== null) return refuse('NOT_READY', reason);
  const outcome = outcomeOf(path)?.id ?? path.left?.stepId ?? definition.id;
  const derived = Object.fromEntries(
    path.visits
      .filter(({ step, state: s }) => s === 'resolved' && ['check', 'decide', 'compute'].includes(step.kind))
      .map(({ key, value }) => [key, value]),
  );
  return { ok: true, event: { type: 'submitted', outcome, derived, by, at } };
}
