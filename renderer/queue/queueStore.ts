import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../app/result.ts';
import type { Api } from '../client.ts';
import type { ListPlace } from '../parts/RowList.tsx';
import { type GroupSize, layQueue, type QueueLayout, staysInView, type Taken } from './queueLayout.ts';
import { PAGE_ROWS, type Pages, pageOf, pagesFor } from './queuePages.ts';
import { myWork } from '../app/queueIntent.ts';
import type { QueueFilter, QueueGroup, QueueRow } from './queueTypes.ts';

/** `asking`: a question is under way while the rows of the last answer stay. `error`: it failed; they still stay. */
type QueueView =
  | Readonly<{ phase: 'loading' }>
  | Readonly<{ phase: 'failed'; error: Failure }>
  | Readonly<{ phase: 'ready'; pages: Pages; groups: readonly GroupSize[]; total: number; cases: number; layout: QueueLayout; asking: boolean; error: Failure | null }>;

type QueueState = Readonly<{
  filter: QueueFilter;
  group: QueueGroup;
  view: QueueView;
  active: ListPlace;
  /** The item the person stands on, by id, so that it is found again wherever an answer puts it. */
  activeTask: string | null;
  folded: ReadonlySet<string>;
  taken: Taken;
  /** Asks for the filter as it stands, once; later calls ask again and keep what is shown. */
  refresh(): Promise<void>;
  ask(filter: QueueFilter, group?: QueueGroup): Promise<void>;
  /** Shown rows `from` to `to` are in sight and some are not held. */
  need(from: number, to: number): Promise<void>;
  goTo(place: ListPlace): void;
  fold(section: string, open: boolean): void;
  /** Ids of shown rows, both ends counted, taken ones left out. Asks for rows that are not held. */
  idsBetween(from: number, to: number): Promise<readonly string[]>;
  /** Somebody else took this item first: the row stays, struck through, and the person stays on it. */
  lost(row: QueueRow, by: string, at: string): Promise<void>;
  /** Steps to the next row that is not taken; true when there is one. */
  stepOn(): boolean;
}>;
export type QueueStore = StoreApi<QueueState>;

/** Pages asked for again at a refresh: what is in sight and what stood around it. The rest is asked for when seen. */
const PAGES_KEPT = 4;

/** The list of the queue. Rows stay while a question is under way; an answer that a later question overtook is dropped. */
export function createQueueStore(api: Api): QueueStore {
  let turn = 0;
  /** The pages last looked at, newest first. */
  let seen: number[] = [0];
  const look = (pages: readonly number[]): void => {
    seen = [...new Set([...pages, ...seen])].slice(0, PAGES_KEPT);
  };

  return createStore<QueueState>()((set, get) => {
    const pageAt = (page: number) => {
      const { filter, group } = get();
      return api.call('queue.page', { filter, group, offset: page * PAGE_ROWS, limit: PAGE_ROWS });
    };
    const failed = (error: Failure): void => {
      const { view } = get();
      set({ view: view.phase === 'ready' ? { ...view, asking: false, error } : { phase: 'failed', error } });
    };
    /** Lays the rows out and finds the person's place again: the same item, else the row now standing there. */
    const settle = (shown: Readonly<{ pages: Pages; groups: readonly GroupSize[]; total: number; cases: number }>): void => {
      const { taken, active, activeTask } = get();
      const layout = layQueue(shown.groups, shown.pages, taken);
      const found = activeTask === null ? -1 : layout.find(activeTask);
      const stood = active.kind === 'row' ? Math.min(active.row, Math.max(0, layout.rows - 1)) : 0;
      const row = found >= 0 ? found : stood;
      const place: ListPlace = active.kind === 'head' && layout.sections.some(({ key }) => key === active.section) ? active : { kind: 'row', row };
      set({
        view: { phase: 'ready', ...shown, layout, asking: false, error: null },
        active: place,
        activeTask: place.kind === 'head' ? activeTask : (layout.rowAt(row)?.taskId ?? null),
      });
    };
    const askAgain = async (wanted: readonly number[]): Promise<void> => {
      const own = ++turn;
      const { view } = get();
      if (view.phase === 'ready') set({ view: { ...view, asking: true } });
      else set({ view: { phase: 'loading' } });
      const answers = await Promise.all(wanted.map(async (page) => ({ page, answer: await pageAt(page) })));
      if (own !== turn) return;
      const pages = new Map<number, readonly QueueRow[]>();
      let newest: Readonly<{ groups: readonly GroupSize[]; total: number; cases: number }> | null = null;
      for (const { page, answer } of answers) {
        if (!answer.ok) return failed(answer.error);
        pages.set(page, answer.value.rows);
        newest = answer.value;
      }
      if (newest === null) return;
      settle({ pages, groups: newest.groups, total: newest.total, cases: newest.cases });
    };
    return {
      filter: myWork,
      group: 'due',
      view: { phase: 'loading' },
      active: { kind: 'row', row: 0 },
      activeTask: null,
      folded: new Set(),
      taken: new Map(),
      async refresh() {
        const { active, view } = get();
        const asked = active.kind === 'row' && view.phase === 'ready' ? view.layout.askedAs(active.row) : null;
        await askAgain([...new Set([...(asked === null ? [] : [pageOf(asked)]), ...seen])]);
      },
      async ask(filter, group = get().group) {
        seen = [0];
        set({ filter, group, active: { kind: 'row', row: 0 }, activeTask: null, taken: new Map(), ...(group === get().group ? {} : { folded: new Set<string>() }) });
        await askAgain([0]);
      },
      async need(from, to) {
        const { view } = get();
        if (view.phase !== 'ready') return;
        const { layout, pages, total } = view;
        const first = layout.askedAs(from) ?? from;
        const last = Math.min(layout.askedAs(to) ?? to, total - 1);
        const wanted = pagesFor(first, last);
        look(wanted);
        const missing = wanted.filter((page) => !pages.has(page));
        if (missing.length === 0 || view.asking) return;
        const own = ++turn;
        set({ view: { ...view, asking: true } });
        const answers = await Promise.all(missing.map(async (page) => ({ page, answer: await pageAt(page) })));
        if (own !== turn) return;
        const now = get().view;
        if (now.phase !== 'ready') return;
        const merged = new Map(now.pages);
        let newest: Readonly<{ groups: readonly GroupSize[]; total: number; cases: number }> = now;
        for (const { page, answer } of answers) {
          if (!answer.ok) return failed(answer.error);
          merged.set(page, answer.value.rows);
          newest = answer.value;
        }
        settle({ pages: merged, groups: newest.groups, total: newest.total, cases: newest.cases });
        // The list moved under us between two pages: what is held no longer fits together.
        if (newest.total !== total) await get().refresh();
      },
      goTo(place) {
        const { view, activeTask } = get();
        const row = place.kind === 'row' && view.phase === 'ready' ? view.layout.rowAt(place.row) : undefined;
        if (place.kind === 'row' && view.phase === 'ready') {
          const asked = view.layout.askedAs(place.row);
          if (asked !== null) look([pageOf(asked)]);
        }
        set({ active: place, activeTask: place.kind === 'row' ? (row?.taskId ?? null) : activeTask });
      },
      fold(section, open) {
        const folded = new Set(get().folded);
        if (open) folded.delete(section);
        else folded.add(section);
        set({ folded });
      },
      async idsBetween(from, to) {
        const { view, taken } = get();
        if (view.phase !== 'ready') return [];
        const { layout, pages } = view;
        const asked = (row: number): number => layout.askedAs(row) ?? row;
        const missing = pagesFor(asked(from), Math.min(asked(to), view.total - 1)).filter((page) => !pages.has(page));
        const held = new Map(pages);
        for (const { page, answer } of await Promise.all(missing.map(async (page) => ({ page, answer: await pageAt(page) })))) {
          if (answer.ok) held.set(page, answer.value.rows);
        }
        const laid = layQueue(view.groups, held, taken);
        const ids: string[] = [];
        for (let row = from; row <= to; row += 1) {
          const item = laid.rowAt(row);
          if (item !== undefined && !taken.has(item.taskId)) ids.push(item.taskId);
        }
        return ids;
      },
      async lost(row, by, at) {
        const { view, filter, taken } = get();
        if (view.phase !== 'ready') return;
        const shown = view.layout.find(row.taskId);
        const place = shown < 0 || staysInView(filter, by) ? null : view.layout.sectionOf(shown);
        const all = new Map(taken).set(row.taskId, { row, by, at, place });
        set({ taken: all, view: { ...view, layout: layQueue(view.groups, view.pages, all) } });
        await get().refresh();
      },
      stepOn() {
        const { view, active, taken } = get();
        if (view.phase !== 'ready') return false;
        for (let row = active.kind === 'row' ? active.row + 1 : 0; row < view.layout.rows; row += 1) {
          const item = view.layout.rowAt(row);
          if (item !== undefined && taken.has(item.taskId)) continue;
          get().goTo({ kind: 'row', row });
          return true;
        }
        return false;
      },
    };
  });
}
