import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Done } from '../../app/contract/doing.ts';
import type { Failure, Result } from '../../app/result.ts';
import type { Api, WindowEvent } from '../client.ts';
import { outboxRows, type OutboxList } from './outboxRows.ts';
import { messageTitle, type Item, type QueuedMessage } from './outboxWords.ts';

type OutboxState = Readonly<{
  phase: 'loading' | 'failed' | 'ready';
  failure: Failure | null;
  items: readonly Item[];
  messages: readonly QueuedMessage[];
  sentToday: number;
  /** The row that the list stands on. Kept by its key, so that it stays chosen when rows move. */
  chosen: string | null;
  /** Why the last recall or withdrawal was not done, and of what: its row may have gone meanwhile. */
  actFailure: Readonly<{ about: string; failure: Failure }> | null;
  busy: boolean;
  load(): Promise<void>;
  hear(event: WindowEvent): void;
  choose(key: string | null): void;
  recall(message: QueuedMessage): Promise<boolean>;
  withdraw(item: Item, reason: string): Promise<boolean>;
}>;
type OutboxStore = StoreApi<OutboxState>;

type Recall = (message: QueuedMessage) => Promise<Result<Done>>;

/** What this person has done here that has not settled, and the messages that wait to leave. */
export function createOutboxStore({ api, recall, today }: Readonly<{ api: Api; recall: Recall; today: () => string }>): OutboxStore {
  let turn = 0;
  return createStore<OutboxState>()((set, get) => {
    /** After a row has gone, the list stands on the row that took its place among those that still wait. */
    const stay = (before: OutboxList, after: OutboxList, chosen: string | null): string | null => {
      if (chosen !== null && after.rows.some((row) => row.key === chosen)) return chosen;
      const at = chosen === null ? 0 : Math.max(0, before.rows.findIndex((row) => row.key === chosen));
      const open = after.parts.filter((part) => part.key !== 'sent').flatMap((part) => part.rows);
      return open[Math.min(at, open.length - 1)]?.key ?? null;
    };
    return {
      phase: 'loading',
      failure: null,
      items: [],
      messages: [],
      sentToday: 0,
      chosen: null,
      actFailure: null,
      busy: false,
      async load() {
        const mine = ++turn;
        const answer = await api.call('outbox.list', {});
        if (mine !== turn) return;
        if (!answer.ok) return set({ failure: answer.error, ...(get().phase === 'loading' ? { phase: 'failed' } : {}) });
        const { items, messages, chosen } = get();
        set({
          phase: 'ready', failure: null, ...answer.value,
          chosen: stay(outboxRows(items, messages, today()), outboxRows(answer.value.items, answer.value.messages, today()), chosen),
        });
      },
      hear(event) {
        if (event.type === 'outbox' || event.type === 'session' || event.type === 'changed' || (event.type === 'connection' && event.up)) void get().load();
      },
      choose: (chosen) => set({ chosen, actFailure: null }),
      async recall(message) {
        if (get().busy) return false;
        set({ busy: true, actFailure: null });
        const done = await recall(message);
        set({ busy: false, actFailure: done.ok ? null : { about: messageTitle(message), failure: done.error } });
        await get().load();
        return done.ok;
      },
      async withdraw(item, reason) {
        if (get().busy) return false;
        set({ busy: true, actFailure: null });
        const done = await api.call('outbox.withdraw', { opId: item.opId, reason: reason.trim() });
        set({ busy: false, actFailure: done.ok ? null : { about: item.title, failure: done.error } });
        if (done.ok) await get().load();
        return done.ok;
      },
    };
  });
}
