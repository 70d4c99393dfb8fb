import type { RowSource } from '../../../app/operations/execute.ts';
import type { Actor, Reads } from '../../../app/operations/operation.ts';
import type { Row, RowBody, RowKind } from '../../../app/model/rows/index.ts';
import type { StaffRole } from '../../../app/model/roles.ts';
import { OWN_STREAM } from '../../../app/sync/authority.ts';
import type { AuthorityStorage, AuthorityTx, AuthorityView, Commit, FeedRow, ScopeInfo, StreamInfo } from '../../../app/sync/authorityStorage.ts';
import type { Clock } from '../../../app/sync/ports.ts';
import type { OpResult, Outcome, OutcomeDetail, WireRow } from '../../../app/sync/protocol.ts';
import type { Db } from '../openDatabase.ts';

export type SqliteAuthorityOptions = Readonly<{
  db: Db;
  clock: Clock;
  /** Lets others on this thread have a turn between transactions; a turn of the event loop when left out. */
  breathe?: () => Promise<void>;
}>;

/** Lets timers, messages and reads have their turn. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

type Stored = { kind: string; row_id: string; ver: number; by_op: string; deleted: number; body: string | null };
const toWire = (r: Stored): WireRow => ({ kind: r.kind, id: r.row_id, ver: r.ver, byOp: r.by_op, deleted: r.deleted === 1, body: r.body });

/**
 * The authority's tables in one SQLite file. Write transactions and frozen views wait for each other in one queue:
 * there is a single connection, and a rule may await between its statements.
 */
export function createSqliteAuthorityStorage({ db, clock, breathe = nextTurn }: SqliteAuthorityOptions): AuthorityStorage {
  const epoch = db.prepare<[], number>('SELECT epoch FROM authority_info').pluck();
  const stream = db.prepare<[string], { id: string; user_id: string; state: StreamInfo['device']; last_seq: number }>('SELECT id, user_id, state, last_seq FROM stream WHERE id = ?');
  const answer = db.prepare<[string, number], { seq: number; payload_hash: string; outcome: Outcome; detail: string }>(
    'SELECT seq, payload_hash, outcome, detail FROM op_log WHERE stream_id = ? AND seq = ?',
  );
  const answerByOpId = db.prepare<[string], { seq: number; outcome: Outcome; detail: string }>('SELECT seq, outcome, detail FROM op_log WHERE op_id = ?');
  const addOwnStream = db.prepare("INSERT OR IGNORE INTO stream(id, device_id, user_id, state) VALUES (?, 'authority', 'system', 'active')");
  const answersAfter = db.prepare<[string, number], { seq: number; outcome: Outcome; detail: string }>(
    'SELECT seq, outcome, detail FROM op_log WHERE stream_id = ? AND seq > ? ORDER BY seq',
  );
  const user = db.prepare<[string], { role: StaffRole; teams: string }>('SELECT role, teams FROM user WHERE user_id = ?');
  const cluster = db.prepare<[string], { ver: number; last_hash: string }>('SELECT ver, last_hash FROM cluster WHERE id = ?');
  const clusterScopes = db.prepare<[string], string>('SELECT scope_id FROM cluster_scope WHERE cluster_id = ? ORDER BY scope_id').pluck();
  const scope = db.prepare<[string], ScopeInfo>('SELECT id, head, floor, clusters, digest FROM scope WHERE id = ?');
  const scopesOf = db.prepare<[string, string], ScopeInfo>(
    `SELECT s.id, s.head, s.floor, s.clusters, s.digest FROM scope_user u JOIN scope s ON s.id = u.scope_id
      WHERE u.user_id = ? AND (u.until IS NULL OR u.until > ?) ORDER BY s.id`,
  );
  const oneRow = db.prepare<[string, string, string], Stored>(
    'SELECT kind, row_id, ver, by_op, deleted, body FROM cluster_row WHERE cluster_id = ? AND kind = ? AND row_id = ?',
  );
  const kindRows = db.prepare<[string, string], Stored>(
    'SELECT kind, row_id, ver, by_op, deleted, body FROM cluster_row WHERE cluster_id = ? AND kind = ? AND deleted = 0 ORDER BY row_id',
  );
  const rowsSince = db.prepare<[string, number], Stored>(
    'SELECT kind, row_id, ver, by_op, deleted, body FROM cluster_row WHERE cluster_id = ? AND ver > ? ORDER BY kind, row_id',
  );
  const author = db.prepare<[string], { by: string; at: string }>('SELECT actor AS by, at FROM op_log WHERE op_id = ?');
  const writerOfRow = db.prepare<[string, string, string], string>('SELECT by_op FROM cluster_row WHERE cluster_id = ? AND kind = ? AND row_id = ?').pluck();
  const writerOfList = db.prepare<[string, string], string>('SELECT by_op FROM cluster_row WHERE cluster_id = ? AND kind = ? ORDER BY ver DESC, row_id DESC LIMIT 1').pluck();
  const bootPage = db.prepare<[string, string, number], string>('SELECT cluster_id FROM cluster_scope WHERE scope_id = ? AND cluster_id > ? ORDER BY cluster_id LIMIT ?').pluck();
  const feedAfter = db.prepare<[string, number, number], { pos: number; cluster_id: string; cluster_ver: number; kind: FeedRow['kind'] }>(
    'SELECT pos, cluster_id, cluster_ver, kind FROM feed WHERE scope_id = ? AND pos > ? ORDER BY pos LIMIT ?',
  );
  const inScope = db.prepare<[string, string], number>('SELECT 1 FROM cluster_scope WHERE scope_id = ? AND cluster_id = ?').pluck();

  const setVersion = db.prepare<[number, string, string]>('UPDATE cluster SET ver = ?, last_hash = ? WHERE id = ?');
  const putRow = db.prepare<[string, string, string, number, string, number, string | null]>(
    `INSERT INTO cluster_row(cluster_id, kind, row_id, ver, by_op, deleted, body) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT(cluster_id, kind, row_id) DO UPDATE SET ver = excluded.ver, by_op = excluded.by_op, deleted = excluded.deleted, body = excluded.body`,
  );
  const addAudit = db.prepare('INSERT INTO audit(cluster_id, cluster_ver, op_id, actor, stream_id, at, payload_hash, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const addEffect = db.prepare('INSERT INTO effect(key, cluster_id, kind, row_id) VALUES (?, ?, ?, ?) ON CONFLICT(key) DO NOTHING');
  const raise = db.prepare<[number, string, string], number>('UPDATE scope SET head = head + 1, clusters = ?, digest = ? WHERE id = ? RETURNING head').pluck();
  const addFeed = db.prepare('INSERT INTO feed(scope_id, pos, cluster_id, cluster_ver, kind, at) VALUES (?, ?, ?, ?, ?, ?)');
  const addMember = db.prepare('INSERT OR IGNORE INTO cluster_scope(scope_id, cluster_id) VALUES (?, ?)');
  const dropMember = db.prepare('DELETE FROM cluster_scope WHERE scope_id = ? AND cluster_id = ?');
  const addLog = db.prepare(`INSERT INTO op_log(stream_id, seq, op_id, actor, kind, kind_ver, payload, payload_hash, outcome, cluster_id, cluster_ver, detail, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const setSeq = db.prepare('UPDATE stream SET last_seq = ? WHERE id = ?');

  const streamInfo = (id: string): StreamInfo | null => {
    const found = stream.get(id);
    return found === undefined ? null : { id: found.id, userId: found.user_id, device: found.state, lastSeq: found.last_seq };
  };
  const result = (r: { seq: number; outcome: Outcome; detail: string }): OpResult => ({ seq: r.seq, outcome: r.outcome, detail: JSON.parse(r.detail) as OutcomeDetail });
  const toRow = (kind: RowKind, r: Stored): Row => ({ kind, id: r.row_id, tag: r.by_op, body: JSON.parse(r.body ?? 'null') as RowBody<RowKind> });

  function load(clusterId: string, _reads: Reads): RowSource {
    return {
      get(kind, id) {
        const found = oneRow.get(clusterId, kind, id);
        return found === undefined || found.deleted === 1 ? null : toRow(kind, found);
      },
      list: (kind) => kindRows.all(clusterId, kind).map((r) => toRow(kind, r)),
    };
  }

  function write(change: Commit): void {
    const { op, applied, at } = change;
    if (applied !== null) {
      const { clusterId, ver } = applied;
      setVersion.run(ver, applied.hash, clusterId);
      for (const row of applied.rows) putRow.run(clusterId, row.kind, row.id, ver, op.opId, row.body === null ? 1 : 0, row.body);
      addAudit.run(clusterId, ver, op.opId, change.actor, change.streamId, at, change.payloadHash, applied.prevHash, applied.hash);
      for (const effect of applied.outside) addEffect.run(effect.key, clusterId, effect.kind, effect.rowId);
      for (const moved of applied.scopes) {
        const head = raise.get(moved.clusters, moved.digest, moved.id);
        addFeed.run(moved.id, head, clusterId, ver, moved.feed, at);
        if (moved.feed === 'enter') addMember.run(moved.id, clusterId);
        if (moved.feed === 'leave') dropMember.run(moved.id, clusterId);
      }
    }
    addLog.run(
      change.streamId, op.seq, op.opId, change.actor, op.kind, op.v, JSON.stringify(op), change.payloadHash, change.outcome,
      applied?.clusterId ?? null, applied?.ver ?? null, JSON.stringify(change.detail), at,
    );
    setSeq.run(op.seq, change.streamId);
  }

  const view: AuthorityView = {
    epoch: async () => epoch.get() ?? 0,
    stream: async (id) => streamInfo(id),
    scopesOf: async (userId) => scopesOf.all(userId, clock.now()),
    answersAfter: async (streamId, seq) => answersAfter.all(streamId, seq).map(result),
    bootPage: async (scopeId, after, limit) => bootPage.all(scopeId, after, limit),
    feedAfter: async (scopeId, pos, limit) =>
      feedAfter.all(scopeId, pos, limit).map((r) => ({ pos: r.pos, clusterId: r.cluster_id, clusterVer: r.cluster_ver, kind: r.kind })),
    isInScope: async (scopeId, clusterId) => inScope.get(scopeId, clusterId) !== undefined,
    async clusterSince(clusterId, floor) {
      const head = cluster.get(clusterId);
      return head === undefined ? null : { id: clusterId, ver: head.ver, full: floor === 0, rows: rowsSince.all(clusterId, floor).map(toWire) };
    },
  };

  const tx: AuthorityTx = {
    epoch: () => view.epoch(),
    stream: (id) => view.stream(id),
    async answer(streamId, seq) {
      const found = answer.get(streamId, seq);
      return found === undefined ? null : { payloadHash: found.payload_hash, result: result(found) };
    },
    async answerTo(opId) {
      const found = answerByOpId.get(opId);
      return found === undefined ? null : result(found);
    },
    async ownStream() {
      addOwnStream.run(OWN_STREAM);
      const own = streamInfo(OWN_STREAM);
      if (own === null) throw new Error('the authority has no stream of its own');
      return own;
    },
    async actor(userId): Promise<Actor | null> {
      const found = user.get(userId);
      return found === undefined ? null : { id: userId, role: found.role, teams: JSON.parse(found.teams) as string[] };
    },
    async cluster(id) {
      const found = cluster.get(id);
      return found === undefined ? null : { id, ver: found.ver, lastHash: found.last_hash, scopes: clusterScopes.all(id) };
    },
    scope: async (id) => scope.get(id) ?? null,
    load: async (clusterId, reads) => load(clusterId, reads),
    author: async (opId) => author.get(opId) ?? null,
    async lastWriter(clusterId, key) {
      const slash = key.indexOf('/');
      const [kind, id] = [key.slice(0, slash), key.slice(slash + 1)];
      return (id === '*' ? writerOfList.get(clusterId, kind) : writerOfRow.get(clusterId, kind, id)) ?? null;
    },
    commit: async (change) => write(change),
  };

  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(mode: 'IMMEDIATE' | 'DEFERRED', work: () => Promise<T>): Promise<T> {
    const turn = last.then(async () => {
      await breathe();
      db.exec(`BEGIN ${mode}`);
      try {
        const value = await work();
        db.exec('COMMIT');
        return value;
      } catch (cause) {
        if (db.inTransaction) db.exec('ROLLBACK');
        throw cause;
      }
    });
    last = turn.catch(() => undefined);
    return turn;
  }

  return { write: (work) => inTurn('IMMEDIATE', () => work(tx)), view: (work) => inTurn('DEFERRED', () => work(view)) };
}
