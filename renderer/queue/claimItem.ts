import type { CasePlace } from '../app/navigation.ts';
import type { AppServices } from '../app/AppContext.tsx';
import type { Failure } from '../../app/result.ts';
import { rowName } from './rowWords.ts';
import { type Me, type QueueRow, sawOf, worksOn } from './queueTypes.ts';

/** Change types that have a form of their own. */
const forms: readonly string[] = ['C09', 'C24', 'C25'];
/** Whether opening an item leads to a change form. */
export const hasForm = (row: Pick<QueueRow, 'kind' | 'changeType' | 'subject'>): boolean =>
  row.kind === 'change' && row.changeType !== null && row.subject !== null && forms.includes(row.changeType);

/** Where in its case an item opens: at its change form when there is one, else at the summary. */
export const placeOfItem = (row: QueueRow): CasePlace =>
  hasForm(row) ? { section: 'changes', item: `${row.changeType}:${row.subject}:${row.taskId}` } : { section: 'summary' };

export type Claimed =
  | Readonly<{ got: 'ours' }>
  | Readonly<{ got: 'lost'; by: string; at: string }>
  | Readonly<{ got: 'refused'; error: Failure }>;

const mayClaim = (row: QueueRow, me: Me): boolean => row.state === 'open' && row.claimedBy === null && worksOn(me, row);

/**
 * Takes an item nobody has, when it is this person's to take; else leaves it as it is. A row that changed meanwhile is
 * read again: taken by somebody, the race is lost; otherwise it is tried once more on the row as it stands.
 */
export async function claimItem(app: Pick<AppServices, 'api' | 'act'>, row: QueueRow, me: Me, again = true): Promise<Claimed> {
  if (!mayClaim(row, me)) return { got: 'ours' };
  const done = await app.act('task.claim', row.clusterId, { taskId: row.taskId }, { saw: sawOf(row), words: `${rowName(row)} is yours` });
  if (done.ok) return { got: 'ours' };
  const { error } = done;
  const { by, at } = error.facts ?? {};
  if (error.code === 'TASK_TAKEN' && typeof by === 'string' && typeof at === 'string') return { got: 'lost', by, at };
  if (error.code !== 'CASE_CHANGED_ELSEWHERE') return { got: 'refused', error };
  const fresh = await app.api.call('queue.rows', { taskIds: [row.taskId] });
  const now = fresh.ok ? fresh.value.rows[0] : undefined;
  if (now === undefined) return { got: 'refused', error };
  if (now.claimedBy !== null && now.claimedBy !== me.id) return { got: 'lost', by: now.claimedBy, at: now.claimedAt ?? '' };
  return again ? claimItem(app, now, me, false) : { got: 'refused', error };
}
