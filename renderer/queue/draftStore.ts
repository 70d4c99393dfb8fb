import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../app/result.ts';
import type { Api } from '../client.ts';

export type DraftState<Body> = Readonly<{
  /** False until the kept draft, if any, has been read. What is typed before that wins. */
  loaded: boolean;
  body: Body;
  savedAt: string | null;
  error: Failure | null;
  change(body: Body): void;
  /** Writes what is typed now, without waiting. */
  flush(): Promise<void>;
  /** The act is done: the draft is no longer wanted. */
  discard(): Promise<void>;
}>;
export type DraftStore<Body> = StoreApi<DraftState<Body>>;
export type DraftAbout<Body> = Readonly<{ key: string; caseId: string | null; title: string; empty: Body; read: (body: unknown) => Body | null }>;

const SAVE_AFTER_MS = 400;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What a person types into one form, kept in the journal a moment after each key. */
export function createDraftStore<Body>(api: Api, { key, caseId, title, empty, read }: DraftAbout<Body>): DraftStore<Body> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let touched = false;
  const rest = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return createStore<DraftState<Body>>()((set, get) => {
    void api.call('draft.load', { key }).then((kept) => {
      const body = kept.ok && kept.value.draft !== null ? read(parsed(kept.value.draft.body)) : null;
      set({ loaded: true, ...(touched || body === null || !kept.ok ? {} : { body, savedAt: kept.value.draft?.savedAt ?? null }) });
    });
    return {
      loaded: false,
      body: empty,
      savedAt: null,
      error: null,
      change(body) {
        touched = true;
        set({ body });
        rest();
        timer = setTimeout(() => void get().flush(), SAVE_AFTER_MS);
      },
      async flush() {
        if (timer === null) return;
        rest();
        const saved = await api.call('draft.save', { key, caseId, title, body: JSON.stringify(get().body) });
        set(saved.ok ? { savedAt: saved.value.savedAt, error: null } : { error: saved.error });
      },
      async discard() {
        rest();
        set({ body: empty, savedAt: null, error: null });
        await api.call('draft.discard', { key });
      },
    };
  });
}
