import type { Db, Statement } from '../../openDatabase.ts';

type Value = string | number | null;
export interface LineWriter {
  /** A line that is known not to be there. Values in the order of the columns, the key first. */
  insert(values: readonly Value[]): void;
  /** Makes the line be this. */
  write(values: readonly Value[]): void;
  drop(key: string): void;
}

/**
 * Writes lines of one table, touching only the columns that differ: every index left alone is a page that need not be
 * encrypted and written, and that is most of what saving an act costs.
 */
export function createLineWriter(db: Db, table: string, key: string, columns: readonly string[]): LineWriter {
  const all = [key, ...columns];
  const insert = db.prepare<Value[]>(`INSERT INTO ${table}(${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`);
  const read = db.prepare<[Value], Value[]>(`SELECT ${all.join(', ')} FROM ${table} WHERE ${key} = ?`).raw();
  const drop = db.prepare<[string]>(`DELETE FROM ${table} WHERE ${key} = ?`);
  const updates = new Map<string, Statement<Value[]>>();

  return {
    insert: (values) => void insert.run(...values),
    write(values) {
      const id = values[0] ?? null;
      const old = read.get(id);
      if (old === undefined) {
        insert.run(...values);
        return;
      }
      const names: string[] = [];
      const changed: Value[] = [];
      values.forEach((value, i) => {
        if (value === old[i]) return;
        names.push(all[i] as string);
        changed.push(value);
      });
      if (names.length === 0) return;
      const signature = names.join(', ');
      let update = updates.get(signature);
      if (update === undefined) {
        update = db.prepare<Value[]>(`UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE ${key} = ?`);
        updates.set(signature, update);
      }
      update.run(...changed, id);
    },
    drop: (id) => void drop.run(id),
  };
}
