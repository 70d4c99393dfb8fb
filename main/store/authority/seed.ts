import { EMPTY_DIGEST, h8, xorHex } from '../../../app/sync/digest.ts';
import type { Sha256 } from '../../../app/sync/ports.ts';
import type { RowWrite } from '../../../app/model/rows/index.ts';
import { DIRECTORY, UserBody } from '../../../app/model/rows/directory.ts';
import type { Db } from '../openDatabase.ts';
import { nextTurn } from './storage.ts';

/** Rows of one cluster as the caseload generator makes them. */
export type SeedCluster = Readonly<{ clusterId: string; teamId: string; rows: readonly RowWrite[] }>;
export type SeedOptions = Readonly<{
  db: Db;
  sha256: Sha256;
  clusters: Iterable<SeedCluster>;
  /** Names this caseload: the same name finds the same caseload finished, and goes on where it stopped. */
  name: string;
  onProgress: (done: number) => void;
  /** Lets others on this thread have a turn between batches; a turn of the event loop when left out. */
  breathe?: () => Promise<void>;
  signal?: AbortSignal;
}>;

const BATCH = 250;

export type SeedOutcome = 'finished' | 'cancelled';

/** Whether a caseload is whole, half made, or not begun. */
export function seedState(db: Db): 'none' | 'half' | 'whole' {
  const seeding = db.prepare<[], string | null>('SELECT seeding FROM authority_info').pluck().get();
  if (seeding === undefined || seeding === null) return 'none';
  return seeding.startsWith('done:') ? 'whole' : 'half';
}

/**
 * Loads a caseload into the authority: each cluster at version 1, written by `seed:<name>`, in its team's scope, or
 * in the scope of its own name for the directory, which everybody follows. Batches commit one by one; clusters that
 * are already there are passed over, so that an interrupted load is finished by calling it again with the same
 * clusters in the same order. Users and their rights come from the directory's `user` rows.
 */
export async function seedAuthority({ db, sha256, clusters, name, onProgress, breathe = nextTurn, signal }: SeedOptions): Promise<SeedOutcome> {
  const byOp = `seed:${name}`;
  const has = db.prepare<[string], number>('SELECT 1 FROM cluster WHERE id = ?').pluck();
  const addCluster = db.prepare("INSERT INTO cluster(id, ver, last_hash) VALUES (?, 1, '')");
  const addRow = db.prepare('INSERT INTO cluster_row(cluster_id, kind, row_id, ver, by_op, deleted, body) VALUES (?, ?, ?, 1, ?, 0, ?)');
  const addMember = db.prepare('INSERT INTO cluster_scope(scope_id, cluster_id) VALUES (?, ?)');
  const getScope = db.prepare<[string], { clusters: number; digest: string }>('SELECT clusters, digest FROM scope WHERE id = ?');
  const putScope = db.prepare(
    'INSERT INTO scope(id, clusters, digest) VALUES (?, ?, ?) ON CONFLICT(id) DO UPDATE SET clusters = excluded.clusters, digest = excluded.digest',
  );
  const raise = db.prepare<[number, string, string], number>('UPDATE scope SET head = head + 1, clusters = ?, digest = ? WHERE id = ? RETURNING head').pluck();
  const addFeed = db.prepare("INSERT INTO feed(scope_id, pos, cluster_id, cluster_ver, kind, at) VALUES (?, ?, ?, 1, 'enter', ?)");
  const putUser = db.prepare('INSERT INTO user(user_id, role, teams) VALUES (?, ?, ?) ON CONFLICT(user_id) DO UPDATE SET role = excluded.role, teams = excluded.teams');
  const allow = db.prepare('INSERT OR IGNORE INTO scope_user(user_id, scope_id) VALUES (?, ?)');
  const mark = db.prepare('UPDATE authority_info SET seeding = ?');
  const fedAlready = db.prepare<[], number>('SELECT count(*) FROM stream').pluck();

  // Once somebody follows a scope, new clusters must reach them through the feed, not behind their cursor.
  const announced = (fedAlready.get() ?? 0) > 0;
  mark.run(byOp);
  let done = 0;
  let batch: SeedCluster[] = [];

  const flush = (): void =>
    db.transaction(() => {
      const tallies = new Map<string, { clusters: number; digest: string }>();
      for (const cluster of batch) {
        if (has.get(cluster.clusterId) !== undefined) continue;
        const scopeId = cluster.clusterId === DIRECTORY ? DIRECTORY : `team:${cluster.teamId}`;
        const tally = tallies.get(scopeId) ?? { ...(getScope.get(scopeId) ?? { clusters: 0, digest: EMPTY_DIGEST }) };
        tallies.set(scopeId, tally);
        addCluster.run(cluster.clusterId);
        for (const row of cluster.rows) addRow.run(cluster.clusterId, row.kind, row.id, byOp, JSON.stringify(row.body));
        tally.clusters += 1;
        tally.digest = xorHex(tally.digest, h8(sha256, cluster.clusterId, 1));
        putScope.run(scopeId, tally.clusters, tally.digest);
        addMember.run(scopeId, cluster.clusterId);
        if (announced) addFeed.run(scopeId, raise.get(tally.clusters, tally.digest, scopeId), cluster.clusterId, '1970-01-01T00:00:00.000Z');
        if (cluster.clusterId === DIRECTORY) enrolStaff(cluster.rows);
      }
    }).immediate();

  function enrolStaff(rows: readonly RowWrite[]): void {
    for (const row of rows) {
      if (row.kind !== 'user') continue;
      const user = UserBody.parse(row.body);
      putUser.run(user.code, user.role, JSON.stringify(user.teams));
      allow.run(user.code, DIRECTORY);
      for (const teamId of user.teams) {
        if (getScope.get(`team:${teamId}`) === undefined) putScope.run(`team:${teamId}`, 0, EMPTY_DIGEST);
        allow.run(user.code, `team:${teamId}`);
      }
    }
  }

  for (const cluster of clusters) {
    if (signal?.aborted === true) break;
    batch.push(cluster);
    if (batch.length < BATCH) continue;
    flush();
    done += batch.length;
    batch = [];
    onProgress(done);
    await breathe();
  }
  flush();
  done += batch.length;
  onProgress(done);
  // Stopping on request leaves whole clusters and true digests: a smaller caseload, not a half-made one.
  mark.run(`done:${byOp}`);
  return signal?.aborted === true ? 'cancelled' : 'finished';
}
