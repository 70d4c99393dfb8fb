import { listOf } from '../../app/changes/caseFacts.ts';
import type { Instant } from '../../app/model/dates.ts';
import type { RowSource } from '../../app/operations/execute.ts';
import type { Catalogues } from '../../app/operations/operation.ts';
import { answererOf, practiceAnswer, practiceDelay } from '../../app/practice/feeds/practiceAnswer.ts';
import type { FeedParameters } from '../../app/practice/feeds/feedParameters.ts';
import { fail, ok, type Result } from '../../app/result.ts';
import type { Authority } from '../../app/sync/authority.ts';
import type { AuthorityStorage } from '../../app/sync/authorityStorage.ts';
import type { Clock } from '../../app/sync/ports.ts';
import { dueWork, nextDueAt, type OwnWork } from '../../app/work/office/dueWork.ts';
import type { Db } from '../store/openDatabase.ts';
import type { Scheduler } from '../sync/engineLoop.ts';
import { createOfficeStore } from './officeStore.ts';

export type OfficePorts = Readonly<{
  db: Db;
  storage: AuthorityStorage;
  authority: Pick<Authority, 'perform'>;
  clock: Clock;
  scheduler: Scheduler;
  catalogues: Catalogues;
  /** How those who are asked answer in practice; null where real ones do. */
  feeds: FeedParameters | null;
  /** How many times faster than life practice answers come. */
  speed: () => number;
  /** Clusters that the authority has moved: whoever shows them pulls. */
  onChanged: (clusterIds: readonly string[]) => void;
  report: (cause: unknown) => void;
}>;

/** Clusters put in the diary with one transaction; bounds how long everything else on this thread waits. */
const INDEX_BATCH = 25;
const DUE_BATCH = 10;
/** A cluster that goes on giving new work is left after this many; it is looked at again. */
const MOST_STEPS = 60;
const LONGEST_SLEEP_MS = 3_600_000;
const SHORTEST_SLEEP_MS = 250;
const AFTER_DEFECT_MS = 60_000;

const isSeeded = (tag: string): boolean => tag.startsWith('seed:');

/**
 * The local authority's clock. On start, after every act, and at the next moment that something falls due it performs
 * what the authority does by itself: reminders, fallbacks, silence rules, straight-through decisions; and in practice it
 * plays those who were asked. One cluster at a time and in the order in which things fell due, so that days of absence
 * are caught up as they would have passed. Sleeps in between; never longer than an hour.
 */
export function createOffice(ports: OfficePorts) {
  const { storage, authority, clock, scheduler, catalogues, feeds } = ports;
  const store = createOfficeStore(ports.db);
  let stopped = false;
  let running: Promise<void> | null = null;
  let again = false;
  let cancel: (() => void) | null = null;

  /** Factor 0 or less would divide by nothing. */
  const factor = (): number => Math.max(1, ports.speed());

  /** Puts one cluster in the diary: its next step, and the answers to expect. Runs inside the caller's transaction. */
  function index(clusterId: string, source: RowSource, now: Instant): void {
    const out = listOf(source, 'request').filter(({ body }) => body.state === 'waiting');
    store.setClock(clusterId, nextDueAt(source, now, catalogues));
    const open = new Set(out.map(({ id }) => id));
    for (const { requestId } of store.answersOf(clusterId)) if (!open.has(requestId)) store.forget(requestId);
    // Requests of the made-up past have waited as long as their story says: their answers count from today.
    if (feeds !== null) for (const { id, tag, body } of out) store.expect(clusterId, id, Date.parse(isSeeded(tag) ? now : body.sentAt), practiceDelay(id, body.to, feeds));
    store.clean(clusterId);
  }

  const indexSome = (): Promise<number> =>
    storage.write(async (tx) => {
      const clusters = store.dirty(INDEX_BATCH);
      const now = clock.now();
      for (const clusterId of clusters) {
        const source = await tx.load(clusterId, {});
        index(clusterId, source, now);
        // What is due already is done at once, by the same clock.
        if (dueWork(source, now, catalogues).length > 0) store.setClock(clusterId, now);
      }
      return clusters.length;
    });

  function answersDue(clusterId: string, source: RowSource, now: Instant): readonly OwnWork[] {
    if (feeds === null) return [];
    const nowMs = Date.parse(now);
    const out = new Map(listOf(source, 'request').filter(({ body }) => body.state === 'waiting').map((request) => [request.id, request]));
    return store.answersOf(clusterId).flatMap(({ requestId, askedMs, delayMs }): OwnWork[] => {
      const request = out.get(requestId);
      const atMs = delayMs === null ? null : askedMs + delayMs / factor();
      if (request === undefined || atMs === null || atMs > nowMs) return [];
      return [answerWork(request, source, feeds, new Date(atMs).toISOString())];
    });
  }

  const answerWork = (request: Parameters<typeof practiceAnswer>[0], source: RowSource, parameters: FeedParameters, at: Instant): OwnWork => ({
    key: `${request.id}/answer`, kind: 'request.answer', args: { requestId: request.id, answer: practiceAnswer(request, source, parameters) }, by: answererOf(request.body.to), at,
  });

  /** Performs everything that is due on one cluster, one operation after another. True when something changed. */
  async function work(clusterId: string): Promise<boolean> {
    const tried = new Set<string>();
    let changed = false;
    for (let step = 0; step < MOST_STEPS && !stopped; step++) {
      const next = await storage.write(async (tx) => {
        const now = clock.now();
        const source = await tx.load(clusterId, {});
        const due = [...answersDue(clusterId, source, now), ...dueWork(source, now, catalogues)].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
        const first = due.find(({ key }) => !tried.has(key)) ?? null;
        // Nothing new is left: what cannot be done is not tried again until the cluster changes.
        if (first === null) index(clusterId, source, now);
        return first;
      });
      if (next === null) return changed;
      tried.add(next.key);
      const { result, fresh } = await authority.perform({ key: next.key, kind: next.kind, clusterId, args: next.args, by: next.by });
      if (next.kind === 'request.answer') store.silence((next.args as { requestId: string }).requestId);
      if (fresh && result.outcome === 'applied') changed = true;
    }
    return changed;
  }

  async function round(): Promise<void> {
    while (!stopped && (await indexSome()) > 0);
    for (;;) {
      const due = stopped ? [] : store.due(clock.now(), factor(), DUE_BATCH);
      if (due.length === 0) return;
      const changed: string[] = [];
      for (const { clusterId } of due) {
        if (stopped) break;
        if (await work(clusterId)) changed.push(clusterId);
      }
      if (changed.length > 0) ports.onChanged(changed);
    }
  }

  function sleep(ms: number): void {
    cancel?.();
    if (stopped) return;
    cancel = scheduler.after(ms, () => {
      cancel = null;
      void run();
    });
  }

  function run(): Promise<void> {
    if (stopped) return Promise.resolve();
    if (running !== null) {
      again = true;
      return running;
    }
    running = (async () => {
      try {
        do {
          again = false;
          await round();
        } while (again && !stopped);
        const nextMs = stopped ? null : store.nextMs(factor());
        sleep(nextMs === null ? LONGEST_SLEEP_MS : Math.min(LONGEST_SLEEP_MS, Math.max(SHORTEST_SLEEP_MS, nextMs - Date.parse(clock.now()))));
      } catch (cause) {
        // The authority's own clock must outlive one bad cluster or a busy disk.
        ports.report(cause);
        sleep(AFTER_DEFECT_MS);
      } finally {
        running = null;
      }
    })();
    return running;
  }

  return {
    /** Soon, not within the caller's turn: an act was answered, or the speed of practice changed. */
    poke(): void {
      if (running !== null) again = true;
      else sleep(0);
    },
    /** Now: resolves when nothing is due any more. */
    run,
    /** Practice only: whoever was asked answers at once. Refused when the request is closed, or nobody plays them. */
    async answerNow(requestId: string): Promise<Result<{ requestId: string }>> {
      const clusterId = store.clusterOf(requestId);
      if (feeds === null || clusterId === null) return fail('REQUEST_CLOSED');
      const own = await storage.write(async (tx) => {
        const source = await tx.load(clusterId, {});
        const request = listOf(source, 'request').find(({ id, body }) => id === requestId && body.state === 'waiting');
        return request === undefined ? null : answerWork(request, source, feeds, clock.now());
      });
      if (own === null) return fail('REQUEST_CLOSED');
      const { result } = await authority.perform({ key: own.key, kind: own.kind, clusterId, args: own.args, by: own.by });
      if (result.outcome !== 'applied') return fail('REQUEST_CLOSED');
      await work(clusterId);
      ports.onChanged([clusterId]);
      return ok({ requestId });
    },
    async stop(): Promise<void> {
      stopped = true;
      cancel?.();
      cancel = null;
      await running;
    },
  };
}
export type Office = ReturnType<typeof createOffice>;
