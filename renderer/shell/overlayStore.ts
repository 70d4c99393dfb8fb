import { createStore, type StoreApi } from 'zustand/vanilla';

/** A case as the dialogs need it. */
export type OpenCase = Readonly<{ caseId: string; clusterId: string; taskId: string | null }>;
/** The one thing that may stand over the window. */
type Overlay =
  | Readonly<{ kind: 'palette'; words: string }>
  | Readonly<{ kind: 'keys' | 'practiceCases' }>
  | (Readonly<{ kind: 'note' | 'promise' }> & OpenCase);

type OverlayState = Readonly<{
  open: Overlay | null;
  /** The list of people stands in place of the work, without signing anybody out first. */
  choosingPerson: boolean;
  show(overlay: Overlay): void;
  close(): void;
  choosePerson(choosing: boolean): void;
}>;
export type OverlayStore = StoreApi<OverlayState>;

export const createOverlayStore = (): OverlayStore =>
  createStore<OverlayState>()((set) => ({
    open: null,
    choosingPerson: false,
    show: (overlay) => set({ open: overlay }),
    close: () => set({ open: null }),
    choosePerson: (choosing) => set({ choosingPerson: choosing, open: null }),
  }));
