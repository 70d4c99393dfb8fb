import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Output } from '../../../app/contract/index.ts';
import type { Failure } from '../../../app/result.ts';
import type { Api } from '../../client.ts';

type Page = Output<'case.timeline'>;
export type Line = Page['lines'][number];
export type Category = Line['category'];
type View =
  | Readonly<{ phase: 'loading' }>
  | Readonly<{ phase: 'failed'; error: Failure }>
  | Readonly<{ phase: 'ready'; lines: readonly Line[]; next: string | null; counts: Page['counts']; loadingMore: boolean; problem: Failure | null }>;

export type TimelineView = Readonly<{
  /** Categories shown. `system` off still loads its lines: they are folded, and counted in the fold. */
  shown: readonly Category[];
  view: View;
  open(): Promise<void>;
  more(): Promise<void>;
  toggle(category: Category): Promise<void>;
}>;
export type TimelineStore = StoreApi<TimelineView>;

const PAGE = 60;
const MOST = 200;
const atFirst: readonly Category[] = ['people', 'decisions', 'money', 'messages'];

/** Lines of the newer page, then what is already held beyond it: a refresh must not throw away pages scrolled through. */
function joined(page: Page, held: readonly Line[]): readonly Line[] {
  const last = page.lines.at(-1);
  if (last === undefined || page.next === null) return page.lines;
  const seen = new Set(page.lines.map((line) => line.key));
  return [...page.lines, ...held.filter((line) => line.at <= last.at && !seen.has(line.key))];
}

/** A case's story, newest first, loaded page by page. */
export const createTimelineStore = (api: Api, caseId: string): TimelineStore =>
  createStore<TimelineView>()((set, get) => {
    let latest = 0;
    const page = (before: string | null, limit: number) =>
      api.call('case.timeline', { caseId, categories: [...new Set<Category>([...get().shown, 'system'])], before, limit });
    const load = async (keep: boolean): Promise<void> => {
      const turn = ++latest;
      const before = get().view;
      const held = keep && before.phase === 'ready' ? before : null;
      if (before.phase === 'failed') set({ view: { phase: 'loading' } });
      const answer = await page(null, Math.min(MOST, Math.max(PAGE, held?.lines.length ?? 0)));
      if (turn !== latest) return;
      if (!answer.ok) {
        const now = get().view;
        set({ view: now.phase === 'ready' ? { ...now, loadingMore: false, problem: answer.error } : { phase: 'failed', error: answer.error } });
        return;
      }
      const lines = held === null ? answer.value.lines : joined(answer.value, held.lines);
      const next = held !== null && lines.length > answer.value.lines.length ? held.next : answer.value.next;
      set({ view: { phase: 'ready', lines, next, counts: answer.value.counts, loadingMore: false, problem: null } });
    };
    return {
      shown: atFirst,
      view: { phase: 'loading' },
      open: () => load(true),
      async more() {
        const { view } = get();
        if (view.phase !== 'ready' || view.next === null || view.loadingMore) return;
        const turn = latest;
        set({ view: { ...view, loadingMore: true } });
        const answer = await page(view.next, PAGE);
        const now = get().view;
        // Something newer has been loaded meanwhile: its own end is where to go on from.
        if (turn !== latest || now.phase !== 'ready' || now.next !== view.next) return;
        if (!answer.ok) return set({ view: { ...now, loadingMore: false, problem: answer.error } });
        set({ view: { ...now, lines: [...now.lines, ...answer.value.lines], next: answer.value.next, loadingMore: false, problem: null } });
      },
      async toggle(category) {
        const { shown } = get();
        set({ shown: shown.includes(category) ? shown.filter((one) => one !== category) : [...shown, category] });
        // System lines are already here, folded.
        if (category !== 'system') await load(false);
      },
    };
  });
