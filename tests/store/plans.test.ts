import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSqliteAuthorityStorage } from '../../main/store/authority/storage.ts';
import { openAuthority } from '../../main/store/authority/openAuthority.ts';
import { createDesktopDisk } from '../../main/store/cache/desktopDisk.ts';
import { openCache } from '../../main/store/cache/openCache.ts';
import { migrate } from '../../main/store/migrate.ts';
import { openDatabase, type Db } from '../../main/store/openDatabase.ts';
import { createJournal } from '../../main/store/outbox/journal.ts';
import { createOutbox } from '../../main/store/outbox/outbox.ts';
import { outboxMigrations } from '../../main/store/outbox/schema.ts';
import { sha256 } from '../../main/store/sha256.ts';
import { ann, freshFolder, handClock, KEY, rulesFor } from './support.ts';

/** Notes every statement that is prepared on a file while it is used. */
function listening(db: Db): Readonly<{ db: Db; statements: string[] }> {
  const statements: string[] = [];
  const prepare = db.prepare.bind(db);
  Object.defineProperty(db, 'prepare', { value: (sql: string) => { statements.push(sql); return prepare(sql); } });
  return { db, statements };
}
/** The statements that read a whole table or sort in memory, with what they do. */
function slowOnes({ db, statements }: Readonly<{ db: Db; statements: string[] }>): readonly string[] {
  const found: string[] = [];
  for (const sql of statements.slice()) {
    if (/^(BEGIN|COMMIT|ROLLBACK|PRAGMA|EXPLAIN)/i.test(sql)) continue;
    const positional = (sql.match(/\?/g) ?? []).map(() => null);
    const named = /@limit/.test(sql) ? [{ limit: 1 }] : positional;
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...named) as { detail: string }[];
    for (const { detail } of plan) {
      if (/^SCAN (?!.*(VIRTUAL TABLE|CONSTANT ROW))|USE TEMP B-TREE/.test(detail)) found.push(`${sql.replaceAll(/\s+/g, ' ').slice(0, 70)} → ${detail}`);
    }
  }
  return found;
}

test('no statement on the way of an act reads a whole table; those that do are small tables or once per start', () => {
  const folder = freshFolder();
  const clock = handClock();
  const precious = listening(openDatabase({ file: join(folder, 'outbox.db'), key: KEY, synchronous: 'FULL' }));
  migrate(precious.db, outboxMigrations);
  const outbox = createOutbox(precious.db);
  createJournal(precious.db);
  const opened = openCache(join(folder, 'cache.db'), KEY);
  if (opened === null) throw new Error('no cache');
  const disposable = listening(opened);
  createDesktopDisk({ db: disposable.db, outbox, rules: rulesFor(ann), clock, sha256 });
  const kept = listening(openAuthority(join(folder, 'authority.db'), KEY));
  createSqliteAuthorityStorage({ db: kept.db, clock });
  expect(precious.statements.length).toBeGreaterThan(20);
  expect(disposable.statements.length).toBeGreaterThan(40);
  expect(kept.statements.length).toBeGreaterThan(20);
  expect({ outbox: slowOnes(precious), cache: slowOnes(disposable), authority: slowOnes(kept) }).toMatchInlineSnapshot(`
    {
      "authority": [
        "SELECT epoch FROM authority_info → SCAN authority_info",
        "SELECT s.id, s.head, s.floor, s.clusters, s.digest FROM scope_user u J → USE TEMP B-TREE FOR ORDER BY",
        "SELECT by_op FROM cluster_row WHERE cluster_id = ? AND kind = ? ORDER  → USE TEMP B-TREE FOR ORDER BY",
      ],
      "cache": [
        "SELECT cluster_id FROM row UNION SELECT cluster_id FROM overlay ORDER  → SCAN row USING COVERING INDEX sqlite_autoindex_row_1",
        "SELECT cluster_id FROM row UNION SELECT cluster_id FROM overlay ORDER  → SCAN overlay",
        "DELETE FROM shaky WHERE cluster_id = ? → SCAN shaky",
        "SELECT DISTINCT cluster_id FROM overlay UNION SELECT cluster_id FROM s → SCAN overlay",
        "SELECT DISTINCT cluster_id FROM overlay UNION SELECT cluster_id FROM s → SCAN shaky",
        "SELECT DISTINCT cluster_id FROM overlay UNION SELECT cluster_id FROM s → USE TEMP B-TREE FOR ORDER BY",
        "SELECT cluster_id FROM held h WHERE NOT EXISTS (SELECT 1 FROM member m → SCAN h USING COVERING INDEX sqlite_autoindex_held_1",
        "SELECT id, pos, boot FROM scope ORDER BY id → SCAN scope USING INDEX sqlite_autoindex_scope_1",
        "SELECT count(*) FROM held → SCAN held USING COVERING INDEX sqlite_autoindex_held_1",
      ],
      "outbox": [
        "SELECT j.value FROM op o, json_each(o.body, '$.clusterIds') j WHERE o. → USE TEMP B-TREE FOR ORDER BY",
        "SELECT j.value FROM op o, json_each(o.body, '$.clusterIds') j WHERE o. → USE TEMP B-TREE FOR ORDER BY",
        "SELECT DISTINCT j.value FROM op o, json_each(o.body, '$.clusterIds') j → USE TEMP B-TREE FOR DISTINCT",
        "SELECT DISTINCT j.value FROM op o, json_each(o.body, '$.clusterIds') j → USE TEMP B-TREE FOR DISTINCT",
        "SELECT seq, request_id, body, answer, undo, outcome, detail, answered_ → SCAN op USING INDEX op_waiting",
        "SELECT seq, request_id, body, answer, undo, outcome, detail, answered_ → SCAN op USING INDEX op_refused",
        "SELECT seq, request_id, body, answer, undo, outcome, detail, answered_ → SCAN op",
        "SELECT seq, request_id, body, answer, undo, outcome, detail, answered_ → SCAN (subquery-3)",
        "SELECT seq, request_id, body, answer, undo, outcome, detail, answered_ → USE TEMP B-TREE FOR ORDER BY",
        "SELECT seq, request_id, body, answer, undo, outcome, detail, answered_ → USE TEMP B-TREE FOR ORDER BY",
        "SELECT count(*) FROM op WHERE outcome IN ('rejected','conflict') AND r → SCAN op USING INDEX op_refused",
        "DELETE FROM op WHERE outcome IS NOT NULL AND answered_at < ? AND (outc → SCAN op",
        "DELETE FROM op_case WHERE seq NOT IN (SELECT seq FROM op) → SCAN op_case",
        "SELECT key, case_id, title, saved_at FROM draft ORDER BY saved_at DESC → SCAN draft",
        "SELECT key, case_id, title, saved_at FROM draft ORDER BY saved_at DESC → USE TEMP B-TREE FOR ORDER BY",
        "SELECT key, case_id, title, saved_at FROM draft WHERE case_id = ? ORDE → USE TEMP B-TREE FOR LAST TERM OF ORDER BY",
      ],
    }
  `);
  for (const { db } of [precious, disposable, kept]) db.close();
});
