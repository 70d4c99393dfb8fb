import type { Db } from '../../openDatabase.ts';
import { linePerRow } from './caseLine.ts';
import type { ReadModel } from './readModel.ts';

/** `message_item`: texts, emails and letters without their words. */
export function createMessageItems(db: Db): ReadModel {
  const put = db.prepare(`INSERT OR REPLACE INTO message_item(message_id, cluster_id, case_id, reference, to_role, channel, template_id, state, at, send_after,
    by_whom, tag) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const drop = db.prepare<[string]>('DELETE FROM message_item WHERE message_id = ?');
  const clear = db.prepare<[string]>('DELETE FROM message_item WHERE cluster_id = ?');
  return linePerRow('message', {
    put: (clusterId, { id, tag, body }, reference) =>
      void put.run(id, clusterId, body.caseId, reference, body.to, body.channel, body.templateId, body.state, body.at, body.sendAfter, body.by, tag),
    drop: (id) => void drop.run(id),
    clear: (clusterId) => void clear.run(clusterId),
  });
}
