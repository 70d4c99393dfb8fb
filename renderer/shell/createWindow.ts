import { createDeskStore, type DeskStore } from '../app/deskStore.ts';
import { createSessionStore, type SessionStore } from '../app/sessionStore.ts';
import type { Api } from '../client.ts';
import { createCountsStore, watchDrafts, type CountsStore } from './countsStore.ts';
import { createNoticeStore } from './noticeStore.ts';
import { createOverlayStore } from './overlayStore.ts';
import { createServiceClock } from './serviceClock.ts';
import type { ShellStores } from './ShellContext.tsx';

/** Runs something once, later; gives back what stops it. */
const later = (run: () => void, ms: number): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** The window's stores over one way to the services. `computerMs` is the computer's clock. */
export function createWindow(services: Api, computerMs: () => number): Readonly<{ api: Api; session: SessionStore; desk: DeskStore; stores: ShellStores }> {
  const counts: CountsStore = createCountsStore(services);
  const api = watchDrafts(services, () => counts);
  const session = createSessionStore(api);
  const nowMs = createServiceClock(session, computerMs);
  const desk = createDeskStore(api, () => new Date(nowMs()).toISOString());
  return { api, session, desk, stores: { counts, nowMs, notices: createNoticeStore(api, { nowMs, later }), overlay: createOverlayStore() } };
}
