import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Input, Output } from '../../app/contract/index.ts';
import { myWork } from '../app/queueIntent.ts';
import type { Api } from '../client.ts';

type HeldDraft = Output<'draft.list'>['drafts'][number];
type CountsState = Readonly<{
  /** Open items of the signed-in person; null until known. */
  queue: number | null;
  /** Everything typed and not sent, newest last. */
  drafts: readonly HeldDraft[];
  refresh(): Promise<void>;
  start(): () => void;
}>;
export type CountsStore = StoreApi<CountsState>;

/** Many changes arrive together while cases come in; one count a moment later does for all. */
const SETTLE_MS = 250;

/** The counts of the tab row. They follow the services' events, and drafts also what this window saves. */
export function createCountsStore(api: Api): CountsStore {
  return createStore<CountsState>()((set) => {
    let turn = 0;
    const refresh = async (): Promise<void> => {
      const mine = ++turn;
      const [page, held] = await Promise.all([api.call('queue.page', { filter: myWork, group: 'due', offset: 0, limit: 1 }), api.call('draft.list', { caseId: null })]);
      if (mine !== turn) return;
      if (page.ok) set({ queue: page.value.total });
      if (held.ok) set({ drafts: held.value.drafts });
    };
    return {
      queue: null,
      drafts: [],
      refresh,
      start() {
        let timer: ReturnType<typeof setTimeout> | null = null;
        void refresh();
        const stop = api.subscribe((event) => {
          if (event.type === 'progress' || (event.type === 'changed' && !event.queue) || timer !== null) return;
          timer = setTimeout(() => {
            timer = null;
            void refresh();
          }, SETTLE_MS);
        });
        return () => {
          stop();
          if (timer !== null) clearTimeout(timer);
        };
      },
    };
  });
}

/** The same `api`, with drafts that any screen saves or discards also told to the counts, so that a tab shows its draft at once. */
export function watchDrafts(api: Api, counts: () => CountsStore): Api {
  const save = (draft: HeldDraft): void => counts().setState((state) => ({ drafts: [...state.drafts.filter(({ key }) => key !== draft.key), draft] }));
  const drop = (key: string): void => counts().setState((state) => ({ drafts: state.drafts.filter((draft) => draft.key !== key) }));
  return {
    ...api,
    async call(name, input) {
      const answer = await api.call(name, input);
      if (!answer.ok) return answer;
      if (name === 'draft.save') {
        const { key, caseId, title } = input as Input<'draft.save'>;
        save({ key, caseId, title, savedAt: (answer.value as Output<'draft.save'>).savedAt });
      }
      if (name === 'draft.discard') drop((input as Input<'draft.discard'>).key);
      return answer;
    },
  };
}
