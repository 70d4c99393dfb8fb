import type { Db } from '../store/openDatabase.ts';

/** A cluster with something due, and when the first of it fell due (milliseconds since 1970). */
export type DueCluster = Readonly<{ clusterId: string; atMs: number }>;
export type ExpectedAnswer = Readonly<{ requestId: string; askedMs: number; delayMs: number | null }>;

/** The authority's diary: which clusters to look at, and when. Reads and writes at once; the caller holds the transaction. */
export function createOfficeStore(db: Db) {
  const dirty = db.prepare<[number], string>('SELECT cluster_id FROM office_dirty ORDER BY cluster_id LIMIT ?').pluck();
  const clean = db.prepare<[string]>('DELETE FROM office_dirty WHERE cluster_id = ?');
  const putClock = db.prepare<[string, string]>('INSERT INTO office_clock(cluster_id, at) VALUES (?, ?) ON CONFLICT(cluster_id) DO UPDATE SET at = excluded.at');
  const dropClock = db.prepare<[string]>('DELETE FROM office_clock WHERE cluster_id = ?');
  const dueClocks = db.prepare<[string, number], { cluster_id: string; at: string }>('SELECT cluster_id, at FROM office_clock WHERE at <= ? ORDER BY at LIMIT ?');
  const nextClock = db.prepare<[], string | null>('SELECT min(at) FROM office_clock').pluck();
  const answers = db.prepare<[string], { request_id: string; asked_ms: number; delay_ms: number | null }>('SELECT request_id, asked_ms, delay_ms FROM office_answer WHERE cluster_id = ?');
  const addAnswer = db.prepare<[string, string, number, number | null]>('INSERT INTO office_answer(request_id, cluster_id, asked_ms, delay_ms) VALUES (?, ?, ?, ?) ON CONFLICT(request_id) DO NOTHING');
  const dropAnswer = db.prepare<[string]>('DELETE FROM office_answer WHERE request_id = ?');
  const silence = db.prepare<[string]>('UPDATE office_answer SET delay_ms = NULL WHERE request_id = ?');
  // Few and narrow rows: reading them all costs less than keeping an order that changes with the speed of practice.
  const dueAnswers = db.prepare<[number, number, number, number], { cluster_id: string; at: number }>(
    'SELECT cluster_id, min(asked_ms + delay_ms / ?) AS at FROM office_answer WHERE delay_ms IS NOT NULL AND asked_ms + delay_ms / ? <= ? GROUP BY cluster_id ORDER BY at LIMIT ?',
  );
  const nextAnswer = db.prepare<[number], number | null>('SELECT min(asked_ms + delay_ms / ?) FROM office_answer WHERE delay_ms IS NOT NULL').pluck();
  const clusterOf = db.prepare<[string], string>('SELECT cluster_id FROM office_answer WHERE request_id = ?').pluck();

  return {
    dirty: (limit: number): readonly string[] => dirty.all(limit),
    clean: (clusterId: string): void => void clean.run(clusterId),
    setClock: (clusterId: string, at: string | null): void => void (at === null ? dropClock.run(clusterId) : putClock.run(clusterId, at)),
    answersOf: (clusterId: string): readonly ExpectedAnswer[] => answers.all(clusterId).map((row) => ({ requestId: row.request_id, askedMs: row.asked_ms, delayMs: row.delay_ms })),
    /** An answer that is already expected keeps its time. */
    expect: (clusterId: string, requestId: string, askedMs: number, delayMs: number | null): void => void addAnswer.run(requestId, clusterId, askedMs, delayMs),
    forget: (requestId: string): void => void dropAnswer.run(requestId),
    /** Nothing more is expected by itself. */
    silence: (requestId: string): void => void silence.run(requestId),
    clusterOf: (requestId: string): string | null => clusterOf.get(requestId) ?? null,
    /** @param factor how many times faster than life practice answers come */
    due(now: string, factor: number, limit: number): readonly DueCluster[] {
      const nowMs = Date.parse(now);
      const first = new Map<string, number>();
      const note = (clusterId: string, atMs: number): void => void first.set(clusterId, Math.min(atMs, first.get(clusterId) ?? atMs));
      for (const row of dueClocks.all(now, limit)) note(row.cluster_id, Date.parse(row.at));
      for (const row of dueAnswers.all(factor, factor, nowMs, limit)) note(row.cluster_id, row.at);
      return [...first].map(([clusterId, atMs]) => ({ clusterId, atMs })).sort((a, b) => a.atMs - b.atMs).slice(0, limit);
    },
    /** When something falls due next, in milliseconds since 1970; null when nothing will. */
    nextMs(factor: number): number | null {
      const clock = nextClock.get() ?? null;
      const answer = nextAnswer.get(factor) ?? null;
      if (clock === null) return answer;
      return answer === null ? Date.parse(clock) : Math.min(Date.parse(clock), answer);
    },
  };
}
export type OfficeStore = ReturnType<typeof createOfficeStore>;
