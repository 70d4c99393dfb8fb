import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusters, freshFolder, makeAuthority, openDesk } from './support.ts';
import { dumpModels, dumpOverlay } from './dump.ts';

const step = fc.oneof(
  fc.record({ do: fc.constant('claim' as const), n: fc.integer({ min: 1, max: 3 }), which: fc.constantFrom('task', 'call') }),
  fc.record({ do: fc.constant('put' as const), n: fc.integer({ min: 1, max: 3 }), to: fc.constantFrom('CW-07', 'CW-11', null) }),
  fc.record({ do: fc.constant('note' as const), n: fc.integer({ min: 1, max: 3 }), text: fc.constantFrom('pay slip came', 'rang twice', 'moved to Leeds') }),
  fc.record({ do: fc.constant('forget' as const), n: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('rename' as const), n: fc.integer({ min: 1, max: 3 }), family: fc.constantFrom('Zzquillane', 'Zzquillett') }),
  fc.record({ do: fc.constant('sync' as const), n: fc.constant(0) }),
  fc.record({ do: fc.constant('restart' as const), n: fc.constant(0) }),
);

test('read models and overlay are the same whether they grew act by act or are built again from rows', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const folder = freshFolder();
      const authority = await makeAuthority(folder, clusters(3));
      let desk = openDesk({ folder, authority });
      await desk.engine.syncNow();
      for (const s of steps) {
        const id = `c00000${s.n}`;
        if (s.do === 'claim') desk.act('task.claim', id, { taskId: `${id}-${s.which}` });
        if (s.do === 'put') desk.act('task.put', id, { taskId: `${id}-task`, claimedBy: s.to });
        if (s.do === 'note') desk.act('note.add', id, { caseId: `${id}-case`, text: s.text });
        if (s.do === 'forget') desk.act('note.forgetAll', id, { caseId: `${id}-case` });
        if (s.do === 'rename') desk.act('person.rename', id, { personId: `${id}-pp`, family: s.family });
        if (s.do === 'sync') await desk.engine.syncNow();
        if (s.do === 'restart') {
          desk.close();
          desk = openDesk({ folder, authority });
        }
        authority.clock.forward(1_000);
      }
      const grown = { models: dumpModels(desk.cache.db), overlay: dumpOverlay(desk.cache.db) };
      desk.cache.rebuild(['c000001', 'c000002', 'c000003']);
      desk.cache.db.transaction(() => desk.cache.projector.rebuildAll()).immediate();
      expect({ models: dumpModels(desk.cache.db), overlay: dumpOverlay(desk.cache.db) }).toEqual(grown);
      expect(desk.alarms).toEqual([]);
      desk.close();
      authority.db.close();
    }),
    { numRuns: 25 },
  );
});

test('claiming a work item writes that line and its story only: no name is indexed again', async () => {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(3));
  const desk = openDesk({ folder, authority });
  await desk.engine.syncNow();
  const { db } = desk.cache;
  const docs = () => db.prepare('SELECT doc, title FROM search_doc ORDER BY doc').all();
  const before = { docs: docs(), data: db.prepare('SELECT count(*), max(id) FROM search_text_data').get() };
  const changes = () => Number(db.prepare('SELECT total_changes()').pluck().get());
  const start = changes();
  desk.act('task.claim', 'c000001', { taskId: 'c000001-task' });
  // Two overlay rows, one queue line, one timeline line; a change is one row written.
  expect(changes() - start).toBeLessThanOrEqual(5);
  expect({ docs: docs(), data: db.prepare('SELECT count(*), max(id) FROM search_text_data').get() }).toEqual(before);
  desk.close();
});

test('search finds people by name, reference with and without its hyphen, and notes; a new name replaces the old', async () => {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(3));
  const desk = openDesk({ folder, authority });
  await desk.engine.syncNow();
  const find = (words: string) => desk.cache.db.prepare("SELECT d.what, d.source_id FROM search_text t JOIN search_doc d ON d.doc = t.rowid WHERE search_text MATCH ? ORDER BY d.what, d.source_id").all(words);
  expect(find('"10-0002"')).toEqual([{ what: 'case', source_id: 'c000002-case' }, { what: 'person', source_id: 'c000002-pp' }, { what: 'person', source_id: 'c000002-rp' }]);
  expect(find('100002')).toEqual([{ what: 'case', source_id: 'c000002-case' }]);
  expect(find('zzquill2 AND rang')).toEqual([{ what: 'note', source_id: 'c000002-note' }]);
  desk.act('person.rename', 'c000002', { personId: 'c000002-pp', family: 'Zzquillane' });
  expect(find('zzquillane')).toEqual([{ what: 'person', source_id: 'c000002-pp' }]);
  expect(find('pat AND zzquill2')).toEqual([]);
  desk.close();
});
