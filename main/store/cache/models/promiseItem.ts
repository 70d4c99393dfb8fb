import type { Db } from '../../openDatabase.ts';
import { linePerRow } from './caseLine.ts';
import type { ReadModel } from './readModel.ts';

/** `promise_item`: what was promised to a parent, by when, and who owns it. */
export function createPromiseItems(db: Db): ReadModel {
  const put = db.prepare(`INSERT OR REPLACE INTO promise_item(promise_id, cluster_id, case_id, reference, to_role, what, by_on, by_at, team_id, owner, state,
    made_at, kept_at, tag) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const drop = db.prepare<[string]>('DELETE FROM promise_item WHERE promise_id = ?');
  const clear = db.prepare<[string]>('DELETE FROM promise_item WHERE cluster_id = ?');
  return linePerRow('promise', {
    put: (clusterId, { id, tag, body }, reference) =>
      void put.run(id, clusterId, body.caseId, reference, body.to, body.what, body.byOn, body.byAt, body.ownerTeamId, body.ownerUserId, body.state, body.madeAt, body.keptAt, tag),
    drop: (id) => void drop.run(id),
    clear: (clusterId) => void clear.run(clusterId),
  });
}
