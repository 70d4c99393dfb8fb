import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../app/AppContext.tsx';
import { createDraftStore, type DraftPlace, type DraftState } from './draftStore.ts';

/** A form's draft for as long as it is drawn: loaded on opening, saved on leaving and when the window is hidden. */
export function useDraft<Body>(place: DraftPlace, form: Parameters<typeof createDraftStore<Body>>[2]): DraftState<Body> {
  const { api } = useApp();
  const [store] = useState(() => createDraftStore(api, place, form));
  useEffect(() => {
    void store.getState().load();
    const save = (): void => void store.getState().flush();
    document.addEventListener('visibilitychange', save);
    return () => {
      document.removeEventListener('visibilitychange', save);
      save();
    };
  }, [store]);
  return useStore(store);
}
