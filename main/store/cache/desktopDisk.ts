import type { DesktopDisk } from '../../../app/sync/desktop.ts';
import type { Clock, Sha256 } from '../../../app/sync/ports.ts';
import type { PullReply } from '../../../app/sync/protocol.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Db } from '../openDatabase.ts';
import { storeCodeOf } from '../storeProblem.ts';
import { createBaseRows } from './baseRows.ts';
import { createCacheMeta } from './cacheMeta.ts';
import { createOverlay, type Rules } from './overlay.ts';
import { createProjector, MODELS_VERSION } from './projector.ts';
import { createRowSources, rowKeyOf, type RowKey } from './rowSource.ts';
import { emptyCache } from './schema.ts';

export type CacheParts = Readonly<{ db: Db; outbox: Outbox; rules: Rules; clock: Clock; sha256: Sha256 }>;

/**
 * This person's two files as the sync engine sees them, and the overlay as the performer needs it. Each method is
 * one transaction in one file; every step is safe if only its first half happens.
 */
export function createDesktopDisk({ db, outbox, rules, clock, sha256 }: CacheParts) {
  const sources = createRowSources(db);
  const projector = createProjector(db, sources);
  const overlay = createOverlay(db, sources, rules);
  const base = createBaseRows(db, sha256);
  const meta = createCacheMeta(db);

  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');

  const rebuildOverlay = (clusterId: string): readonly RowKey[] => overlay.rebuild(clusterId, outbox.opsForCluster(clusterId, meta.baseSeq()));

  function rebuild(clusterIds: readonly string[]): void {
    if (clusterIds.length === 0) return;
    db.transaction(() => {
      for (const id of clusterIds) projector.update(id, rebuildOverlay(id));
    }).immediate();
  }

  function evict(clusterId: string): void {
    overlay.clear(clusterId);
    projector.clear(clusterId);
    base.drop(clusterId);
  }

  function applyPull(reply: PullReply): Readonly<{ touched: readonly string[]; diverged: readonly string[] }> {
    return db.transaction(() => {
      const before = meta.baseSeq();
      const touched = new Set<string>();
      const withdrawn = new Set<string>();
      const left = new Set<string>();
      base.begin();

      for (const scopeId of reply.drops) {
        for (const id of base.members(scopeId)) withdrawn.add(id);
        base.forgetScope(scopeId);
      }
      for (const scope of reply.scopes) if (scope.reset) base.resetScope(scope.id, scope.to);

      // What stood on top of the old rows has to be run again on the new ones, and what is answered comes off.
      meta.set('base_seq', reply.lastSeq);
      const answered = outbox.clustersBetween(before, reply.lastSeq);
      const stacked = new Set([...outbox.clustersWithOpenOps(reply.lastSeq), ...overlay.clusters()]);
      const restack = new Set([...answered, ...reply.clusters.map((c) => c.id).filter((id) => stacked.has(id))]);

      const baseChanged = new Map<string, readonly RowKey[] | 'whole'>();
      for (const cluster of reply.clusters) {
        const stored = base.store(cluster);
        if (stored === 'older') continue;
        touched.add(cluster.id);
        if (stored === 'new' && !restack.has(cluster.id)) projector.insertWhole(cluster.id, cluster.rows);
        else baseChanged.set(cluster.id, cluster.full ? 'whole' : cluster.rows.flatMap(rowKeyOf));
      }
      for (const scope of reply.scopes) {
        if (scope.reset) continue;
        for (const id of scope.leave) {
          base.leave(scope.id, id);
          left.add(id);
        }
        for (const id of scope.enter) base.enter(scope.id, id);
        base.moveCursor(scope.id, scope.to);
      }
      base.settle();

      // A scope that is copied anew leaves its clusters members of nothing for a while: look at all when it is whole.
      const unanswered = new Set(outbox.clustersUnanswered());
      const copied = reply.scopes.some((scope) => scope.from?.boot != null && scope.to.boot === null) && !meta.isBooting();
      const candidates = copied ? base.orphans() : [...left, ...withdrawn, ...answered].filter((id) => base.isHeld(id) && !base.isMember(id));
      const gone = new Set(candidates.filter((id) => withdrawn.has(id) || (!unanswered.has(id) && !meta.isBooting())));
      for (const id of gone) {
        evict(id);
        touched.add(id);
      }

      for (const id of restack) {
        if (gone.has(id)) continue;
        const changed = rebuildOverlay(id);
        if (baseChanged.get(id) !== 'whole') projector.update(id, unique([...changed, ...keysOf(baseChanged.get(id))]));
        if (changed.length > 0) touched.add(id);
      }
      for (const [id, changed] of baseChanged) {
        if (gone.has(id)) continue;
        if (changed === 'whole') projector.refill(id);
        else if (!restack.has(id)) projector.update(id, changed);
      }

      const diverged: string[] = [];
      for (const scope of reply.scopes) {
        if (scope.check === null) continue;
        const mine = base.tally(scope.id);
        if (mine.clusters === scope.check.clusters && mine.digest === scope.check.digest) continue;
        diverged.push(scope.id);
        base.restartScope(scope.id);
      }
      return { touched: [...touched], diverged };
    }).immediate();
  }

  const disk: DesktopDisk = {
    stream: () => outbox.stream() ?? '',
    pending: (limit) => outbox.pending(limit),
    recordResults: (results) => outbox.recordResults(results, clock.now()),
    forgetResultsAfter: (seq) => outbox.forgetResultsAfter(seq),
    cacheState: () => ({ epoch: meta.epoch(), baseSeq: meta.baseSeq(), cursors: meta.cursors() }),
    applyPull,
    resetCache(epoch) {
      db.transaction(() => {
        db.exec(emptyCache);
        meta.set('epoch', epoch);
        meta.set('base_seq', 0);
        meta.set('stream', outbox.stream() ?? '');
        meta.set('models', MODELS_VERSION);
      }).immediate();
    },
    rebuild,
  };

  return {
    ...disk,
    db,
    rows: sources,
    overlay,
    projector,
    meta,
    begin: () => void begin.run(),
    rollback: () => void (db.inTransaction && rollback.run()),
    /**
     * Commits. The outbox is ahead already, so a failure here loses nothing: the clusters are laid over again from
     * the outbox, now if the file allows it, else at the next start.
     */
    commitOr(clustersBehind: () => readonly string[]): void {
      try {
        commit.run();
      } catch (cause) {
        if (db.inTransaction) rollback.run();
        if (storeCodeOf(cause) === null) throw cause;
        try {
          rebuild(clustersBehind());
        } catch (again) {
          if (storeCodeOf(again) === null) throw again;
        }
      }
    },
    /** Fed by some scope, so that work on it can be sent; or perhaps about to be again, while scopes are copied anew. */
    isHeld: (clusterId: string): boolean => base.isHeld(clusterId) && (base.isMember(clusterId) || meta.isBooting()),
    heldCount: heldCounter(db),
    /** After a start: what a crash may have left between the two files is put right. */
    settleAfterStart(): void {
      if (meta.get('stream') !== outbox.stream()) {
        // Numbers of another stream mean nothing in this one.
        db.transaction(() => {
          meta.set('base_seq', 0);
          meta.set('stream', outbox.stream() ?? '');
        }).immediate();
      }
      if (Number(meta.get('models') ?? 0) !== MODELS_VERSION) {
        db.transaction(() => {
          projector.rebuildAll();
          meta.set('models', MODELS_VERSION);
        }).immediate();
      }
      rebuild([...new Set([...outbox.clustersWithOpenOps(meta.baseSeq()), ...overlay.clusters()])]);
    },
  };
}
export type Cache = ReturnType<typeof createDesktopDisk>;

const keysOf = (changed: readonly RowKey[] | 'whole' | undefined): readonly RowKey[] => (changed === undefined || changed === 'whole' ? [] : changed);
const unique = (keys: readonly RowKey[]): readonly RowKey[] => [...new Map(keys.map((key) => [`${key.kind}/${key.id}`, key])).values()];
function heldCounter(db: Db): () => number {
  const count = db.prepare<[], number>('SELECT count(*) FROM held').pluck();
  return () => count.get() ?? 0;
}
