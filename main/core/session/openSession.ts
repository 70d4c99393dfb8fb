import { setImmediate as turn } from 'node:timers/promises';
import type { CoreEvent } from '../../../app/contract/index.ts';
import type { MessageRates } from '../../../app/messages/rates.ts';
import { londonDate } from '../../../app/model/dates.ts';
import { operations } from '../../../app/operations/registry.ts';
import type { Actor, Catalogues } from '../../../app/operations/operation.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import type { DesktopNet } from '../../../app/sync/desktop.ts';
import type { Clock } from '../../../app/sync/ports.ts';
import { createSqliteAuthorityStorage } from '../../store/authority/storage.ts';
import type { Db } from '../../store/openDatabase.ts';
import { openUserStore, type UserStore } from '../../store/openUserStore.ts';
import { sha256 } from '../../store/sha256.ts';
import { createEngineLoop, machineScheduler, type EngineLoop } from '../../sync/engineLoop.ts';
import { createLocalNet } from '../../sync/localNet.ts';
import { createOpIds } from '../executor/opId.ts';
import { createPerformer, type Performer } from '../executor/performer.ts';
import { createQueries } from '../queries/index.ts';
import type { QueryContext } from '../queries/context.ts';
import { createChangeHandlers } from '../handlers/changeHandlers.ts';
import { createInstructionHandlers } from '../handlers/instructionHandlers.ts';
import { createMessageHandlers } from '../handlers/messageHandlers.ts';
import type { WorkContext } from '../handlers/workContext.ts';
import type { AuthorityOffice } from './authorityOffice.ts';

export type SessionOptions = Readonly<{
  dataDir: string;
  userId: string;
  key: Uint8Array;
  clock: Clock;
  catalogues: Catalogues;
  rates: MessageRates;
  authority: Db;
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
  answers: ReturnType<typeof createQueries> & ReturnType<typeof createChangeHandlers> & ReturnType<typeof createInstructionHandlers> & ReturnType<typeof createMessageHandlers>;
  close(): Promise<void>;
}>;

const KEPT_DAYS = 30;
const TIDY_EVERY_MS = 5 * 60_000;

/** Lets calls from windows have a turn between the pages of a long sync. */
const inTurns = (net: DesktopNet): DesktopNet => ({
  async push(request) {
    await turn();
    return net.push(request);
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
  const { dataDir, userId, key, clock, catalogues, authority, office, emit } = options;
  const actor = office.actor(userId);
  if (actor === null) return fail('PERSON_UNKNOWN');
  const report = (cause: unknown): string => options.report(cause);
  const rules = { operations, catalogues, actor: () => actor, report };
  const opened = openUserStore({ dataDir, userId, key, clock, rules, enrolment: office.enrolment(userId) });
  if (!opened.ok) return opened;
  const store = opened.value;
  const net = createLocalNet({ storage: createSqliteAuthorityStorage({ db: authority, clock }), clock, sha256, operations, catalogues, report }, userId);
  const engine = createEngineLoop({
    disk: store.cache,
    net: inTurns(net),
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
  // Answered long ago and settled: the authority keeps those. The rest is put in order while nobody waits for it.
  if (!store.readOnly) store.outbox.prune(new Date(Date.parse(clock.now()) - KEPT_DAYS * 86_400_000).toISOString());
  const tidying = setInterval(() => store.tidy(), TIDY_EVERY_MS);
  tidying.unref();
  return ok({
    actor,
    store,
    performer,
    engine,
    answers: { ...createQueries(queryContext(options, store, actor)), ...createChangeHandlers(work), ...createInstructionHandlers(work), ...createMessageHandlers(work) },
    async close() {
      clearInterval(tidying);
      await engine.stop();
      store.close();
    },
  });
}
