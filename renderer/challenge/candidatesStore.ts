import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Input } from '../../app/contract/index.ts';
import type { Failure } from '../../app/result.ts';
import type { Api } from '../client.ts';
import type { AgainForm } from './againForm.ts';

type CandidatesView = Readonly<{ phase: 'loading' }> | Readonly<{ phase: 'failed'; error: Failure }> | Readonly<{ phase: 'ready'; form: AgainForm }>;
type CandidatesState = Readonly<{
  view: CandidatesView;
  ask(asked: Input<'challenge.form'>): Promise<void>;
  /** The last question once more: after a failure, or when the case has changed. */
  again(): Promise<void>;
}>;
export type CandidatesStore = StoreApi<CandidatesState>;

/** The decisions that fit what is known so far. What stands stays until the newest question is answered. */
export const createCandidatesStore = (api: Api): CandidatesStore =>
  createStore<CandidatesState>()((set, get) => {
    let latest = 0;
    let last: Input<'challenge.form'> | null = null;
    return {
      view: { phase: 'loading' },
      async ask(asked) {
        const turn = ++latest;
        last = asked;
        const answer = await api.call('challenge.form', asked);
        if (turn === latest) set({ view: answer.ok ? { phase: 'ready', form: answer.value } : { phase: 'failed', error: answer.error } });
      },
      async again() {
        if (last !== null) await get().ask(last);
      },
    };
  });
