import type { Failure } from '../../app/result.ts';
import type { Api } from '../client.ts';

/** A key press is in the journal this long after the last one at the latest. */
const SAVE_AFTER_MS = 400;

export type DraftKeeper = Readonly<{
  /** What was kept before, or null. */
  load(): Promise<Readonly<{ body: string; savedAt: string }> | null>;
  /** Keeps this soon; the latest wins. */
  keep(body: string): void;
  /** Keeps what is waiting at once: on blur, when the window is hidden, when the screen goes. */
  flush(): Promise<void>;
  /** Takes the draft out of the journal, after the act it became was saved. */
  discard(): Promise<void>;
}>;

/** Keeps what a person types in the journal, so that a power cut costs nothing. Says when it was saved, or why not. */
export function createDraftKeeper(
  api: Api,
  { key, caseId, title }: Readonly<{ key: string; caseId: string; title: string }>,
  told: Readonly<{ saved(at: string): void; failed(error: Failure): void }>,
): DraftKeeper {
  let waiting: string | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let over = false;

  const flush = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting === null || over) return;
    const body = waiting;
    waiting = null;
    const saved = await api.call('draft.save', { key, caseId, title, body });
    if (over) return;
    if (saved.ok) told.saved(saved.value.savedAt);
    else {
      waiting ??= body;
      told.failed(saved.error);
    }
  };
  return {
    async load() {
      const held = await api.call('draft.load', { key });
      return held.ok ? held.value.draft : null;
    },
    keep(body) {
      if (over) return;
      waiting = body;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => void flush(), SAVE_AFTER_MS);
    },
    flush,
    async discard() {
      over = true;
      if (timer !== null) clearTimeout(timer);
      await api.call('draft.discard', { key });
    },
  };
}
