import type { Db, Statement } from '../openDatabase.ts';

export type Bind = Readonly<Record<string, string | number | null>>;

/**
 * Statements whose text depends on which parts a query has, each prepared once and kept. Texts come from the closed
 * set that this folder writes; values are always bound.
 */
export function createStatements(db: Db) {
  const prepared = new Map<string, Statement<[Bind]>>();
  return <R>(sql: string): Statement<[Bind], R> => {
    let statement = prepared.get(sql);
    if (statement === undefined) {
      statement = db.prepare<[Bind]>(sql);
      prepared.set(sql, statement);
    }
    return statement as Statement<[Bind], R>;
  };
}
export type Statements = ReturnType<typeof createStatements>;
