import type { CoreEvent } from '../../app/contract/index.ts';
import type { Instant } from '../../app/model/dates.ts';
import { createDesktopSync, type DesktopDisk, type DesktopNet, type SyncReport } from '../../app/sync/desktop.ts';
import type { Clock } from '../../app/sync/ports.ts';
import { storeCodeOf } from '../store/storeProblem.ts';

/** Timers as a port. `after` returns what cancels it. */
export interface Scheduler {
  after(ms: number, run: () => void): () => void;
}

/** Why syncing has stopped for good until somebody acts. */
export type EngineHalt = 'deviceRefused' | 'schema' | 'seqReused' | 'damaged' | 'defect';
export type EngineState = Readonly<{
  link: 'unknown' | 'reached' | 'unreachable';
  since: Instant;
  halted: EngineHalt | null;
  /** The disk took nothing more at the last try; it is tried again. */
  diskFull: boolean;
  nextTryAt: Instant | null;
  syncing: boolean;
}>;

export type EnginePorts = Readonly<{
  disk: DesktopDisk;
  net: DesktopNet;
  clock: Clock;
  scheduler: Scheduler;
  /** 0 ≤ x < 1, for spreading retries. */
  random: () => number;
  emit: (event: CoreEvent) => void;
  /** How long to wait before asking again unprompted; null where the authority tells us itself. */
  pollMs: number | null;
  /** The number that the next operation will take, to notice an outbox that is behind the authority. */
  nextSeq: () => number;
  /** Goes on in a new stream after a restored or cloned disk. Absent: stop and say so. */
  enrolAgain?: () => void | Promise<void>;
  /** A defect, not weather: a digest that differs, or a reply that could not be stored. */
  alarm: (what: 'diverged' | 'gap' | 'seqReused' | 'damaged' | 'defect', cause: unknown) => void;
}>;

const RETRY_FIRST_MS = 1_000;
const RETRY_MOST_MS = 300_000;
/** Bound on rounds in one cycle: a guard against an authority that always answers "more". */
const MOST_ROUNDS = 100_000;

const later = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString();
const changes = <T>(next: T | undefined, now: T): boolean => next !== undefined && next !== now;
class Unreached extends Error {}

/**
 * Keeps this desktop and the authority together: pushes what was done here, then pulls until nothing is left, soon
 * after every act and whenever it is woken. One cycle at a time. Back-off after failures doubles up to five minutes,
 * with a random share, so that a thousand desktops do not return at once.
 */
export function createEngineLoop(ports: EnginePorts) {
  const { disk, clock, scheduler, emit } = ports;
  let state: EngineState = { link: 'unknown', since: clock.now(), halted: null, diskFull: false, nextTryAt: null, syncing: false };
  let running: Promise<void> | null = null;
  let cancel: (() => void) | null = null;
  let failures = 0;
  let again = false;
  let paused = false;
  let stopped = false;
  let behind = false;

  const set = (next: Partial<EngineState>): void => {
    const link = next.link ?? state.link;
    const moved = link !== state.link || changes(next.halted, state.halted) || changes(next.diskFull, state.diskFull);
    state = { ...state, ...next, since: link === state.link ? state.since : clock.now() };
    if (moved) emit({ type: 'session' });
  };

  const reached = async <T>(ask: Promise<T>): Promise<T> => {
    try {
      const reply = await ask;
      set({ link: 'reached' });
      return reply;
    } catch (cause) {
      throw new Unreached('not reached', { cause });
    }
  };
  const net: DesktopNet = {
    push: (request) => reached(ports.net.push(request)),
    async pull(request) {
      const reply = await reached(ports.net.pull(request));
      behind = reply.lastSeq >= ports.nextSeq();
      return reply;
    },
  };
  const sync = createDesktopSync(disk, net);

  function tell(report: SyncReport): void {
    if (report.touched.length > 0) emit({ type: 'changed', clusterIds: report.touched, queue: true });
    if (report.answered > 0) emit({ type: 'outbox' });
    if (report.progress !== null) emit({ type: 'progress', stage: 'firstSync', done: report.progress.done, total: report.progress.total });
    if (report.diverged.length > 0) ports.alarm('diverged', report.diverged);
  }

  const halt = (why: EngineHalt): 'halt' => {
    set({ halted: why });
    return 'halt';
  };

  async function enrolAgain(): Promise<'goOn' | 'halt'> {
    ports.alarm('seqReused', null);
    if (ports.enrolAgain === undefined) return halt('seqReused');
    await ports.enrolAgain();
    behind = false;
    return 'goOn';
  }

  /** What a stopped push asks of us before anything else. */
  async function afterStop(stop: NonNullable<SyncReport['stop']>): Promise<'goOn' | 'halt'> {
    switch (stop.why) {
      case 'busy':
        throw new Unreached('busy');
      case 'gap':
        // It has forgotten answers without saying so: they go again, with the same numbers.
        ports.alarm('gap', stop.expected);
        disk.forgetResultsAfter((stop.expected ?? 1) - 1);
        return 'goOn';
      case 'seqReused':
        return enrolAgain();
      case 'epochChanged':
        return 'goOn';
      case 'deviceRefused':
      case 'schema':
        return halt(stop.why);
    }
  }

  /** Pushes everything, then pulls until level. */
  async function cycle(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS && !stopped && !paused; round++) {
      const pushed = await sync.push();
      tell(pushed);
      if (pushed.stop !== null && (await afterStop(pushed.stop)) === 'halt') return;
      const pulled = await sync.pull();
      tell(pulled);
      if (behind && (await enrolAgain()) === 'halt') return;
      if (pushed.stop === null && !pushed.more && !pulled.more && pulled.diverged.length === 0) return;
    }
  }

  function plan(ms: number): void {
    cancel?.();
    set({ nextTryAt: later(clock.now(), ms) });
    cancel = scheduler.after(ms, () => {
      cancel = null;
      void run();
    });
  }

  async function attempt(): Promise<void> {
    set({ syncing: true, nextTryAt: null });
    try {
      await cycle();
      failures = 0;
      set({ diskFull: false });
      if (ports.pollMs !== null && !stopped && !paused && state.halted === null) plan(ports.pollMs * (0.5 + ports.random()));
    } catch (cause) {
      const code = storeCodeOf(cause);
      const weather = cause instanceof Unreached || code === 'STORE_FULL' || code === 'STORE_READ_ONLY';
      if (!weather) {
        const what = code === 'STORE_DAMAGED' ? 'damaged' : 'defect';
        ports.alarm(what, cause);
        set({ halted: what });
        return;
      }
      failures += 1;
      if (cause instanceof Unreached) set({ link: 'unreachable' });
      else set({ diskFull: true });
      if (!stopped && !paused) plan(ports.random() * Math.min(RETRY_MOST_MS, RETRY_FIRST_MS * 2 ** Math.min(failures - 1, 20)));
    } finally {
      set({ syncing: false });
    }
  }

  function run(): Promise<void> {
    if (stopped || paused || state.halted !== null) return Promise.resolve();
    if (running !== null) {
      again = true;
      return running;
    }
    cancel?.();
    cancel = null;
    running = (async () => {
      do {
        again = false;
        await attempt();
      } while (again && failures === 0 && !stopped && !paused && state.halted === null);
    })().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    /** Soon, but not within the caller's turn: something is waiting to be sent, or the authority has news. */
    wake(): void {
      if (running !== null) again = true;
      else if (!stopped && !paused && state.halted === null && (failures === 0 || cancel === null)) plan(0);
    },
    /** Now, whatever the back-off says: a person asked, or a test. Resolves when the cycle has ended, reached or not. */
    syncNow: (): Promise<void> => run(),
    pause(): void {
      paused = true;
      cancel?.();
      cancel = null;
    },
    resume(): void {
      paused = false;
      plan(0);
    },
    /** Resolves when the cycle that is running has ended; nothing starts after it. */
    async stop(): Promise<void> {
      stopped = true;
      cancel?.();
      cancel = null;
      await running;
    },
    state: (): EngineState => state,
  };
}
export type EngineLoop = ReturnType<typeof createEngineLoop>;

/** The machine's own timers. They never keep the process alive. */
export const machineScheduler: Scheduler = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
