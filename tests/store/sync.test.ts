import { expect, test } from 'vitest';
import { createDesktopSync, type DesktopNet } from '../../app/sync/desktop.ts';
import { EMPTY_DIGEST, h8, xorHex } from '../../app/sync/digest.ts';
import { PULL_PAGE, type PullReply, type PullRequest } from '../../app/sync/protocol.ts';
import { seedAuthority, seedState } from '../../main/store/authority/seed.ts';
import { createEngineLoop } from '../../main/sync/engineLoop.ts';
import { sha256 } from '../../main/store/sha256.ts';
import { ann, bob, clusters, freshFolder, makeAuthority, makeCluster, openDesk } from './support.ts';
import { dumpModels } from './dump.ts';

const task = (n: number) => ({ taskId: `c00000${n}-task` });

test('another person’s work arrives; two claims of one item leave one owner and one refused act to look at', async () => {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(4));
  const desk = openDesk({ folder, authority });
  const other = openDesk({ folder, authority, actor: bob });
  await desk.engine.syncNow();
  await other.engine.syncNow();
  const mine = desk.act('task.claim', 'c000001', task(1));
  const note = desk.act('note.add', 'c000001', { caseId: 'c000001-case', text: 'Behind the refused one' });
  if (!mine.ok || !note.ok) throw new Error('not saved');
  expect(other.act('task.claim', 'c000001', task(1)).ok).toBe(true);
  await other.engine.syncNow();
  authority.clock.forward(1_000);
  await desk.engine.syncNow();
  const refused = desk.outbox.find(mine.value.opId);
  expect(refused).toMatchObject({ outcome: 'conflict', detail: { code: 'CASE_CHANGED_ELSEWHERE', changed: [{ key: 'task/c000001-task', by: bob.id }] } });
  expect(desk.outbox.find(note.value.opId)?.outcome).toBe('applied');
  expect(desk.outbox.needsYouCount()).toBe(1);
  expect(desk.cache.db.prepare("SELECT claimed_by FROM queue_item WHERE task_id = 'c000001-task'").pluck().get()).toBe(bob.id);
  expect(desk.outbox.resolve(mine.value.opId, 'withdrawn', '2026-11-18T10:00:00.000Z', 'Theirs now')).toBe(true);
  expect(desk.outbox.needsYouCount()).toBe(0);
  expect(desk.outbox.listForOutboxScreen(10).map((k) => k.op.seq)).toEqual([2, 1]);
  desk.close();
  other.close();
});

test('a case that moves to another team leaves this desktop with everything it had of it', async () => {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, [...clusters(3), makeCluster(4, 'team-2')]);
  const desk = openDesk({ folder, authority });
  await desk.engine.syncNow();
  expect(desk.cache.heldCount()).toBe(4);
  expect(desk.act('case.transfer', 'c000002', { teamId: 'team-2' }).ok).toBe(true);
  await desk.engine.syncNow();
  expect(desk.alarms).toEqual([]);
  expect(desk.cache.heldCount()).toBe(3);
  expect(JSON.stringify(dumpModels(desk.cache.db))).not.toContain('c000002');
  for (const table of ['row', 'overlay', 'member', 'held']) {
    expect(desk.cache.db.prepare(`SELECT count(*) FROM ${table} WHERE cluster_id = 'c000002'`).pluck().get(), table).toBe(0);
  }
  expect(desk.act('task.claim', 'c000002', task(2))).toMatchObject({ ok: false, error: { code: 'CASE_NOT_HELD' } });
  desk.close();
});

test('work on a case that has left stays until it is answered: refused, because it is another team’s, and kept for its author', async () => {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, [...clusters(2), makeCluster(4, 'team-2')]);
  let cut = false;
  const offline = (net: DesktopNet): DesktopNet => ({ push: (r) => (cut ? Promise.reject(new Error('no line')) : net.push(r)), pull: (r) => net.pull(r) });
  const desk = openDesk({ folder, authority, wrapNet: offline });
  const other = openDesk({ folder, authority, actor: bob });
  await desk.engine.syncNow();
  await other.engine.syncNow();
  other.act('case.transfer', 'c000001', { teamId: 'team-2' });
  await other.engine.syncNow();
  const mine = desk.act('note.add', 'c000001', { caseId: 'c000001-case', text: 'Written before I knew' });
  if (!mine.ok) throw new Error('not saved');
  const { epoch, baseSeq, cursors } = desk.cache.cacheState();
  desk.cache.applyPull(await desk.line.pull({ stream: desk.cache.stream(), epoch, schema: 1, cursors, resultsAfter: baseSeq, limit: PULL_PAGE }));
  expect(desk.cache.rows('c000001').list('note')).toHaveLength(2);
  expect(desk.cache.isHeld('c000001')).toBe(false);
  cut = false;
  await desk.engine.syncNow();
  expect(desk.outbox.find(mine.value.opId)?.outcome).toBe('rejected');
  expect(desk.outbox.needsYouCount()).toBe(1);
  expect(desk.cache.rows('c000001').list('note')).toHaveLength(0);
  desk.close();
  other.close();
});

test('rights that are withdrawn take the cases away at once', async () => {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(3));
  const desk = openDesk({ folder, authority });
  await desk.engine.syncNow();
  authority.db.prepare("DELETE FROM scope_user WHERE user_id = ? AND scope_id = 'team:team-1'").run(ann.id);
  desk.act('note.add', 'c000001', { caseId: 'c000001-case', text: 'Unsent' });
  await desk.engine.syncNow();
  expect(desk.cache.heldCount()).toBe(1);
  expect(desk.cache.db.prepare('SELECT count(*) FROM case_card').pluck().get()).toBe(0);
  expect(desk.cache.db.prepare('SELECT count(*) FROM overlay').pluck().get()).toBe(0);
  desk.close();
});

test('a lost push reply heals with the next pull, and nothing is done twice', async () => {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(2));
  let lose = true;
  const desk = openDesk({
    folder, authority,
    wrapNet: (net) => ({ ...net, async push(request) { const reply = await net.push(request); if (lose) { lose = false; throw new Error('reply lost'); } return reply; } }),
  });
  lose = false;
  await desk.engine.syncNow();
  lose = true;
  desk.act('note.add', 'c000001', { caseId: 'c000001-case', text: 'Once only' });
  await desk.engine.syncNow();
  expect(desk.engine.state()).toMatchObject({ link: 'unreachable', halted: null });
  expect(desk.outbox.pendingCount()).toBe(1);
  await desk.engine.syncNow();
  expect(desk.outbox.pendingCount()).toBe(0);
  expect(desk.cache.rows('c000001').list('note')).toHaveLength(2);
  expect(authority.db.prepare('SELECT count(*) FROM op_log').pluck().get()).toBe(1);

  // The same for a refusal, which changes no case and so comes with no rows: what it added comes off.
  authority.db.prepare("UPDATE user SET teams = '[]' WHERE user_id = ?").run(ann.id);
  expect(desk.act('task.claim', 'c000002', task(2)).ok).toBe(true);
  await desk.line.push({ stream: desk.cache.stream(), epoch: desk.cache.cacheState().epoch, schema: 1, ops: [...desk.outbox.pending(9)] });
  await createDesktopSync(desk.cache, desk.line).pull();
  expect(desk.outbox.needsYouCount()).toBe(1);
  expect(desk.cache.db.prepare("SELECT claimed_by FROM queue_item WHERE task_id = 'c000002-task'").pluck().get()).toBeNull();
  expect(desk.cache.db.prepare('SELECT count(*) FROM overlay').pluck().get()).toBe(0);
  desk.close();
});

test('an old pull reply that comes late changes nothing', async () => {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(2));
  let late: PullReply | null = null;
  let deliver = false;
  const desk = openDesk({
    folder, authority,
    wrapNet: (net) => ({ ...net, async pull(request: PullRequest) { if (deliver && late !== null) { deliver = false; return late; } const reply = await net.pull(request); late ??= reply; return reply; } }),
  });
  await desk.engine.syncNow();
  desk.act('task.claim', 'c000001', task(1));
  await desk.engine.syncNow();
  const before = dumpModels(desk.cache.db);
  const state = desk.cache.cacheState();
  deliver = true;
  await desk.engine.syncNow();
  expect(dumpModels(desk.cache.db)).toEqual(before);
  expect(desk.cache.cacheState()).toEqual(state);
  expect(desk.alarms).toEqual([]);
  desk.close();
});

test('an authority that went back in time gets the lost work again, with the same numbers', async () => {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(2));
  const desk = openDesk({ folder, authority });
  await desk.engine.syncNow();
  desk.act('note.add', 'c000001', { caseId: 'c000001-case', text: 'Kept' });
  await desk.engine.syncNow();
  const lost = desk.act('note.add', 'c000002', { caseId: 'c000002-case', text: 'Lost by the authority' });
  if (!lost.ok) throw new Error('not saved');
  await desk.engine.syncNow();
  expect(desk.outbox.find(lost.value.opId)?.outcome).toBe('applied');
  // The standby that takes over never saw the second operation.
  authority.db.exec(`
    DELETE FROM op_log WHERE seq = 2; UPDATE stream SET last_seq = 1; DELETE FROM audit WHERE cluster_id = 'c000002';
    DELETE FROM cluster_row WHERE cluster_id = 'c000002' AND ver = 2; UPDATE cluster SET ver = 1, last_hash = '' WHERE id = 'c000002';
    DELETE FROM feed WHERE scope_id = 'team:team-1' AND pos = 2; UPDATE scope SET head = 1 WHERE id = 'team:team-1'; UPDATE authority_info SET epoch = 2`);
  authority.db.prepare("UPDATE scope SET digest = ? WHERE id = 'team:team-1'").run(xorHex(xorHex(EMPTY_DIGEST, h8(sha256, 'c000001', 2)), h8(sha256, 'c000002', 1)));
  await desk.engine.syncNow();
  expect(desk.outbox.find(lost.value.opId)).toMatchObject({ outcome: 'applied', op: { seq: 2 } });
  expect(desk.cache.rows('c000002').list('note')).toHaveLength(2);
  expect(desk.cache.cacheState().epoch).toBe(2);
  expect(desk.alarms).toEqual([]);
  desk.close();
});

test('an authority that has silently forgotten an answer gets the work again, with an alarm', async () => {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(2));
  const desk = openDesk({ folder, authority });
  await desk.engine.syncNow();
  const note = (text: string) => desk.act('note.add', 'c000001', { caseId: 'c000001-case', text });
  note('Forgotten');
  await desk.engine.syncNow();
  authority.db.exec('DELETE FROM op_log; UPDATE stream SET last_seq = 0');
  desk.cache.meta.set('base_seq', 0);
  note('The next one');
  await desk.engine.syncNow();
  expect(desk.alarms).toEqual(['gap']);
  expect(desk.outbox.pendingCount()).toBe(0);
  expect(authority.db.prepare('SELECT seq FROM op_log ORDER BY seq').pluck().all()).toEqual([1, 2]);
  desk.close();
});

test('a scope whose digest differs is copied again, with an alarm', async () => {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(3));
  const desk = openDesk({ folder, authority });
  await desk.engine.syncNow();
  const whole = dumpModels(desk.cache.db);
  desk.cache.db.exec("UPDATE scope SET digest = '00000000deadbeef' WHERE id = 'team:team-1'; DELETE FROM row WHERE cluster_id = 'c000002' AND kind = 'task'; DELETE FROM queue_item WHERE cluster_id = 'c000002'");
  await desk.engine.syncNow();
  expect(desk.alarms).toEqual(['diverged']);
  expect(dumpModels(desk.cache.db)).toEqual(whole);
  desk.close();
});

test('more cases made later reach a desktop that follows already; stopping half-way leaves whole cases', async () => {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(2));
  const desk = openDesk({ folder, authority });
  await desk.engine.syncNow();
  const stop = new AbortController();
  const more = Array.from({ length: 600 }, (_, i) => makeCluster(100 + i));
  const outcome = await seedAuthority({ db: authority.db, sha256, clusters: more, name: 'more', signal: stop.signal, onProgress: () => stop.abort() });
  expect(outcome).toBe('cancelled');
  expect(seedState(authority.db)).toBe('whole');
  await desk.engine.syncNow();
  expect(desk.cache.heldCount()).toBe(3 + 250);
  expect(desk.alarms).toEqual([]);
  desk.close();
});

test('a caseload whose making was cut off is known as half made and is finished by making it again', async () => {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(2));
  function* broken() {
    for (let n = 100; n < 500; n++) yield makeCluster(n);
    throw new Error('power cut');
  }
  await expect(seedAuthority({ db: authority.db, sha256, clusters: broken(), name: 'big', onProgress: () => undefined })).rejects.toThrow('power cut');
  expect(seedState(authority.db)).toBe('half');
  await seedAuthority({ db: authority.db, sha256, clusters: Array.from({ length: 450 }, (_, i) => makeCluster(100 + i)), name: 'big', onProgress: () => undefined });
  expect(seedState(authority.db)).toBe('whole');
  const desk = openDesk({ folder, authority });
  await desk.engine.syncNow();
  expect(desk.cache.heldCount()).toBe(3 + 450);
  expect(desk.alarms).toEqual([]);
  desk.close();
});

test('back-off doubles, takes a random share, never exceeds five minutes, and ends with the first success', async () => {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(1));
  const desk = openDesk({ folder, authority });
  const waits: number[] = [];
  let next: (() => void) | null = null;
  let up = false;
  const loop = createEngineLoop({
    disk: desk.cache, clock: authority.clock, random: () => 0.5, emit: () => undefined, pollMs: 30_000, nextSeq: () => 1, alarm: () => undefined,
    net: { push: () => Promise.reject(new Error('down')), pull: async (r) => { if (!up) throw new Error('down'); return { epoch: 0, epochChanged: false, now: authority.clock.now(), lastSeq: 0, results: [], drops: [], scopes: [], clusters: [], more: false, r } as PullReply; } },
    scheduler: { after: (ms, run) => { waits.push(ms); next = run; return () => { next = null; }; } },
  });
  const turn = async () => { next?.(); await loop.syncNow(); };
  await loop.syncNow();
  for (let i = 0; i < 11; i++) await loop.syncNow();
  expect(waits.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
  expect(Math.max(...waits)).toBe(150_000);
  up = true;
  await turn();
  expect(waits.at(-1)).toBe(30_000);
  expect(loop.state()).toMatchObject({ link: 'reached', halted: null });
  loop.pause();
  loop.wake();
  expect(next).toBeNull();
  loop.resume();
  expect(waits.at(-1)).toBe(0);
  await loop.stop();
  await desk.engine.stop();
  desk.close();
});

test('a person’s desktop is refused a stream that belongs to somebody else', async () => {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(1));
  const desk = openDesk({ folder, authority });
  await desk.engine.syncNow();
  desk.act('note.add', 'c000001', { caseId: 'c000001-case', text: 'Mine' });
  authority.db.exec("UPDATE stream SET state = 'lost'");
  await desk.engine.syncNow();
  expect(desk.engine.state().halted).toBe('deviceRefused');
  expect(desk.outbox.pendingCount()).toBe(1);
  desk.close();
});
