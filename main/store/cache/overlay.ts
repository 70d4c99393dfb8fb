import { decide, prepare } from '../../../app/operations/execute.ts';
import type { Actor, AnyOperation, Catalogues, Effects } from '../../../app/operations/operation.ts';
import type { ClusterId } from '../../../app/model/ids.ts';
import { isRowKind } from '../../../app/model/rows/index.ts';
import type { ErrorCode } from '../../../app/result.ts';
import type { Op } from '../../../app/sync/protocol.ts';
import type { Db } from '../openDatabase.ts';
import type { RowKey, RowSources } from './rowSource.ts';

/** What replaying a person's own work needs besides rows. */
export type Rules = Readonly<{
  operations: Readonly<Record<string, AnyOperation>>;
  catalogues: Catalogues;
  actor: () => Actor;
  /** Logs a rule that threw; returns the incident reference. */
  report: (cause: unknown, kind: string) => string;
}>;

/**
 * What unanswered work adds to a cluster, over the authority's rows. An operation that no longer holds is marked
 * shaky ("likely to be refused") and adds nothing; it is sent all the same, because only the authority decides.
 */
export function createOverlay(db: Db, sources: RowSources, rules: Rules) {
  const put = db.prepare<[string, string, string, string, number, string | null]>(
    `INSERT INTO overlay(cluster_id, kind, row_id, by_op, deleted, body) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT(cluster_id, kind, row_id) DO UPDATE SET by_op = excluded.by_op, deleted = excluded.deleted, body = excluded.body`,
  );
  const keys = db.prepare<[string], { kind: string; row_id: string }>('SELECT kind, row_id FROM overlay WHERE cluster_id = ?');
  const empty = db.prepare<[string]>('DELETE FROM overlay WHERE cluster_id = ?');
  const calm = db.prepare<[string]>('DELETE FROM shaky WHERE cluster_id = ?');
  const shake = db.prepare<[string, string, string]>('INSERT OR REPLACE INTO shaky(op_id, cluster_id, code) VALUES (?, ?, ?)');
  const clusters = db.prepare<[], string>('SELECT DISTINCT cluster_id FROM overlay UNION SELECT cluster_id FROM shaky').pluck();

  function addEffects(clusterId: string, opId: string, effects: Effects): readonly RowKey[] {
    for (const write of effects.put) put.run(clusterId, write.kind, write.id, opId, 0, JSON.stringify(write.body));
    for (const gone of effects.remove ?? []) put.run(clusterId, gone.kind, gone.id, opId, 1, null);
    return [...effects.put, ...(effects.remove ?? [])].map(({ kind, id }) => ({ kind, id }));
  }

  /** The effects of one operation on the cluster as it stands, without the `saw` check; or why it no longer holds. */
  function replay(clusterId: string, op: Op): Effects | ErrorCode {
    const rule = rules.operations[op.kind];
    if (rule === undefined || rule.version !== op.v) return 'OPERATION_UNKNOWN';
    try {
      const prepared = prepare(rule, op.args, sources(clusterId));
      if (!prepared.ok) return prepared.error.code;
      const decided = decide(rule, prepared.value, {
        actor: rules.actor(), opId: op.opId, clusterId: clusterId as ClusterId, now: op.madeAt, catalogues: rules.catalogues,
      });
      return decided.ok ? decided.value : decided.error.code;
    } catch (cause) {
      rules.report(cause, op.kind);
      return 'RULE_FAILED';
    }
  }

  return {
    addEffects,
    clusters: (): readonly string[] => clusters.all(),
    /** Empties a cluster's overlay and runs these operations again, in order. Returns every row that may look different. */
    rebuild(clusterId: string, ops: readonly Op[]): readonly RowKey[] {
      const changed = new Map<string, RowKey>();
      const note = (key: RowKey): void => void changed.set(`${key.kind}/${key.id}`, key);
      for (const { kind, row_id } of keys.all(clusterId)) if (isRowKind(kind)) note({ kind, id: row_id });
      empty.run(clusterId);
      calm.run(clusterId);
      for (const op of ops) {
        const effects = replay(clusterId, op);
        if (typeof effects === 'string') shake.run(op.opId, clusterId, effects);
        else addEffects(clusterId, op.opId, effects).forEach(note);
      }
      return [...changed.values()];
    },
    clear(clusterId: string): void {
      empty.run(clusterId);
      calm.run(clusterId);
    },
  };
}
export type Overlay = ReturnType<typeof createOverlay>;
