import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Output } from '../../app/contract/index.ts';
import type { Failure, Result } from '../../app/result.ts';
import type { AppServices } from '../app/AppContext.tsx';
import type { Api } from '../client.ts';

export type TodayData = Output<'today.view'>;
export type NextRow = NonNullable<TodayData['next']>['row'];
export type TodayView =
  | Readonly<{ phase: 'loading' }>
  | Readonly<{ phase: 'failed'; error: Failure }>
  /** `error`: the last asking again failed; what stands is from before. */
  | Readonly<{ phase: 'ready'; today: TodayData; error: Failure | null }>;

/** Why a person passes an item over, as they read it. */
export const declineChoices = [
  { value: 'needsSkill', label: 'It needs a skill I do not have' },
  { value: 'knowParty', label: 'I know one of the parents' },
  { value: 'tooLong', label: 'There is not enough time left today' },
  { value: 'waitingOnCall', label: 'I am waiting for a call' },
  { value: 'wellbeing', label: 'It is too hard for me today' },
] as const;
export type DeclineReason = (typeof declineChoices)[number]['value'];

export type TodayState = Readonly<{
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

/** The contract takes so many. */
const MOST_DECLINED = 100;

/** The first screen. Items passed over stay passed over until the window is opened again. */
export function createTodayStore(api: Api, act: AppServices['act']): TodayStore {
  let turn = 0;
  let declined: readonly string[] = [];
  const saw = (row: NextRow) => ({ [`task/${row.taskId}`]: row.tag });
  return createStore<TodayState>()((set, get) => ({
    view: { phase: 'loading' },
    problem: null,
    async load() {
      const mine = ++turn;
      const answer = await api.call('today.view', { declined: [...declined] });
      if (mine !== turn) return;
      const { view } = get();
      if (answer.ok) set({ view: { phase: 'ready', today: answer.value, error: null } });
      else set({ view: view.phase === 'ready' ? { ...view, error: answer.error } : { phase: 'failed', error: answer.error } });
    },
    async claim(row) {
      set({ problem: null });
      if (row.claimedBy !== null) return true;
      const done = await act('task.claim', row.clusterId, { taskId: row.taskId }, { saw: saw(row), words: `${row.reference} is yours now.` });
      if (done.ok) return true;
      set({ problem: done.error });
      void get().load();
      return false;
    },
    async decline(row, reason) {
      set({ problem: null });
      const done = await act('task.decline', row.clusterId, { taskId: row.taskId, reason }, { words: 'Passed over. Here is the next one.' });
      if (done.ok) {
        declined = [...declined, row.taskId].slice(-MOST_DECLINED);
        await get().load();
      }
      return done;
    },
    dropProblem: () => set({ problem: null }),
  }));
}
