import { copyFileSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../main/store/openDatabase.ts';
import { openUserStore } from '../../main/store/openUserStore.ts';
import { ann, clusters, freshFolder, handClock, KEY, makeAuthority, openDesk, OTHER_KEY, rulesFor } from './support.ts';
import { dumpModels, dumpOverlay } from './dump.ts';

const enrolment = { enrol: () => 'stream-x', answerOf: () => null };
const reopen = (folder: string, key = KEY, more: Partial<Parameters<typeof openUserStore>[0]> = {}) =>
  openUserStore({ dataDir: folder, userId: ann.id, key, clock: handClock(), rules: rulesFor(ann), enrolment, ...more });

/** Spoils the pages of a file from one on, as a bad disk would. */
function spoil(file: string, fromPage: number, pages = 1): void {
  const handle = openSync(file, 'r+');
  for (let page = fromPage; page < fromPage + pages; page++) writeSync(handle, Buffer.alloc(300, 0xa5), 0, 300, page * 4096 + 1000);
  closeSync(handle);
}

async function worked() {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(8));
  const desk = openDesk({ folder, authority });
  await desk.engine.syncNow();
  desk.act('task.claim', 'c000001', { taskId: 'c000001-task' });
  desk.act('note.add', 'c000002', { caseId: 'c000002-case', text: 'Not sent yet' });
  desk.journal.saveDraft({ key: 'note:c000003', caseId: 'c000003-case', title: 'Note', body: '{"text":"half a thought"}', savedAt: '2026-11-18T09:00:00.000Z' });
  return { folder, authority, desk };
}

test('a crash after the outbox’s commit and before the cache’s: the next start shows the work', async () => {
  const { folder, authority, desk } = await worked();
  const shown = dumpModels(desk.cache.db);
  // As if the second transaction had never run.
  desk.cache.db.exec('DELETE FROM overlay');
  desk.cache.db.transaction(() => desk.cache.projector.rebuildAll()).immediate();
  expect(dumpModels(desk.cache.db)).not.toEqual(shown);
  desk.close();
  const again = openDesk({ folder, authority });
  expect(dumpModels(again.cache.db)).toEqual(shown);
  expect(again.outbox.pendingCount()).toBe(2);
  again.close();
});

test('a crash between recording an answer and taking the refused work off: the next start takes it off', async () => {
  const { folder, authority, desk } = await worked();
  desk.outbox.recordResults([{ seq: 1, outcome: 'rejected', detail: { code: 'NOT_ALLOWED', fields: [], facts: {}, changed: [] } }], '2026-11-18T09:00:00.000Z');
  desk.close();
  const again = openDesk({ folder, authority });
  expect(again.cache.db.prepare("SELECT claimed_by FROM queue_item WHERE task_id = 'c000001-task'").pluck().get()).toBeNull();
  expect(again.outbox.needsYouCount()).toBe(1);
  again.close();
});

test.each([['a page in the middle', 20, 3], ['the first page', 0, 1]])('a cache with %s spoilt is made again from the authority, and unsent work is on top of it', async (_what, from, pages) => {
  const { folder, authority, desk } = await worked();
  const shown = dumpModels(desk.cache.db);
  const overlay = dumpOverlay(desk.cache.db);
  desk.tidy();
  desk.close();
  spoil(join(desk.folder, 'cache.db'), from, pages);
  const again = openDesk({ folder, authority });
  expect(again.notices).toEqual([{ code: 'cacheRemade', why: 'damaged' }]);
  expect(again.outbox.pendingCount()).toBe(2);
  // Booted without sending: what was unsent stands on the rows again.
  const { epoch } = again.cache.cacheState();
  expect(epoch).toBe(0);
  await again.engine.syncNow();
  expect(again.outbox.pendingCount()).toBe(0);
  const models = dumpModels(again.cache.db);
  expect(models['queue_item']).toEqual(shown['queue_item']);
  expect(overlay).not.toEqual(dumpOverlay(again.cache.db));
  expect(again.alarms).toEqual([]);
  again.close();
});

test('a page that turns out spoilt while working stops with a code, and the next opening makes the cache again', async () => {
  const { folder, authority, desk } = await worked();
  desk.tidy();
  desk.close();
  const again = openDesk({ folder, authority });
  spoil(join(desk.folder, 'cache.db'), 1, statSync(join(desk.folder, 'cache.db')).size / 4096 - 1);
  again.cache.db.pragma('cache_size = 0');
  again.cache.db.pragma('shrink_memory');
  const result = again.act('note.add', 'c000006', { caseId: 'c000006-case', text: 'Unlucky' });
  expect(result).toMatchObject({ ok: false, error: { code: 'STORE_DAMAGED' } });
  expect(again.outbox.pendingCount()).toBe(2);
  expect(again.findDamage()).toBe('cache');
  again.close();
  const third = openDesk({ folder, authority });
  expect(third.notices).toEqual([{ code: 'cacheRemade', why: 'damaged' }]);
  await third.engine.syncNow();
  expect(third.cache.heldCount()).toBe(9);
  third.close();
  const fourth = openDesk({ folder, authority });
  expect(fourth.notices).toEqual([]);
  fourth.close();
});

test('a missing cache is simply fetched again', async () => {
  const { folder, authority, desk } = await worked();
  desk.close();
  for (const name of readdirSync(desk.folder)) if (name.startsWith('cache.db')) rmSync(join(desk.folder, name));
  const again = openDesk({ folder, authority });
  await again.engine.syncNow();
  expect(again.outbox.pendingCount()).toBe(0);
  expect(again.cache.rows('c000002').list('note')).toHaveLength(2);
  again.close();
});

test('a spoilt outbox is kept aside, what can be read goes on in a new stream, and nothing is done twice', async () => {
  const { folder, authority, desk } = await worked();
  await desk.engine.syncNow();
  for (let i = 0; i < 60; i++) desk.act('note.add', 'c000003', { caseId: 'c000003-case', text: `${i} ${'words '.repeat(300)}` });
  // The authority has answered the first ten, and the answers never arrived.
  await desk.line.push({ stream: desk.cache.stream(), epoch: desk.cache.cacheState().epoch, schema: 1, ops: [...desk.outbox.pending(10)] });
  desk.tidy();
  desk.close();
  const file = join(desk.folder, 'outbox.db');
  spoil(file, Math.floor(statSync(file).size / 4096 / 2), 1);
  const again = openDesk({ folder, authority });
  const [notice] = again.notices;
  if (notice?.code !== 'outboxSalvaged') throw new Error('expected a salvaged outbox');
  expect(notice.operations).toBeGreaterThan(40);
  expect(notice.drafts).toBe(1);
  expect(readdirSync(again.folder)).toContain(notice.keptAs);
  expect(again.journal.loadDraft('note:c000003')?.body).toContain('half a thought');
  const unsent = again.outbox.pendingCount();
  expect(unsent).toBeGreaterThan(30);
  await again.engine.syncNow();
  expect(again.outbox.pendingCount()).toBe(0);
  expect(again.cache.rows('c000003').list('note')).toHaveLength(1 + 10 + unsent);
  expect(again.cache.rows('c000002').list('note')).toHaveLength(2);
  expect(again.alarms).toEqual([]);
  again.close();
});

test('a crash while salvaging loses nothing: a whole salvaged file takes its place, a half-made one is dropped', async () => {
  const { folder, authority, desk } = await worked();
  desk.tidy();
  desk.close();
  const file = join(desk.folder, 'outbox.db');
  copyFileSync(file, `${file}.salvaged`);
  const kept = openDesk({ folder, authority });
  expect(readdirSync(desk.folder)).not.toContain('outbox.db.salvaged');
  expect(kept.outbox.pendingCount()).toBe(2);
  kept.tidy();
  kept.close();
  renameSync(file, `${file}.salvaged`);
  const placed = openDesk({ folder, authority });
  expect(placed.outbox.pendingCount()).toBe(2);
  placed.close();
});

test('an outbox of which nothing can be read stops everything, and stays where it is', async () => {
  const { folder, desk } = await worked();
  desk.tidy();
  desk.close();
  const file = join(desk.folder, 'outbox.db');
  spoil(file, 0, statSync(file).size / 4096);
  expect(reopen(folder)).toMatchObject({ ok: false, error: { code: 'STORE_DAMAGED' } });
  expect(reopen(folder)).toMatchObject({ ok: false, error: { code: 'STORE_DAMAGED' } });
  expect(readdirSync(desk.folder)).toContain('outbox.db');
});

test('a restored outbox goes on in a new stream: known work keeps its answers, unknown work is sent', async () => {
  const { folder, authority, desk } = await worked();
  desk.tidy();
  copyFileSync(join(desk.folder, 'outbox.db'), join(folder, 'old-outbox.db'));
  await desk.engine.syncNow();
  desk.act('note.add', 'c000004', { caseId: 'c000004-case', text: 'After the copy' });
  await desk.engine.syncNow();
  desk.close();
  for (const part of ['-wal', '-shm']) rmSync(join(desk.folder, `outbox.db${part}`), { force: true });
  copyFileSync(join(folder, 'old-outbox.db'), join(desk.folder, 'outbox.db'));
  const again = openDesk({ folder, authority });
  again.act('note.add', 'c000005', { caseId: 'c000005-case', text: 'After the restore' });
  await again.engine.syncNow();
  expect(again.alarms).toEqual(['seqReused']);
  expect(again.engine.state().halted).toBeNull();
  expect(again.outbox.pendingCount()).toBe(0);
  expect(authority.db.prepare('SELECT count(*) FROM op_log').pluck().get()).toBe(4);
  for (const n of [2, 4, 5]) expect(again.cache.rows(`c00000${n}`).list('note'), `case ${n}`).toHaveLength(2);
  again.close();
});

test('a wrong key and a newer outbox are told apart, and neither file is touched', async () => {
  const { folder, desk } = await worked();
  desk.close();
  expect(reopen(folder, OTHER_KEY)).toMatchObject({ ok: false, error: { code: 'STORE_KEY_WRONG' } });
  const outbox = openDatabase({ file: join(desk.folder, 'outbox.db'), key: KEY, synchronous: 'FULL' });
  outbox.pragma('user_version = 99');
  outbox.close();
  expect(reopen(folder)).toMatchObject({ ok: false, error: { code: 'STORE_NEWER_THAN_APP' } });
  expect(readdirSync(desk.folder)).toContain('outbox.db');
});

test('a cache from another version is made again', async () => {
  const { folder, authority, desk } = await worked();
  desk.cache.db.pragma('user_version = 99');
  desk.close();
  const again = openDesk({ folder, authority });
  expect(again.notices).toEqual([{ code: 'cacheRemade', why: 'otherVersion' }]);
  again.close();
});

test('read models of another version are filled again from the rows that are here', async () => {
  const { folder, authority, desk } = await worked();
  const shown = dumpModels(desk.cache.db);
  desk.cache.meta.set('models', 0);
  desk.cache.db.exec('DELETE FROM queue_item; UPDATE case_card SET reference = \'\'');
  desk.close();
  const again = openDesk({ folder, authority });
  expect(dumpModels(again.cache.db)).toEqual(shown);
  again.close();
});

test('a folder that takes no writes is opened for looking only', async () => {
  const { folder, desk } = await worked();
  const shown = dumpModels(desk.cache.db);
  const opened = reopen(folder, KEY, { canWrite: () => false });
  if (!opened.ok) throw new Error(opened.error.code);
  expect(opened.value.readOnly).toBe(true);
  expect(dumpModels(opened.value.cache.db)).toEqual(shown);
  expect(opened.value.outbox.pendingCount()).toBe(2);
  opened.value.close();
  desk.close();
  expect(reopen(freshFolder(), KEY, { canWrite: () => false })).toMatchObject({ ok: false, error: { code: 'STORE_READ_ONLY' } });
});
