import type { Instant } from '../../../app/model/dates.ts';
import type { Undo } from '../../../app/operations/operation.ts';
import type { Op, OpResult, Outcome, OutcomeDetail } from '../../../app/sync/protocol.ts';
import type { Done } from '../../../app/contract/doing.ts';
import type { Db } from '../openDatabase.ts';

/** An operation as it was made, before it has its place in the stream. */
export type NewOp = Readonly<{ op: Omit<Op, 'seq'>; requestId: string; answer: Done; undo: Undo | null }>;
/** An operation with what became of it. `outcome` null: not answered yet. */
export type KeptOp = Readonly<{
  op: Op;
  requestId: string;
  answer: Done;
  undo: Undo | null;
  outcome: Outcome | null;
  detail: OutcomeDetail | null;
  answeredAt: Instant | null;
  resolved: Readonly<{ how: string; at: Instant; why: string | null }> | null;
}>;

type OpRow = {
  seq: number; request_id: string; body: string; answer: string; undo: string | null; outcome: Outcome | null; detail: string | null;
  answered_at: string | null; resolved_by: string | null; resolved_at: string | null; resolved_why: string | null;
};
const columns = 'seq, request_id, body, answer, undo, outcome, detail, answered_at, resolved_by, resolved_at, resolved_why';

const opOf = (row: Pick<OpRow, 'seq' | 'body'>): Op => ({ ...(JSON.parse(row.body) as Omit<Op, 'seq'>), seq: row.seq });
const toKept = (row: OpRow): KeptOp => ({
  op: opOf(row),
  requestId: row.request_id,
  answer: JSON.parse(row.answer) as Done,
  undo: row.undo === null ? null : (JSON.parse(row.undo) as Undo),
  outcome: row.outcome,
  detail: row.detail === null ? null : (JSON.parse(row.detail) as OutcomeDetail),
  answeredAt: row.answered_at,
  resolved: row.resolved_at === null ? null : { how: row.resolved_by ?? '', at: row.resolved_at, why: row.resolved_why },
});

/**
 * Operations that this person made on this device, in order, with the authority's answers. Methods are single
 * statements unless they say so; whoever needs several together wraps them with `inTransaction`.
 */
export function createOutbox(db: Db) {
  const insert = db.prepare<[number, string, string, string, string, string, string, string | null]>(
    'INSERT INTO op(seq, op_id, request_id, kind, made_at, body, answer, undo) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertCase = db.prepare<[string, number]>('INSERT INTO op_case(cluster_id, seq) VALUES (?, ?)');
  const top = db.prepare<[], number | null>('SELECT max(seq) FROM op').pluck();
  const getMeta = db.prepare<[string], string>('SELECT v FROM meta WHERE k = ?').pluck();
  const setMeta = db.prepare<[string, string]>('INSERT INTO meta(k, v) VALUES (?, ?) ON CONFLICT(k) DO UPDATE SET v = excluded.v');
  const waiting = db.prepare<[number], Pick<OpRow, 'seq' | 'body'>>('SELECT seq, body FROM op WHERE outcome IS NULL AND seq > 0 ORDER BY seq LIMIT ?');
  const waitingCount = db.prepare<[], number>('SELECT count(*) FROM op WHERE outcome IS NULL AND seq > 0').pluck();
  const setOutcome = db.prepare<[string, string, string, number]>('UPDATE op SET outcome = ?, detail = ?, answered_at = ? WHERE seq = ? AND outcome IS NULL');
  const casesOf = db.prepare<[number], string>("SELECT j.value FROM op o, json_each(o.body, '$.clusterIds') j WHERE o.seq = ?").pluck();
  const forget = db.prepare<[number]>(
    'UPDATE op SET outcome = NULL, detail = NULL, answered_at = NULL, resolved_by = NULL, resolved_at = NULL, resolved_why = NULL WHERE seq > ? AND outcome IS NOT NULL',
  );
  const forCluster = db.prepare<[string, number], Pick<OpRow, 'seq' | 'body'>>(
    `SELECT o.seq, o.body FROM op_case c JOIN op o ON o.seq = c.seq
      WHERE c.cluster_id = ? AND c.seq > 0 AND (o.outcome IS NULL OR (o.outcome = 'applied' AND o.seq > ?)) ORDER BY c.seq`,
  );
  const openClusters = db.prepare<[number], string>(
    `SELECT j.value FROM op o, json_each(o.body, '$.clusterIds') j WHERE o.outcome IS NULL AND o.seq > 0
     UNION SELECT j.value FROM op o, json_each(o.body, '$.clusterIds') j WHERE o.seq > ? AND o.outcome = 'applied'`,
  ).pluck();
  const unansweredClusters = db.prepare<[], string>(
    "SELECT DISTINCT j.value FROM op o, json_each(o.body, '$.clusterIds') j WHERE o.outcome IS NULL AND o.seq > 0",
  ).pluck();
  const between = db.prepare<[number, number], string>("SELECT DISTINCT j.value FROM op o, json_each(o.body, '$.clusterIds') j WHERE o.seq > ? AND o.seq <= ?").pluck();
  const byRequest = db.prepare<[string], OpRow>(`SELECT ${columns} FROM op WHERE request_id = ?`);
  const byOpId = db.prepare<[string], OpRow>(`SELECT ${columns} FROM op WHERE op_id = ?`);
  const recent = db.prepare<{ limit: number }, OpRow>(
    `SELECT ${columns} FROM op WHERE seq IN (
       SELECT seq FROM op WHERE outcome IS NULL
       UNION SELECT seq FROM op WHERE outcome IN ('rejected','conflict') AND resolved_at IS NULL
       UNION SELECT seq FROM (SELECT seq FROM op ORDER BY seq DESC LIMIT @limit))
      ORDER BY outcome IS NOT NULL, (outcome IN ('rejected','conflict') AND resolved_at IS NULL) DESC, seq DESC LIMIT @limit`,
  );
  const refused = db.prepare<[], number>("SELECT count(*) FROM op WHERE outcome IN ('rejected','conflict') AND resolved_at IS NULL").pluck();
  const resolve = db.prepare<[string, string, string | null, string]>(
    "UPDATE op SET resolved_by = ?, resolved_at = ?, resolved_why = ? WHERE op_id = ? AND outcome IN ('rejected','conflict') AND resolved_at IS NULL",
  );
  const prune = db.prepare<[string]>(
    `DELETE FROM op WHERE outcome IS NOT NULL AND answered_at < ? AND (outcome = 'applied' OR resolved_at IS NOT NULL)
       AND seq <> (SELECT max(seq) FROM op)`,
  );
  const pruneCases = db.prepare('DELETE FROM op_case WHERE seq NOT IN (SELECT seq FROM op)');
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');

  return {
    db,
    /** Steps of a transaction that spans two files: the performer commits this one first. */
    begin: () => void begin.run(),
    commit: () => void commit.run(),
    rollback: () => void (db.inTransaction && rollback.run()),
    inTransaction: <T>(work: () => T): T => db.transaction(work).immediate(),

    /** This person's stream on this device; null before it is enrolled. */
    stream: (): string | null => getMeta.get('stream') ?? null,
    setStream: (id: string): void => void setMeta.run('stream', id),
    nextSeq: (): number => Math.max(0, top.get() ?? 0) + 1,

    /** Appends an operation and gives it its place. Its `request_id` and `op_id` are unique: a repeat throws. */
    insertOp(entry: NewOp): Op {
      const seq = Math.max(0, top.get() ?? 0) + 1;
      const { op } = entry;
      insert.run(seq, op.opId, entry.requestId, op.kind, op.madeAt, JSON.stringify(op), JSON.stringify(entry.answer), entry.undo === null ? null : JSON.stringify(entry.undo));
      for (const clusterId of op.clusterIds) insertCase.run(clusterId, seq);
      return { ...op, seq };
    },
    /** Unanswered operations in order. */
    pending: (limit: number): readonly Op[] => waiting.all(limit).map(opOf),
    pendingCount: (): number => waitingCount.get() ?? 0,
    /** Sets outcomes where there are none yet; returns the clusters of those. One transaction. */
    recordResults(results: readonly OpResult[], at: Instant): readonly string[] {
      if (results.length === 0) return [];
      const touched = new Set<string>();
      db.transaction(() => {
        for (const { seq, outcome, detail } of results) {
          if (setOutcome.run(outcome, JSON.stringify(detail), at, seq).changes === 0) continue;
          for (const id of casesOf.all(seq)) touched.add(id);
        }
      }).immediate();
      return [...touched];
    },
    /** Answers after `seq` were lost with the authority's last moments: those operations go again. */
    forgetResultsAfter: (seq: number): void => void forget.run(Math.max(0, seq)),
    /** What must stand on top of the authority's rows of a cluster, in order. */
    opsForCluster: (clusterId: string, baseSeq: number): readonly Op[] => forCluster.all(clusterId, baseSeq).map(opOf),
    clustersWithOpenOps: (baseSeq: number): readonly string[] => openClusters.all(baseSeq),
    clustersUnanswered: (): readonly string[] => unansweredClusters.all(),
    clustersBetween: (afterSeq: number, upToSeq: number): readonly string[] => between.all(afterSeq, upToSeq),

    findByRequest: (requestId: string): KeptOp | null => maybe(byRequest.get(requestId)),
    find: (opId: string): KeptOp | null => maybe(byOpId.get(opId)),
    /** For the outbox screen: everything unanswered, everything that needs a person, then the newest others. */
    listForOutboxScreen: (limit: number): readonly KeptOp[] => recent.all({ limit }).map(toKept),
    needsYouCount: (): number => refused.get() ?? 0,
    /** Takes a refused operation out of the tray. False when it is not there. */
    resolve: (opId: string, how: 'withdrawn' | 'redone' | 'handedOver', at: Instant, why: string | null): boolean => resolve.run(how, at, why, opId).changes > 0,
    /** Forgets settled operations answered before then; the newest stays, because numbering goes on from it. */
    prune(answeredBefore: Instant): number {
      return db.transaction(() => {
        const { changes } = prune.run(answeredBefore);
        if (changes > 0) pruneCases.run();
        return changes;
      }).immediate();
    },
    /**
     * Goes on in a new stream (restored or cloned disk). Operations that the authority has answered
     * keep a negative number and that answer; the others take new numbers in the same order. One transaction.
     */
    moveToStream(streamId: string, answerOf: (opId: string) => Pick<OpResult, 'outcome' | 'detail'> | null, at: Instant): void {
      db.transaction(() => {
        const all = db.prepare<[], { seq: number; op_id: string; outcome: string | null }>('SELECT seq, op_id, outcome FROM op WHERE seq > 0 ORDER BY seq').all();
        const lowest = Math.min(0, db.prepare<[], number | null>('SELECT min(seq) FROM op').pluck().get() ?? 0);
        const move = db.prepare<[number, number]>('UPDATE op SET seq = ? WHERE seq = ?');
        const moveCase = db.prepare<[number, number]>('UPDATE op_case SET seq = ? WHERE seq = ?');
        const to = (from: number, seq: number): void => {
          move.run(seq, from);
          moveCase.run(seq, from);
        };
        // Through negative numbers, so that no two operations ever ask for the same one.
        const base = lowest - all.length;
        all.forEach((op, i) => to(op.seq, base + i));
        let next = 0;
        all.forEach((op, i) => {
          if (op.outcome !== null) return;
          const answer = answerOf(op.op_id);
          if (answer === null) to(base + i, ++next);
          else setOutcome.run(answer.outcome, JSON.stringify(answer.detail), at, base + i);
        });
        setMeta.run('stream', streamId);
      }).immediate();
    },
  };
}
const maybe = (row: OpRow | undefined): KeptOp | null => (row === undefined ? null : toKept(row));

export type Outbox = ReturnType<typeof createOutbox>;
