import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Output } from '../../../app/contract/index.ts';
import type { Failure } from '../../../app/result.ts';
import { newRequestId, perform } from '../../app/act.ts';
import type { Api } from '../../client.ts';
import { loadAfter, nothingAfter, type AfterDone } from '../afterDone.ts';

export type Together = Output<'change.together'>;
type TogetherView =
  | Readonly<{ phase: 'loading' }>
  | Readonly<{ phase: 'failed'; error: Failure }>
  | Readonly<{ phase: 'open'; together: Together; sending: boolean; failed: Failure | null; /** Something changed under it: read it again before deciding. */ moved: boolean }>
  | Readonly<{ phase: 'done'; together: Together; after: AfterDone }>;
export type TogetherState = Readonly<{ view: TogetherView; load(): Promise<void>; confirm(): Promise<void> }>;

export const decided = ({ reports }: Together): readonly Together['reports'][number][] => reports.filter(({ can }) => can);
/** Why nothing can be decided now; null when it can. */
export const blockedBy = (together: Together): string | null => together.blocked ?? (decided(together).length === 0 ? 'None of these can be decided yet.' : null);

/** Several unfinished reports, looked at as one and decided with one act. */
export function createTogetherStore(api: Api, { caseId, clusterId, changeIds }: Readonly<{ caseId: string; clusterId: string; changeIds: readonly string[] }>): StoreApi<TogetherState> {
  let turn = 0;
  let requestId = newRequestId();
  return createStore<TogetherState>()((set, get) => {
    const look = async (moved: boolean): Promise<void> => {
      const own = ++turn;
      const answer = await api.call('change.together', { caseId, changeIds: [...changeIds] });
      if (own !== turn) return;
      set({ view: answer.ok ? { phase: 'open', together: answer.value, sending: false, failed: null, moved } : { phase: 'failed', error: answer.error } });
    };
    return {
      view: { phase: 'loading' },
      async load() {
        set({ view: { phase: 'loading' } });
        await look(false);
      },
      async confirm() {
        const { view } = get();
        if (view.phase !== 'open' || view.sending || blockedBy(view.together) !== null) return;
        const { together } = view;
        set({ view: { ...view, sending: true, failed: null } });
        const done = await perform(api, 'change.decideTogether', clusterId, { caseId, changeIds: decided(together).map(({ changeId }) => changeId), expectWeekly: together.after }, together.saw, requestId);
        if (done.ok) {
          set({ view: { phase: 'done', together, after: nothingAfter } });
          const after = await loadAfter(api, caseId, done.value.rows);
          return set({ view: { phase: 'done', together, after } });
        }
        if (done.error.code === 'CASE_CHANGED_ELSEWHERE' || done.error.code === 'FIGURE_CHANGED') {
          requestId = newRequestId();
          return look(true);
        }
        set({ view: { ...view, sending: false, failed: done.error } });
      },
    };
  });
}
