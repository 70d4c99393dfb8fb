/**
 * The cache file: everything in it can be thrown away and fetched again. `row` is what the authority said,
 * `overlay` is what this person's unanswered work adds; the read models below are rebuilt from the two by the
 * projector, in the same transaction, and by nothing else.
 */
export const cacheSchema = `
CREATE TABLE meta(k TEXT PRIMARY KEY, v TEXT NOT NULL) STRICT;
CREATE TABLE scope(id TEXT PRIMARY KEY, pos INTEGER NOT NULL, boot TEXT, clusters INTEGER NOT NULL, digest TEXT NOT NULL) STRICT;
CREATE TABLE held(cluster_id TEXT PRIMARY KEY, ver INTEGER NOT NULL, h TEXT NOT NULL) STRICT;
CREATE TABLE member(scope_id TEXT NOT NULL, cluster_id TEXT NOT NULL, PRIMARY KEY(scope_id, cluster_id)) STRICT, WITHOUT ROWID;
CREATE INDEX member_cluster ON member(cluster_id);
-- A rowid table on purpose: with bodies this size WITHOUT ROWID takes three times the disk.
CREATE TABLE row(cluster_id TEXT NOT NULL, kind TEXT NOT NULL, row_id TEXT NOT NULL, ver INTEGER NOT NULL, by_op TEXT NOT NULL,
  deleted INTEGER NOT NULL, body TEXT, PRIMARY KEY(cluster_id, kind, row_id)) STRICT;
-- A window names a run without its cluster.
CREATE INDEX row_run ON row(row_id) WHERE kind = 'run';
-- Small and short-lived: one page to write for an act, where a separate index would make it two.
CREATE TABLE overlay(cluster_id TEXT NOT NULL, kind TEXT NOT NULL, row_id TEXT NOT NULL, by_op TEXT NOT NULL,
  deleted INTEGER NOT NULL, body TEXT, PRIMARY KEY(cluster_id, kind, row_id)) STRICT, WITHOUT ROWID;
CREATE VIEW row_now AS
  SELECT cluster_id, kind, row_id, by_op, deleted, body FROM overlay
  UNION ALL
  SELECT r.cluster_id, r.kind, r.row_id, r.by_op, r.deleted, r.body FROM row r
   WHERE NOT EXISTS (SELECT 1 FROM overlay o WHERE o.cluster_id = r.cluster_id AND o.kind = r.kind AND o.row_id = r.row_id);
-- Own operations that would be refused if decided now: shown as such, still sent.
CREATE TABLE shaky(op_id TEXT PRIMARY KEY, cluster_id TEXT NOT NULL, code TEXT NOT NULL) STRICT;

-- read models ---------------------------------------------------------------------------------------------
CREATE TABLE case_card(
  case_id TEXT PRIMARY KEY, cluster_id TEXT NOT NULL, reference TEXT NOT NULL, status TEXT NOT NULL, service TEXT NOT NULL,
  team_id TEXT NOT NULL, owner TEXT, receiving_id TEXT NOT NULL, receiving_name TEXT NOT NULL, receiving_initials TEXT NOT NULL,
  paying_id TEXT NOT NULL, paying_name TEXT NOT NULL, paying_initials TEXT NOT NULL, children INTEGER NOT NULL,
  weekly INTEGER, safety INTEGER NOT NULL) STRICT;
CREATE INDEX case_card_cluster ON case_card(cluster_id);
CREATE INDEX case_card_reference ON case_card(reference);

CREATE TABLE queue_item(
  task_id TEXT PRIMARY KEY, cluster_id TEXT NOT NULL, case_id TEXT NOT NULL, reference TEXT NOT NULL, kind TEXT NOT NULL,
  change_type TEXT, bucket TEXT NOT NULL, subject TEXT, state TEXT NOT NULL, received_on TEXT NOT NULL, due_on TEXT NOT NULL, due_at TEXT,
  priority INTEGER NOT NULL, team_id TEXT NOT NULL, claimed_by TEXT, claimed_at TEXT, why TEXT NOT NULL, waiting TEXT NOT NULL,
  waiting_count INTEGER NOT NULL, waiting_until TEXT, woke_at TEXT, tries INTEGER NOT NULL, safety INTEGER NOT NULL, last_note TEXT,
  effort INTEGER NOT NULL, done_at TEXT, tag TEXT NOT NULL) STRICT;
CREATE INDEX queue_person ON queue_item(state, claimed_by, due_on, due_at, task_id);
CREATE INDEX queue_team ON queue_item(state, team_id, due_on, due_at, task_id);
-- Everything the filters, orders and counts of open work look at, so that 50,000 items need no table row.
CREATE INDEX queue_open ON queue_item(state, due_on, due_at, priority, woke_at, task_id, team_id, claimed_by, bucket, waiting_count, waiting_until, case_id) WHERE state = 'open';
CREATE INDEX queue_case ON queue_item(case_id);
CREATE INDEX queue_cluster ON queue_item(cluster_id);

CREATE TABLE timeline_line(
  case_id TEXT NOT NULL, at TEXT NOT NULL, line_key TEXT NOT NULL, cluster_id TEXT NOT NULL, category TEXT NOT NULL, event TEXT NOT NULL,
  by_whom TEXT NOT NULL, about TEXT, facts TEXT NOT NULL, ref TEXT, PRIMARY KEY(case_id, at, line_key)) STRICT, WITHOUT ROWID;
CREATE INDEX timeline_cluster ON timeline_line(cluster_id, line_key);

CREATE TABLE promise_item(
  promise_id TEXT PRIMARY KEY, cluster_id TEXT NOT NULL, case_id TEXT NOT NULL, reference TEXT NOT NULL, to_role TEXT NOT NULL, what TEXT NOT NULL,
  by_on TEXT NOT NULL, by_at TEXT, team_id TEXT NOT NULL, owner TEXT, state TEXT NOT NULL, made_at TEXT NOT NULL, kept_at TEXT,
  kind TEXT NOT NULL, warn_on TEXT NOT NULL, late INTEGER NOT NULL, moves INTEGER NOT NULL, because TEXT, told INTEGER NOT NULL, tag TEXT NOT NULL) STRICT;
CREATE INDEX promise_team ON promise_item(team_id, state, by_on);
CREATE INDEX promise_case ON promise_item(case_id);
CREATE INDEX promise_owner ON promise_item(state, owner, by_on);
CREATE INDEX promise_cluster ON promise_item(cluster_id);

CREATE TABLE evidence_item(
  evidence_id TEXT PRIMARY KEY, cluster_id TEXT NOT NULL, case_id TEXT NOT NULL, received_on TEXT NOT NULL, loose INTEGER NOT NULL) STRICT;
CREATE INDEX evidence_loose ON evidence_item(received_on, evidence_id) WHERE loose = 1;
CREATE INDEX evidence_cluster ON evidence_item(cluster_id);
CREATE TABLE evidence_file(hash TEXT NOT NULL, evidence_id TEXT NOT NULL, cluster_id TEXT NOT NULL, PRIMARY KEY(hash, evidence_id)) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_file_row ON evidence_file(evidence_id);
CREATE INDEX evidence_file_cluster ON evidence_file(cluster_id);

CREATE TABLE message_item(
  message_id TEXT PRIMARY KEY, cluster_id TEXT NOT NULL, case_id TEXT NOT NULL, reference TEXT NOT NULL, to_role TEXT NOT NULL, channel TEXT NOT NULL,
  template_id TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL, send_after TEXT, by_whom TEXT NOT NULL, tag TEXT NOT NULL) STRICT;
CREATE INDEX message_state ON message_item(state, by_whom, at);
CREATE INDEX message_cluster ON message_item(cluster_id);

CREATE TABLE ledger_line(
  case_id TEXT NOT NULL, on_date TEXT NOT NULL, line_key TEXT NOT NULL, cluster_id TEXT NOT NULL, type TEXT NOT NULL, pence INTEGER NOT NULL,
  bucket TEXT NOT NULL, method TEXT, PRIMARY KEY(case_id, on_date, line_key)) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_cluster ON ledger_line(cluster_id, line_key);

CREATE TABLE staff(user_id TEXT PRIMARY KEY, role TEXT NOT NULL, teams TEXT NOT NULL, away_until TEXT) STRICT;
CREATE TABLE team(team_id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, phone TEXT NOT NULL) STRICT;

-- what Ctrl+K looks in: references, people's names, notes
CREATE TABLE search_doc(doc INTEGER PRIMARY KEY, cluster_id TEXT NOT NULL, case_id TEXT NOT NULL, what TEXT NOT NULL, reference TEXT NOT NULL,
  role TEXT, title TEXT NOT NULL, source_id TEXT NOT NULL) STRICT;
CREATE INDEX search_doc_cluster ON search_doc(cluster_id, source_id);
CREATE VIRTUAL TABLE search_text USING fts5(words, content='', contentless_delete=1, prefix='2 3 4 5', tokenize='unicode61 remove_diacritics 2', detail='full');
`;

/** Bumped with every change of the tables above: a cache of another version is thrown away and fetched again. */
export const CACHE_VERSION = 2;

const emptyOf = (tables: readonly string[]): string => tables.map((table) => `DELETE FROM ${table};`).join('\n');

/** Every read model empty. */
export const emptyModels = `${emptyOf(['case_card', 'queue_item', 'timeline_line', 'promise_item', 'evidence_item', 'evidence_file', 'message_item', 'ledger_line', 'staff', 'team', 'search_doc'])}
INSERT INTO search_text(search_text) VALUES('delete-all');`;
/** Everything out, the tables stay. */
export const emptyCache = `${emptyOf(['meta', 'scope', 'held', 'member', 'row', 'overlay', 'shaky'])}
${emptyModels}`;
