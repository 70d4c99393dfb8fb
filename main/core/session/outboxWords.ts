import type { Output } from '../../../app/contract/index.ts';
import type { EngineState } from '../../sync/engineLoop.ts';
import type { KeptOp } from '../../store/outbox/outbox.ts';

type Item = Output<'outbox.list'>['items'][number];

/** What an act is called in the Outbox. */
const titles: Readonly<Record<string, string>> = {
  'task.claim': 'Took a work item',
  'task.assign': 'Assigned a work item',
  'task.unassign': 'Put a work item back',
  'task.setDue': 'Changed a due date',
  'task.setPriority': 'Changed a priority',
  'task.restore': 'Undid a queue change',
  'task.finish': 'Finished a work item',
  'task.decline': 'Passed over a work item',
  'callback.try': 'Callback outcome',
  'note.add': 'Note',
  'identity.check': 'Identity check',
  'promise.make': 'Promise made',
  'promise.keep': 'Promise kept',
  'promise.move': 'Promise moved',
  'promise.withdraw': 'Promise taken back',
  'callback.book': 'Callback booked',
  'challenge.register': 'Asked to look again',
  'challenge.decide': 'Decision looked at again',
  'decision.correctError': 'Mistake put right',
  'change.record': 'Change',
  'message.draft': 'Message draft',
  'message.queue': 'Message queued',
  'message.recall': 'Message taken back',
  'instruction.start': 'Instruction started',
  'instruction.answer': 'Instruction answer',
  'instruction.finish': 'Instruction finished',
};

const caseIdOf = (args: unknown): string | null =>
  typeof args === 'object' && args !== null && 'caseId' in args && typeof args.caseId === 'string' ? args.caseId : null;
const taskIdOf = (args: unknown): string | null =>
  typeof args === 'object' && args !== null && 'taskId' in args && typeof args.taskId === 'string' ? args.taskId : null;

type Lookup = Readonly<{ caseOfTask(taskId: string): string | null; referenceOf(caseId: string): string | null }>;

function stateOf(kept: KeptOp, engine: EngineState): Item['state'] {
  if (kept.outcome === null) return engine.link === 'unreachable' || engine.syncing ? 'trying' : 'waiting';
  if (kept.outcome === 'applied') return 'sent';
  return kept.resolved === null ? 'needsYou' : 'settled';
}

/** One operation as the Outbox shows it. */
export function outboxItem(kept: KeptOp, engine: EngineState, lookup: Lookup): Item {
  const { op, detail } = kept;
  const taskId = taskIdOf(op.args);
  const caseId = caseIdOf(op.args) ?? (taskId === null ? null : lookup.caseOfTask(taskId));
  return {
    opId: op.opId,
    seq: op.seq,
    kind: op.kind,
    title: titles[op.kind] ?? 'Work',
    clusterId: op.clusterIds[0] ?? '',
    caseId,
    reference: caseId === null ? null : lookup.referenceOf(caseId),
    madeAt: op.madeAt,
    state: stateOf(kept, engine),
    reason: detail === null || detail.code === null ? null : { code: detail.code, fields: detail.fields, facts: detail.facts, changed: detail.changed.map(({ key, by, at }) => ({ key, by, at })) },
    nextTryAt: kept.outcome === null ? engine.nextTryAt : null,
  };
}
