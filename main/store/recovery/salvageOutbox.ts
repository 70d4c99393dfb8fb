import type { Db } from '../openDatabase.ts';
import { isUnreadable } from '../storeProblem.ts';

type Line = Record<string, string | number | null>;
export type Salvaged = Readonly<{
  operations: number;
  drafts: number;
  /** Writes what was read into a new, empty outbox. One transaction. */
  into(fresh: Db): void;
}>;

/**
 * Reads what can still be read of a damaged outbox, row by row from both ends of each table, so that one bad page
 * hides only what lies on it. Null when not even the tables can be found.
 */
export function salvageOutbox(db: Db): Salvaged | null {
  const read = (table: string, key: string): Line[] | null => {
    const found = new Map<string | number, Line>();
    let reached = false;
    for (const order of ['ASC', 'DESC']) {
      try {
        for (const line of db.prepare<[], Line>(`SELECT * FROM ${table} NOT INDEXED ORDER BY rowid ${order}`).iterate()) {
          found.set(line[key] as string | number, line);
        }
        reached = true;
      } catch (cause) {
        if (!isUnreadable(cause)) throw cause;
      }
    }
    return reached || found.size > 0 ? [...found.values()] : null;
  };
  const ops = read('op', 'seq');
  const drafts = read('draft', 'key');
  const settings = read('setting', 'k');
  // An outbox of before the tray has no such table.
  const tray = holds(db, 'tray') ? read('tray', 'id') : null;
  if (ops === null && drafts === null && settings === null) return null;
  const whole = (ops ?? []).filter(isReadableOp).sort((a, b) => Number(a['seq']) - Number(b['seq']));
  return {
    operations: whole.length,
    drafts: drafts?.length ?? 0,
    into: (fresh) =>
      fresh.transaction(() => {
        for (const line of whole) {
          insert(fresh, 'op', line);
          for (const clusterId of clustersOf(line)) insert(fresh, 'op_case', { cluster_id: clusterId, seq: line['seq'] ?? 0 });
        }
        for (const line of drafts ?? []) insert(fresh, 'draft', line);
        for (const line of settings ?? []) insert(fresh, 'setting', line);
        for (const line of tray ?? []) insert(fresh, 'tray', line);
      }).immediate(),
  };
}

function holds(db: Db, table: string): boolean {
  try {
    return db.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(table) !== undefined;
  } catch (cause) {
    if (isUnreadable(cause)) return false;
    throw cause;
  }
}
const clustersOf = (line: Line): readonly string[] => (JSON.parse(String(line['body'])) as { clusterIds: readonly string[] }).clusterIds;
function isReadableOp(line: Line): boolean {
  try {
    return clustersOf(line).length > 0;
  } catch {
    return false;
  }
}
function insert(db: Db, table: string, line: Line): void {
  const names = Object.keys(line);
  db.prepare(`INSERT OR IGNORE INTO ${table}(${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(...Object.values(line));
}
