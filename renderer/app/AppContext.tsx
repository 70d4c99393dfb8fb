import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Act, Done } from '../../app/contract/doing.ts';
import type { Failure, Result } from '../../app/result.ts';
import type { Api, WindowEvent } from '../client.ts';
import type { ErrorWords } from '../words/errorWords.ts';
import type { DeskState, DeskStore } from './deskStore.ts';
import type { SessionStore, SessionView } from './sessionStore.ts';

/** What just happened, shown once at the foot of the window. Undo only for queue facts; never an error. */
export type Notice = Readonly<{ words: string; undo?: Readonly<{ opIds: readonly string[]; until: string }> }>;

/** What every screen may use. Screens get data through `api` and their own store; they never hold case data here. */
export type AppServices = Readonly<{
  api: Api;
  session: SessionStore;
  desk: DeskStore;
  /** Performs an act, says its result politely, and offers Undo when the act can be taken back. */
  act(kind: string, clusterId: string, args: unknown, options?: Readonly<{ saw?: Act['saw']; words?: string; requestId?: string }>): Promise<Result<Done>>;
  notify(notice: Notice): void;
  announce(words: string): void;
  /** Opens the list of things to do and cases (Ctrl+K), with words already in it. */
  openPalette(words?: string): void;
  /** A failure in words, with its next step; also for screens that draw it in place. */
  wordsFor(failure: Failure): ErrorWords;
}>;

const Context = createContext<AppServices | null>(null);
export const AppProvider = ({ services, children }: Readonly<{ services: AppServices; children: ReactNode }>): ReactNode => <Context value={services}>{children}</Context>;

export function useApp(): AppServices {
  const services = useContext(Context);
  if (services === null) throw new Error('a screen was drawn outside the app');
  return services;
}

export const useSession = <T,>(pick: (view: SessionView) => T): T => useStore(useApp().session, pick);
export const useDesk = <T,>(pick: (view: DeskState) => T): T => useStore(useApp().desk, pick);
/** The signed-in day, `2026-11-18`; empty before the services answer. */
export const useToday = (): string => useSession((view) => view.session?.today ?? '');
export const useNow = (): string => useSession((view) => view.session?.now ?? '');

/** Calls `onEvent` for every event while the screen is drawn. */
export function useCoreEvents(onEvent: (event: WindowEvent) => void): void {
  const { api } = useApp();
  const latest = useRef(onEvent);
  useEffect(() => {
    latest.current = onEvent;
  });
  useEffect(() => api.subscribe((event) => latest.current(event)), [api]);
}
