import { kindsOfType, type QueueFilter } from '../../../../app/contract/queue.ts';
import type { Row } from '../../../../app/model/rows/index.ts';
import type { TaskBody } from '../../../../app/model/rows/work.ts';
import type { RowSource } from '../../../../app/operations/execute.ts';
import type { Db } from '../../openDatabase.ts';
import { rowOf, rowsIn } from '../rowSource.ts';
import { hasSafety } from './caseCard.ts';
import { createLineWriter } from './lineWriter.ts';
import type { ReadModel } from './readModel.ts';

type Bucket = QueueFilter['types'][number];
const LAST_NOTE_CHARACTERS = 160;

/** Which of the queue's type filters shows this item: exactly one. */
export function bucketOf({ kind, changeType }: Pick<TaskBody, 'kind' | 'changeType'>): Bucket {
  let rest: Bucket | null = null;
  for (const [bucket, { kinds, changes }] of Object.entries(kindsOfType) as [Bucket, (typeof kindsOfType)[Bucket]][]) {
    if (!kinds.includes(kind)) continue;
    if (changes === 'rest') rest = bucket;
    else if (changes === null || kind !== 'change' || (changeType !== null && changes.includes(changeType))) return bucket;
  }
  return rest ?? 'other';
}

/** The newest note of a case, shortened for a list. */
export function lastNoteOf(caseId: string, source: RowSource): string | null {
  let last: Row<'note'> | null = null;
  for (const note of rowsIn(source, 'note')) {
    if (note.body.caseId === caseId && (last === null || note.body.at >= last.body.at)) last = note;
  }
  return last === null ? null : last.body.text.slice(0, LAST_NOTE_CHARACTERS);
}

/** `queue_item`: one line per work item, with all that the queue filters, sorts and shows. */
export function createQueueItems(db: Db): ReadModel {
  const lines = createLineWriter(db, 'queue_item', 'task_id', [
    'cluster_id', 'case_id', 'reference', 'kind', 'change_type', 'bucket', 'subject', 'state', 'received_on', 'due_on', 'due_at', 'priority', 'team_id',
    'claimed_by', 'claimed_at', 'why', 'waiting', 'waiting_count', 'waiting_until', 'woke_at', 'tries', 'safety', 'last_note', 'effort', 'done_at', 'tag',
  ]);
  const clear = db.prepare<[string]>('DELETE FROM queue_item WHERE cluster_id = ?');

  const line = (clusterId: string, { id, tag, body }: Row<'task'>, source: RowSource) => {
    const owner = rowOf(source, 'case', body.caseId);
    const until = body.waiting.reduce<string | null>((latest, w) => (latest === null || w.dueOn > latest ? w.dueOn : latest), null);
    return [
      id, clusterId, body.caseId, owner?.body.reference ?? '', body.kind, body.changeType, bucketOf(body), body.subject, body.state,
      body.receivedOn, body.dueOn, body.dueAt, body.priority, body.teamId, body.claimedBy, body.claimedAt, JSON.stringify(body.why),
      JSON.stringify(body.waiting.map((w) => w.on)), body.waiting.length, until, body.wokeAt, body.tries,
      owner !== null && hasSafety(owner, source) ? 1 : 0, lastNoteOf(body.caseId, source), body.effortMinutes, body.doneAt, tag,
    ];
  };

  return {
    fill(clusterId, source) {
      for (const row of rowsIn(source, 'task')) lines.insert(line(clusterId, row, source));
    },
    update(clusterId, changed, source) {
      const tasks = new Set<string>();
      let every = false;
      let cases: Set<string> | null = null;
      for (const { kind, id } of changed) {
        if (kind === 'task') tasks.add(id);
        else if (kind === 'safety') every = true;
        else if (kind === 'case') (cases ??= new Set()).add(id);
        else if (kind === 'note') {
          const note = rowOf(source, 'note', id);
          // A note that is gone no longer says whose it was.
          if (note === null) every = true;
          else (cases ??= new Set()).add(note.body.caseId);
        }
      }
      if (every || cases !== null) {
        for (const row of rowsIn(source, 'task')) if (every || cases?.has(row.body.caseId) === true) tasks.add(row.id);
      }
      for (const id of tasks) {
        const row = rowOf(source, 'task', id);
        if (row === null) lines.drop(id);
        else lines.write(line(clusterId, row, source));
      }
    },
    clear: (clusterId) => void clear.run(clusterId),
  };
}
