import { createStore, type StoreApi } from 'zustand/vanilla';

type Intent<T> = Readonly<{
  next: T | null;
  ask(what: T): void;
  /** What is asked for, once; null when there is nothing, or it is for somebody else. */
  take(isMine?: (what: T) => boolean): T | null;
}>;

/** What one screen asks of another that may not be drawn yet. The other takes it once and forgets it. */
export const createIntent = <T,>(): StoreApi<Intent<T>> =>
  createStore<Intent<T>>()((set, get) => ({
    next: null,
    ask: (next) => set({ next }),
    take(isMine = () => true) {
      const { next } = get();
      if (next === null || !isMine(next)) return null;
      set({ next: null });
      return next;
    },
  }));
