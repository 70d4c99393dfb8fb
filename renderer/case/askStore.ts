import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure, Result } from '../../app/result.ts';

/** One answer as a screen holds it. `stale` says why the newest asking failed while an older answer is still shown. */
export type Asked<T> =
  | Readonly<{ phase: 'loading' }>
  | Readonly<{ phase: 'failed'; error: Failure }>
  | Readonly<{ phase: 'ready'; value: T; stale: Failure | null }>;
export type AskView<T> = Readonly<{ view: Asked<T>; ask(): Promise<void> }>;
export type AskStore<T> = StoreApi<AskView<T>>;

/**
 * Asks one question and keeps its answer. Asking again keeps what is shown until the new answer is there; an answer
 * that a later question has overtaken is dropped.
 */
export const createAskStore = <T>(question: () => Promise<Result<T>>): AskStore<T> =>
  createStore<AskView<T>>()((set, get) => {
    let latest = 0;
    return {
      view: { phase: 'loading' },
      async ask() {
        const turn = ++latest;
        if (get().view.phase === 'failed') set({ view: { phase: 'loading' } });
        const answer = await question();
        if (turn !== latest) return;
        const { view } = get();
        if (answer.ok) set({ view: { phase: 'ready', value: answer.value, stale: null } });
        else set({ view: view.phase === 'ready' ? { ...view, stale: answer.error } : { phase: 'failed', error: answer.error } });
      },
    };
  });
