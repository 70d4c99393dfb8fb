import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../app/result.ts';
import type { Api } from '../client.ts';
import type { QueueFilter } from './queueTypes.ts';

type TickState = Readonly<{
  /** By task id, so that ticks outlive filters and pages. */
  ticked: ReadonlySet<string>;
  /** Why all could not be ticked. */
  error: Failure | null;
  turn(taskId: string): void;
  set(taskIds: readonly string[], ticked: boolean): void;
  /** Ticks every row that a filter shows, on screen or not. Gives how many are ticked then. */
  all(filter: QueueFilter): Promise<number>;
  clear(): void;
}>;
export type TickStore = StoreApi<TickState>;

export const createTickStore = (api: Api): TickStore =>
  createStore<TickState>()((set, get) => ({
    ticked: new Set(),
    error: null,
    turn(taskId) {
      get().set([taskId], !get().ticked.has(taskId));
    },
    set(taskIds, on) {
      const ticked = new Set(get().ticked);
      for (const id of taskIds) {
        if (on) ticked.add(id);
        else ticked.delete(id);
      }
      set({ ticked });
    },
    async all(filter) {
      const answer = await api.call('queue.ids', { filter });
      if (!answer.ok) {
        set({ error: answer.error });
        return get().ticked.size;
      }
      set({ error: null, ticked: new Set([...get().ticked, ...answer.value.taskIds]) });
      return get().ticked.size;
    },
    clear() {
      set({ ticked: new Set(), error: null });
    },
  }));
