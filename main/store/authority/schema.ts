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
  {
    version: 2,
    name: 'office',
    up: (db) =>
      db.exec(`
-- When each cluster next needs the authority, and when those who were asked answer in practice. Both follow from rows
-- of requests; a cluster whose requests changed is looked at again.
CREATE TABLE office_dirty(cluster_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE office_clock(cluster_id TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX office_clock_at ON office_clock(at);
CREATE TABLE office_answer(request_id TEXT PRIMARY KEY, cluster_id TEXT NOT NULL, asked_ms INTEGER NOT NULL, delay_ms INTEGER) STRICT, WITHOUT ROWID;
CREATE INDEX office_answer_cluster ON office_answer(cluster_id);
CREATE TRIGGER office_request_new AFTER INSERT ON cluster_row WHEN new.kind = 'request' BEGIN
  INSERT INTO office_dirty(cluster_id) SELECT new.cluster_id WHERE NOT EXISTS (SELECT 1 FROM office_dirty WHERE cluster_id = new.cluster_id);
END;
CREATE TRIGGER office_request_changed AFTER UPDATE ON cluster_row WHEN new.kind = 'request' BEGIN
  INSERT INTO office_dirty(cluster_id) SELECT new.cluster_id WHERE NOT EXISTS (SELECT 1 FROM office_dirty WHERE cluster_id = new.cluster_id);
END;
INSERT INTO office_dirty(cluster_id) SELECT DISTINCT cluster_id FROM cluster_row WHERE kind = 'request' AND deleted = 0;
`),
  },
  {
    version: 3,
    name: 'payments',
    up: (db) =>
      db.exec(`
-- A cluster whose payment schedules changed is looked at again too: its payments fall due by themselves.
CREATE TRIGGER office_schedule_new AFTER INSERT ON cluster_row WHEN new.kind = 'schedule' BEGIN
  INSERT INTO office_dirty(cluster_id) SELECT new.cluster_id WHERE NOT EXISTS (SELECT 1 FROM office_dirty WHERE cluster_id = new.cluster_id);
END;
CREATE TRIGGER office_schedule_changed AFTER UPDATE ON cluster_row WHEN new.kind = 'schedule' BEGIN
  INSERT INTO office_dirty(cluster_id) SELECT new.cluster_id WHERE NOT EXISTS (SELECT 1 FROM office_dirty WHERE cluster_id = new.cluster_id);
END;
INSERT INTO office_dirty(cluster_id) SELECT DISTINCT cluster_id FROM cluster_row WHERE kind = 'schedule' AND deleted = 0 AND cluster_id NOT IN (SELECT cluster_id FROM office_dirty);
`),
  },
];
