import { expect, test } from 'vitest';
import { createPerformer } from '../../main/core/executor/performer.ts';
import { createOpIds } from '../../main/core/executor/opId.ts';
import { ann, bob, clusters, freshFolder, makeAuthority, openDesk, rulesFor } from './support.ts';
import { dumpModels, dumpOverlay } from './dump.ts';

async function ready(count = 6) {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(count));
  const desk = openDesk({ folder, authority });
  await desk.engine.syncNow();
  const owner = (n = 1) => desk.cache.db.prepare(`SELECT claimed_by FROM queue_item WHERE task_id = 'c00000${n}-task'`).pluck().get();
  return { folder, authority, desk, owner };
}
const claimArgs = (n = 1) => ({ taskId: `c00000${n}-task` });

test('a repeated request is the same act: one operation, the first answer', async () => {
  const { desk } = await ready();
  const act = { requestId: 'click-0001', kind: 'note.add', clusterId: 'c000001', args: { caseId: 'c000001-case', text: 'Once' }, saw: {} };
  const first = desk.performer.perform(act);
  const second = desk.performer.perform(act);
  expect(first.ok).toBe(true);
  expect(second).toEqual(first);
  expect(desk.outbox.pendingCount()).toBe(1);
  expect(desk.cache.rows('c000001').list('note')).toHaveLength(2);
  desk.close();
});

test('a refusal of any kind writes nothing at all', async () => {
  const { desk } = await ready();
  const before = { models: dumpModels(desk.cache.db), overlay: dumpOverlay(desk.cache.db) };
  const codes = [
    desk.act('no.such', 'c000001', {}),
    desk.act('task.claim', 'c000001', { taskId: 5 }),
    desk.act('task.claim', 'c000001', { taskId: 'missing' }),
    desk.act('task.claim', 'c999999', claimArgs()),
    desk.act('task.claim', 'c000001', claimArgs(), { 'task/c000001-task': 'somebody-elses-tag' }),
  ].map((r) => (r.ok ? 'ok' : r.error.code));
  expect(codes).toEqual(['OPERATION_UNKNOWN', 'INPUT_INVALID', 'ROW_NOT_FOUND', 'CASE_NOT_HELD', 'CASE_CHANGED_ELSEWHERE']);
  expect(desk.outbox.pendingCount()).toBe(0);
  expect({ models: dumpModels(desk.cache.db), overlay: dumpOverlay(desk.cache.db) }).toEqual(before);
  desk.close();
});

test('rights are checked on the desktop too, and a rule that throws is answered with an incident', async () => {
  const { desk, authority } = await ready();
  const broken = { ...rulesFor(ann).operations['note.add'] } as Record<string, unknown>;
  const rules = { ...rulesFor({ ...ann, teams: [] }, { 'note.breaks': { ...broken, kind: 'note.breaks', decide: () => { throw new Error('defect'); } } as never }) };
  const performer = createPerformer({ outbox: desk.outbox, cache: desk.cache, rules, clock: authority.clock, newOpId: createOpIds(authority.clock), emit: () => undefined, isConnected: () => false, readOnly: () => null, onSaved: () => undefined });
  const act = (kind: string, args: unknown) => performer.perform({ requestId: `request-${kind}`, kind, clusterId: 'c000001', args, saw: {} });
  expect(act('task.claim', claimArgs())).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
  expect(act('note.breaks', { caseId: 'c000001-case', text: 'x' })).toMatchObject({ ok: false, error: { code: 'RULE_FAILED', incident: 'incident' } });
  expect(act('case.transfer', { teamId: 'team-2' })).toMatchObject({ ok: false, error: { code: 'ONLINE_ONLY' } });
  desk.close();
});

test('the operation carries the tags of what it rests on, and nothing for what it does not', async () => {
  const { desk } = await ready();
  desk.act('task.claim', 'c000001', claimArgs());
  desk.act('note.add', 'c000001', { caseId: 'c000001-case', text: 'Rests on nothing' });
  desk.act('note.forgetAll', 'c000001', { caseId: 'c000001-case' });
  const [claim, note, forget] = desk.outbox.pending(9);
  expect(claim?.saw).toEqual({ 'task/c000001-task': 'seed:test' });
  expect(note?.saw).toEqual({});
  expect(Object.keys(forget?.saw ?? {})).toEqual(['case/c000001-case', 'note/*']);
  expect([claim?.seq, note?.seq, forget?.seq]).toEqual([1, 2, 3]);
  desk.close();
});

test('many acts are saved together, each with its own answer; a bad one stops none', async () => {
  const { desk } = await ready();
  const acts = [1, 2, 9, 3, 1].map((n, i) => ({ requestId: `batch-000${i}`, kind: 'task.claim', clusterId: `c00000${n}`, args: claimArgs(n), saw: {} }));
  const codes = desk.performer.performMany(acts).map((r) => (r.ok ? 'ok' : r.error.code));
  expect(codes).toEqual(['ok', 'ok', 'CASE_NOT_HELD', 'ok', 'ok']);
  expect(desk.outbox.pending(9).map((op) => op.seq)).toEqual([1, 2, 3, 4]);
  desk.close();
});

test('undo is offered for ten minutes and puts the facts back as a new operation', async () => {
  const { desk, owner, authority } = await ready();
  const done = desk.act('task.claim', 'c000001', claimArgs());
  if (!done.ok) throw new Error(done.error.code);
  expect(done.value.undoUntil).toBe('2026-11-18T09:10:00.000Z');
  expect(owner()).toBe(ann.id);
  authority.clock.forward(9 * 60_000);
  expect(desk.performer.undo([done.value.opId])).toEqual({ undone: 1, left: [] });
  expect(owner()).toBeNull();
  expect(desk.performer.undo([done.value.opId])).toEqual({ undone: 1, left: [] });
  expect(desk.outbox.pendingCount()).toBe(2);
  await desk.engine.syncNow();
  expect(owner()).toBeNull();
  expect(desk.outbox.needsYouCount()).toBe(0);
  desk.close();
});

test('undo is refused after the window, for acts without one, and once somebody has acted since', async () => {
  const { desk, folder, authority } = await ready();
  const note = desk.act('note.add', 'c000002', { caseId: 'c000002-case', text: 'Stays' });
  const late = desk.act('task.claim', 'c000002', claimArgs(2));
  const raced = desk.act('task.claim', 'c000001', claimArgs(1));
  if (!note.ok || !late.ok || !raced.ok) throw new Error('not saved');
  expect(note.value.undoUntil).toBeNull();
  expect(desk.performer.undo([note.value.opId, 'unknown']).left.map((l) => l.code)).toEqual(['UNDO_NOT_POSSIBLE', 'UNDO_NOT_POSSIBLE']);
  await desk.engine.syncNow();
  const other = openDesk({ folder, authority, actor: bob });
  await other.engine.syncNow();
  const given = other.act('task.put', 'c000001', { taskId: 'c000001-task', claimedBy: 'CW-11' });
  expect(given.ok).toBe(true);
  await other.engine.syncNow();
  await desk.engine.syncNow();
  expect(desk.performer.undo([raced.value.opId])).toMatchObject({ undone: 0, left: [{ code: 'CASE_CHANGED_ELSEWHERE' }] });
  authority.clock.forward(11 * 60_000);
  expect(desk.performer.undo([late.value.opId])).toMatchObject({ undone: 0, left: [{ code: 'UNDO_TOO_LATE' }] });
  other.close();
  desk.close();
});

test('a full disk is refused before anything says saved, and what is there can still be read', async () => {
  const { desk, owner } = await ready();
  const pages = desk.outbox.db.pragma('page_count', { simple: true });
  desk.outbox.db.pragma(`max_page_count = ${String(pages)}`);
  const results = Array.from({ length: 40 }, (_, i) => desk.act('note.add', 'c000001', { caseId: 'c000001-case', text: `${i} ${'long '.repeat(700)}` }));
  const refused = results.filter((r) => !r.ok);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.every((r) => !r.ok && r.error.code === 'STORE_FULL')).toBe(true);
  const saved = results.filter((r) => r.ok).length;
  expect(desk.outbox.pendingCount()).toBe(saved);
  expect(desk.cache.rows('c000001').list('note')).toHaveLength(1 + saved);
  expect(owner()).toBeNull();
  desk.outbox.db.pragma('max_page_count = 100000');
  expect(desk.act('task.claim', 'c000001', claimArgs()).ok).toBe(true);
  desk.close();
});

test('a cache that is full while the outbox is not refuses too, and both stay as they were', async () => {
  const { desk } = await ready();
  desk.cache.db.pragma(`max_page_count = ${String(desk.cache.db.pragma('page_count', { simple: true }))}`);
  const results = Array.from({ length: 60 }, (_, i) => desk.act('note.add', 'c000001', { caseId: 'c000001-case', text: `${i} ${'wide '.repeat(700)}` }));
  const saved = results.filter((r) => r.ok).length;
  expect(saved).toBeLessThan(60);
  expect(desk.outbox.pendingCount()).toBe(saved);
  expect(desk.cache.rows('c000001').list('note')).toHaveLength(1 + saved);
  desk.close();
});
