import type { Db } from '../../openDatabase.ts';
import { linePerRow } from './caseLine.ts';
import { createLineWriter } from './lineWriter.ts';
import type { ReadModel } from './readModel.ts';

/** `message_item`: texts, emails and letters without their words. */
export function createMessageItems(db: Db): ReadModel {
  const clear = db.prepare<[string]>('DELETE FROM message_item WHERE cluster_id = ?');
  return linePerRow('message', {
    lines: createLineWriter(db, 'message_item', 'message_id', [
      'cluster_id', 'case_id', 'reference', 'to_role', 'channel', 'template_id', 'state', 'at', 'send_after', 'by_whom', 'tag',
    ]),
    line: (clusterId, { id, tag, body }, reference) => [
      id, clusterId, body.caseId, reference, body.to, body.channel, body.templateId, body.state, body.at, body.sendAfter, body.by, tag,
    ],
    clear: (clusterId) => void clear.run(clusterId),
  });
}
