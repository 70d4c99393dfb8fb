import type { Failure } from '../../app/result.ts';
import type { AppServices } from './AppContext.tsx';
import { passedOverOf } from './passedOver.ts';
import { itemName, sawOf, worksOn, type Me, type WorkItem } from './workItem.ts';

type Claimed =
  | Readonly<{ got: 'ours' }>
  /** Somebody else was first; `at` is empty when that is not known. */
  | Readonly<{ got: 'lost'; by: string; at: string; error: Failure }>
  | Readonly<{ got: 'refused'; error: Failure }>;
type Taken =
  | Readonly<{ got: 'item'; item: WorkItem; because: string }>
  | Readonly<{ got: 'nothing'; because: string }>
  | Readonly<{ got: 'refused'; error: Failure }>;
type Services = Pick<AppServices, 'api' | 'act'>;

const mayClaim = (item: WorkItem, me: Me): boolean => item.state === 'open' && item.claimedBy === null && worksOn(me, item);
const lost = (by: string, at: string): Claimed => ({ got: 'lost', by, at, error: { code: 'TASK_TAKEN', facts: { by, at } } });

/**
 * Takes an item nobody has, when it is this person's to take; else leaves it as it is. An item that changed meanwhile is
 * read again: taken by somebody, the race is lost; otherwise it is tried once more on the item as it stands.
 */
export async function takeItem(app: Services, item: WorkItem, me: Me, again = true): Promise<Claimed> {
  if (!mayClaim(item, me)) return { got: 'ours' };
  const done = await app.act('task.claim', item.clusterId, { taskId: item.taskId }, { saw: sawOf(item), words: `${itemName(item)} is yours` });
  if (done.ok) return { got: 'ours' };
  const { error } = done;
  const { by, at } = error.facts ?? {};
  if (error.code === 'TASK_TAKEN' && typeof by === 'string' && typeof at === 'string') return lost(by, at);
  if (error.code !== 'CASE_CHANGED_ELSEWHERE') return { got: 'refused', error };
  const fresh = await app.api.call('queue.rows', { taskIds: [item.taskId] });
  const now = fresh.ok ? fresh.value.rows[0] : undefined;
  if (now === undefined) return { got: 'refused', error };
  if (now.claimedBy !== null && now.claimedBy !== me.id) return lost(now.claimedBy, now.claimedAt ?? '');
  return again ? takeItem(app, now, me, false) : { got: 'refused', error };
}

/** How many lost races in a row are too many. */
const MOST_TRIES = 10;

/** Takes the top item by rule. An item that somebody else took first is passed over. */
export async function takeNext(app: Services, me: Me): Promise<Taken> {
  const declined = [...passedOverOf(app.api).ids()];
  let because = '';
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const next = await app.api.call('queue.next', { declined });
    if (!next.ok) return { got: 'refused', error: next.error };
    ({ because } = next.value);
    const { row } = next.value;
    if (row === null) break;
    const claimed = await takeItem(app, row, me);
    if (claimed.got === 'ours') return { got: 'item', item: row, because };
    if (claimed.got === 'refused') return claimed;
    declined.push(row.taskId);
  }
  return { got: 'nothing', because };
}
