import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Output } from '../../app/contract/index.ts';
import type { Failure, Result } from '../../app/result.ts';
import type { AppServices } from '../app/AppContext.tsx';
import { passedOverOf, type DeclineReason } from '../app/passedOver.ts';
import { takeItem } from '../app/takeItem.ts';
import type { Me } from '../app/workItem.ts';

export type TodayData = Output<'today.view'>;
export type NextRow = NonNullable<TodayData['next']>['row'];
type TodayView =
  | Readonly<{ phase: 'loading' }>
  | Readonly<{ phase: 'failed'; error: Failure }>
  /** `error`: the last asking again failed; what stands is from before. */
  | Readonly<{ phase: 'ready'; today: TodayData; error: Failure | null }>;

type TodayState = Readonly<{
  view: TodayView;
  /** Why the last act on the next item did not happen. */
  problem: Failure | null;
  load(): Promise<void>;
  /** Takes an item that nobody has. True when it is the person's own now. */
  claim(row: NextRow): Promise<boolean>;
  decline(row: NextRow, reason: DeclineReason): Promise<Result<unknown>>;
  dropProblem(): void;
}>;
export type TodayStore = StoreApi<TodayState>;

/** The first screen. `me` says who is signed in when an item is taken. */
export function createTodayStore({ api, act }: Pick<AppServices, 'api' | 'act'>, me: () => Me): TodayStore {
  let turn = 0;
  return createStore<TodayState>()((set, get) => ({
    view: { phase: 'loading' },
    problem: null,
    async load() {
      const mine = ++turn;
      const answer = await api.call('today.view', { declined: [...passedOverOf(api).ids()] });
      if (mine !== turn) return;
      const { view } = get();
      if (answer.ok) set({ view: { phase: 'ready', today: answer.value, error: null } });
      else set({ view: view.phase === 'ready' ? { ...view, error: answer.error } : { phase: 'failed', error: answer.error } });
    },
    async claim(row) {
      set({ problem: null });
      const claimed = await takeItem({ api, act }, row, me());
      if (claimed.got === 'ours') return true;
      set({ problem: claimed.error });
      void get().load();
      return false;
    },
    async decline(row, reason) {
      set({ problem: null });
      const done = await act('task.decline', row.clusterId, { taskId: row.taskId, reason }, { words: 'Passed over. Here is the next one.' });
      if (done.ok) {
        passedOverOf(api).add(row.taskId);
        await get().load();
      }
      return done;
    },
    dropProblem: () => set({ problem: null }),
  }));
}
