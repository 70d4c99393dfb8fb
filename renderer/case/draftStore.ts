import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Instant } from '../../app/model/calendar.ts';
import type { Failure } from '../../app/result.ts';
import type { Api } from '../client.ts';

export type DraftView = Readonly<{
  text: string;
  /** What else the draft holds, put there by another form for the same words. */
  rest: Readonly<Record<string, unknown>>;
  /** When this very text reached the journal; null while it has not. */
  savedAt: Instant | null;
  problem: Failure | null;
  open(): Promise<void>;
  type(text: string): void;
  /** Saves at once what is not saved yet: on leaving the field, the page or the window. */
  flush(): Promise<void>;
  /** After the act succeeded. */
  discard(): Promise<void>;
}>;
export type DraftStore = StoreApi<DraftView>;

const SAVE_AFTER_MS = 400;
function readBody(body: string): Readonly<{ text: string; rest: Readonly<Record<string, unknown>> }> {
  try {
    const read: unknown = JSON.parse(body);
    if (typeof read !== 'object' || read === null) return { text: '', rest: {} };
    const { text, ...rest } = read as Record<string, unknown>;
    return { text: typeof text === 'string' ? text : '', rest };
  } catch {
    return { text: '', rest: {} };
  }
}

/** A few words being typed about a case, kept in the journal a moment after each key. What is typed is never replaced by what is loaded. */
export function createDraftStore(api: Api, at: Readonly<{ key: string; caseId: string; title: string }>): DraftStore {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let typed = false;
  let unsaved = false;
  return createStore<DraftView>()((set, get) => {
    const save = async (): Promise<void> => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (!unsaved) return;
      unsaved = false;
      const { text, rest } = get();
      if (text === '') {
        await api.call('draft.discard', { key: at.key });
        return;
      }
      const saved = await api.call('draft.save', { ...at, body: JSON.stringify({ ...rest, text }) });
      if (get().text !== text) return;
      if (!saved.ok) unsaved = true;
      set(saved.ok ? { savedAt: saved.value.savedAt, problem: null } : { problem: saved.error });
    };
    return {
      text: '',
      rest: {},
      savedAt: null,
      problem: null,
      async open() {
        const loaded = await api.call('draft.load', { key: at.key });
        if (typed || !loaded.ok || loaded.value.draft === null) return;
        const { body, savedAt } = loaded.value.draft;
        set({ ...readBody(body), savedAt });
      },
      type(text) {
        typed = true;
        unsaved = true;
        set({ text, savedAt: null });
        if (timer !== null) clearTimeout(timer);
        timer = setTimeout(() => void save(), SAVE_AFTER_MS);
      },
      flush: save,
      async discard() {
        if (timer !== null) clearTimeout(timer);
        timer = null;
        unsaved = false;
        set({ text: '', rest: {}, savedAt: null, problem: null });
        await api.call('draft.discard', { key: at.key });
      },
    };
  });
}
