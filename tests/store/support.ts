import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import * as z from 'zod';
import type { CoreEvent } from '../../app/contract/index.ts';
import { Id } from '../../app/model/ids.ts';
import { StaffRole } from '../../app/model/roles.ts';
import { DIRECTORY } from '../../app/model/rows/directory.ts';
import type { RowWrite } from '../../app/model/rows/index.ts';
import type { TaskBody } from '../../app/model/rows/work.ts';
import { apply, operation, row, rowsOf, type Actor, type AnyOperation, type Catalogues } from '../../app/operations/operation.ts';
import { fail } from '../../app/result.ts';
import type { DesktopNet } from '../../app/sync/desktop.ts';
import { createOpIds } from '../../main/core/executor/opId.ts';
import { createPerformer } from '../../main/core/executor/performer.ts';
import { answersByOpId, enrolStream } from '../../main/store/authority/enrol.ts';
import { openAuthority } from '../../main/store/authority/openAuthority.ts';
import { seedAuthority, type SeedCluster } from '../../main/store/authority/seed.ts';
import { createSqliteAuthorityStorage } from '../../main/store/authority/storage.ts';
import type { Rules } from '../../main/store/cache/overlay.ts';
import type { Db } from '../../main/store/openDatabase.ts';
import { openUserStore, type UserStore } from '../../main/store/openUserStore.ts';
import { sha256 } from '../../main/store/sha256.ts';
import { createEngineLoop, type Scheduler } from '../../main/sync/engineLoop.ts';
import { createLocalNet } from '../../main/sync/localNet.ts';

/** Every synthetic name carries it, so that a leak can be searched for. */
export const MARKED = 'Zzquill';
export const KEY = new Uint8Array(32).map((_, i) => i * 7 + 1);
export const OTHER_KEY = new Uint8Array(32).fill(9);

/** A clock that stands still until it is moved. */
export function handClock(start = '2026-11-18T09:00:00.000Z') {
  let ms = Date.parse(start);
  return { now: () => new Date(ms).toISOString(), forward: (by: number) => void (ms += by) };
}

const folders: string[] = [];
export function freshFolder(base = tmpdir()): string {
  const folder = mkdtempSync(join(base, 'casebench-store-'));
  folders.push(folder);
  return folder;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

// Three small operations with the shapes that matter: one rests on a row, one on nothing, one on a list.
const claim = operation({
  kind: 'task.claim', version: 1, offlineOk: true,
  input: z.strictObject({ taskId: Id }),
  reads: ({ taskId }) => ({ task: row('task', taskId) }),
  may: (actor, { task }) => actor.teams.includes(task.body.teamId),
  decide: ({ task }, { taskId }, call) =>
    task.body.claimedBy === null || task.body.claimedBy === call.actor.id
      ? apply([
          { kind: 'task', id: taskId, body: { ...task.body, claimedBy: call.actor.id, claimedAt: call.now } },
          { kind: 'entry', id: call.newId(), body: { caseId: task.body.caseId, at: call.now, category: 'system', event: 'task.claimed', by: call.actor.id, about: null, facts: {}, ref: `task/${taskId}` } },
        ])
      : fail('TASK_TAKEN', { facts: { by: task.body.claimedBy } }),
  undo: ({ task }, { taskId }) => ({ kind: 'task.put', args: { taskId, claimedBy: task.body.claimedBy } }),
});
const put = operation({
  kind: 'task.put', version: 1, offlineOk: true,
  input: z.strictObject({ taskId: Id, claimedBy: z.string().nullable() }),
  reads: ({ taskId }) => ({ task: row('task', taskId) }),
  may: (actor, { task }) => actor.teams.includes(task.body.teamId),
  decide: ({ task }, { taskId, claimedBy }) => apply([{ kind: 'task', id: taskId, body: { ...task.body, claimedBy, claimedAt: null } }]),
});
const note = operation({
  kind: 'note.add', version: 1, offlineOk: true,
  input: z.strictObject({ caseId: Id, text: z.string().min(1).max(4000) }),
  reads: ({ caseId }) => ({ case: row('case', caseId) }),
  restsOn: () => [],
  may: () => true,
  decide: (_rows, { caseId, text }, call) =>
    apply([{ kind: 'note', id: call.newId(), body: { caseId, taskId: null, text, at: call.now, by: call.actor.id, about: null } }]),
});
const forget = operation({
  kind: 'note.forgetAll', version: 1, offlineOk: true,
  input: z.strictObject({ caseId: Id }),
  reads: ({ caseId }) => ({ case: row('case', caseId), notes: rowsOf('note') }),
  may: () => true,
  decide: ({ notes }, { caseId }) => apply([], { remove: notes.filter((n) => n.body.caseId === caseId).map((n) => ({ kind: 'note' as const, id: n.id })) }),
});
const rename = operation({
  kind: 'person.rename', version: 1, offlineOk: true,
  input: z.strictObject({ personId: Id, family: z.string().min(1).max(60) }),
  reads: ({ personId }) => ({ person: row('person', personId) }),
  may: () => true,
  decide: ({ person }, { personId, family }) => apply([{ kind: 'person', id: personId, body: { ...person.body, family } }]),
});
const onlineOnly = operation({
  kind: 'case.transfer', version: 1, offlineOk: false,
  input: z.strictObject({ teamId: z.string() }),
  reads: () => ({ cluster: row('cluster', 'cluster') }),
  may: () => true,
  decide: (_rows, { teamId }) => apply([{ kind: 'cluster', id: 'cluster', body: { teamId } }]),
});
export const operations: Readonly<Record<string, AnyOperation>> = Object.fromEntries([claim, put, note, forget, rename, onlineOnly].map((op) => [op.kind, op]));
export const catalogues = {} as Catalogues;

export const task = (caseId: string, body: Partial<TaskBody> = {}): TaskBody => ({
  caseId, kind: 'change', changeType: 'C09', subject: 'payingParent', state: 'open', receivedOn: '2026-11-10', dueOn: '2026-11-24', dueAt: null, priority: 0,
  teamId: 'team-1', claimedBy: null, claimedAt: null, why: { code: 'reportedByPhone', on: '2026-11-10', what: null },
  waiting: [{ on: 'hmrc', since: '2026-11-10', dueOn: '2026-11-20' }], wokeAt: null, effortMinutes: 15, tries: 0, doneAt: null, doneBy: null, ...body,
});

/** One made-up cluster: about two dozen rows. Cluster and row ids follow from the number. */
export function makeCluster(n: number, teamId = 'team-1'): SeedCluster {
  const id = `c${String(n).padStart(6, '0')}`;
  const caseId = `${id}-case`;
  const person = (which: string, given: string): RowWrite =>
    ({ kind: 'person', id: `${id}-${which}`, body: { crn: String(100_000_000_000 + n), nino: null, title: null, given, family: `${MARKED}${n}`, bornOn: '1985-02-03', language: 'en', formats: [], online: false, identity: null, representative: false } });
  const rows: RowWrite[] = [
    { kind: 'cluster', id: 'cluster', body: { teamId } },
    { kind: 'case', id: caseId, body: { reference: `10-${String(n).padStart(4, '0')}`, status: 'live', service: 'directPay', payingParentId: `${id}-pp`, receivingParentId: `${id}-rp`, openedOn: '2024-01-02', effectiveFrom: '2024-01-09', reviewOn: '2027-01-09', ownerTeamId: teamId, ownerUserId: null, method: null, payDay: null, reportDuty: false } },
    person('pp', 'Pat'), person('rp', 'Rae'),
    { kind: 'child', id: `${id}-child`, body: { given: 'Kit', family: `${MARKED}${n}`, bornOn: '2016-05-05', role: 'qualifying', caseId, payingParentId: `${id}-pp`, inEducation: true } },
    { kind: 'decision', id: `${id}-decision`, body: { number: 1, payingParentId: `${id}-pp`, reason: 'initial', changeId: null, effectiveFrom: '2024-01-09', effectiveUntil: null, performedOn: '2024-01-20', by: 'system', input: {}, rate: 'basic', plus: false, incomeBasis: 'historic', grossWeekly: 40_000, cases: [{ caseId, weekly: 4_800 + n, previousWeekly: null, payingParentTotal: 5_760, receivingParentNet: 4_608 }] } },
    { kind: 'task', id: `${id}-task`, body: task(caseId, { teamId }) },
    { kind: 'task', id: `${id}-call`, body: task(caseId, { teamId, kind: 'callback', changeType: null, waiting: [] }) },
    { kind: 'note', id: `${id}-note`, body: { caseId, taskId: null, text: `${MARKED}${n} rang about pay`, at: '2026-11-11T10:00:00.000Z', by: 'CW-07', about: 'payingParent' } },
    { kind: 'promise', id: `${id}-promise`, body: { caseId, taskId: null, to: 'payingParent', what: 'Ring back about pay', byOn: '2026-11-25', byAt: null, ownerTeamId: teamId, ownerUserId: null, state: 'open', source: 'call', madeAt: '2026-11-11T10:00:00.000Z', madeBy: 'CW-07', keptAt: null, keptBy: null } },
    { kind: 'message', id: `${id}-message`, body: { caseId, taskId: null, changeId: null, decisionId: null, to: 'receivingParent', channel: 'letter', templateId: 'decisionNotice', templateVersion: 1, language: 'en', facts: {}, subject: null, body: 'We have worked out the amount again.', edited: false, fragments: null, recipient: 'by post', state: 'sent', sendAfter: null, at: '2026-10-01T10:00:00.000Z', by: 'CW-07' } },
  ];
  if (n % 5 === 0) rows.push({ kind: 'safety', id: `${id}-safety`, body: { personId: `${id}-rp`, kind: 'noVoicemail', since: '2025-01-01' } });
  for (let i = 0; i < 8; i++) {
    rows.push({ kind: 'entry', id: `${id}-entry${i}`, body: { caseId, at: `2026-1${i % 2}-0${i + 1}T10:00:00.000Z`, category: 'system', event: 'review.done', by: 'system', about: null, facts: { weekly: 4_800 }, ref: null } });
    rows.push({ kind: 'ledger', id: `${id}-ledger${i}`, body: { caseId, on: `2026-0${i + 1}-15`, type: 'maintenanceDue', pence: 4_800, bucket: 'maintenance', method: null } });
  }
  return { clusterId: id, teamId, rows };
}
export const directory = (users: readonly Actor[]): SeedCluster => ({
  clusterId: DIRECTORY, teamId: 'team-1',
  rows: [
    { kind: 'team', id: 'team-1', body: { name: 'Team 1', kind: 'maintenance', phone: '+441632960001' } },
    ...users.map((u) => ({ kind: 'user' as const, id: u.id, body: { code: u.id, role: StaffRole.parse(u.role), teams: [...u.teams], skills: [], away: null } })),
  ],
});
export const ann: Actor = { id: 'CW-07', role: 'caseworker', teams: ['team-1'] };
export const bob: Actor = { id: 'CW-11', role: 'caseworker', teams: ['team-1'] };
export const clusters = (count: number): readonly SeedCluster[] => [directory([ann, bob]), ...Array.from({ length: count }, (_, i) => makeCluster(i + 1))];

export const rulesFor = (actor: Actor, more: Readonly<Record<string, AnyOperation>> = {}): Rules => ({
  operations: { ...operations, ...more }, catalogues, actor: () => actor, report: () => 'incident',
});
/** A scheduler that never runs anything by itself: tests call `syncNow`. */
export const noTimers: Scheduler = { after: () => () => undefined };

let requests = 0;

export type Desk = ReturnType<typeof openDesk>;
/** One person's desktop on a folder, over an authority. */
export function openDesk(options: Readonly<{ folder: string; authority: Authority; actor?: Actor; device?: string; wrapNet?: (net: DesktopNet) => DesktopNet }>) {
  const { folder, authority, actor = ann, device = 'laptop', wrapNet = (net) => net } = options;
  const { clock } = authority;
  const rules = rulesFor(actor);
  const streamId = () => `stream-${actor.id}-${device}-${authority.nextStream()}`;
  const opened = openUserStore({
    dataDir: folder, userId: actor.id, key: KEY, clock, rules,
    enrolment: {
      enrol: () => enrolStream(authority.db, actor.id, device, streamId),
      answerOf: answersByOpId(authority.db),
    },
  });
  if (!opened.ok) throw new Error(`store: ${opened.error.code}`);
  const store: UserStore = opened.value;
  const events: CoreEvent[] = [];
  const alarms: string[] = [];
  const line = createLocalNet({ storage: authority.storage, clock, sha256, operations, catalogues, report: () => 'incident' }, actor.id);
  const engine = createEngineLoop({
    disk: store.cache, clock, scheduler: noTimers, random: () => 0.5, emit: (event) => void events.push(event), pollMs: null,
    net: wrapNet(line),
    nextSeq: () => store.outbox.nextSeq(), enrolAgain: () => store.moveToNewStream(), alarm: (what) => void alarms.push(what),
  });
  const performer = createPerformer({
    outbox: store.outbox, cache: store.cache, rules, clock, newOpId: createOpIds(clock), emit: (event) => void events.push(event),
    isConnected: () => true, readOnly: () => null, onSaved: () => undefined,
  });
  return {
    ...store, line, engine, performer, events, alarms, folder: store.folder,
    act: (kind: string, clusterId: string, args: unknown, saw: Record<string, string | null> = {}) =>
      performer.perform({ requestId: `request-${actor.id}-${(requests += 1)}`, kind, clusterId, args, saw }),
  };
}

export type Authority = Awaited<ReturnType<typeof makeAuthority>>;
export async function makeAuthority(folder: string, seed: readonly SeedCluster[], clock = handClock()) {
  const db: Db = openAuthority(join(folder, 'authority.db'), KEY);
  await seedAuthority({ db, sha256, clusters: seed, name: 'test', onProgress: () => undefined });
  let streams = 0;
  return { db, clock, storage: createSqliteAuthorityStorage({ db, clock }), nextStream: () => (streams += 1) };
}
