import type { Instant, IsoDate } from '../model/dates.ts';
import { type AnswerSource, type RunEvent, visitKey } from './events.ts';
import type { InstructionDefinition } from './definition.ts';
import type { Json, JsonObject } from './json.ts';

export type Answer = Readonly<{
  stepId: string;
  round: number;
  value: Json;
  source: AnswerSource;
  sourceLabel: string | null;
  sourceDate: IsoDate | null;
  /** Why a known fact was not accepted. */
  reason: string | null;
  by: string;
  at: Instant;
  basis: JsonObject | null;
}>;
export type Deviation = Readonly<{
  stepId: string;
  round: number;
  to: string | null;
  reason: string;
  by: string;
  at: Instant;
}>;
export type Note = Readonly<{
  stepId: string | null;
  about: 'note' | 'wrong' | 'help';
  text: string;
  by: string;
  at: Instant;
}>;
export type RunStatus = 'open' | 'paused' | 'submitted' | 'abandoned';

/** Everything people did. What follows from it (the path, the results) is worked out by `walk`. */
export type RunState = Readonly<{
  instructionId: string;
  /** The version the run is pinned to; null until it is started. */
  hash: string | null;
  status: RunStatus;
  startedAt: Instant | null;
  /** Who has the run now. */
  holder: string | null;
  /** By visit key. Nothing is ever removed from here. */
  answers: Readonly<Record<string, Answer>>;
  /** The first day of each wait that was committed, by visit key. */
  waits: Readonly<Record<string, IsoDate>>;
  deviations: Readonly<Record<string, Deviation>>;
  notes: readonly Note[];
  /** The visit the person went back to; null means the first that needs them. */
  focus: string | null;
  sealed: Readonly<{ outcome: string; derived: JsonObject; at: Instant; by: string }> | null;
  endedReason: string | null;
}>;

/**
 * The run after a log. Any log folds, in any order: an event that has no meaning where it stands changes nothing.
 * After `submitted` or `abandoned` only notes count.
 */
export function foldRun(definition: InstructionDefinition, events: readonly RunEvent[]): RunState {
  return events.reduce(apply, {
    instructionId: definition.id,
    hash: null,
    status: 'open',
    startedAt: null,
    holder: null,
    answers: {},
    waits: {},
    deviations: {},
    notes: [],
    focus: null,
    sealed: null,
    endedReason: null,
  });
}

function apply(state: RunState, event: RunEvent): RunState {
  if (event.type === 'noted') {
    const { stepId, about, text, by, at } = event;
    return { ...state, notes: [...state.notes, { stepId, about, text, by, at }] };
  }
  if (state.status === 'submitted' || state.status === 'abandoned') return state;
  switch (event.type) {
    case 'started':
      return state.startedAt === null ? { ...state, hash: event.hash, startedAt: event.at, holder: event.by } : state;
    case 'answered':
    case 'autofilled':
    case 'overridden': {
      const key = visitKey(event.stepId, event.round);
      // Answering a step that was left takes the run back to its path.
      const { [key]: _left, ...deviations } = state.deviations;
      return { ...state, focus: null, deviations, answers: { ...state.answers, [key]: answerOf(event) } };
    }
    case 'back':
      return { ...state, focus: visitKey(event.stepId, event.round) };
    case 'paused':
      return { ...state, status: 'paused' };
    case 'resumed':
      return { ...state, status: 'open', holder: event.by };
    case 'handed':
      return { ...state, holder: event.to };
    case 'drafted': {
      const key = visitKey(event.stepId, event.round);
      return Object.hasOwn(state.waits, key) ? state : { ...state, waits: { ...state.waits, [key]: event.on } };
    }
    case 'deviated': {
      const { stepId, round, to, reason, by, at } = event;
      return {
        ...state,
        focus: null,
        deviations: { ...state.deviations, [visitKey(stepId, round)]: { stepId, round, to, reason, by, at } },
      };
    }
    case 'submitted':
      return {
        ...state,
        status: 'submitted',
        focus: null,
        sealed: { outcome: event.outcome, derived: event.derived, at: event.at, by: event.by },
      };
    default:
      return { ...state, status: 'abandoned', endedReason: event.reason };
  }
}

function answerOf(event: Extract<RunEvent, { type: 'answered' | 'autofilled' | 'overridden' }>): Answer {
  const { stepId, round, value, source, by, at } = event;
  return {
    stepId,
    round,
    value,
    source,
    sourceLabel: event.sourceLabel ?? null,
    sourceDate: event.sourceDate ?? null,
    reason: event.type === 'overridden' ? event.reason : null,
    by,
    at,
    basis: event.basis ?? null,
  };
}
