import { createContext, useContext, type ReactNode } from 'react';
import type { CountsStore } from './countsStore.ts';
import type { NoticeStore } from './noticeStore.ts';
import type { OverlayStore } from './overlayStore.ts';

/** What only the window's own frame uses; screens have `useApp()`. */
export type ShellStores = Readonly<{ overlay: OverlayStore; notices: NoticeStore; counts: CountsStore; nowMs: () => number }>;

const Context = createContext<ShellStores | null>(null);
export const ShellProvider = ({ stores, children }: Readonly<{ stores: ShellStores; children: ReactNode }>): ReactNode => <Context value={stores}>{children}</Context>;

export function useShell(): ShellStores {
  const stores = useContext(Context);
  if (stores === null) throw new Error('a part of the frame was drawn outside it');
  return stores;
}
