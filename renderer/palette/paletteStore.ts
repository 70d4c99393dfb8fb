import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../app/result.ts';
import type { Api } from '../client.ts';
import type { Hit, PaletteSight } from './paletteItems.ts';

type PaletteState = Readonly<{
  text: string;
  /** `searching`: the hits shown are for what was typed before. */
  phase: 'still' | 'searching' | 'failed';
  error: Failure | null;
  hits: readonly Hit[];
  open: PaletteSight['open'];
  /** Reads the open case, so that its actions can be offered. */
  begin(): Promise<void>;
  type(text: string): void;
  /** Asks again for what is typed. */
  again(): Promise<void>;
}>;
type PaletteStore = StoreApi<PaletteState>;

const SETTLE_MS = 80;
const MOST_HITS = 8;

/** The search box: finds cases, people and instructions for what is typed, and drops answers that come too late. */
export function createPaletteStore(api: Api, openCaseId: string | null, words: string): PaletteStore {
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  return createStore<PaletteState>()((set, get) => {
    const suggest = async (mine: number, text: string): Promise<void> => {
      const { open } = get();
      if (open === null) return;
      const answer = await api.call('instruction.suggest', { caseId: open.view.caseId, taskId: null, text });
      const now = get().open;
      if (mine === turn && answer.ok && now !== null) set({ open: { ...now, suggested: answer.value.items } });
    };
    const find = async (): Promise<void> => {
      const mine = ++turn;
      const text = get().text.trim();
      void suggest(mine, text);
      if (text === '' || text === '?') return set({ phase: 'still', hits: [], error: null });
      set({ phase: 'searching' });
      const answer = await api.call('search.find', { text, limit: MOST_HITS });
      if (mine !== turn) return;
      set(answer.ok ? { phase: 'still', hits: answer.value.hits, error: null } : { phase: 'failed', error: answer.error });
    };
    return {
      text: words,
      phase: 'still',
      error: null,
      hits: [],
      open: null,
      async begin() {
        if (get().text !== '') void find();
        if (openCaseId === null) return;
        const [view, offered] = await Promise.all([api.call('case.open', { caseId: openCaseId }), api.call('change.offered', { caseId: openCaseId })]);
        if (!view.ok) return;
        set({ open: { view: view.value, offered: offered.ok ? offered.value.types : [], suggested: [] } });
        await suggest(turn, get().text.trim());
      },
      type(text) {
        set({ text, phase: text.trim() === '' ? 'still' : 'searching' });
        turn += 1; // what is under way answers other words
        if (timer !== null) clearTimeout(timer);
        timer = setTimeout(() => void find(), SETTLE_MS);
      },
      again: find,
    };
  });
}
