import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../app/result.ts';
import type { Api } from '../client.ts';
import type { QueuePreview, QueueRow } from './queueTypes.ts';

/** `failed` keeps the row, so that the pane can still say what the row knows. */
export type PreviewView =
  | Readonly<{ phase: 'nothing' }>
  | Readonly<{ phase: 'loading' }>
  | Readonly<{ phase: 'failed'; row: QueueRow; error: Failure }>
  | Readonly<{ phase: 'ready'; preview: QueuePreview }>;
type PreviewState = Readonly<{
  view: PreviewView;
  /** Shows an item; the one before stays until the answer is in. */
  show(row: QueueRow | null): Promise<void>;
  /** The same item as it stands now. */
  again(): Promise<void>;
}>;
export type PreviewStore = StoreApi<PreviewState>;

/** What the pane beside the list shows. Reading only: nothing changes until the item is opened. */
export function createPreviewStore(api: Api): PreviewStore {
  let turn = 0;
  let asked: QueueRow | null = null;
  return createStore<PreviewState>()((set, get) => ({
    view: { phase: 'nothing' },
    async show(row) {
      const own = ++turn;
      asked = row;
      if (row === null) return set({ view: { phase: 'nothing' } });
      if (get().view.phase !== 'ready') set({ view: { phase: 'loading' } });
      const answer = await api.call('queue.preview', { taskId: row.taskId });
      if (own !== turn) return;
      set({ view: answer.ok ? { phase: 'ready', preview: answer.value } : { phase: 'failed', row, error: answer.error } });
    },
    again: () => get().show(asked),
  }));
}
