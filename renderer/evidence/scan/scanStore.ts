import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Output } from '../../../app/contract/index.ts';
import type { Failure } from '../../../app/result.ts';
import type { Api } from '../../client.ts';

type Folder = Output<'evidence.scanFolder'>;
export type ScanResult = Output<'evidence.scan'>;
export type ScanView = Readonly<{
  /** Null until it is known. */
  folder: Folder | null;
  /** Files looked at of those found, while it is being read. */
  reading: Readonly<{ done: number; total: number }> | null;
  result: ScanResult | null;
  error: Failure | null;
}>;
export type ScanState = ScanView &
  Readonly<{
    load(): Promise<void>;
    /** True when the folder can be read from now on. */
    choose(path: string): Promise<boolean>;
    forget(): Promise<void>;
    scan(): Promise<void>;
    stop(): Promise<void>;
    progress(done: number, total: number): void;
  }>;
export type ScanStore = StoreApi<ScanState>;

/** A path as people copy it: quotes that the file manager puts round it are no part of it. */
export const cleanPath = (typed: string): string => typed.trim().replace(/^"(.*)"$/s, '$1').replace(/^'(.*)'$/s, '$1').trim();

/** The folder that a scanner writes into, and the reading of it. */
export function createScanStore(api: Api): ScanStore {
  return createStore<ScanState>()((set, get) => ({
    folder: null,
    reading: null,
    result: null,
    error: null,
    async load() {
      const folder = await api.call('evidence.scanFolder', {});
      set(folder.ok ? { folder: folder.value, error: null } : { error: folder.error });
    },
    async choose(path) {
      const saved = await api.call('evidence.scanFolder.set', { path });
      set(saved.ok ? { folder: { path: saved.value.path, problem: null }, error: null, result: null } : { error: saved.error });
      return saved.ok;
    },
    async forget() {
      const saved = await api.call('evidence.scanFolder.set', { path: null });
      set(saved.ok ? { folder: { path: null, problem: null }, error: null, result: null } : { error: saved.error });
    },
    async scan() {
      if (get().reading !== null) return;
      set({ reading: { done: 0, total: 0 }, result: null, error: null });
      const scanned = await api.call('evidence.scan', {});
      set(scanned.ok ? { reading: null, result: scanned.value } : { reading: null, error: scanned.error });
      if (!scanned.ok) await api.call('evidence.scanFolder', {}).then((folder) => folder.ok && set({ folder: folder.value }));
    },
    async stop() {
      await api.call('evidence.scan.cancel', {});
    },
    progress(done, total) {
      if (get().reading !== null) set({ reading: { done, total } });
    },
  }));
}
