import { createStore, type StoreApi } from 'zustand/vanilla';
import { newRequestId } from '../app/act.ts';
import type { AppServices } from '../app/AppContext.tsx';
import { type Me, meOf } from '../app/workItem.ts';
import type { Api } from '../client.ts';
import { type BulkStore, createBulkStore } from './bulkStore.ts';
import { createNextStore, type NextStore } from './nextStore.ts';
import { createPreviewStore, type PreviewStore } from './previewStore.ts';
import { createQueueStore, type QueueStore } from './queueStore.ts';
import { createTickStore, type TickStore } from './tickStore.ts';

export type QueueStores = Readonly<{ userId: string; list: QueueStore; ticks: TickStore; preview: PreviewStore; bulk: BulkStore; next: NextStore; listWidth: ListWidth }>;
/** CSS pixels; null until the person has chosen. */
type ListWidth = StoreApi<number | null>;

const held = new WeakMap<Api, QueueStores>();

/**
 * The queue's stores. They outlive the screen, so that filter, ticks and place are still there after a case was opened;
 * another person at the window starts afresh. In memory only.
 */
export function queueStoresOf({ api, session }: Pick<AppServices, 'api' | 'session'>): QueueStores {
  const me = (): Me => meOf(session);
  const kept = held.get(api);
  if (kept !== undefined && kept.userId === me().id) return kept;
  const stores: QueueStores = {
    userId: me().id,
    list: createQueueStore(api),
    ticks: createTickStore(api),
    preview: createPreviewStore(api),
    bulk: createBulkStore(api, me, newRequestId),
    next: createNextStore(api),
    listWidth: createStore<number | null>(() => null),
  };
  held.set(api, stores);
  return stores;
}

/** Shows the item that the person stands on, and again when it has changed. On a group's head the one before stays. */
export function followActive({ list, preview }: Pick<QueueStores, 'list' | 'preview'>): () => void {
  let shown: string | null = null;
  const follow = (): void => {
    const { view, active } = list.getState();
    if (view.phase !== 'ready') return;
    const row = active.kind === 'row' ? view.layout.rowAt(active.row) : undefined;
    if (row === undefined && view.layout.rows > 0) return;
    const key = row === undefined ? '' : `${row.taskId} ${row.tag}`;
    if (key === shown) return;
    shown = key;
    void preview.getState().show(row ?? null);
  };
  follow();
  return list.subscribe(follow);
}
