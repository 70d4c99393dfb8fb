import type { Migration } from '../migrate.ts';

/**
 * The practice's own authority: the hub's tables in one SQLite file. Answers and audit are kept for ever; a team's
 * head is raised inside the writing transaction, so that its feed has no holes.
 */
export const authorityMigrations: readonly Migration[] = [
  {
    version: 1,
    name: 'authority',
    up: (db) =>
      db.exec(`
CREATE TABLE authority_info(one INTEGER PRIMARY KEY CHECK(one = 1), epoch INTEGER NOT NULL, schema INTEGER NOT NULL, seeding TEXT) STRICT;
CREATE TABLE scope(id TEXT PRIMARY KEY, head INTEGER NOT NULL DEFAULT 0, floor INTEGER NOT NULL DEFAULT 0, clusters INTEGER NOT NULL DEFAULT 0,
  digest TEXT NOT NULL DEFAULT '0000000000000000') STRICT;
CREATE TABLE user(user_id TEXT PRIMARY KEY, role TEXT NOT NULL, teams TEXT NOT NULL) STRICT;
CREATE TABLE scope_user(user_id TEXT NOT NULL, scope_id TEXT NOT NULL REFERENCES scope, until TEXT, PRIMARY KEY(user_id, scope_id)) STRICT, WITHOUT ROWID;
CREATE TABLE cluster(id TEXT PRIMARY KEY, ver INTEGER NOT NULL, last_hash TEXT NOT NULL) STRICT;
CREATE TABLE cluster_scope(scope_id TEXT NOT NULL, cluster_id TEXT NOT NULL, PRIMARY KEY(scope_id, cluster_id)) STRICT, WITHOUT ROWID;
CREATE INDEX cluster_scope_cluster ON cluster_scope(cluster_id);
CREATE TABLE cluster_row(cluster_id TEXT NOT NULL, kind TEXT NOT NULL, row_id TEXT NOT NULL, ver INTEGER NOT NULL, by_op TEXT NOT NULL,
  deleted INTEGER NOT NULL, body TEXT, PRIMARY KEY(cluster_id, kind, row_id)) STRICT;
CREATE TABLE feed(scope_id TEXT NOT NULL, pos INTEGER NOT NULL, cluster_id TEXT NOT NULL, cluster_ver INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('enter','change','leave')), at TEXT NOT NULL, PRIMARY KEY(scope_id, pos)) STRICT, WITHOUT ROWID;
CREATE TABLE stream(id TEXT PRIMARY KEY, device_id TEXT NOT NULL, user_id TEXT NOT NULL, state TEXT NOT NULL CHECK(state IN ('active','wipe','lost','retired')),
  last_seq INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE op_log(stream_id TEXT NOT NULL REFERENCES stream, seq INTEGER NOT NULL, op_id TEXT NOT NULL UNIQUE, actor TEXT NOT NULL, kind TEXT NOT NULL,
  kind_ver INTEGER NOT NULL, payload TEXT NOT NULL, payload_hash TEXT NOT NULL, outcome TEXT NOT NULL CHECK(outcome IN ('applied','rejected','conflict')),
  cluster_id TEXT, cluster_ver INTEGER, detail TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY(stream_id, seq)) STRICT;
CREATE TABLE audit(cluster_id TEXT NOT NULL, cluster_ver INTEGER NOT NULL, op_id TEXT NOT NULL, actor TEXT NOT NULL, stream_id TEXT NOT NULL, at TEXT NOT NULL,
  payload_hash TEXT NOT NULL, prev_hash TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY(cluster_id, cluster_ver)) STRICT;
CREATE TABLE effect(key TEXT PRIMARY KEY, cluster_id TEXT NOT NULL, kind TEXT NOT NULL, row_id TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'ready', receipt TEXT) STRICT;
INSERT INTO authority_info(one, epoch, schema) VALUES (1, 1, 1);
`),
  },
];
