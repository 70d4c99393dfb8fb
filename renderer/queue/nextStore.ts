import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../app/result.ts';
import { passedOverOf } from '../app/passedOver.ts';
import type { Api } from '../client.ts';
import type { QueueRow } from './queueTypes.ts';

/** `passed`: what became of the offer before this one, such as "Taken by CW-11 at 9:42am". */
export type NextView =
  | Readonly<{ phase: 'closed' }>
  | Readonly<{ phase: 'loading'; passed: string | null }>
  | Readonly<{ phase: 'failed'; error: Failure; passed: string | null }>
  | Readonly<{ phase: 'nothing'; because: string; passed: string | null }>
  | Readonly<{ phase: 'offered'; row: QueueRow; because: string; passed: string | null }>;
type NextState = Readonly<{
  view: NextView;
  /** Asks for the top item by rule. Items passed over in this session are not offered again. */
  offer(passed?: string | null): Promise<void>;
  /** The person will not do this one now: the next offer is another. */
  passOver(taskId: string, words: string): Promise<void>;
  close(): void;
}>;
export type NextStore = StoreApi<NextState>;

export function createNextStore(api: Api): NextStore {
  let turn = 0;
  return createStore<NextState>()((set, get) => ({
    view: { phase: 'closed' },
    async offer(passed = null) {
      const own = ++turn;
      set({ view: { phase: 'loading', passed } });
      const answer = await api.call('queue.next', { declined: [...passedOverOf(api).ids()] });
      if (own !== turn) return;
      if (!answer.ok) return set({ view: { phase: 'failed', error: answer.error, passed } });
      const { row, because } = answer.value;
      set({ view: row === null ? { phase: 'nothing', because, passed } : { phase: 'offered', row, because, passed } });
    },
    async passOver(taskId, words) {
      passedOverOf(api).add(taskId);
      await get().offer(words);
    },
    close() {
      turn += 1;
      set({ view: { phase: 'closed' } });
    },
  }));
}
