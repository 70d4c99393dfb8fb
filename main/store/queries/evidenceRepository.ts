import type { Db } from '../openDatabase.ts';

export type LooseProof = Readonly<{ evidenceId: string; clusterId: string; caseId: string; receivedOn: string }>;
/** Teams in one question; a person is in a few. */
const MOST_TEAMS = 20;

/** Reads the read model of proof. */
export function createEvidenceRepository(db: Db) {
  const loose = db.prepare<[string, number], { evidence_id: string; cluster_id: string; case_id: string; received_on: string }>(
    `SELECT e.evidence_id, e.cluster_id, e.case_id, e.received_on
       FROM evidence_item e JOIN case_card c ON c.case_id = e.case_id
      WHERE e.loose = 1 AND c.team_id IN (SELECT value FROM json_each(?))
      ORDER BY e.received_on, e.evidence_id LIMIT ?`,
  );
  const counts = db.prepare<[string, string], { total: number; old: number; oldest: string | null }>(
    `SELECT count(*) AS total, coalesce(sum(e.received_on < ?), 0) AS old, min(e.received_on) AS oldest
       FROM evidence_item e JOIN case_card c ON c.case_id = e.case_id
      WHERE e.loose = 1 AND c.team_id IN (SELECT value FROM json_each(?))`,
  );
  const named = db.prepare<[string], { evidence_id: string; cluster_id: string }>('SELECT evidence_id, cluster_id FROM evidence_file WHERE hash = ? ORDER BY evidence_id LIMIT 1');
  const byReference = db.prepare<[string], { case_id: string; cluster_id: string }>('SELECT case_id, cluster_id FROM case_card WHERE reference = ?');
  const byWord = db.prepare<[string], { case_id: string; cluster_id: string }>(
    `SELECT DISTINCT d.case_id, d.cluster_id FROM search_text t JOIN search_doc d ON d.doc = t.rowid WHERE search_text MATCH ? AND d.what = 'person' LIMIT 8`,
  );
  const waiting = db.prepare<[string, number], { case_id: string; cluster_id: string }>(
    `SELECT DISTINCT case_id, cluster_id FROM queue_item WHERE state = 'open' AND claimed_by = ? AND waiting_count > 0 ORDER BY due_on, task_id LIMIT ?`,
  );
  const teamsOf = (teams: readonly string[]): string => JSON.stringify(teams.slice(0, MOST_TEAMS));
  const toCase = (row: { case_id: string; cluster_id: string }) => ({ caseId: row.case_id, clusterId: row.cluster_id });

  return {
    /** Proof of these teams' cases that hangs on no work item, oldest first. */
    loose: (teams: readonly string[], limit: number): readonly LooseProof[] =>
      loose.all(teamsOf(teams), limit).map((row) => ({ evidenceId: row.evidence_id, clusterId: row.cluster_id, caseId: row.case_id, receivedOn: row.received_on })),
    /** `old`: received before that day. */
    looseCounts: (teams: readonly string[], before: string) => counts.get(before, teamsOf(teams)) ?? { total: 0, old: 0, oldest: null },
    /** A row that names a file, where there is one. */
    naming: (hash: string) => {
      const row = named.get(hash);
      return row === undefined ? null : { evidenceId: row.evidence_id, clusterId: row.cluster_id };
    },
    caseOfReference: (reference: string) => byReference.all(reference).map(toCase),
    casesOfCrn: (crn: string) => byWord.all(`"${crn.replace(/\D/g, '')}"`).map(toCase),
    /** Cases on which this person waits for an answer, soonest due first. */
    waitingOf: (userId: string, limit: number) => waiting.all(userId, limit).map(toCase),
  };
}
export type EvidenceRepository = ReturnType<typeof createEvidenceRepository>;
