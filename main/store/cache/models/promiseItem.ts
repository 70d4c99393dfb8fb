import { kindOf, warnOnOf } from '../../../../app/promises/promiseFacts.ts';
import { isKeptLate } from '../../../../app/promises/promiseState.ts';
import type { Db } from '../../openDatabase.ts';
import { linePerRow } from './caseLine.ts';
import { createLineWriter } from './lineWriter.ts';
import type { ReadModel } from './readModel.ts';

/** `promise_item`: what was promised to a parent, by when, and who owns it. */
export function createPromiseItems(db: Db): ReadModel {
  const clear = db.prepare<[string]>('DELETE FROM promise_item WHERE cluster_id = ?');
  return linePerRow('promise', {
    lines: createLineWriter(db, 'promise_item', 'promise_id', [
      'cluster_id', 'case_id', 'reference', 'to_role', 'what', 'by_on', 'by_at', 'team_id', 'owner', 'state', 'made_at', 'kept_at', 'kind', 'warn_on', 'late', 'moves', 'because', 'told', 'tag',
    ]),
    line: (clusterId, { id, tag, body }, reference) => [
      id, clusterId, body.caseId, reference, body.to, body.what, body.byOn, body.byAt, body.ownerTeamId, body.ownerUserId, body.state, body.madeAt, body.keptAt,
      kindOf(body), warnOnOf(body), body.state === 'kept' && isKeptLate(body) ? 1 : 0, body.moves?.length ?? 0, body.withdrawn?.because ?? null, body.told === false ? 0 : 1, tag,
    ],
    clear: (clusterId) => void clear.run(clusterId),
  });
}
