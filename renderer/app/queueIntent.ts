import { createStore } from 'zustand/vanilla';
import type { Input } from '../../app/contract/index.ts';

type Page = Input<'queue.page'>;
export type QueueIntent = Readonly<{ filter: Page['filter']; group: Page['group'] }>;

/** One's own open work, with nothing left out. */
export const myWork: Page['filter'] = { whose: 'mine', person: null, due: null, types: [], waiting: null, text: null };

/** Where another screen wants the queue to open. The queue takes it once and forgets it. */
export const queueIntent = createStore<Readonly<{ next: QueueIntent | null; ask(intent: QueueIntent): void; take(): QueueIntent | null }>>()((set, get) => ({
  next: null,
  ask: (intent) => set({ next: intent }),
  take() {
    const { next } = get();
    if (next !== null) set({ next: null });
    return next;
  },
}));
