import { isLoose } from '../../../../app/evidence/evidenceRow.ts';
import type { Row } from '../../../../app/model/rows/index.ts';
import type { Db } from '../../openDatabase.ts';
import { rowOf, rowsIn } from '../rowSource.ts';
import { createLineWriter } from './lineWriter.ts';
import type { ReadModel } from './readModel.ts';

/** `evidence_item` and `evidence_file`: which proof hangs on nothing yet, and which rows name a file. */
export function createEvidenceItems(db: Db): ReadModel {
  const clear = db.prepare<[string]>('DELETE FROM evidence_item WHERE cluster_id = ?');
  const clearFiles = db.prepare<[string]>('DELETE FROM evidence_file WHERE cluster_id = ?');
  const dropFiles = db.prepare<[string]>('DELETE FROM evidence_file WHERE evidence_id = ?');
  const addFile = db.prepare<[string, string, string]>('INSERT OR IGNORE INTO evidence_file(hash, evidence_id, cluster_id) VALUES (?, ?, ?)');
  const lines = createLineWriter(db, 'evidence_item', 'evidence_id', ['cluster_id', 'case_id', 'received_on', 'loose']);
  const lineOf = (clusterId: string, { id, body }: Row<'evidence'>) => [id, clusterId, body.caseId, body.receivedOn, isLoose(body) ? 1 : 0];
  const putFiles = (clusterId: string, { id, body }: Row<'evidence'>): void => {
    for (const file of body.files ?? []) addFile.run(file.hash, id, clusterId);
  };

  return {
    fill(clusterId, source) {
      for (const row of rowsIn(source, 'evidence')) {
        lines.insert(lineOf(clusterId, row));
        putFiles(clusterId, row);
      }
    },
    update(clusterId, changed, source) {
      for (const id of new Set(changed.filter(({ kind }) => kind === 'evidence').map((key) => key.id))) {
        const row = rowOf(source, 'evidence', id);
        dropFiles.run(id);
        if (row === null) {
          lines.drop(id);
          continue;
        }
        lines.write(lineOf(clusterId, row));
        putFiles(clusterId, row);
      }
    },
    clear(clusterId) {
      clear.run(clusterId);
      clearFiles.run(clusterId);
    },
  };
}
