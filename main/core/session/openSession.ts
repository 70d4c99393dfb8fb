import { setImmediate as turn } from 'node:timers/promises';
import type { CoreEvent } from '../../../app/contract/index.ts';
import type { MessageRates } from '../../../app/messages/rates.ts';
import { londonDate } from '../../../app/model/dates.ts';
import { operations } from '../../../app/operations/registry.ts';
import type { Actor, Catalogues } from '../../../app/operations/operation.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import type { DesktopNet } from '../../../app/sync/desktop.ts';
import type { AuthorityStorage } from '../../../app/sync/authorityStorage.ts';
import type { Clock } from '../../../app/sync/ports.ts';
import { openUserStore, type UserStore } from '../../store/openUserStore.ts';
import { sha256 } from '../../store/sha256.ts';
import { createEngineLoop, machineScheduler, type EngineLoop } from '../../sync/engineLoop.ts';
import { createLocalNet } from '../../sync/localNet.ts';
import { createOpIds } from '../executor/opId.ts';
import { createPerformer, type Performer } from '../executor/performer.ts';
import { createQueries } from '../queries/index.ts';
import type { QueryContext } from '../queries/context.ts';
import { createChallengeHandlers } from '../handlers/challengeHandlers.ts';
import { createChangeHandlers } from '../handlers/changeHandlers.ts';
import { createInstructionHandlers } from '../handlers/instructionHandlers.ts';
import { createMessageHandlers } from '../handlers/messageHandlers.ts';
import type { EvidenceSettings } from '../../../app/evidence/evidenceSettings.ts';
import { openEvidenceStore } from '../../evidence/evidenceStore.ts';
import { createEvidenceHandlers } from '../handlers/evidenceHandlers.ts';
import type { WorkContext } from '../handlers/workContext.ts';
import type { AuthorityOffice } from './authorityOffice.ts';

export type SessionOptions = Readonly<{
  dataDir: string;
  userId: string;
  key: Uint8Array;
  clock: Clock;
  catalogues: Catalogues;
  rates: MessageRates;
  evidence: EvidenceSettings;
  /** Bytes of a practice paper by its hash. */
  practiceBytes: (hash: string) => Uint8Array | null;
  /** The authority's tables, shared with its own clock: one connection has one queue of transactions. */
  storage: AuthorityStorage;
  /** The authority has answered something. */
  onAnswered: () => void;
  office: AuthorityOffice;
  emit: (event: CoreEvent) => void;
  report: (cause: unknown) => string;
  readOnly: () => 'STORE_READ_ONLY' | 'STORE_FULL' | null;
}>;

/** One signed-in person: their files, their rules, and everything that answers for them. */
export type Session = Readonly<{
  actor: Actor;
  store: UserStore;
  performer: Performer;
  engine: EngineLoop;
  answers: ReturnType<typeof createQueries> & ReturnType<typeof createChangeHandlers> & ReturnType<typeof createChallengeHandlers> & ReturnType<typeof createInstructionHandlers> & ReturnType<typeof createMessageHandlers> & ReturnType<typeof createEvidenceHandlers>;
  close(): Promise<void>;
}>;

const KEPT_DAYS = 30;
const TIDY_EVERY_MS = 5 * 60_000;

/** Lets calls from windows have a turn between the pages of a long sync, and tells the authority's clock of every answer. */
const inTurns = (net: DesktopNet, onAnswered: () => void): DesktopNet => ({
  async push(request) {
    await turn();
    const reply = await net.push(request);
    onAnswered();
    return reply;
  },
  async pull(request) {
    await turn();
    return net.pull(request);
  },
});

function queryContext(options: SessionOptions, store: UserStore, actor: Actor): QueryContext {
  const { catalogues, clock } = options;
  return {
    db: store.cache.db,
    law: catalogues.law,
    money: catalogues.money,
    changes: catalogues.changes,
    catalogues,
    today: () => londonDate(clock.now()),
    now: () => clock.now(),
    actor: () => actor,
    rows: (clusterId) => store.cache.rows(clusterId),
    drafts: (caseId) => store.journal.listDrafts(caseId),
    titles: {
      instruction: (id) => catalogues.instructions.byId(id)?.definition.title ?? null,
      template: (id) => catalogues.templates.byId(id)[0]?.title ?? null,
    },
    instructionFor: (row) => (row.changeType === null ? null : (catalogues.instructions.all.find(({ definition }) => definition.for.work.includes(row.changeType ?? ''))?.definition.id ?? null)),
  };
}

function workContext(options: SessionOptions, store: UserStore, actor: Actor): WorkContext {
  const { db } = store.cache;
  const clusterOf = db.prepare<[string], string>('SELECT cluster_id FROM case_card WHERE case_id = ?').pluck();
  const run = db.prepare<[string, string], { cluster_id: string; body: string }>(
    `SELECT cluster_id, body FROM overlay WHERE kind = 'run' AND row_id = ? AND deleted = 0
     UNION ALL SELECT cluster_id, body FROM row WHERE kind = 'run' AND row_id = ? AND deleted = 0 LIMIT 1`,
  );
  return {
    clusterOf: (caseId) => clusterOf.get(caseId) ?? null,
    source: (clusterId) => store.cache.rows(clusterId),
    caseOfRun(runId) {
      const found = run.get(runId, runId);
      return found === undefined ? null : { caseId: (JSON.parse(found.body) as { caseId: string }).caseId, clusterId: found.cluster_id };
    },
    actor: () => actor,
    today: () => londonDate(options.clock.now()),
    now: () => options.clock.now(),
    catalogues: options.catalogues,
    rates: options.rates,
  };
}

/** Opens a person's files and brings the engine up. Does not wait for the first sync. */
export function openSession(options: SessionOptions): Result<Session> {
  const { dataDir, userId, key, clock, catalogues, storage, office, emit } = options;
  const actor = office.actor(userId);
  if (actor === null) return fail('PERSON_UNKNOWN');
  const report = (cause: unknown): string => options.report(cause);
  const rules = { operations, catalogues, actor: () => actor, report };
  const opened = openUserStore({ dataDir, userId, key, clock, rules, enrolment: office.enrolment(userId) });
  if (!opened.ok) return opened;
  const store = opened.value;
  const net = createLocalNet({ storage, clock, sha256, operations, catalogues, report }, userId);
  const engine = createEngineLoop({
    disk: store.cache,
    net: inTurns(net, options.onAnswered),
    clock,
    scheduler: machineScheduler,
    random: Math.random,
    emit,
    pollMs: null,
    nextSeq: () => store.outbox.nextSeq(),
    enrolAgain: () => store.moveToNewStream(),
    alarm: (_what, cause) => void report(cause ?? new Error('sync alarm')),
  });
  const performer = createPerformer({
    outbox: store.outbox,
    cache: store.cache,
    rules,
    clock,
    newOpId: createOpIds(clock),
    emit,
    isConnected: () => true,
    readOnly: options.readOnly,
    onSaved: () => engine.wake(),
  });
  const work = workContext(options, store, actor);
  const newId = createOpIds(clock);
  const ended = new AbortController();
  const why = (): 'STORE_READ_ONLY' | 'STORE_FULL' | null => (store.readOnly ? 'STORE_READ_ONLY' : options.readOnly());
  const files = openEvidenceStore({ dataDir, userId, key, limits: () => options.evidence.on(londonDate(clock.now())), readOnly: why });
  const proof = createEvidenceHandlers({
    ...work, db: store.cache.db, files, tray: store.tray, settings: options.evidence, newId, emit, readOnly: why, practiceBytes: options.practiceBytes, breathe: () => turn(), ended: ended.signal,
  });
  // Answered long ago and settled: the authority keeps those. The rest is put in order while nobody waits for it.
  if (!store.readOnly) store.outbox.prune(new Date(Date.parse(clock.now()) - KEPT_DAYS * 86_400_000).toISOString());
  const tidying = setInterval(() => store.tidy(), TIDY_EVERY_MS);
  tidying.unref();
  return ok({
    actor,
    store,
    performer,
    engine,
    answers: { ...createQueries(queryContext(options, store, actor)), ...createChangeHandlers(work), ...createChallengeHandlers(work), ...createInstructionHandlers(work), ...createMessageHandlers(work), ...proof },
    async close() {
      clearInterval(tidying);
      ended.abort();
      await engine.stop();
      files.close();
      store.close();
    },
  });
}
