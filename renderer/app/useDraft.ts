import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useApp } from './AppContext.tsx';
import { createDraftStore, type DraftForm, type DraftPlace, type DraftState, type DraftStore } from './draftStore.ts';
import { noteHolder, type NoteBody } from './noteDraft.ts';

/** Saves what is typed whenever it could be lost: the form goes away, the window is hidden. */
export function useSaveOnLeaving(save: () => Promise<void>): void {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const now = (): void => void latest.current();
    document.addEventListener('visibilitychange', now);
    return () => {
      document.removeEventListener('visibilitychange', now);
      now();
    };
  }, []);
}

/** Reads what the journal holds for a draft made elsewhere, and saves it on leaving. */
export function useLoadedDraft<Body>(store: DraftStore<Body>): void {
  useEffect(() => void store.getState().load(), [store]);
  useSaveOnLeaving(store.getState().flush);
}

/** A form's draft for as long as it is drawn. */
export function useDraft<Body>(place: DraftPlace, form: DraftForm<Body>): DraftState<Body> {
  const { api } = useApp();
  const [store] = useState(() => createDraftStore(api, place, form));
  useLoadedDraft(store);
  return useStore(store);
}

/** The note being written on a case: the same store wherever it is shown. */
export function useNote(caseId: string, taskId: string | null): DraftStore<NoteBody> {
  const { api } = useApp();
  const [holder] = useState(() => noteHolder(api, caseId, taskId));
  useEffect(() => holder.hold(), [holder]);
  useLoadedDraft(holder.store);
  return holder.store;
}
