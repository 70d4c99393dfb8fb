import { randomUUID } from 'node:crypto';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { contract, type CoreEvent, type Handlers, type MethodName } from '../../app/contract/index.ts';
import { createDispatcher, type Dispatch } from '../../app/contract/dispatch.ts';
import type { SessionState } from '../../app/contract/session.ts';
import { londonDate } from '../../app/model/dates.ts';
import { fail, ok, type Failure, type Result } from '../../app/result.ts';
import type { Clock } from '../../app/sync/ports.ts';
import type { Log } from '../log/log.ts';
import { describeDefect } from '../log/describeDefect.ts';
import { newIncident } from '../log/incident.ts';
import { openAuthority } from '../store/authority/openAuthority.ts';
import { seedState } from '../store/authority/seed.ts';
import { createPracticeFiles, type PracticeFiles } from '../evidence/practiceFiles.ts';
import type { Db } from '../store/openDatabase.ts';
import { storeCodeOf } from '../store/storeProblem.ts';
import { readDevice, writeDevice, type Device } from './practice/deviceFile.ts';
import { FIRST_TO_SIGN_IN, makePracticeCaseload, practiceFeeds, practiceParameters } from './practice/practiceCaseload.ts';
import { loadCatalogues, type Loaded } from './resources/loadCatalogues.ts';
import { startOffice } from '../office/startOffice.ts';
import type { Office } from '../office/createOffice.ts';
import type { AuthorityStorage } from '../../app/sync/authorityStorage.ts';
import { createSqliteAuthorityStorage } from '../store/authority/storage.ts';
import { createAuthorityOffice, type AuthorityOffice } from './session/authorityOffice.ts';
import { openSession, type Session } from './session/openSession.ts';
import { createSessionHandlers } from './session/sessionHandlers.ts';

/** What a host hands over when it starts the services. Everything else the core finds for itself. */
export type CoreOptions = Readonly<{
  dataDir: string;
  resourcesDir: string;
  /** 32 bytes from the host's vault. */
  key: Uint8Array;
  /** Synthetic caseload to make on first run. */
  practice: Readonly<{ cases: number; seed: number; teams?: number }>;
  host: 'electron' | 'loopback';
  version?: string;
  /** The practice person to sign in; otherwise the last one, or the first. */
  user?: string;
}>;

export interface Core {
  readonly dispatch: Dispatch;
  close(): Promise<void>;
}

type Scoped = Session['answers'] & ReturnType<typeof createSessionHandlers>;
/** Answers by people who are signed in; anyone else is told to sign in first. */
const openToAll = ['session.state', 'session.people', 'session.signIn', 'session.clock', 'practice.addCases', 'practice.cancel', 'practice.speed', 'practice.answerNow'] as const satisfies readonly MethodName[];

type Unanswered = Exclude<MethodName, keyof Scoped | (typeof openToAll)[number]>;
/** A contract method without a handler does not compile. */
const everyMethodAnswered: [Unanswered] extends [never] ? true : Unanswered = true;

const machineClock: Clock = { now: () => new Date().toISOString() };

/**
 * Opens the stores and answers the contract. Returns at once: the caseload, the sign-in and the first sync go on
 * behind it and report through `session.state` and progress events. `emit` carries ids and versions only.
 */
export async function openCore(options: CoreOptions, emit: (event: unknown) => void, log: Log, clock: Clock = machineClock): Promise<Core> {
  const tell = (event: CoreEvent): void => emit(event);
  const report = (cause: unknown): string => {
    const incident = newIncident(globalThis.crypto.getRandomValues(new Uint8Array(8)));
    log.error('defect', { incident, ...describeDefect(cause) });
    return incident;
  };

  let phase: SessionState['phase'] = 'preparing';
  let problem: SessionState['problem'] = null;
  let progress: SessionState['progress'] = null;
  let since = clock.now();
  let readOnly: SessionState['readOnly'] = 'no';
  let device: Device | null = null;
  let authority: Db | null = null;
  let office: AuthorityOffice | null = null;
  let storage: AuthorityStorage | null = null;
  let ownClock: Office | null = null;
  let loaded: Loaded | null = null;
  let practiceFiles: PracticeFiles | null = null;
  let session: Session | null = null;
  let scoped: Scoped | null = null;
  let making: AbortController | null = null;

  const set = (next: SessionState['phase']): void => {
    phase = next;
    since = clock.now();
    tell({ type: 'session' });
  };
  const stop = (failure: Failure): void => {
    problem = { code: failure.code, facts: { ...failure.facts, ...(failure.fields === undefined ? {} : { where: failure.fields.slice(0, 3).join(', ') }) } };
    log.error('host.failed', { code: failure.code });
    set('stopped');
  };
  const advance = (stage: NonNullable<SessionState['progress']>['stage'], done: number, total: number): void => {
    progress = { stage, done, total };
    tell({ type: 'progress', stage, done, total });
  };

  async function makeCaseload(signal: AbortSignal): Promise<Result<null>> {
    if (authority === null || loaded === null || device?.practice == null) return fail('NOT_READY');
    const parameters = practiceParameters(options.resourcesDir);
    if (!parameters.ok) return parameters;
    const started = Date.now();
    await makePracticeCaseload({
      db: authority, recipe: device.practice, parameters: parameters.value, law: loaded.catalogues.law, signal,
      onProgress: (done, total) => advance('caseload', done, total),
    });
    log.info('practice.made', { cases: device.practice.cases, ms: Date.now() - started });
    progress = null;
    return ok(null);
  }

  async function signIn(userId: string): Promise<Result<{ userId: string }>> {
    if (storage === null || office === null || loaded === null || device === null) return fail('NOT_READY');
    if (office.actor(userId) === null) return fail('PERSON_UNKNOWN');
    if (session !== null) {
      const leaving = session;
      session = null;
      scoped = null;
      await leaving.close();
    }
    const started = Date.now();
    const opened = openSession({
      dataDir: options.dataDir, userId, key: options.key, clock, catalogues: loaded.catalogues, rates: loaded.rates, evidence: loaded.evidence, practiceBytes: (hash) => practiceFiles?.bytes(hash) ?? null, storage, onAnswered: () => ownClock?.poke(), office, emit: tell, report,
      readOnly: () => (readOnly === 'folder' ? 'STORE_READ_ONLY' : null),
    });
    if (!opened.ok) {
      stop(opened.error);
      return opened;
    }
    const mine = opened.value;
    log.info('store.opened', { ms: Date.now() - started, created: mine.store.notices.length > 0 });
    session = mine;
    scoped = { ...mine.answers, ...createSessionHandlers(mine, () => clock.now(), noteFailure) };
    device = { ...device, lastUser: userId };
    writeDevice(options.dataDir, device);
    // What is held already is shown at once; only an empty cache makes the person wait for its first pages.
    if (mine.store.cache.heldCount() > 0) {
      set('ready');
      mine.engine.wake();
    } else {
      set('preparing');
      void mine.engine.syncNow().then(() => {
        progress = null;
        if (session === mine) set('ready');
      });
    }
    return ok({ userId });
  }

  /** A page went bad while working: opening again mends what can be mended, and says so. */
  function reopen(): void {
    if (session === null || phase !== 'ready') return;
    session.store.findDamage();
    void signIn(session.actor.id);
  }

  function noteFailure(code: string | null): void {
    if (code === 'STORE_DAMAGED') reopen();
    const next = code === 'STORE_FULL' ? 'diskFull' : readOnly === 'folder' ? 'folder' : 'no';
    if (next === readOnly) return;
    readOnly = next;
    tell({ type: 'session' });
  }

  async function prepare(): Promise<void> {
    mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
    try {
      accessSync(options.dataDir, constants.W_OK);
    } catch {
      return stop({ code: 'STORE_READ_ONLY' });
    }
    const lookup = { team: (id: string) => office?.directory.team(id) ?? null, teamsOf: (id: string) => office?.directory.teamsOf(id) ?? null };
    const resources = loadCatalogues(options.resourcesDir, lookup);
    if (!resources.ok) return stop(resources.error);
    loaded = resources.value;
    device = readDevice(options.dataDir, randomUUID);
    authority = openAuthority(join(options.dataDir, 'practice-authority.db'), options.key);
    practiceFiles = createPracticeFiles(authority);
    if (seedState(authority) !== 'whole') {
      device = { ...device, practice: device.practice ?? { cases: options.practice.cases, seed: options.practice.seed, teams: options.practice.teams ?? null, on: londonDate(clock.now()) } };
      writeDevice(options.dataDir, device);
      making = new AbortController();
      const made = await makeCaseload(making.signal);
      making = null;
      if (!made.ok) return stop(made.error);
    }
    office = createAuthorityOffice(authority, device.deviceId);
    const feeds = practiceFeeds(options.resourcesDir);
    if (!feeds.ok) return stop(feeds.error);
    storage = createSqliteAuthorityStorage({ db: authority, clock });
    ownClock = startOffice({
      db: authority, storage, clock, catalogues: loaded.catalogues, feeds: feeds.value, speed: () => device?.practiceSpeed ?? 1, onChanged: () => session?.engine.wake(), report: (cause) => report(cause),
    });
    const staff = office.staff(londonDate(clock.now()));
    const ready = staff.filter((person) => person.role === 'caseworker' && !person.away);
    const wanted = options.user ?? device.lastUser ?? (ready.find((person) => person.id === FIRST_TO_SIGN_IN) ?? ready[0])?.id ?? null;
    if (wanted === null || !staff.some((person) => person.id === wanted)) return set('signIn');
    await signIn(wanted);
  }

  const state = (): SessionState => {
    const now = clock.now();
    const staff = session === null || office === null ? null : (office.staff(londonDate(now)).find((person) => person.id === session?.actor.id) ?? null);
    const waiting = session?.store.cache.db.prepare<[], number>("SELECT count(*) FROM message_item WHERE state = 'queued'").pluck().get() ?? 0;
    const cases = session?.store.cache.db.prepare<[], number>('SELECT count(*) FROM case_card').pluck().get() ?? 0;
    return {
      phase, progress, problem, practice: true, host: options.host, version: options.version ?? 'unreleased', user: staff, now, today: londonDate(now),
      connection: {
        state: 'thisLaptop', since, casesHeld: cases, unanswered: session?.store.outbox.pendingCount() ?? 0, messagesWaiting: waiting,
        needsYou: session?.store.outbox.needsYouCount() ?? 0,
      },
      readOnly,
      notices: (session?.store.notices ?? []).map(({ code, ...facts }) => ({ code, facts })),
    };
  };

  const general: Pick<Handlers, (typeof openToAll)[number]> = {
    'session.state': () => ok(state()),
    'session.clock': () => ok({ now: clock.now(), today: londonDate(clock.now()) }),
    'session.people': () => (office === null ? fail('NOT_READY') : ok({ staff: [...office.staff(londonDate(clock.now()))] })),
    'session.signIn': ({ userId }) => signIn(userId),
    'practice.addCases': async ({ cases }) => {
      if (device?.practice == null || making !== null) return fail('NOT_READY');
      const teams = office?.staff(londonDate(clock.now())).reduce((set, person) => set.add(person.teams[0] ?? ''), new Set<string>()).size ?? 1;
      const before = device.practice.cases;
      device = { ...device, practice: { ...device.practice, cases: before + cases, teams } };
      writeDevice(options.dataDir, device);
      making = new AbortController();
      const made = await makeCaseload(making.signal);
      making = null;
      session?.engine.wake();
      ownClock?.poke();
      tell({ type: 'session' });
      return made.ok ? ok({ cases: device.practice?.cases ?? before }) : made;
    },
    'practice.cancel': () => {
      making?.abort();
      return ok({ cancelled: making !== null });
    },
    'practice.speed': ({ factor }) => {
      if (device?.practice == null) return fail('NOT_READY');
      if (factor !== null) {
        device = { ...device, practiceSpeed: factor };
        writeDevice(options.dataDir, device);
        ownClock?.poke();
      }
      return ok({ factor: device.practiceSpeed ?? 1 });
    },
    'practice.answerNow': ({ requestId }) => (ownClock === null || device?.practice == null ? fail('NOT_READY') : ownClock.answerNow(requestId)),
  };

  // One handler for each method: general ones always, the others only while somebody is signed in.
  const handlers = Object.fromEntries(
    (Object.keys(contract) as MethodName[]).map((name) => [
      name,
      (input: never): unknown => {
        if (Object.hasOwn(general, name)) return (general as Record<string, (i: never) => unknown>)[name]?.(input);
        if (scoped === null) return fail(phase === 'signIn' ? 'NOT_SIGNED_IN' : 'NOT_READY');
        return (scoped as Record<string, (i: never) => unknown>)[name]?.(input);
      },
    ]),
  ) as unknown as typeof everyMethodAnswered extends true ? Handlers : never;

  const preparing = prepare().catch((cause: unknown) => {
    const code = storeCodeOf(cause);
    stop(code === null ? { code: 'INTERNAL', incident: report(cause) } : { code });
  });

  return {
    dispatch: createDispatcher(handlers, (cause, method) => {
      const incident = newIncident(globalThis.crypto.getRandomValues(new Uint8Array(8)));
      log.error('call.failed', { method, incident, ...describeDefect(cause) });
      if (storeCodeOf(cause) === 'STORE_DAMAGED') reopen();
      return incident;
    }),
    async close() {
      making?.abort();
      await preparing;
      await ownClock?.stop();
      await session?.close();
      authority?.close();
    },
  };
}
