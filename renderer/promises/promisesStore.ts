import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../app/result.ts';
import type { Api } from '../client.ts';
import { statesOf, type PromiseCounts, type PromiseLine, type PromiseView } from './promiseRows.ts';

export type PromiseFilter = Readonly<{ scope: 'mine' | 'team'; view: PromiseView }>;
type ListView =
  | Readonly<{ phase: 'loading' }>
  | Readonly<{ phase: 'failed'; error: Failure }>
  /** `rows` by their number in the whole list. `error`: the last asking failed; what stands is from before. */
  | Readonly<{ phase: 'ready'; rows: ReadonlyMap<number, PromiseLine>; total: number; counts: PromiseCounts; error: Failure | null }>;
type PromisesState = Readonly<{
  filter: PromiseFilter;
  view: ListView;
  choose(filter: PromiseFilter): void;
  need(from: number, to: number): Promise<void>;
  /** Asks again for all that is shown, keeping it until the answer is here. */
  refresh(): Promise<void>;
}>;
export type PromisesStore = StoreApi<PromisesState>;

export const PAGE = 100;

/** Promises of a person or their teams, page by page as the list is scrolled. */
export function createPromisesStore(api: Api, filter: PromiseFilter = { scope: 'mine', view: 'open' }): PromisesStore {
  let turn = 0;
  const asked = new Set<number>();
  return createStore<PromisesState>()((set, get) => {
    const load = async (page: number, mine: number, fresh: boolean): Promise<void> => {
      asked.add(page);
      const { scope, view: which } = get().filter;
      const answer = await api.call('promises.list', { scope, caseId: null, states: [...statesOf[which]], until: null, offset: page * PAGE, limit: PAGE });
      if (mine !== turn) return;
      const { view } = get();
      if (!answer.ok) {
        asked.delete(page);
        return set({ view: view.phase === 'ready' ? { ...view, error: answer.error } : { phase: 'failed', error: answer.error } });
      }
      const rows = new Map(fresh || view.phase !== 'ready' ? [] : view.rows);
      answer.value.rows.forEach((row, index) => rows.set(page * PAGE + index, row));
      set({ view: { phase: 'ready', rows, total: answer.value.total, counts: answer.value.counts, error: null } });
    };
    return {
      filter,
      view: { phase: 'loading' },
      choose(next) {
        asked.clear();
        set({ filter: next, view: { phase: 'loading' } });
        void load(0, ++turn, true);
      },
      async need(from, to) {
        const pages = new Set([Math.floor(from / PAGE), Math.floor(to / PAGE)]);
        await Promise.all([...pages].filter((page) => !asked.has(page)).map((page) => load(page, turn, false)));
      },
      async refresh() {
        const [, ...others] = [...asked].toSorted((a, b) => a - b);
        const mine = ++turn;
        asked.clear();
        // The first page is drawn over what stands, so that rows which have gone do not stay behind it.
        await load(0, mine, true);
        await Promise.all(others.map((page) => load(page, mine, false)));
      },
    };
  });
}
