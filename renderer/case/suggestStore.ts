import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Output } from '../../app/contract/index.ts';
import type { Failure } from '../../app/result.ts';
import type { Api } from '../client.ts';

type Items = Output<'instruction.suggest'>['items'];
export type SuggestView = Readonly<{
  text: string;
  taskId: string | null;
  view: Readonly<{ phase: 'loading' }> | Readonly<{ phase: 'failed'; error: Failure }> | Readonly<{ phase: 'ready'; items: Items }>;
  ask(): Promise<void>;
  search(text: string): Promise<void>;
  about(taskId: string | null): Promise<void>;
}>;
export type SuggestStore = StoreApi<SuggestView>;

/** Instructions for one case as the person types. What is listed stays until the newer list is there. */
export const createSuggestStore = (api: Api, caseId: string, taskId: string | null): SuggestStore =>
  createStore<SuggestView>()((set, get) => {
    let latest = 0;
    return {
      text: '',
      taskId,
      view: { phase: 'loading' },
      async ask() {
        const turn = ++latest;
        const { text, taskId: about } = get();
        const answer = await api.call('instruction.suggest', { caseId, taskId: about, text: text.trim() });
        if (turn !== latest) return;
        set({ view: answer.ok ? { phase: 'ready', items: answer.value.items } : { phase: 'failed', error: answer.error } });
      },
      async search(text) {
        set({ text });
        await get().ask();
      },
      async about(about) {
        set({ taskId: about });
        await get().ask();
      },
    };
  });
