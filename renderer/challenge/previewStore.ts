import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Input } from '../../app/contract/index.ts';
import type { Failure } from '../../app/result.ts';
import type { Api } from '../client.ts';
import type { Corrections, Preview } from './correctionForm.ts';

type PreviewView =
  /** No fact differs yet. */
  | Readonly<{ phase: 'nothing' }>
  | Readonly<{ phase: 'loading' }>
  | Readonly<{ phase: 'failed'; error: Failure }>
  | Readonly<{ phase: 'ready'; preview: Preview }>;
type PreviewState = Readonly<{ view: PreviewView; look(corrections: Corrections): Promise<void> }>;
export type PreviewStore = StoreApi<PreviewState>;

/** Before and after of the facts as they are typed. What stands stays until the next answer is here. */
export const createPreviewStore = (api: Api, about: Omit<Input<'challenge.preview'>, 'corrections'>): PreviewStore =>
  createStore<PreviewState>()((set, get) => {
    let latest = 0;
    return {
      view: { phase: 'nothing' },
      async look(corrections) {
        const turn = ++latest;
        if (corrections.length === 0) return set({ view: { phase: 'nothing' } });
        if (get().view.phase !== 'ready') set({ view: { phase: 'loading' } });
        const answer = await api.call('challenge.preview', { ...about, corrections });
        if (turn !== latest) return;
        set({ view: answer.ok ? { phase: 'ready', preview: answer.value } : { phase: 'failed', error: answer.error } });
      },
    };
  });
