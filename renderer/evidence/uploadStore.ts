import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EvidenceWay } from '../../app/model/rows/evidence.ts';
import type { Failure } from '../../app/result.ts';
import type { AppServices } from '../app/AppContext.tsx';
import type { Api } from '../client.ts';
import { uploadFile, type FileSource, type KeptFile } from './uploadFile.ts';

type UploadState =
  | Readonly<{ phase: 'waiting' }>
  | Readonly<{ phase: 'sending'; sent: number }>
  | Readonly<{ phase: 'failed'; error: Failure }>
  /** In the tray: it survives a restart from here on. */
  | Readonly<{ phase: 'kept'; trayId: string; file: KeptFile }>;
export type Upload = Readonly<{
  id: number;
  name: string;
  /** Size in bytes. */
  bytes: number;
  /** The case that was open when it came; null for the inbox. */
  caseId: string | null;
  state: UploadState;
}>;
/** A file that came in, or what cannot be one: a dropped folder. */
export type Incoming = Readonly<{ source: FileSource; folder: boolean }>;

export type UploadsState = Readonly<{
  uploads: readonly Upload[];
  add(files: readonly Incoming[], about: Readonly<{ caseId: string | null; how: EvidenceWay }>): void;
  /** Stops one that is on its way, or takes a finished or refused one off the list. */
  drop(id: number): void;
  retry(id: number): void;
}>;
export type UploadsStore = StoreApi<UploadsState>;

/** Refusals that a second try can change: the rest lie in the file itself. */
const again: readonly Failure['code'][] = ['NOT_READY', 'UPLOAD_GONE', 'FILE_BROKEN', 'FILES_TOO_MANY', 'INTERNAL', 'STORE_FULL', 'STORE_READ_ONLY', 'NOT_SIGNED_IN'];
export const canRetry = ({ state }: Pick<Upload, 'state'>): boolean => state.phase === 'failed' && again.includes(state.error.code);
export const isComing = ({ state }: Pick<Upload, 'state'>): boolean => state.phase === 'waiting' || state.phase === 'sending';

/** Files on their way in, one after another. What arrived is put into the tray at once, so that nothing waits in the window alone. */
export function createUploadsStore(api: Api): UploadsStore {
  const held = new Map<number, Readonly<{ source: FileSource; how: EvidenceWay }>>();
  let lastId = 0;
  let running: Readonly<{ id: number; abort: AbortController }> | null = null;

  return createStore<UploadsState>()((set, get) => {
    const put = (id: number, state: UploadState): void => set({ uploads: get().uploads.map((one) => (one.id === id ? { ...one, state } : one)) });
    async function send(id: number): Promise<void> {
      const file = held.get(id);
      if (file === undefined) return;
      const abort = new AbortController();
      running = { id, abort };
      put(id, { phase: 'sending', sent: 0 });
      const kept = await uploadFile(api, file.source, { signal: abort.signal, onProgress: (sent) => put(id, { phase: 'sending', sent }) });
      if (kept !== null && kept.ok) {
        const { hash, name } = kept.value;
        const added = await api.call('evidence.tray.add', { hash, name, how: file.how });
        put(id, added.ok ? { phase: 'kept', trayId: added.value.trayId, file: kept.value } : { phase: 'failed', error: added.error });
        if (added.ok) held.delete(id);
      } else if (kept !== null) put(id, { phase: 'failed', error: kept.error });
      running = null;
    }
    async function work(): Promise<void> {
      for (;;) {
        const next = running === null ? get().uploads.find(({ state }) => state.phase === 'waiting') : undefined;
        if (next === undefined) return;
        await send(next.id);
      }
    }
    return {
      uploads: [],
      add(files, { caseId, how }) {
        const fresh = files.map(({ source, folder }): Upload => {
          lastId += 1;
          if (!folder) held.set(lastId, { source, how });
          return { id: lastId, name: source.name, bytes: source.size, caseId, state: folder ? { phase: 'failed', error: { code: 'FILE_TYPE_REFUSED' } } : { phase: 'waiting' } };
        });
        set({ uploads: [...get().uploads, ...fresh] });
        void work();
      },
      drop(id) {
        if (running?.id === id) running.abort.abort();
        held.delete(id);
        set({ uploads: get().uploads.filter((one) => one.id !== id) });
      },
      retry(id) {
        if (!held.has(id)) return put(id, { phase: 'failed', error: { code: 'UPLOAD_GONE' } });
        put(id, { phase: 'waiting' });
        void work();
      },
    };
  });
}

const stores = new WeakMap<Api, Readonly<{ userId: string; store: UploadsStore }>>();
/** The uploads of this window. They go on while other pages are shown; another person at the window starts afresh. */
export function uploadsOf({ api, session }: Pick<AppServices, 'api' | 'session'>): UploadsStore {
  const userId = session.getState().session?.user?.id ?? '';
  const kept = stores.get(api);
  if (kept !== undefined && kept.userId === userId) return kept.store;
  for (const { id } of kept?.store.getState().uploads ?? []) kept?.store.getState().drop(id);
  const store = createUploadsStore(api);
  stores.set(api, { userId, store });
  return store;
}
