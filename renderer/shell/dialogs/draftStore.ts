import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../../app/result.ts';
import type { Api } from '../../client.ts';

export type DraftPlace = Readonly<{
  /** `<area>:<caseId>:<what>`. */
  key: string;
  caseId: string | null;
  /** What the list of drafts calls it. */
  title: string;
}>;
export type DraftState<Body> = Readonly<{
  body: Body;
  /** False until the journal has answered once: what it holds may still arrive. */
  loaded: boolean;
  /** When what stands here was saved; null while it is not. */
  savedAt: string | null;
  /** Why it could not be saved. What is typed stays. */
  error: Failure | null;
  load(): Promise<void>;
  set(body: Body): void;
  /** Saves now. Call at blur, on leaving, and when the window is hidden. */
  flush(): Promise<void>;
  /** Forgets it, after the act it was for has succeeded. */
  discard(): Promise<void>;
}>;
export type DraftStore<Body> = StoreApi<DraftState<Body>>;

const SAVE_AFTER_MS = 400;

/**
 * What a person types in one form, kept in the journal from the first keystrokes. `read` makes a body of stored JSON, or
 * null when it is another version's; `isEmpty` says when there is nothing to keep. What was typed before the journal
 * answered wins over what it held.
 */
export function createDraftStore<Body>(api: Api, place: DraftPlace, form: Readonly<{ empty: Body; read(json: unknown): Body | null; isEmpty(body: Body): boolean }>): DraftStore<Body> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let touched = false;
  let ended = false;
  // Saves go one after another: an older one never lands on a newer.
  let queue: Promise<void> = Promise.resolve();
  return createStore<DraftState<Body>>()((set, get) => {
    const write = async (): Promise<void> => {
      if (ended) return;
      const { body } = get();
      if (form.isEmpty(body)) {
        await api.call('draft.discard', { key: place.key });
        set({ savedAt: null, error: null });
        return;
      }
      const saved = await api.call('draft.save', { ...place, body: JSON.stringify(body) });
      if (get().body !== body) return;
      set(saved.ok ? { savedAt: saved.value.savedAt, error: null } : { error: saved.error });
    };
    const stopTimer = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    };
    return {
      body: form.empty,
      loaded: false,
      savedAt: null,
      error: null,
      async load() {
        const held = await api.call('draft.load', { key: place.key });
        const draft = held.ok ? held.value.draft : null;
        const body = draft === null || touched ? null : readJson(draft.body, form.read);
        set(body === null || draft === null ? { loaded: true } : { loaded: true, body, savedAt: draft.savedAt });
      },
      set(body) {
        touched = true;
        set({ body, savedAt: null });
        stopTimer();
        timer = setTimeout(() => void get().flush(), SAVE_AFTER_MS);
      },
      flush() {
        if (timer !== null) {
          stopTimer();
          queue = queue.then(write);
        }
        return queue;
      },
      async discard() {
        stopTimer();
        ended = true;
        await queue;
        await api.call('draft.discard', { key: place.key });
      },
    };
  });
}

function readJson<Body>(text: string, read: (json: unknown) => Body | null): Body | null {
  try {
    return read(JSON.parse(text));
  } catch {
    return null;
  }
}
