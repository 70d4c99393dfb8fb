import * as z from 'zod';
import { finishRun, beginWait } from '../changes/finishRun.ts';
import { runContext } from '../changes/runContext.ts';
import type { CaseFacts } from '../changes/caseFacts.ts';
import { abandon, answerStep, backTo, commitWait, deviate, note, pause, resume, startRun, submit, type ActionResult } from '../instructions/actions.ts';
import type { RunContext } from '../instructions/context.ts';
import type { InstructionDefinition } from '../instructions/definition.ts';
import { RunEvent, StepRef } from '../instructions/events.ts';
import { foldRun, type RunState } from '../instructions/fold.ts';
import type { Json } from '../instructions/json.ts';
import { viewRun } from '../instructions/view.ts';
import { Id } from '../model/ids.ts';
import type { Row, RowBody, RowWrite } from '../model/rows/index.ts';
import { fail, ok, type ErrorCode, type Result } from '../result.ts';
import { changeReads, factsOf, refuseTaskOf, type ChangeReads } from './changeRecord.ts';
import { entry } from './entry.ts';
import { apply, operation, row, rowIfAny, worksFor, type Call, type Loaded } from './operation.ts';
import { refuseFinished } from './taskFacts.ts';

/** Starts a published instruction on a case, pinned to the version in force. */
export const instructionStart = operation({
  kind: 'instruction.start',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ caseId: Id, taskId: Id.nullable(), instructionId: z.string().max(64) }),
  reads: ({ caseId, taskId }) => ({ case: row('case', caseId), task: rowIfAny('task', taskId ?? 'none') }),
  restsOn: () => [],
  may: (actor, rows) => worksFor(actor, rows.case.body.ownerTeamId),
  decide: ({ task }, { caseId, taskId, instructionId }, call) => {
    if (taskId !== null && task?.body.caseId !== caseId) return fail('ROW_NOT_FOUND', { fields: ['task'] });
    const over = task === null ? null : refuseFinished(task.body);
    if (over !== null) return over;
    const published = call.catalogues.instructions.byId(instructionId);
    if (published === null) return fail('INSTRUCTION_NOT_FOUND');
    const id = call.newId();
    const started = startRun(published.definition, published.hash, { by: call.actor.id, at: call.now });
    return apply([
      {
        kind: 'run',
        id,
        body: { caseId, taskId, instructionId, hash: published.hash, state: 'open', holder: call.actor.id, startedAt: call.now, endedAt: null, outcome: null, events: [started] },
      },
      entry(call, { caseId, category: 'system', event: 'run.started', facts: { title: published.definition.title.slice(0, 120) }, ref: `run/${id}` }),
    ]);
  },
});

const plain: z.ZodType<Json> = z.json();
const Action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('answer'), stepId: StepRef, round: z.int().min(0).max(50), value: plain, reason: z.string().max(1000).nullable(), documentLabel: z.string().max(200).nullable() }),
  z.strictObject({ type: z.literal('back'), stepId: StepRef, round: z.int().min(0).max(50) }),
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('resume') }),
  z.strictObject({ type: z.literal('deviate'), reason: z.string().max(1000), to: StepRef.nullable() }),
  z.strictObject({ type: z.literal('note'), about: z.enum(['note', 'wrong', 'help']), text: z.string().max(1000), stepId: StepRef.nullable() }),
]);
export type RunAction = z.input<typeof Action>;

/** A run as rules see it: its definition, its state so far, and today's facts. */
export type OpenRun = Readonly<{ definition: InstructionDefinition; state: RunState; context: RunContext; facts: CaseFacts; task: Row<'task'> | null }>;

/** Null when the version it is pinned to is not here, or the case is gone. */
export function openRun(run: RowBody<'run'>, facts: CaseFacts | null, call: Pick<Call, 'today' | 'catalogues'> & Readonly<{ viewer: string }>): OpenRun | null {
  const published = call.catalogues.instructions.byHash(run.hash);
  if (published === null || facts === null) return null;
  const events = run.events.flatMap((raw) => {
    const read = RunEvent.safeParse(raw);
    return read.success ? [read.data] : [];
  });
  const task = facts.tasks.find((t) => t.id === run.taskId) ?? null;
  const context = runContext({ facts, task, today: call.today, catalogues: call.catalogues, viewer: call.viewer });
  return { definition: published.definition, state: foldRun(published.definition, events), context, facts, task };
}

const codes: Readonly<Record<string, ErrorCode>> = { NOT_READY: 'STEP_NOT_CURRENT' };
const failed = (failure: Extract<ActionResult, { ok: false }>, field: string): Result<never> => fail(codes[failure.code] ?? (failure.code), { fields: [field] });

/** The run's row after one more event. */
function withEvent(run: Row<'run'>, event: RunEvent, definition: InstructionDefinition): RowWrite {
  const events = [...run.body.events, event];
  const state = foldRun(definition, events as readonly RunEvent[]);
  const ended = state.status === 'submitted' || state.status === 'abandoned';
  return {
    kind: 'run',
    id: run.id,
    body: { ...run.body, events, state: state.status, holder: state.holder ?? run.body.holder, endedAt: ended ? event.at : null, outcome: state.sealed?.outcome ?? null },
  };
}

type RunRows = Loaded<ChangeReads & { run: Readonly<{ kind: 'run'; id: string }> }>;
const runReads = (caseId: string, runId: string) => ({ run: row('run', runId), ...changeReads(caseId) });

function opened(rows: RunRows, caseId: string, call: Call): Result<OpenRun> {
  if (rows.run.body.caseId !== caseId) return fail('ROW_NOT_FOUND', { fields: ['run'] });
  if (rows.run.body.state === 'submitted' || rows.run.body.state === 'abandoned') return fail('RUN_NOT_OPEN');
  const { run: _run, ...rest } = rows;
  const run = openRun(rows.run.body, factsOf(rest, caseId), { ...call, viewer: call.actor.id });
  return run === null ? fail('INSTRUCTION_NOT_FOUND') : ok(run);
}

/** One act inside a run: an answer, a step back, a pause. Each is checked by the engine against today's facts. */
export const instructionAnswer = operation({
  kind: 'instruction.answer',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ runId: Id, caseId: Id, action: Action }),
  reads: ({ caseId, runId }) => runReads(caseId, runId),
  restsOn: () => ['run'],
  may: (actor, rows) => worksFor(actor, rows.case.body.ownerTeamId),
  decide: (rows, { caseId, action }, call) => {
    const open = opened(rows, caseId, call);
    if (!open.ok) return open;
    const { definition, state, context } = open.value;
    const meta = { by: call.actor.id, at: call.now };
    const act = (): ActionResult => {
      switch (action.type) {
        case 'answer':
          return answerStep(definition, state, context, action.stepId, action.value, {
            ...meta, round: action.round, ...(action.reason === null ? {} : { reason: action.reason }),
            ...(action.documentLabel === null ? {} : { source: 'document' as const, sourceLabel: action.documentLabel, sourceDate: call.today }),
          });
        case 'back':
          return backTo(definition, state, context, action.stepId, { ...meta, round: action.round });
        case 'pause':
          return pause(state, meta);
        case 'resume':
          return resume(state, meta);
        case 'deviate':
          return deviate(definition, state, context, { ...meta, reason: action.reason, ...(action.to === null ? {} : { to: action.to }) });
        case 'note':
          return note({ ...meta, about: action.about, text: action.text, stepId: action.stepId });
      }
    };
    const result = act();
    return result.ok ? apply([withEvent(rows.run, result.event, definition)]) : failed(result, action.type);
  },
});

/** Ends a run: does everything it drafted in one act, or commits what is drafted at a wait, or gives it up with a reason. */
export const instructionFinish = operation({
  kind: 'instruction.finish',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ runId: Id, caseId: Id, how: z.enum(['submit', 'wait', 'abandon']), reason: z.string().max(1000).nullable() }),
  reads: ({ caseId, runId }) => runReads(caseId, runId),
  restsOn: ({ how }) => (how === 'submit' ? ['run', 'incomes', 'benefits', 'children', 'care', 'decisions'] : ['run']),
  may: (actor, rows) => worksFor(actor, rows.case.body.ownerTeamId),
  decide: (rows, { runId, caseId, how, reason }, call) => {
    const open = opened(rows, caseId, call);
    if (!open.ok) return open;
    const { definition, state, context, facts, task } = open.value;
    const meta = { by: call.actor.id, at: call.now };
    if (how === 'abandon') {
      const gone = abandon(state, { ...meta, reason: reason ?? '' });
      return gone.ok ? apply([withEvent(rows.run, gone.event, definition)]) : failed(gone, 'reason');
    }
    const view = viewRun(definition, state, context);
    const off = view.left === null ? refuseTaskOf(facts, rows.run.body.taskId) : null;
    if (off !== null) return off;
    const end = { facts, task, runId, state, view, today: call.today, catalogues: call.catalogues };
    const event = how === 'wait' ? commitWait(definition, state, context, meta) : submit(definition, state, context, meta);
    if (!event.ok) return failed(event, how);
    const effects = how === 'wait' ? beginWait(end, call) : finishRun(end, call);
    if (!effects.ok) return effects;
    return ok({ ...effects.value, put: [withEvent(rows.run, event.event, definition), ...effects.value.put] });
  },
});
