import type { Cursor } from '../../../app/sync/protocol.ts';
import type { Db } from '../openDatabase.ts';

type MetaKey = 'epoch' | 'base_seq' | 'stream' | 'models';

/** Where this cache stands: epoch, answers already inside its rows, and a cursor for each scope. */
export function createCacheMeta(db: Db) {
  const get = db.prepare<[string], string>('SELECT v FROM meta WHERE k = ?').pluck();
  const set = db.prepare<[string, string]>('INSERT INTO meta(k, v) VALUES (?, ?) ON CONFLICT(k) DO UPDATE SET v = excluded.v');
  const scopes = db.prepare<[], { id: string; pos: number; boot: string | null }>('SELECT id, pos, boot FROM scope ORDER BY id');
  const number = (key: MetaKey): number => Number(get.get(key) ?? 0);
  return {
    get: (key: MetaKey): string | null => get.get(key) ?? null,
    set: (key: MetaKey, value: string | number): void => void set.run(key, String(value)),
    epoch: (): number => number('epoch'),
    baseSeq: (): number => number('base_seq'),
    cursors: (): Readonly<Record<string, Cursor>> => Object.fromEntries(scopes.all().map(({ id, pos, boot }) => [id, { pos, boot }])),
    /** Still copying its first clusters in some scope. */
    isBooting: (): boolean => scopes.all().some((scope) => scope.boot !== null),
  };
}
export type CacheMeta = ReturnType<typeof createCacheMeta>;
