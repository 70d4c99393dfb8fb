import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Output } from '../../app/contract/index.ts';
import type { Failure } from '../../app/result.ts';
import type { Api } from '../client.ts';

export type CaseLine = Output<'cases.page'>['rows'][number];
type CasesView =
  | Readonly<{ phase: 'loading' }>
  | Readonly<{ phase: 'failed'; error: Failure }>
  /** `rows` by their number in the whole list; what is not loaded yet is missing. `error`: the last asking failed. */
  | Readonly<{ phase: 'ready'; total: number; rows: ReadonlyMap<number, CaseLine>; error: Failure | null }>;
type CasesState = Readonly<{
  text: string;
  view: CasesView;
  /** Searches a moment after the last letter. */
  search(text: string): void;
  /** Asks for rows `from` to `to` (both count) that are not here. */
  need(from: number, to: number): Promise<void>;
  /** Asks again for all that is shown, keeping it until the answer is here. */
  refresh(): Promise<void>;
}>;
type CasesStore = StoreApi<CasesState>;

export const PAGE = 100;
const SETTLE_MS = 120;

/** Every case this laptop has, or those a search finds, page by page as the list is scrolled. */
export function createCasesStore(api: Api): CasesStore {
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const asked = new Set<number>();
  return createStore<CasesState>()((set, get) => {
    const load = async (page: number, mine: number, fresh: boolean): Promise<void> => {
      asked.add(page);
      const answer = await api.call('cases.page', { text: get().text.trim(), offset: page * PAGE, limit: PAGE });
      if (mine !== turn) return;
      const { view } = get();
      if (!answer.ok) {
        asked.delete(page);
        set({ view: view.phase === 'ready' ? { ...view, error: answer.error } : { phase: 'failed', error: answer.error } });
        return;
      }
      const rows = new Map(fresh || view.phase !== 'ready' ? [] : view.rows);
      answer.value.rows.forEach((row, index) => rows.set(page * PAGE + index, row));
      set({ view: { phase: 'ready', total: answer.value.total, rows, error: null } });
    };
    const begin = async (): Promise<void> => {
      asked.clear();
      await load(0, ++turn, true);
    };
    return {
      text: '',
      view: { phase: 'loading' },
      search(text) {
        set({ text });
        turn += 1; // what is under way answers another question
        if (timer !== null) clearTimeout(timer);
        timer = setTimeout(() => void begin(), SETTLE_MS);
      },
      async need(from, to) {
        const pages = [Math.floor(from / PAGE), Math.floor(to / PAGE)];
        await Promise.all([...new Set(pages)].filter((page) => !asked.has(page)).map((page) => load(page, turn, false)));
      },
      async refresh() {
        const pages = [...asked];
        const mine = ++turn;
        if (pages.length === 0) return begin();
        const [first, ...others] = pages.toSorted((a, b) => a - b);
        asked.clear();
        await load(first ?? 0, mine, false);
        await Promise.all(others.map((page) => load(page, mine, false)));
      },
    };
  });
}
