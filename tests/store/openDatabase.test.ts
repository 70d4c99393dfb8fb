import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate, type Migration } from '../../main/store/migrate.ts';
import { openDatabase } from '../../main/store/openDatabase.ts';
import { StoreNewerThanApp } from '../../main/store/storeProblem.ts';
import { outboxMigrations } from '../../main/store/outbox/schema.ts';
import { backupTo } from '../../main/store/backup.ts';
import { clusters, freshFolder, KEY, makeAuthority, MARKED, openDesk, OTHER_KEY } from './support.ts';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (cause) {
    return cause instanceof Error ? cause.message : 'thrown';
  }
  return 'none';
};

test('no file on disk, log files included, holds a marked name or note in plain text', async () => {
  const folder = freshFolder();
  const authority = await makeAuthority(folder, clusters(10));
  const desk = openDesk({ folder, authority });
  await desk.engine.syncNow();
  desk.act('note.add', 'c000001', { caseId: 'c000001-case', text: `${MARKED} says hello` });
  desk.journal.saveDraft({ key: 'note:1', caseId: 'c000001-case', title: 'Note', body: `${MARKED} draft`, savedAt: '2026-11-18T09:00:00.000Z' });
  backupTo(desk.outbox.db, join(desk.folder, 'copy.db'));
  const files = [folder, desk.folder].flatMap((dir) => readdirSync(dir, { withFileTypes: true }).filter((f) => f.isFile()).map((f) => join(dir, f.name)));
  expect(files.some((file) => file.endsWith('-wal'))).toBe(true);
  for (const file of files) {
    const bytes = readFileSync(file);
    for (const word of [MARKED, 'rang about pay', 'SQLite format', 'CREATE TABLE']) expect(bytes.includes(word), `${file} holds ${word}`).toBe(false);
  }
  const copy = openDatabase({ file: join(desk.folder, 'copy.db'), key: KEY, synchronous: 'FULL', readOnly: true });
  expect(copy.prepare('SELECT count(*) FROM op').pluck().get()).toBe(1);
  copy.close();
  desk.close();
});

test('a wrong key, a short key and a file that is no database are told apart from defects', () => {
  const folder = freshFolder();
  const file = join(folder, 'a.db');
  const db = openDatabase({ file, key: KEY, synchronous: 'FULL' });
  db.exec('CREATE TABLE t(a) ');
  db.close();
  expect(codeOf(() => openDatabase({ file, key: OTHER_KEY, synchronous: 'FULL' }))).toBe('STORE_KEY_WRONG');
  expect(codeOf(() => openDatabase({ file, key: new Uint8Array(5), synchronous: 'FULL' }))).toBe('STORE_KEY_WRONG');
  writeFileSync(join(folder, 'b.db'), 'not a database at all '.repeat(300));
  expect(codeOf(() => openDatabase({ file: join(folder, 'b.db'), key: KEY, synchronous: 'FULL' }))).toBe('STORE_KEY_WRONG');
  expect(codeOf(() => openDatabase({ file: join(folder, 'none', 'c.db'), key: KEY, synchronous: 'FULL' }))).toBe('STORE_READ_ONLY');
  expect(codeOf(() => openDatabase({ file: join(folder, 'd.db'), key: KEY, synchronous: 'FULL', readOnly: true }))).toBe('STORE_READ_ONLY');
});

test('every opened file has the settings that durability and secrecy rest on', () => {
  const db = openDatabase({ file: join(freshFolder(), 'a.db'), key: KEY, synchronous: 'FULL' });
  const setting = (name: string): unknown => db.pragma(name, { simple: true });
  expect([setting('cipher'), setting('journal_mode'), setting('synchronous'), setting('temp_store'), setting('trusted_schema'), setting('secure_delete'), setting('foreign_keys')])
    .toEqual(['sqlcipher', 'wal', 2, 2, 0, 1, 1]);
  db.close();
});

test('a file opened for reading refuses writes', () => {
  const file = join(freshFolder(), 'a.db');
  const db = openDatabase({ file, key: KEY, synchronous: 'FULL' });
  db.exec('CREATE TABLE t(a)');
  const reader = openDatabase({ file, key: KEY, synchronous: 'NORMAL', readOnly: true });
  expect(reader.prepare('SELECT count(*) FROM t').pluck().get()).toBe(0);
  expect(() => reader.exec('INSERT INTO t VALUES (1)')).toThrow(/readonly/);
  reader.close();
  db.close();
});

test('migrations run once, in order, each with its version; a failed one leaves the version before it', () => {
  const db = openDatabase({ file: join(freshFolder(), 'a.db'), key: KEY, synchronous: 'FULL' });
  const one: Migration = { version: 1, name: 'one', up: (d) => d.exec('CREATE TABLE one(a)') };
  const two: Migration = { version: 2, name: 'two', up: (d) => d.exec('ALTER TABLE one ADD COLUMN b') };
  const bad: Migration = { version: 3, name: 'bad', up: (d) => d.exec('CREATE TABLE three(a); SELECT nothing FROM nowhere') };
  expect(migrate(db, [one])).toEqual(['one']);
  expect(migrate(db, [one, two])).toEqual(['two']);
  expect(migrate(db, [one, two])).toEqual([]);
  expect(() => migrate(db, [one, two, bad])).toThrow();
  expect(db.pragma('user_version', { simple: true })).toBe(2);
  expect(db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'three'").pluck().get()).toBe(0);
  expect(() => migrate(db, [two, one])).toThrow('out of order');
  expect(() => migrate(db, [one])).toThrow(StoreNewerThanApp);
  db.close();
});

test('the outbox’s migrations are numbered from one without gaps', () => {
  expect(outboxMigrations.map((m) => m.version)).toEqual(outboxMigrations.map((_, i) => i + 1));
});
