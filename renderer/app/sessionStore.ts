import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Output } from '../../app/contract/index.ts';
import { defaultPreferences } from '../../app/contract/preferences.ts';
import type { Api } from '../client.ts';

type Session = Output<'session.state'>;
type Preferences = Output<'session.preferences'>;

export type SessionView = Readonly<{
  /** Null until the services have answered once. */
  session: Session | null;
  preferences: Preferences;
  /** The window's own link to the services (loopback only). */
  linked: boolean;
  /** The reference of the fault that ended the services; they do not come back in this window. */
  ended: string | null;
  refresh(): Promise<void>;
  signIn(userId: string): Promise<boolean>;
  setPreferences(preferences: Preferences): Promise<void>;
  start(): () => void;
}>;
export type SessionStore = StoreApi<SessionView>;

/** Who is signed in, how far the start has got, and how the hub is. Follows the services' own events. */
export function createSessionStore(api: Api): SessionStore {
  return createStore<SessionView>()((set, get) => ({
    session: null,
    preferences: defaultPreferences,
    linked: true,
    ended: null,
    async refresh() {
      const state = await api.call('session.state', {});
      if (!state.ok) return;
      const was = get().session;
      set({ session: state.value });
      if (state.value.phase === 'ready' && was?.user?.id !== state.value.user?.id) {
        const preferences = await api.call('session.preferences', {});
        if (preferences.ok) set({ preferences: preferences.value });
      }
    },
    async signIn(userId) {
      const done = await api.call('session.signIn', { userId });
      await get().refresh();
      return done.ok;
    },
    async setPreferences(preferences) {
      set({ preferences });
      await api.call('session.setPreferences', preferences);
    },
    start() {
      void get().refresh();
      return api.subscribe((event) => {
        if (event.type === 'connection') set({ linked: event.up });
        if (event.type === 'services.ended') return set({ ended: event.incident });
        if (event.type === 'progress') {
          const { session } = get();
          const stage = event.stage as NonNullable<Session['progress']>['stage'];
          if (session !== null) set({ session: { ...session, progress: { stage, done: event.done, total: event.total } } });
        } else {
          void get().refresh();
        }
      });
    },
  }));
}
