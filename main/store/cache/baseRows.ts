import { EMPTY_DIGEST, h8, xorHex } from '../../../app/sync/digest.ts';
import type { Sha256 } from '../../../app/sync/ports.ts';
import type { Cursor, WireCluster } from '../../../app/sync/protocol.ts';
import type { Db } from '../openDatabase.ts';

type Tally = { clusters: number; digest: string };

/**
 * The authority's rows as held here, who feeds them, and what they add up to. Every change of a version or of a
 * membership passes through here, so that each scope's count and digest stay true.
 */
export function createBaseRows(db: Db, sha256: Sha256) {
  const putRow = db.prepare<[string, string, string, number, string, number, string | null]>(
    `INSERT INTO row(cluster_id, kind, row_id, ver, by_op, deleted, body) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT(cluster_id, kind, row_id) DO UPDATE SET ver = excluded.ver, by_op = excluded.by_op, deleted = excluded.deleted, body = excluded.body
      WHERE excluded.ver >= row.ver`,
  );
  const addRow = db.prepare<[string, string, string, number, string, number, string | null]>(
    'INSERT INTO row(cluster_id, kind, row_id, ver, by_op, deleted, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const dropRows = db.prepare<[string]>('DELETE FROM row WHERE cluster_id = ?');
  const getHeld = db.prepare<[string], { ver: number; h: string }>('SELECT ver, h FROM held WHERE cluster_id = ?');
  const putHeld = db.prepare<[string, number, string]>(
    'INSERT INTO held(cluster_id, ver, h) VALUES (?, ?, ?) ON CONFLICT(cluster_id) DO UPDATE SET ver = excluded.ver, h = excluded.h',
  );
  const dropHeld = db.prepare<[string]>('DELETE FROM held WHERE cluster_id = ?');
  const scopesOf = db.prepare<[string], string>('SELECT scope_id FROM member WHERE cluster_id = ?').pluck();
  const membersOf = db.prepare<[string], string>('SELECT cluster_id FROM member WHERE scope_id = ?').pluck();
  const addMember = db.prepare<[string, string]>('INSERT OR IGNORE INTO member(scope_id, cluster_id) VALUES (?, ?)');
  const dropMember = db.prepare<[string, string]>('DELETE FROM member WHERE scope_id = ? AND cluster_id = ?');
  const dropMembers = db.prepare<[string]>('DELETE FROM member WHERE scope_id = ?');
  const getScope = db.prepare<[string], Tally>('SELECT clusters, digest FROM scope WHERE id = ?');
  const putScope = db.prepare<[string, number, string | null, number, string]>(
    `INSERT INTO scope(id, pos, boot, clusters, digest) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT(id) DO UPDATE SET pos = excluded.pos, boot = excluded.boot, clusters = excluded.clusters, digest = excluded.digest`,
  );
  const tally = db.prepare<[number, string, string]>('UPDATE scope SET clusters = ?, digest = ? WHERE id = ?');
  const dropScope = db.prepare<[string]>('DELETE FROM scope WHERE id = ?');
  const orphans = db.prepare<[], string>('SELECT cluster_id FROM held h WHERE NOT EXISTS (SELECT 1 FROM member m WHERE m.cluster_id = h.cluster_id)').pluck();

  const tallies = new Map<string, Tally>();
  const tallyOf = (scopeId: string): Tally => {
    let known = tallies.get(scopeId);
    if (known === undefined) tallies.set(scopeId, (known = getScope.get(scopeId) ?? { clusters: 0, digest: EMPTY_DIGEST }));
    return known;
  };

  return {
    isHeld: (clusterId: string): boolean => getHeld.get(clusterId) !== undefined,
    isMember: (clusterId: string): boolean => scopesOf.get(clusterId) !== undefined,
    members: (scopeId: string): readonly string[] => membersOf.all(scopeId),
    /** Held, but fed by no scope any more. */
    orphans: (): readonly string[] => orphans.all(),

    /** Starts one reply. Counts and digests are kept in memory until `settle`. */
    begin: (): void => tallies.clear(),
    /** Stores rows of one cluster and its version. False when what is here is already newer. */
    store(cluster: WireCluster): 'new' | 'changed' | 'older' {
      const held = getHeld.get(cluster.id);
      if (held !== undefined && held.ver > cluster.ver) return 'older';
      const whole = held === undefined && cluster.full;
      if (cluster.full && !whole) dropRows.run(cluster.id);
      const write = cluster.full ? addRow : putRow;
      for (const row of cluster.rows) write.run(cluster.id, row.kind, row.id, row.ver, row.byOp, row.deleted ? 1 : 0, row.body);
      if (held?.ver !== cluster.ver) {
        const h = h8(sha256, cluster.id, cluster.ver);
        if (held !== undefined) {
          for (const scopeId of scopesOf.all(cluster.id)) {
            const scope = tallyOf(scopeId);
            scope.digest = xorHex(xorHex(scope.digest, held.h), h);
          }
        }
        putHeld.run(cluster.id, cluster.ver, h);
      }
      return whole ? 'new' : 'changed';
    },
    enter(scopeId: string, clusterId: string): void {
      const held = getHeld.get(clusterId);
      if (held === undefined || addMember.run(scopeId, clusterId).changes === 0) return;
      const scope = tallyOf(scopeId);
      scope.clusters += 1;
      scope.digest = xorHex(scope.digest, held.h);
    },
    leave(scopeId: string, clusterId: string): void {
      const held = getHeld.get(clusterId);
      if (dropMember.run(scopeId, clusterId).changes === 0 || held === undefined) return;
      const scope = tallyOf(scopeId);
      scope.clusters -= 1;
      scope.digest = xorHex(scope.digest, held.h);
    },
    /** Nothing of this scope is a member any more; rows stay until they are evicted. */
    resetScope(scopeId: string, to: Cursor): void {
      dropMembers.run(scopeId);
      tallies.set(scopeId, { clusters: 0, digest: EMPTY_DIGEST });
      putScope.run(scopeId, to.pos, to.boot, 0, EMPTY_DIGEST);
    },
    moveCursor(scopeId: string, to: Cursor): void {
      const { clusters, digest } = tallyOf(scopeId);
      putScope.run(scopeId, to.pos, to.boot, clusters, digest);
    },
    /** Forgets a scope: its cursor, its members. The next pull asks for it from the start, if it still may. */
    forgetScope(scopeId: string): void {
      dropMembers.run(scopeId);
      dropScope.run(scopeId);
      tallies.delete(scopeId);
    },
    /** Forgets where a scope stands, so that it is copied anew; what is held of it stays on the screen meanwhile. */
    restartScope(scopeId: string): void {
      dropScope.run(scopeId);
      tallies.delete(scopeId);
    },
    tally: (scopeId: string): Readonly<Tally> => tallyOf(scopeId),
    settle(): void {
      for (const [scopeId, { clusters, digest }] of tallies) tally.run(clusters, digest, scopeId);
    },
    drop(clusterId: string): void {
      dropRows.run(clusterId);
      dropHeld.run(clusterId);
    },
  };
}
export type BaseRows = ReturnType<typeof createBaseRows>;
