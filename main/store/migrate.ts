import type { Db } from './openDatabase.ts';
import { StoreNewerThanApp } from './storeProblem.ts';

export type Migration = Readonly<{ version: number; name: string; up(db: Db): void }>;

/** How many migrations a file has had. */
export const versionOf = (db: Db): number => Number(db.pragma('user_version', { simple: true }));

/**
 * Brings a file up to date, each step in its own transaction. Returns the names of the steps taken. A landed
 * migration is never edited. Throws StoreNewerThanApp for a file from a later version.
 */
export function migrate(db: Db, migrations: readonly Migration[]): readonly string[] {
  migrations.forEach((m, i) => {
    if (m.version !== i + 1) throw new Error(`migration ${m.name} is out of order`);
  });
  const current = versionOf(db);
  if (current > migrations.length) throw new StoreNewerThanApp();
  const pending = migrations.slice(current);
  for (const m of pending) {
    db.transaction(() => {
      m.up(db);
      db.pragma(`user_version = ${m.version}`);
    }).immediate();
  }
  return pending.map((m) => m.name);
}
