import type { AuthorityStorage, AuthorityView, ScopeInfo } from './authorityStorage.ts';
import type { Clock } from './ports.ts';
import type { Cursor, PullReply, PullRequest, ScopePage, WireCluster } from './protocol.ts';

const nothing = (epoch: number, now: string, lastSeq: number): PullReply => ({
  epoch,
  epochChanged: false,
  now,
  lastSeq,
  results: [],
  drops: [],
  scopes: [],
  clusters: [],
  more: false,
});

type Wanted = Map<string, number>;

/** Rows of a cluster are wanted above the lowest version that any scope asks for. */
const want = (wanted: Wanted, clusterId: string, floor: number): void => {
  wanted.set(clusterId, Math.min(floor, wanted.get(clusterId) ?? floor));
};

async function pageOf(view: AuthorityView, scope: ScopeInfo, cursor: Cursor | null, limit: number, wanted: Wanted): Promise<ScopePage> {
  const page = { id: scope.id, from: cursor, reset: false, enter: [] as string[], leave: [] as string[], check: null, total: scope.clusters };
  if (cursor === null || cursor.pos > scope.head || cursor.pos < scope.floor) {
    return { ...page, reset: true, to: { pos: scope.head, boot: '' } };
  }
  if (cursor.boot !== null) {
    const ids = await view.bootPage(scope.id, cursor.boot, limit);
    for (const id of ids) want(wanted, id, 0);
    return { ...page, enter: [...ids], to: { pos: cursor.pos, boot: ids.length < limit ? null : (ids.at(-1) as string) } };
  }
  const feed = await view.feedAfter(scope.id, cursor.pos, limit);
  const touched = new Map<string, { floor: number }>();
  let expected = cursor.pos + 1;
  for (const entry of feed) {
    if (entry.pos !== expected++) throw new Error('feed has a hole');
    const known = touched.get(entry.clusterId);
    const floor = entry.kind === 'enter' ? 0 : entry.clusterVer - 1;
    touched.set(entry.clusterId, { floor: known === undefined ? floor : entry.kind === 'enter' ? 0 : known.floor });
  }
  for (const [clusterId, { floor }] of touched) {
    if (await view.isInScope(scope.id, clusterId)) {
      page.enter.push(clusterId);
      want(wanted, clusterId, floor);
    } else {
      page.leave.push(clusterId);
    }
  }
  const pos = feed.at(-1)?.pos ?? cursor.pos;
  const check = pos === scope.head ? { clusters: scope.clusters, digest: scope.digest } : null;
  return { ...page, to: { pos, boot: null }, check };
}

/** The authority's side of pull: everything in one frozen view, so that a reply never mixes two moments. */
export const createPullAnswerer = (storage: AuthorityStorage, clock: Clock) =>
  async function pull(request: PullRequest, userId: string): Promise<PullReply> {
    return storage.view(async (view) => {
      const epoch = await view.epoch();
      const now = clock.now();
      const stream = await view.stream(request.stream);
      if (stream === null || stream.userId !== userId) return nothing(epoch, now, 0);
      if (epoch !== request.epoch) return { ...nothing(epoch, now, stream.lastSeq), epochChanged: true };
      const scopes = await view.scopesOf(userId);
      const allowed = new Set(scopes.map((s) => s.id));
      const wanted: Wanted = new Map();
      const pages: ScopePage[] = [];
      let room = request.limit;
      // A person's own loans first, then the rest: their queue is ready in seconds.
      const ordered = [...scopes].sort((a, b) => Number(b.id.startsWith('user:')) - Number(a.id.startsWith('user:')) || (a.id < b.id ? -1 : 1));
      for (const scope of ordered) {
        if (room <= 0) break;
        const page = await pageOf(view, scope, request.cursors[scope.id] ?? null, room, wanted);
        room -= page.enter.length + page.leave.length;
        pages.push(page);
      }
      const clusters: WireCluster[] = [];
      for (const [clusterId, floor] of wanted) {
        const cluster = await view.clusterSince(clusterId, floor);
        if (cluster !== null) clusters.push(cluster);
      }
      const settled = pages.length === scopes.length && pages.every((p) => !p.reset && p.to.boot === null && p.check !== null);
      return {
        epoch,
        epochChanged: false,
        now,
        lastSeq: stream.lastSeq,
        results: [...(await view.answersAfter(request.stream, request.resultsAfter))],
        drops: Object.keys(request.cursors).filter((id) => !allowed.has(id)),
        scopes: pages,
        clusters,
        more: !settled,
      };
    });
  };
