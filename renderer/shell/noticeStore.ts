import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../app/result.ts';
import type { Notice } from '../app/AppContext.tsx';
import type { Api } from '../client.ts';
import { countWords } from '../words/countWords.ts';

/** What can still be taken back. */
type Undoable = Readonly<{ words: string; opIds: readonly string[]; until: string }>;
type NoticeState = Readonly<{
  /** What stands at the foot of the window now. */
  notice: Notice | null;
  /** Newest last. What has run out is left out when it is asked for. */
  undoables: readonly Undoable[];
  /** Why the last act of the frame itself (an undo, a start from the search box) did not happen. Stays until put away or tried again. */
  problem: Readonly<{ failure: Failure; again(): Promise<unknown> }> | null;
  fail(failure: Failure, again: () => Promise<unknown>): void;
  show(notice: Notice): void;
  clear(): void;
  /** Takes back `undoable`, or the newest that is still in time. Says what came of it, or null when there is nothing. */
  undo(undoable?: Undoable): Promise<string | null>;
  dropProblem(): void;
}>;
export type NoticeStore = StoreApi<NoticeState>;

type Ports = Readonly<{
  /** The services' clock, milliseconds since 1970. */
  nowMs(): number;
  later(run: () => void, ms: number): () => void;
}>;

/** As many as one call takes. */
const UNDO_AT_ONCE = 1_000;
/** How long a notice without an undo stays. It has been read out, and nothing hangs on it. */
const PLAIN_MS = 8_000;

/** The newest act that can still be taken back at `nowMs`, or null. */
export const newestUndoable = (undoables: readonly Undoable[], nowMs: number): Undoable | null =>
  undoables.findLast((one) => Date.parse(one.until) > nowMs) ?? null;

/** What just happened, and Undo until a clock time. Undoing works longer than the bar stands: with Ctrl+Z and from the search box. */
export function createNoticeStore(api: Api, { nowMs, later }: Ports): NoticeStore {
  let stop: () => void = () => undefined;
  return createStore<NoticeState>()((set, get) => ({
    notice: null,
    undoables: [],
    problem: null,
    show(notice) {
      stop();
      const { undo } = notice;
      const undoables = undo === undefined ? get().undoables : [...get().undoables, { words: notice.words, ...undo }];
      set({ notice, undoables: undoables.filter((one) => Date.parse(one.until) > nowMs()) });
      stop = later(() => set({ notice: null }), undo === undefined ? PLAIN_MS : Math.max(0, Date.parse(undo.until) - nowMs()));
    },
    clear() {
      stop();
      set({ notice: null });
    },
    async undo(chosen) {
      const undoable = chosen ?? newestUndoable(get().undoables, nowMs());
      if (undoable === null) return null;
      let undone = 0;
      let stays = 0;
      for (let from = 0; from < undoable.opIds.length; from += UNDO_AT_ONCE) {
        const done = await api.call('operation.undo', { opIds: undoable.opIds.slice(from, from + UNDO_AT_ONCE) });
        if (!done.ok) {
          get().clear();
          get().fail(done.error, () => get().undo(undoable));
          return null;
        }
        undone += done.value.undone;
        stays += done.value.left.length;
      }
      set({ undoables: get().undoables.filter((one) => one !== undoable && one.opIds[0] !== undoable.opIds[0]), problem: null });
      const words = stays === 0 ? `Undone: ${undoable.words}` : `${countWords(undone, 'act')} undone. ${countWords(stays, 'other')} stay${stays === 1 ? 's' : ''}: changed by someone since.`;
      get().show({ words });
      return words;
    },
    fail: (failure, again) => set({ problem: { failure, again } }),
    dropProblem: () => set({ problem: null }),
  }));
}
