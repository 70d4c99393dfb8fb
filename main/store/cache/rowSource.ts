import type { RowSource } from '../../../app/operations/execute.ts';
import { isRowKind, type Row, type RowBody, type RowKind } from '../../../app/model/rows/index.ts';
import type { Db } from '../openDatabase.ts';

type Found = { row_id: string; by_op: string; deleted: number; body: string | null };

const parse = (kind: RowKind, found: Found): Row => ({ kind, id: found.row_id, tag: found.by_op, body: JSON.parse(found.body ?? 'null') as RowBody<RowKind> });

/** A row of a cluster's changed set. */
export type RowKey = Readonly<{ kind: RowKind; id: string }>;
/** Rows whose kind a later version of the authority invented are stored and passed over. */
export const rowKeyOf = (row: Readonly<{ kind: string; id: string }>): readonly RowKey[] => (isRowKind(row.kind) ? [{ kind: row.kind, id: row.id }] : []);

/**
 * The rows of a cluster as they stand for this person: own unanswered work over the authority's rows. Lists come in
 * id order, compared by code unit, as on the authority.
 */
export function createRowSources(db: Db) {
  const fromOverlay = db.prepare<[string, string, string], Found>(
    'SELECT row_id, by_op, deleted, body FROM overlay WHERE cluster_id = ? AND kind = ? AND row_id = ?',
  );
  const fromBase = db.prepare<[string, string, string], Found>('SELECT row_id, by_op, deleted, body FROM row WHERE cluster_id = ? AND kind = ? AND row_id = ?');
  const listBase = db.prepare<[string, string], Found>('SELECT row_id, by_op, deleted, body FROM row WHERE cluster_id = ? AND kind = ? ORDER BY row_id');
  const listOverlay = db.prepare<[string, string], Found>('SELECT row_id, by_op, deleted, body FROM overlay WHERE cluster_id = ? AND kind = ? ORDER BY row_id');

  return (clusterId: string): RowSource => ({
    get(kind, id) {
      const found = fromOverlay.get(clusterId, kind, id) ?? fromBase.get(clusterId, kind, id);
      return found === undefined || found.deleted === 1 ? null : parse(kind, found);
    },
    list(kind) {
      const base = listBase.all(clusterId, kind);
      const over = listOverlay.all(clusterId, kind);
      if (over.length === 0) return base.filter((r) => r.deleted === 0).map((r) => parse(kind, r));
      const merged = new Map(base.map((r) => [r.row_id, r]));
      for (const r of over) merged.set(r.row_id, r);
      return [...merged.values()]
        .filter((r) => r.deleted === 0)
        .sort((a, b) => (a.row_id < b.row_id ? -1 : 1))
        .map((r) => parse(kind, r));
    },
  });
}
export type RowSources = ReturnType<typeof createRowSources>;

/** A source that remembers what it has parsed, for as long as nothing is written: one projection of a few rows. */
export function remembering(source: RowSource): RowSource {
  const lists = new Map<RowKind, readonly Row[]>();
  const rows = new Map<string, Row | null>();
  return {
    get(kind, id) {
      const key = `${kind}/${id}`;
      const known = rows.get(key);
      if (known !== undefined) return known;
      const found = lists.get(kind)?.find((r) => r.id === id) ?? source.get(kind, id);
      rows.set(key, found);
      return found;
    },
    list(kind) {
      const known = lists.get(kind) ?? source.list(kind);
      lists.set(kind, known);
      return known;
    },
  };
}

type Arrived = Readonly<{ kind: string; id: string; byOp: string; deleted: boolean; body: string | null }>;

/** The same over rows in memory: a cluster that has just arrived whole. Bodies are parsed only for kinds that are asked for. */
export function memorySource(rows: readonly Arrived[]): RowSource {
  const raw = new Map<string, Arrived[]>();
  for (const r of rows) {
    if (r.deleted) continue;
    const members = raw.get(r.kind);
    if (members === undefined) raw.set(r.kind, [r]);
    else members.push(r);
  }
  const parsed = new Map<RowKind, readonly Row[]>();
  const list = (kind: RowKind): readonly Row[] => {
    let rows = parsed.get(kind);
    if (rows === undefined) {
      rows = (raw.get(kind) ?? [])
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((r) => ({ kind, id: r.id, tag: r.byOp, body: JSON.parse(r.body ?? 'null') as RowBody<RowKind> }));
      parsed.set(kind, rows);
    }
    return rows;
  };
  return { list, get: (kind, id) => list(kind).find((r) => r.id === id) ?? null };
}

/** One row with its body's own type. */
export const rowOf = <K extends RowKind>(source: RowSource, kind: K, id: string): Row<K> | null => source.get(kind, id) as Row<K> | null;
/** Every row of a kind with its body's own type. */
export const rowsIn = <K extends RowKind>(source: RowSource, kind: K): readonly Row<K>[] => source.list(kind) as readonly Row<K>[];
