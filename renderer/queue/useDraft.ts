import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../app/AppContext.tsx';
import { createDraftStore, type DraftAbout, type DraftState } from './draftStore.ts';

/** A form's draft while the form is open: kept as it is typed, and at once when the form or the window goes away. */
export function useDraft<Body>(about: DraftAbout<Body>): DraftState<Body> {
  const { api } = useApp();
  const [store] = useState(() => createDraftStore(api, about));
  useEffect(() => {
    const flush = () => void store.getState().flush();
    document.addEventListener('visibilitychange', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [store]);
  return useStore(store);
}
