import { SCHEMA, PULL_PAGE, PUSH_MAX_OPS, type Cursor, type Op, type OpResult, type PullReply, type PullRequest, type PushReply, type PushRequest } from './protocol.ts';

/** The desktop's two files, as the engine needs them. Each method is one transaction in one file. */
export interface DesktopDisk {
  stream(): string;
  /** Unanswered operations in order. */
  pending(limit: number): readonly Op[];
  /** Outbox: sets outcomes where there are none yet. Returns the clusters they touch. */
  recordResults(results: readonly OpResult[]): readonly string[];
  /** Outbox: forgets answers that the authority lost (it went back in time). */
  forgetResultsAfter(seq: number): void;
  cacheState(): Readonly<{ epoch: number; baseSeq: number; cursors: Readonly<Record<string, Cursor>> }>;
  /** Cache: drops, resets, rows, members, digests, cursors, base seq, eviction, then rebuilds touched clusters. */
  applyPull(reply: PullReply): Readonly<{ touched: readonly string[]; diverged: readonly string[] }>;
  /** Cache: starts again from nothing at a new epoch. */
  resetCache(epoch: number): void;
  /** Cache: own unanswered work on top of the authority's rows. */
  rebuild(clusterIds: readonly string[]): void;
}

/** The authority, wherever it is. Rejects when it cannot be reached. */
export interface DesktopNet {
  push(request: PushRequest): Promise<PushReply>;
  pull(request: PullRequest): Promise<PullReply>;
}

export type SyncReport = Readonly<{ touched: readonly string[]; answered: number; more: boolean; stop: PushReply['stop']; diverged: readonly string[]; progress: Readonly<{ done: number; total: number }> | null }>;

/** One push and one pull at a time; every step is safe if only its first half happens. */
export function createDesktopSync(disk: DesktopDisk, net: DesktopNet) {
  let held = 0;

  async function push(): Promise<SyncReport> {
    const ops = disk.pending(PUSH_MAX_OPS);
    if (ops.length === 0) return { touched: [], answered: 0, more: false, stop: null, diverged: [], progress: null };
    const { epoch } = disk.cacheState();
    const reply = await net.push({ stream: disk.stream(), epoch, schema: SCHEMA, ops: [...ops] });
    // Answers of another epoch may be answers that are about to be lost: the pull sorts that out.
    if (reply.epoch !== epoch) return { touched: [], answered: 0, more: false, stop: { why: 'epochChanged', expected: reply.epoch }, diverged: [], progress: null };
    const touched = disk.recordResults(reply.results);
    disk.rebuild(touched);
    return { touched, answered: reply.results.length, more: reply.stop === null && ops.length === PUSH_MAX_OPS, stop: reply.stop, diverged: [], progress: null };
  }

  const isCurrent = (reply: PullReply): boolean => {
    const { epoch, baseSeq, cursors } = disk.cacheState();
    if (reply.epoch !== epoch || reply.lastSeq < baseSeq) return false;
    return reply.scopes.every((scope) => {
      const mine = cursors[scope.id] ?? null;
      return scope.from === null ? mine === null : mine !== null && mine.pos === scope.from.pos && mine.boot === scope.from.boot;
    });
  };

  async function pull(): Promise<SyncReport> {
    const { epoch, baseSeq, cursors } = disk.cacheState();
    const reply = await net.pull({ stream: disk.stream(), epoch, schema: SCHEMA, cursors: { ...cursors }, resultsAfter: baseSeq, limit: PULL_PAGE });
    const none: SyncReport = { touched: [], answered: 0, more: false, stop: null, diverged: [], progress: null };
    if (reply.epochChanged) {
      if (reply.epoch <= epoch) return none;
      disk.forgetResultsAfter(reply.lastSeq);
      disk.resetCache(reply.epoch);
      return { ...none, more: true };
    }
    // A reply to an older question would undo what has been learnt since: drop it and ask again.
    if (!isCurrent(reply)) return { ...none, more: true };
    disk.recordResults(reply.results);
    const { touched, diverged } = disk.applyPull(reply);
    const booting = reply.scopes.some((scope) => scope.reset || scope.to.boot !== null);
    held = booting ? held + reply.clusters.length : held;
    const total = reply.scopes.reduce((sum, scope) => sum + scope.total, 0);
    return { touched, answered: reply.results.length, more: reply.more, stop: null, diverged, progress: booting ? { done: Math.min(held, total), total } : null };
  }

  return { push, pull };
}
export type DesktopSync = ReturnType<typeof createDesktopSync>;
