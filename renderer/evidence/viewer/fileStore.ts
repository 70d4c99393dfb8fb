import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EvidenceFile } from '../../../app/contract/evidence.ts';
import type { Failure } from '../../../app/result.ts';
import type { Api } from '../../client.ts';
import { fetchFile } from './fileBytes.ts';
import { CannotDraw, openPages, type Page, type Pages } from './pages.ts';

export type FileView =
  | Readonly<{ phase: 'loading'; got: number; total: number }>
  /** The bytes are not here, or cannot be read. */
  | Readonly<{ phase: 'failed'; error: Failure }>
  /** The bytes are here, and there is no way to draw them. */
  | Readonly<{ phase: 'undrawable'; error: Failure }>
  | Readonly<{ phase: 'ready'; count: number; index: number; page: Page }>;
export type FileState = Readonly<{
  view: FileView;
  load(): Promise<void>;
  show(index: number): Promise<void>;
  /** What was drawn failed after all. */
  broke(): void;
  /** Lets go of every byte. The store is not used afterwards. */
  close(): void;
}>;
export type FileStore = StoreApi<FileState>;

/** One file on its way from the services to the screen. Its bytes are held here and nowhere else. */
export function createFileStore(api: Api, file: Pick<EvidenceFile, 'hash' | 'type' | 'bytes'>, open: typeof openPages = openPages): FileStore {
  let abort = new AbortController();
  let pages: Pages | null = null;
  let turn = 0;
  const failureOf = (cause: unknown): Failure => ({ code: cause instanceof CannotDraw ? cause.code : 'FILE_BROKEN' });
  const letGo = (): void => {
    abort.abort();
    pages?.close();
    pages = null;
  };
  return createStore<FileState>()((set, get) => ({
    view: { phase: 'loading', got: 0, total: file.bytes },
    async load() {
      letGo();
      abort = new AbortController();
      const { signal } = abort;
      set({ view: { phase: 'loading', got: 0, total: file.bytes } });
      const fetched = await fetchFile(api, file.hash, { signal, onProgress: (got, total) => !signal.aborted && set({ view: { phase: 'loading', got, total } }) });
      if (fetched === null || signal.aborted) return;
      if (!fetched.ok) return set({ view: { phase: 'failed', error: fetched.error } });
      try {
        const opened = await open(file.type, fetched.value);
        if (signal.aborted) return opened.close();
        pages = opened;
        await get().show(0);
      } catch (cause) {
        if (!signal.aborted) set({ view: { phase: 'undrawable', error: failureOf(cause) } });
      }
    },
    async show(index) {
      const from = pages;
      if (from === null || index < 0 || index >= from.count) return;
      turn += 1;
      const mine = turn;
      try {
        const page = await from.page(index);
        if (mine === turn && pages === from) set({ view: { phase: 'ready', count: from.count, index, page } });
      } catch (cause) {
        if (mine === turn && pages === from) set({ view: { phase: 'undrawable', error: failureOf(cause) } });
      }
    },
    broke: () => set({ view: { phase: 'undrawable', error: { code: 'FILE_BROKEN' } } }),
    close: letGo,
  }));
}
