import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Instant } from '../../app/model/calendar.ts';
import type { Failure } from '../../app/result.ts';
import type { Api } from '../client.ts';

export type DraftPlace = Readonly<{
  /** `<area>:<caseId>:<what>`. */
  key: string;
  caseId: string | null;
  /** What the list of drafts calls it. */
  title: string;
}>;
export type DraftForm<Body> = Readonly<{
  empty: Body;
  /** A body from stored JSON, or null when it is another version's. */
  read(json: unknown): Body | null;
  /** When there is nothing to keep: the journal then holds no draft. */
  isEmpty(body: Body): boolean;
}>;
/** Whether what is typed would survive a power cut. */
export type Kept = Readonly<{
  /** When what stands here reached the journal; null while it has not. */
  savedAt: Instant | null;
  /** Something typed is on its way to the journal. */
  saving: boolean;
  /** Why it could not be saved. What is typed stays, and the next key, blur or leaving tries again. */
  error: Failure | null;
}>;
export type DraftState<Body> = Kept &
  Readonly<{
    body: Body;
    /** False until the journal has answered once: what it holds may still arrive. */
    loaded: boolean;
    load(): Promise<void>;
    set(body: Body): void;
    /** Saves now what is not saved yet: at blur, on leaving, when the window is hidden. */
    flush(): Promise<void>;
    /** Empties it and takes it out of the journal, after the act it was for has succeeded. */
    discard(): Promise<void>;
  }>;
export type DraftStore<Body> = StoreApi<DraftState<Body>>;

/** A key press is in the journal this long after the last one at the latest. */
const SAVE_AFTER_MS = 400;
export const notKept: Kept = { savedAt: null, saving: false, error: null };
export const keptOf = ({ savedAt, saving, error }: Kept): Kept => ({ savedAt, saving, error });

/**
 * What a person types in one form, kept in the journal from the first keystrokes. What was typed before the journal
 * answered wins over what it held. Writes go one after another, so that an older one never lands on a newer.
 */
export function createDraftStore<Body>(api: Api, place: DraftPlace, form: DraftForm<Body>): DraftStore<Body> {
  const { key } = place;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let touched = false;
  let unsaved = false;
  let writes: Promise<void> = Promise.resolve();

  return createStore<DraftState<Body>>()((set, get) => {
    const stopTimer = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    };
    const write = async (): Promise<void> => {
      if (!unsaved) return;
      unsaved = false;
      const { body } = get();
      const empty = form.isEmpty(body);
      const done = empty ? await api.call('draft.discard', { key }) : await api.call('draft.save', { ...place, body: JSON.stringify(body) });
      // Typed on since: the next write is about other words.
      if (get().body !== body) return;
      if (!done.ok) unsaved = true;
      set(done.ok ? { savedAt: 'savedAt' in done.value ? done.value.savedAt : null, saving: false, error: null } : { saving: false, error: done.error });
    };
    return {
      ...notKept,
      body: form.empty,
      loaded: false,
      async load() {
        const held = await api.call('draft.load', { key });
        const draft = held.ok ? held.value.draft : null;
        const body = draft === null || touched ? null : readJson(draft.body, form.read);
        set(body === null || draft === null ? { loaded: true } : { loaded: true, body, savedAt: draft.savedAt });
      },
      set(body) {
        touched = true;
        unsaved = true;
        set({ body, savedAt: null, saving: true });
        stopTimer();
        timer = setTimeout(() => void get().flush(), SAVE_AFTER_MS);
      },
      flush() {
        stopTimer();
        writes = writes.then(write);
        return writes;
      },
      async discard() {
        stopTimer();
        unsaved = false;
        set({ body: form.empty, ...notKept });
        writes = writes.then(async () => void (await api.call('draft.discard', { key })));
        await writes;
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

const readText = (json: unknown): string | null => (typeof json === 'string' ? json : null);
/** A form of one text, kept as a JSON string. */
export const textForm: DraftForm<string> = { empty: '', read: readText, isEmpty: (text) => text === '' };
