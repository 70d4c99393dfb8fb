import type { Act, Done } from '../../../app/contract/doing.ts';
import type { CoreEvent } from '../../../app/contract/index.ts';
import type { Instant } from '../../../app/model/dates.ts';
import type { ClusterId } from '../../../app/model/ids.ts';
import type { RowKind } from '../../../app/model/rows/index.ts';
import { changedSince, decide, prepare, sawTags } from '../../../app/operations/execute.ts';
import type { Effects, Undo } from '../../../app/operations/operation.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import type { Clock } from '../../../app/sync/ports.ts';
import type { Saw } from '../../../app/sync/protocol.ts';
import type { Cache } from '../../store/cache/desktopDisk.ts';
import type { Rules } from '../../store/cache/overlay.ts';
import type { Outbox } from '../../store/outbox/outbox.ts';
import { storeCodeOf } from '../../store/storeProblem.ts';

/** How long queue facts can be taken back (screens: "undo until 9:51am"). */
export const UNDO_MINUTES = 10;
/** Acts saved with one commit when many come at once; bounds how long everything else waits. */
const ACTS_PER_COMMIT = 200;
const ROWS_IN_ANSWER = 200;

export type PerformerPorts = Readonly<{
  outbox: Outbox;
  cache: Cache;
  rules: Rules;
  clock: Clock;
  newOpId: () => string;
  emit: (event: CoreEvent) => void;
  /** Whether the authority can be reached now; some acts are only done together with it. */
  isConnected: () => boolean;
  /** Why nothing may be written, when the folder or the disk does not allow it. */
  readOnly: () => 'STORE_READ_ONLY' | 'STORE_FULL' | null;
  /** Something is waiting to be sent. */
  onSaved: () => void;
}>;

type Decided = Readonly<{ act: Act; version: number; input: unknown; saw: Saw; effects: Effects; undo: Undo | null; opId: string; madeAt: Instant }>;
export type Undone = Readonly<{ undone: number; left: readonly Readonly<{ opId: string; code: string }>[] }>;

const minutesAfter = (at: Instant, minutes: number): Instant => new Date(Date.parse(at) + minutes * 60_000).toISOString();
/** Kinds whose rows stand in the queue's lines. */
const queueKinds: ReadonlySet<RowKind> = new Set<RowKind>(['task', 'note', 'case', 'safety']);

/**
 * Does what a person asks: decides it by the shared rule on what they see, writes it to the outbox (one durable
 * commit), lays it over the cache, and only then answers "saved". A refusal writes nothing.
 */
export function createPerformer(ports: PerformerPorts) {
  const { outbox, cache, rules, clock } = ports;

  function consider(act: Act): Result<Decided> {
    const rule = rules.operations[act.kind];
    if (rule === undefined) return fail('OPERATION_UNKNOWN');
    if (!rule.offlineOk && !ports.isConnected()) return fail('ONLINE_ONLY');
    if (!cache.isHeld(act.clusterId)) return fail('CASE_NOT_HELD');
    const source = cache.rows(act.clusterId);
    const prepared = prepare(rule, act.args, source);
    if (!prepared.ok) return prepared;
    const { input, reads, rows } = prepared.value;
    const saw = sawTags(rule, input, reads, source);
    const stale = changedSince(act.saw, saw);
    if (stale.length > 0) return fail('CASE_CHANGED_ELSEWHERE', { fields: stale });
    const opId = ports.newOpId();
    const madeAt = clock.now();
    try {
      const decided = decide(rule, prepared.value, {
        actor: rules.actor(), opId, clusterId: act.clusterId as ClusterId, now: madeAt, catalogues: rules.catalogues,
      });
      if (!decided.ok) return decided;
      return ok({ act, version: rule.version, input, saw, effects: decided.value, undo: rule.undo?.(rows, input) ?? null, opId, madeAt });
    } catch (cause) {
      return fail('RULE_FAILED', { incident: rules.report(cause, act.kind) });
    }
  }

  /** Writes one decided act into both open transactions. */
  function write(decided: Decided): Done {
    const { act, effects, opId, madeAt, undo } = decided;
    const changed = cache.overlay.addEffects(act.clusterId, opId, effects);
    cache.projector.update(act.clusterId, changed);
    const done: Done = {
      opId,
      savedAt: madeAt,
      undoUntil: undo === null ? null : minutesAfter(madeAt, UNDO_MINUTES),
      rows: changed.slice(0, ROWS_IN_ANSWER).map(({ kind, id }) => ({ kind, id })),
    };
    outbox.insertOp({
      op: {
        opId, kind: act.kind, v: decided.version, clusterIds: [act.clusterId], args: decided.input, saw: decided.saw,
        madeAt, madeEpoch: cache.meta.epoch(), redoOf: null,
      },
      requestId: act.requestId, answer: done, undo,
    });
    return done;
  }

  /** Several acts with one durable commit. Each is decided on what those before it left. */
  function performTogether(acts: readonly Act[]): readonly Result<Done>[] {
    const refused = ports.readOnly();
    if (refused !== null) return acts.map(() => fail(refused));
    const results: Result<Done>[] = [];
    const clusterIds = new Set<string>();
    let queue = false;
    try {
      outbox.begin();
      cache.begin();
      for (const act of acts) {
        const known = outbox.findByRequest(act.requestId);
        if (known !== null) {
          results.push(ok(known.answer));
          continue;
        }
        const decided = consider(act);
        if (!decided.ok) {
          results.push(decided);
          continue;
        }
        const done = write(decided.value);
        clusterIds.add(act.clusterId);
        queue ||= done.rows.some(({ kind }) => queueKinds.has(kind as RowKind));
        results.push(ok(done));
      }
      if (clusterIds.size === 0) {
        cache.rollback();
        outbox.rollback();
        return results;
      }
      // The moment of saving. Should the next line never run, the next start lays the work over the cache again.
      outbox.commit();
    } catch (cause) {
      cache.rollback();
      outbox.rollback();
      const code = storeCodeOf(cause);
      if (code === null) throw cause;
      return acts.map(() => fail(code));
    }
    cache.commitOr(() => [...clusterIds]);
    ports.emit({ type: 'changed', clusterIds: [...clusterIds], queue });
    ports.emit({ type: 'outbox' });
    ports.onSaved();
    return results;
  }

  function performMany(acts: readonly Act[]): readonly Result<Done>[] {
    const results: Result<Done>[] = [];
    for (let i = 0; i < acts.length; i += ACTS_PER_COMMIT) results.push(...performTogether(acts.slice(i, i + ACTS_PER_COMMIT)));
    return results;
  }

  /** The act that takes an operation back, or why there is none. */
  function undoAct(opId: string, now: Instant): Result<Act> {
    const kept = outbox.find(opId);
    const clusterId = kept?.op.clusterIds[0];
    if (kept === null || clusterId === undefined || kept.undo === null || kept.outcome === 'rejected' || kept.outcome === 'conflict') return fail('UNDO_NOT_POSSIBLE');
    if (kept.answer.undoUntil === null || now > kept.answer.undoUntil) return fail('UNDO_TOO_LATE');
    // Only while the rows are still as that operation left them: a later act by anyone must not be lost.
    const saw = Object.fromEntries(kept.answer.rows.map(({ kind, id }) => [`${kind}/${id}`, opId]));
    return ok({ requestId: `undo-${opId}`, kind: kept.undo.kind, clusterId, args: kept.undo.args, saw });
  }

  return {
    /** Saves one act, or says why not. The same `requestId` again gives the first answer and does nothing. */
    perform: (act: Act): Result<Done> => performTogether([act])[0] ?? fail('INTERNAL'),
    /** One answer per act, in order: a refused one never stops the others. */
    performMany,
    /** Takes back queue facts within ten minutes, newest first. */
    undo(opIds: readonly string[]): Undone {
      const now = clock.now();
      const left: { opId: string; code: string }[] = [];
      const acts: { opId: string; act: Act; seq: number }[] = [];
      for (const opId of opIds) {
        const act = undoAct(opId, now);
        if (act.ok) acts.push({ opId, act: act.value, seq: outbox.find(opId)?.op.seq ?? 0 });
        else left.push({ opId, code: act.error.code });
      }
      acts.sort((a, b) => b.seq - a.seq);
      const results = performMany(acts.map(({ act }) => act));
      let undone = 0;
      results.forEach((result, i) => {
        const opId = acts[i]?.opId;
        if (result.ok) undone += 1;
        else if (opId !== undefined) left.push({ opId, code: result.error.code });
      });
      return { undone, left };
    },
  };
}
export type Performer = ReturnType<typeof createPerformer>;
