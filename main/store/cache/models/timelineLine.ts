import type { Row } from '../../../../app/model/rows/index.ts';
import type { Db } from '../../openDatabase.ts';
import { rowOf, rowsIn } from '../rowSource.ts';
import type { ReadModel } from './readModel.ts';

/** `timeline_line`: the case's story from `entry` and `note` rows. `line_key` is `entry/<id>` or `note/<id>`. */
export function createTimelineLines(db: Db): ReadModel {
  const put = db.prepare(
    'INSERT OR REPLACE INTO timeline_line(case_id, at, line_key, cluster_id, category, event, by_whom, about, facts, ref) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const drop = db.prepare<[string, string]>('DELETE FROM timeline_line WHERE cluster_id = ? AND line_key = ?');
  const clear = db.prepare<[string]>('DELETE FROM timeline_line WHERE cluster_id = ?');

  const writeEntry = (clusterId: string, { id, body }: Row<'entry'>): void =>
    void put.run(body.caseId, body.at, `entry/${id}`, clusterId, body.category, body.event, body.by, body.about, JSON.stringify(body.facts), body.ref);
  const writeNote = (clusterId: string, { id, body }: Row<'note'>): void =>
    void put.run(body.caseId, body.at, `note/${id}`, clusterId, 'people', 'note.added', body.by, body.about, JSON.stringify({ text: body.text }), null);

  return {
    fill(clusterId, source) {
      for (const row of rowsIn(source, 'entry')) writeEntry(clusterId, row);
      for (const row of rowsIn(source, 'note')) writeNote(clusterId, row);
    },
    update(clusterId, changed, source) {
      for (const { kind, id } of changed) {
        if (kind !== 'entry' && kind !== 'note') continue;
        // Its place is by time, which may have moved: the authority's clock decides, not this desktop's.
        drop.run(clusterId, `${kind}/${id}`);
        if (kind === 'entry') {
          const row = rowOf(source, 'entry', id);
          if (row !== null) writeEntry(clusterId, row);
        } else {
          const row = rowOf(source, 'note', id);
          if (row !== null) writeNote(clusterId, row);
        }
      }
    },
    clear: (clusterId) => void clear.run(clusterId),
  };
}
