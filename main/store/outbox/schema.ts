import type { Migration } from '../migrate.ts';

/** Tables of the tray. `kind` is TEMP for a file of before the tray that may only be read: then it is simply empty. */
export const trayTables = (kind: '' | 'TEMP' = ''): string => `
CREATE ${kind} TABLE IF NOT EXISTS tray(id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, type TEXT NOT NULL, bytes INTEGER NOT NULL, pages INTEGER,
  arrived_at TEXT NOT NULL, how TEXT NOT NULL) STRICT;
CREATE ${kind} TABLE IF NOT EXISTS scanned(hash TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

/**
 * The outbox file: small and precious. Operations that are not answered yet exist nowhere else, nor do drafts.
 * Migrations here may only add. A negative `seq` belongs to an earlier stream (a restored disk): kept for the
 * person to see, never sent.
 */
export const outboxMigrations: readonly Migration[] = [
  {
    version: 1,
    name: 'operations and journal',
    up: (db) =>
      db.exec(`
CREATE TABLE op(
  seq INTEGER PRIMARY KEY, op_id TEXT NOT NULL UNIQUE, request_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, made_at TEXT NOT NULL,
  body TEXT NOT NULL, answer TEXT NOT NULL, undo TEXT,
  outcome TEXT CHECK(outcome IN ('applied','rejected','conflict')), detail TEXT, answered_at TEXT,
  resolved_by TEXT, resolved_at TEXT, resolved_why TEXT) STRICT;
CREATE INDEX op_waiting ON op(seq) WHERE outcome IS NULL;
CREATE INDEX op_refused ON op(seq) WHERE outcome IN ('rejected','conflict') AND resolved_at IS NULL;
CREATE TABLE op_case(cluster_id TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY(cluster_id, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE meta(k TEXT PRIMARY KEY, v TEXT NOT NULL) STRICT;
CREATE TABLE draft(key TEXT PRIMARY KEY, case_id TEXT, title TEXT NOT NULL, body TEXT NOT NULL, saved_at TEXT NOT NULL) STRICT;
CREATE INDEX draft_case ON draft(case_id, saved_at);
CREATE TABLE setting(k TEXT PRIMARY KEY, v TEXT NOT NULL, saved_at TEXT NOT NULL) STRICT;
`),
  },
  { version: 2, name: 'tray of files', up: (db) => db.exec(trayTables()) },
];
