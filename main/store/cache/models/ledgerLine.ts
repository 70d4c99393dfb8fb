import type { Row } from '../../../../app/model/rows/index.ts';
import type { Db } from '../../openDatabase.ts';
import { rowOf, rowsIn } from '../rowSource.ts';
import type { ReadModel } from './readModel.ts';

/** `ledger_line`: money owed and paid on a case, in pence, by day. */
export function createLedgerLines(db: Db): ReadModel {
  const put = db.prepare('INSERT OR REPLACE INTO ledger_line(case_id, on_date, line_key, cluster_id, type, pence, bucket, method) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const drop = db.prepare<[string, string]>('DELETE FROM ledger_line WHERE cluster_id = ? AND line_key = ?');
  const clear = db.prepare<[string]>('DELETE FROM ledger_line WHERE cluster_id = ?');
  const write = (clusterId: string, { id, body }: Row<'ledger'>): void => void put.run(body.caseId, body.on, id, clusterId, body.type, body.pence, body.bucket, body.method);

  return {
    fill(clusterId, source) {
      for (const row of rowsIn(source, 'ledger')) write(clusterId, row);
    },
    update(clusterId, changed, source) {
      for (const { kind, id } of changed) {
        if (kind !== 'ledger') continue;
        drop.run(clusterId, id);
        const row = rowOf(source, 'ledger', id);
        if (row !== null) write(clusterId, row);
      }
    },
    clear: (clusterId) => void clear.run(clusterId),
  };
}
