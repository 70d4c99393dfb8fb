import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCache } from '../../main/store/cache/openCache.ts';
import { migrate } from '../../main/store/migrate.ts';
import { openDatabase, type Db } from '../../main/store/openDatabase.ts';
import { createTray } from '../../main/store/outbox/tray.ts';
import { outboxMigrations } from '../../main/store/outbox/schema.ts';
import { salvageOutbox } from '../../main/store/recovery/salvageOutbox.ts';
import { createEvidenceRepository } from '../../main/store/queries/evidenceRepository.ts';
import { freshFolder, KEY } from './support.ts';

const AT = '2026-11-18T09:42:00.000Z';
const file = { hash: 'a'.repeat(64), name: 'payslip.pdf', type: 'pdf', bytes: 1_200, pages: 1 } as const;
const openOutbox = (path: string, readOnly = false): Db => openDatabase({ file: path, key: KEY, synchronous: 'FULL', readOnly });

test('the tray keeps files in the order they came, each content once, and the folder it was told', () => {
  const db = openOutbox(join(freshFolder(), 'outbox.db'));
  migrate(db, outboxMigrations);
  const tray = createTray(db);
  expect(tray.add('t1', file, 'file', AT)).toBe('t1');
  expect(tray.add('t2', { ...file, name: 'again.pdf' }, 'scan', AT)).toBe('t1');
  tray.add('t3', { ...file, hash: 'b'.repeat(64), pages: null }, 'scan', '2026-11-18T10:00:00.000Z');
  expect(tray.list(10)).toEqual([
    { trayId: 't3', file: { ...file, hash: 'b'.repeat(64), pages: null }, arrivedAt: '2026-11-18T10:00:00.000Z', how: 'scan' },
    { trayId: 't1', file, arrivedAt: AT, how: 'file' },
  ]);
  expect([tray.count(), tray.discard('t1'), tray.discard('t1'), tray.count()]).toEqual([2, true, false, 1]);
  tray.setScanFolder('/scans', AT);
  expect(tray.scanFolder()).toBe('/scans');
  tray.setScanFolder(null, AT);
  expect(tray.scanFolder()).toBeNull();
  db.close();
});

test('an outbox of before the tray gets one, and loses nothing; where it may only be read its tray is empty', () => {
  const path = join(freshFolder(), 'outbox.db');
  const old = openOutbox(path);
  migrate(old, outboxMigrations.slice(0, 1));
  old.prepare("INSERT INTO draft(key, title, body, saved_at) VALUES ('note:new', 'Note', '{}', ?)").run(AT);
  old.close();
  const held = openOutbox(path, true);
  expect(createTray(held).list(10)).toEqual([]);
  expect(createTray(held).scanFolder()).toBeNull();
  held.close();
  const db = openOutbox(path);
  migrate(db, outboxMigrations);
  expect(createTray(db).add('t1', file, 'file', AT)).toBe('t1');
  expect(db.prepare('SELECT count(*) FROM draft').pluck().get()).toBe(1);
  db.close();
});

test('what is salvaged from a damaged outbox includes the tray, and an older outbox without one is salvaged too', () => {
  const folder = freshFolder();
  for (const [name, migrations] of [['new', outboxMigrations], ['old', outboxMigrations.slice(0, 1)]] as const) {
    const db = openOutbox(join(folder, `${name}.db`));
    migrate(db, migrations);
    if (name === 'new') createTray(db).add('t1', file, 'file', AT);
    const salvaged = salvageOutbox(db);
    const fresh = openOutbox(join(folder, `${name}-fresh.db`));
    migrate(fresh, outboxMigrations);
    salvaged?.into(fresh);
    expect(createTray(fresh).list(10).map(({ trayId }) => trayId)).toEqual(name === 'new' ? ['t1'] : []);
    db.close();
    fresh.close();
  }
});

test('no question about loose proof, files or waiting cases reads a whole table', () => {
  const db = openCache(join(freshFolder(), 'cache.db'), KEY);
  if (db === null) throw new Error('no cache');
  const statements: string[] = [];
  const prepare = db.prepare.bind(db);
  Object.defineProperty(db, 'prepare', { value: (sql: string) => { statements.push(sql); return prepare(sql); } });
  createEvidenceRepository(db);
  expect(statements.length).toBeGreaterThan(4);
  for (const sql of statements) {
    const plan = prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...(sql.match(/\?/g) ?? []).map(() => null));
    for (const { detail } of plan) expect(detail, sql).not.toMatch(/^SCAN (?!.*(VIRTUAL TABLE|CONSTANT ROW|json_each|USING (COVERING )?INDEX evidence_loose))/);
  }
  const loose = prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${statements.find((sql) => sql.includes('ORDER BY e.received_on')) ?? ''}`).all(null, null).map(({ detail }) => detail);
  expect(loose.some((detail) => detail.includes('evidence_loose'))).toBe(true);
  expect(loose.some((detail) => detail.includes('TEMP B-TREE'))).toBe(false);
  db.close();
});
