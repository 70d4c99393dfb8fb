import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Output } from '../../app/contract/index.ts';
import type { Api } from '../client.ts';
import { innerPlaces, places, type CasePlace, type CaseSection, type Pane, type Place } from './navigation.ts';

type Desk = Output<'desk.load'>;
type Tab = Desk['tabs'][number];
/** A tab as the window holds it: what is saved, and which item (form, message) is open inside it. */
export type OpenTab = Tab & Readonly<{ item: string | null }>;

export type DeskState = Readonly<{
  loaded: boolean;
  place: Place;
  /** The open case's id, or null while a place is shown. */
  active: string | null;
  tabs: readonly OpenTab[];
  lastOpened: Desk['lastOpened'];
  load(): Promise<void>;
  show(place: Place): void;
  openCase(caseId: string, reference: string, at?: CasePlace): void;
  closeCase(caseId: string): void;
  /** Moves inside an open case. Anything left out stays as it is. */
  move(caseId: string, to: CasePlace): void;
  setScroll(caseId: string, scroll: number): void;
  back(): void;
  /** Saves at once what waits to be saved: before the window goes, and before somebody else signs in. */
  flush(): Promise<void>;
}>;
export type DeskStore = StoreApi<DeskState>;

const SAVE_AFTER_MS = 300;
const LAST_OPENED = 8;
type Where = Readonly<{ place: Place; active: string | null; section: string | null; item: string | null }>;

/**
 * Open tabs and where each stands. Saved to the journal a moment after every move, so that a restart (or a power cut)
 * brings the person back to the same place. Nothing is kept in the browser.
 */
export function createDeskStore(api: Api, now: () => string): DeskStore {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const history: Where[] = [];

  return createStore<DeskState>()((set, get) => {
    const send = async (): Promise<void> => {
      const { place, active, tabs, lastOpened } = get();
      await api.call('desk.save', {
        place, active,
        tabs: tabs.map(({ caseId, reference, section, scroll, pane }) => ({ caseId, reference, section, scroll, pane })),
        lastOpened: [...lastOpened],
      });
    };
    /** True when something waited to be saved. */
    const stopTimer = (): boolean => {
      if (timer === null) return false;
      clearTimeout(timer);
      timer = null;
      return true;
    };
    const save = (): void => {
      stopTimer();
      timer = setTimeout(() => {
        timer = null;
        void send();
      }, SAVE_AFTER_MS);
    };
    const remember = (): void => {
      const { place, active, tabs } = get();
      const tab = tabs.find((t) => t.caseId === active);
      history.push({ place, active, section: tab?.section ?? null, item: tab?.item ?? null });
      if (history.length > 100) history.shift();
    };
    const change = (tabs: readonly OpenTab[], caseId: string, to: CasePlace): readonly OpenTab[] =>
      tabs.map((tab) =>
        tab.caseId === caseId
          ? { ...tab, section: to.section ?? tab.section, pane: to.pane === undefined ? tab.pane : to.pane, item: to.item === undefined ? (to.section === undefined ? tab.item : null) : to.item, scroll: to.section === undefined ? tab.scroll : 0 }
          : tab,
      );
    return {
      loaded: false,
      place: 'today',
      active: null,
      tabs: [],
      lastOpened: [],
      async load() {
        // What still waits was another person's: saved now, it would become this person's.
        stopTimer();
        const desk = await api.call('desk.load', {});
        if (!desk.ok) return set({ loaded: true });
        const tabs = desk.value.tabs.map((tab) => ({ ...tab, item: null }));
        const place = [...places, ...innerPlaces].find((p) => p === desk.value.place) ?? 'today';
        set({ loaded: true, place, tabs, active: tabs.some((t) => t.caseId === desk.value.active) ? desk.value.active : null, lastOpened: desk.value.lastOpened });
      },
      show(place) {
        remember();
        set({ place, active: null });
        save();
      },
      openCase(caseId, reference, at = {}) {
        remember();
        const { tabs, lastOpened } = get();
        const section: CaseSection = 'summary';
        const fresh: OpenTab = { caseId, reference, section, scroll: 0, pane: null as Pane, item: null };
        const held = tabs.some((t) => t.caseId === caseId) ? tabs : [...tabs, fresh];
        set({
          active: caseId,
          tabs: change(held, caseId, at),
          lastOpened: [{ caseId, reference, at: now() }, ...lastOpened.filter((l) => l.caseId !== caseId)].slice(0, LAST_OPENED),
        });
        save();
      },
      closeCase(caseId) {
        const { tabs, active } = get();
        const at = tabs.findIndex((t) => t.caseId === caseId);
        const rest = tabs.filter((t) => t.caseId !== caseId);
        set({ tabs: rest, active: active === caseId ? (rest[Math.min(at, rest.length - 1)]?.caseId ?? null) : active });
        save();
      },
      move(caseId, to) {
        if (to.section !== undefined || to.item !== undefined) remember();
        set({ tabs: change(get().tabs, caseId, to) });
        save();
      },
      setScroll(caseId, scroll) {
        set({ tabs: get().tabs.map((tab) => (tab.caseId === caseId ? { ...tab, scroll: Math.max(0, Math.round(scroll)) } : tab)) });
        save();
      },
      async flush() {
        if (stopTimer()) await send();
      },
      back() {
        const was = history.pop();
        if (was === undefined) return;
        const tabs = was.active === null ? get().tabs : get().tabs.map((tab) => (tab.caseId === was.active && was.section !== null ? { ...tab, section: was.section, item: was.item } : tab));
        set({ place: was.place, active: tabs.some((t) => t.caseId === was.active) ? was.active : null, tabs });
        save();
      },
    };
  });
}
