import { expect, test } from 'vitest';
import { ann, clusters, freshFolder, makeAuthority, openDesk } from './support.ts';

test('a first sync fills the cache, an act shows at once, is answered, and ends in the authority’s rows', async () => {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(12));
  const desk = openDesk({ folder, authority });
  await desk.engine.syncNow();
  expect(desk.alarms).toEqual([]);
  expect(desk.cache.heldCount()).toBe(13);
  expect(desk.events.some((e) => e.type === 'progress')).toBe(true);
  const claimed = () => desk.cache.db.prepare("SELECT claimed_by, tag FROM queue_item WHERE task_id = 'c000003-task'").get() as { claimed_by: string | null; tag: string };
  expect(claimed().claimed_by).toBeNull();

  const done = desk.act('task.claim', 'c000003', { taskId: 'c000003-task' }, { 'task/c000003-task': claimed().tag });
  if (!done.ok) throw new Error(done.error.code);
  expect(claimed()).toEqual({ claimed_by: ann.id, tag: done.value.opId });
  expect(desk.outbox.pendingCount()).toBe(1);

  await desk.engine.syncNow();
  expect(desk.outbox.pendingCount()).toBe(0);
  expect(desk.outbox.find(done.value.opId)?.outcome).toBe('applied');
  expect(desk.cache.db.prepare('SELECT count(*) n FROM overlay').get()).toEqual({ n: 0 });
  expect(claimed()).toEqual({ claimed_by: ann.id, tag: done.value.opId });
  expect(authority.db.prepare("SELECT ver FROM cluster WHERE id = 'c000003'").pluck().get()).toBe(2);
  expect(desk.alarms).toEqual([]);
  desk.close();
});
