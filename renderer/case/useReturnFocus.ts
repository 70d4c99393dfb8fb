import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react';

export type PaneFocus = Readonly<{
  /** Call before a pane is opened. */
  remember(): void;
  /** Whether the pane that stands open was opened by the person, and did not just come back with its tab. */
  wasOpened(): boolean;
}>;

/**
 * Takes focus back to what opened a pane when the pane closes. What opened it may have been drawn anew meanwhile: then
 * it is found again by its name, and if it is gone, the case's heading has focus.
 */
export function useReturnFocus(root: RefObject<HTMLElement | null>, heading: RefObject<HTMLElement | null>, pane: string | null): PaneFocus {
  const opener = useRef<Readonly<{ element: HTMLElement; name: string | null }> | null>(null);
  const before = useRef(pane);
  useEffect(() => {
    const closed = before.current !== null && pane === null;
    before.current = pane;
    if (!closed) return;
    const { element, name } = opener.current ?? { element: null, name: null };
    opener.current = null;
    const again = name === null ? null : root.current?.querySelector<HTMLElement>(`[aria-label="${CSS.escape(name)}"]`);
    (element?.isConnected === true ? element : (again ?? heading.current))?.focus();
  }, [root, heading, pane]);
  // What is pressed inside a pane opened nothing that focus should go back to; the parts of the case do.
  const remember = useCallback(() => {
    const element = document.activeElement;
    if (element instanceof HTMLElement && (element.closest('[data-own-keys]') === null || element.closest('.cb-case-main') !== null)) opener.current = { element, name: element.getAttribute('aria-label') };
  }, []);
  const wasOpened = useCallback(() => opener.current !== null, []);
  return useMemo(() => ({ remember, wasOpened }), [remember, wasOpened]);
}
