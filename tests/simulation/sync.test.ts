import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Actor } from '../../app/operations/operation.ts';
import { openAuthority } from '../../main/store/authority/openAuthority.ts';
import { seedAuthority } from '../../main/store/authority/seed.ts';
import { createSqliteAuthorityStorage } from '../../main/store/authority/storage.ts';
import type { Db } from '../../main/store/openDatabase.ts';
import { sha256 } from '../../main/store/sha256.ts';
import { dumpModels } from '../store/dump.ts';
import { directory, freshFolder, handClock, KEY, makeCluster, openDesk, type Authority, type Desk } from '../store/support.ts';
import { badNet, type Weather } from './badNet.ts';
import { seeded } from './random.ts';

const people: readonly Actor[] = [
  { id: 'CW-07', role: 'caseworker', teams: ['team-1'] },
  { id: 'CW-11', role: 'caseworker', teams: ['team-1', 'team-2'] },
  { id: 'CW-15', role: 'caseworker', teams: ['team-2'] },
];
const CLUSTERS = 5;
const SEEDS = Number(process.env['SIMULATION_SEEDS'] ?? 200);
const FROM = Number(process.env['SIMULATION_FROM'] ?? 1);
const quick = (db: Db): void => void db.pragma('synchronous = OFF');

/** An authority whose file can be put back to an earlier copy, as a failover or a restore does. */
async function fallibleAuthority(folder: string) {
  const file = join(folder, 'authority.db');
  const clock = handClock();
  const open = (): Db => {
    const db = openAuthority(file, KEY);
    quick(db);
    return db;
  };
  let db = open();
  await seedAuthority({
    db, sha256, name: 'sim', onProgress: () => undefined,
    clusters: [directory(people), ...Array.from({ length: CLUSTERS }, (_, i) => makeCluster(i + 1, i < 3 ? 'team-1' : 'team-2'))],
  });
  const breathe = () => Promise.resolve();
  let storage = createSqliteAuthorityStorage({ db, clock, breathe });
  let streams = 0;
  let epoch = 1;
  let copied = -1;
  const authority: Authority = {
    get db() { return db; },
    clock,
    storage: { write: (work) => storage.write(work), view: (work) => storage.view(work) },
    nextStream: () => (streams += 1),
  };
  return {
    authority,
    copy(): void {
      db.pragma('wal_checkpoint(TRUNCATE)');
      copyFileSync(file, `${file}.copy`);
      copied = streams;
    },
    /** Forgets everything since the copy, and says so by a higher epoch. Only when the copy knows every stream. */
    failOver(): boolean {
      if (copied !== streams) return false;
      db.close();
      for (const part of ['-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
      copyFileSync(`${file}.copy`, file);
      db = open();
      db.prepare('UPDATE authority_info SET epoch = ?').run((epoch += 1));
      storage = createSqliteAuthorityStorage({ db, clock, breathe });
      return true;
    },
  };
}

async function history(seed: number): Promise<string> {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const folder = freshFolder(existsSync('/dev/shm') ? '/dev/shm' : undefined);
  const world = await fallibleAuthority(folder);
  const { authority } = world;
  const weather: Weather = { bad: true };
  const open = (actor: Actor): Desk => {
    const desk = openDesk({ folder, authority, actor, wrapNet: (net) => badNet(net, random, weather) });
    quick(desk.cache.db);
    quick(desk.outbox.db);
    return desk;
  };
  const desks = people.map(open);
  const saved = new Set<string>();
  let failovers = 0;

  function act(desk: Desk): void {
    const n = 1 + Math.floor(random() * CLUSTERS);
    const id = `c00000${n}`;
    const kind = pick(['task.claim', 'task.claim', 'task.put', 'note.add', 'note.add', 'note.forgetAll', 'person.rename', 'case.transfer']);
    const args = {
      'task.claim': { taskId: `${id}-${pick(['task', 'call'])}` },
      'task.put': { taskId: `${id}-task`, claimedBy: pick(['CW-07', 'CW-11', null]) },
      'note.add': { caseId: `${id}-case`, text: pick(['pay slip came', 'rang twice']) },
      'note.forgetAll': { caseId: `${id}-case` },
      'person.rename': { personId: `${id}-pp`, family: pick(['Zzquillane', 'Zzquillett']) },
      'case.transfer': { teamId: pick(['team-1', 'team-2']) },
    }[kind];
    const done = desk.act(kind, id, args);
    if (done.ok) saved.add(done.value.opId);
  }

  const steps = 25 + Math.floor(random() * 25);
  for (let i = 0; i < steps; i++) {
    authority.clock.forward(1_000);
    const which = Math.floor(random() * desks.length);
    const desk = desks[which] as Desk;
    const luck = random();
    if (luck < 0.5) act(desk);
    else if (luck < 0.9) await desk.engine.syncNow();
    else if (luck < 0.94) {
      // The process dies and starts again; sometimes without its cache.
      desk.close();
      if (random() < 0.3) for (const part of ['', '-wal', '-shm']) rmSync(join(desk.folder, `cache.db${part}`), { force: true });
      desks[which] = open(people[which] as Actor);
    } else if (luck < 0.97) world.copy();
    else if (existsSync(join(folder, 'authority.db.copy'))) failovers += world.failOver() ? 1 : 0;
  }

  weather.bad = false;
  for (let round = 0; round < 6; round++) for (const desk of desks) await desk.engine.syncNow();

  const say = `seed ${seed}`;
  for (const [i, desk] of desks.entries()) {
    const who = `${say}, ${people[i]?.id}`;
    expect(desk.alarms, who).toEqual([]);
    expect(desk.engine.state().halted, who).toBeNull();
    expect(desk.outbox.pendingCount(), who).toBe(0);
    expect(desk.cache.db.prepare('SELECT count(*) FROM overlay').pluck().get(), who).toBe(0);
    // Exactly this person's slice, byte for byte.
    const slice = authority.db.prepare(`
      SELECT r.cluster_id, r.kind, r.row_id, r.ver, r.by_op, r.deleted, r.body FROM cluster_row r WHERE r.cluster_id IN (
        SELECT m.cluster_id FROM cluster_scope m JOIN scope_user u ON u.scope_id = m.scope_id WHERE u.user_id = ?) ORDER BY 1, 2, 3`).all(people[i]?.id);
    expect(desk.cache.db.prepare('SELECT cluster_id, kind, row_id, ver, by_op, deleted, body FROM row ORDER BY 1, 2, 3').all(), who).toEqual(slice);
    const grown = dumpModels(desk.cache.db);
    desk.cache.db.transaction(() => desk.cache.projector.rebuildAll()).immediate();
    expect(dumpModels(desk.cache.db), who).toEqual(grown);
  }
  // Everything that was called saved was answered once, and every chain of the audit holds.
  const log = authority.db.prepare<[], { op_id: string; n: number }>('SELECT op_id, count(*) n FROM op_log GROUP BY op_id').all();
  expect(new Set(log.map((l) => l.op_id)), say).toEqual(saved);
  expect(log.every((l) => l.n === 1), say).toBe(true);
  const audit = authority.db.prepare<[], { cluster_id: string; cluster_ver: number; op_id: string; payload_hash: string; prev_hash: string; hash: string }>(
    'SELECT cluster_id, cluster_ver, op_id, payload_hash, prev_hash, hash FROM audit ORDER BY cluster_id, cluster_ver').all();
  const last = new Map<string, string>();
  for (const a of audit) {
    expect(a.prev_hash, say).toBe(last.get(a.cluster_id) ?? '');
    expect(a.hash, say).toBe(sha256(`${a.prev_hash}|${a.payload_hash}|${a.cluster_id}:${a.cluster_ver}:${a.op_id}`));
    last.set(a.cluster_id, a.hash);
  }
  for (const desk of desks) desk.close();
  authority.db.close();
  rmSync(folder, { recursive: true, force: true });
  return failovers > 0 ? 'failover' : 'plain';
}

test(`${SEEDS} histories of losses, repeats, late replies, crashes and failovers all end in one truth`, { timeout: 600_000 }, async () => {
  let failovers = 0;
  for (let seed = FROM; seed < FROM + SEEDS; seed++) if ((await history(seed)) === 'failover') failovers += 1;
  expect(failovers).toBeGreaterThan(SEEDS / 20);
});
