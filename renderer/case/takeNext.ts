import type { AppServices } from '../app/AppContext.tsx';
import { claimItem } from '../queue/claimItem.ts';
import type { Me, QueueRow } from '../queue/queueTypes.ts';
import type { Failure } from '../../app/result.ts';

export type Taken =
  | Readonly<{ got: 'item'; row: QueueRow; because: string }>
  | Readonly<{ got: 'nothing'; because: string }>
  | Readonly<{ got: 'refused'; error: Failure }>;

/** How many lost races in a row are too many. */
const MOST_TRIES = 10;

/** Takes the top item by rule, as the queue's own Next does. An item that somebody else took first is passed over. */
export async function takeNext(app: Pick<AppServices, 'api' | 'act'>, me: Me): Promise<Taken> {
  const declined: string[] = [];
  let because = '';
  while (declined.length < MOST_TRIES) {
    const next = await app.api.call('queue.next', { declined });
    if (!next.ok) return { got: 'refused', error: next.error };
    ({ because } = next.value);
    const { row } = next.value;
    if (row === null) break;
    const claimed = await claimItem(app, row, me);
    if (claimed.got === 'ours') return { got: 'item', row, because };
    if (claimed.got === 'refused') return claimed;
    declined.push(row.taskId);
  }
  return { got: 'nothing', because };
}

