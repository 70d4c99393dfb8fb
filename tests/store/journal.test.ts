import { expect, test } from 'vitest';
import { clusters, freshFolder, makeAuthority, openDesk } from './support.ts';

async function journal() {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(1));
  return { folder, authority, desk: openDesk({ folder, authority }) };
}
const at = (minute: number) => `2026-11-18T09:0${minute}:00.000Z`;

test('drafts are kept over a restart, listed newest first, and go when they are discarded', async () => {
  const { folder, authority, desk } = await journal();
  const draft = (key: string, caseId: string | null, minute: number) => ({ key, caseId, title: `Draft ${key}`, body: `{"k":"${key}"}`, savedAt: at(minute) });
  desk.journal.saveDraft(draft('note:a', 'case-a', 1));
  desk.journal.saveDraft(draft('note:b', 'case-b', 2));
  desk.journal.saveDraft(draft('letter:a', 'case-a', 3));
  desk.journal.saveDraft({ ...draft('note:a', 'case-a', 4), body: '{"k":"later"}' });
  desk.close();
  const again = openDesk({ folder, authority });
  expect(again.journal.listDrafts(null).map((d) => d.key)).toEqual(['note:a', 'letter:a', 'note:b']);
  expect(again.journal.listDrafts('case-a').map((d) => d.key)).toEqual(['note:a', 'letter:a']);
  expect(again.journal.loadDraft('note:a')).toEqual({ key: 'note:a', caseId: 'case-a', title: 'Draft note:a', body: '{"k":"later"}', savedAt: at(4) });
  expect([again.journal.discardDraft('note:a'), again.journal.discardDraft('note:a')]).toEqual([true, false]);
  expect(again.journal.loadDraft('note:a')).toBeNull();
  again.close();
});

test('desk, preferences and saved filters come back as they were left, and start with sensible values', async () => {
  const { desk } = await journal();
  expect(desk.journal.preferences().theme).toBe('system');
  expect(desk.journal.desk().tabs).toEqual([]);
  expect(desk.journal.savedFilters()).toEqual([]);
  const tab = { caseId: 'case-a', reference: '10-0001', section: 'timeline', scroll: 120, pane: null };
  desk.journal.saveDesk({ ...desk.journal.desk(), active: 'case-a', tabs: [tab] }, at(1));
  desk.journal.savePreferences({ ...desk.journal.preferences(), theme: 'dark' }, at(1));
  expect(desk.journal.desk().tabs).toEqual([tab]);
  expect(desk.journal.preferences().theme).toBe('dark');
  desk.outbox.db.prepare("UPDATE setting SET v = '{\"theme\":\"neon\"}' WHERE k = 'preferences'").run();
  expect(desk.journal.preferences().theme).toBe('system');
  desk.close();
});

test('settled operations are forgotten after their time; unanswered, refused and the newest ones stay', async () => {
  const { desk } = await journal();
  await desk.engine.syncNow();
  const note = (text: string) => desk.act('note.add', 'c000001', { caseId: 'c000001-case', text });
  note('one');
  note('two');
  await desk.engine.syncNow();
  note('three');
  expect(desk.outbox.prune('2026-12-30T00:00:00.000Z')).toBe(2);
  expect(desk.outbox.nextSeq()).toBe(4);
  await desk.engine.syncNow();
  expect(desk.outbox.prune('2026-12-30T00:00:00.000Z')).toBe(0);
  note('four');
  await desk.engine.syncNow();
  expect(desk.outbox.pendingCount()).toBe(0);
  expect(desk.alarms).toEqual([]);
  desk.close();
});
