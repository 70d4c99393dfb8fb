import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../../app/result.ts';
import type { Api } from '../../client.ts';
import type { Audience, Explained } from './explainText.ts';

type View =
  | Readonly<{ phase: 'loading' }>
  | Readonly<{ phase: 'failed'; error: Failure }>
  /** `audience` is the one this answer was made for: nothing is drawn for a reader it was not made for. */
  | Readonly<{ phase: 'ready'; audience: Audience; explained: Explained }>;
export type Compared =
  | Readonly<{ phase: 'off' }>
  | Readonly<{ phase: 'loading' }>
  | Readonly<{ phase: 'failed'; error: Failure }>
  | Readonly<{ phase: 'ready'; before: Explained }>;

export type ExplainView = Readonly<{
  audience: Audience;
  view: View;
  compared: Compared;
  ask(): Promise<void>;
  readFor(audience: Audience): Promise<void>;
  compare(on: boolean): Promise<void>;
}>;
export type ExplainStore = StoreApi<ExplainView>;

/** How one decision was worked out, for one reader at a time, beside the decision before it when asked. */
export const createExplainStore = (api: Api, caseId: string, decisionId: string): ExplainStore =>
  createStore<ExplainView>()((set, get) => {
    let turn = 0;
    let compareTurn = 0;
    return {
      audience: 'staff',
      view: { phase: 'loading' },
      compared: { phase: 'off' },
      async ask() {
        const own = ++turn;
        const { audience } = get();
        const answer = await api.call('explain.decision', { caseId, decisionId, audience });
        if (own !== turn) return;
        set({ view: answer.ok ? { phase: 'ready', audience, explained: answer.value } : { phase: 'failed', error: answer.error } });
      },
      async readFor(audience) {
        const comparing = get().compared.phase !== 'off';
        compareTurn += 1;
        set({ audience, view: { phase: 'loading' }, compared: { phase: 'off' } });
        await get().ask();
        if (comparing && get().audience === audience) await get().compare(true);
      },
      async compare(on) {
        const own = ++compareTurn;
        const { view, audience } = get();
        if (!on || view.phase !== 'ready' || view.explained.previous === null) return set({ compared: { phase: 'off' } });
        set({ compared: { phase: 'loading' } });
        const answer = await api.call('explain.decision', { caseId, decisionId: view.explained.previous.decisionId, audience });
        if (own !== compareTurn) return;
        set({ compared: answer.ok ? { phase: 'ready', before: answer.value } : { phase: 'failed', error: answer.error } });
      },
    };
  });
