import { useEffect } from 'react';

/** A screen that has not shown its heading by then has something else to say first; focus is in it already. */
const WAIT_MS = 4_000;

/**
 * Moves focus to the screen's heading when it appears, so that it is read. Draw it beside the screen with the screen's
 * key. Does nothing once focus is inside the screen: the screen, or the person, has chosen better.
 */
export function FocusHeading(): null {
  useEffect(() => {
    const main = document.querySelector<HTMLElement>('[data-screen]');
    if (main === null) return undefined;
    const isFree = (): boolean => document.activeElement === main || !main.contains(document.activeElement);
    const toHeading = (): boolean => {
      const heading = main.querySelector<HTMLElement>('h1[tabindex]');
      if (heading !== null && isFree()) heading.focus({ preventScroll: true });
      return heading !== null || !isFree();
    };
    if (toHeading()) return undefined;
    main.focus({ preventScroll: true });
    const observer = new MutationObserver(() => {
      if (document.activeElement !== main || toHeading()) observer.disconnect();
    });
    observer.observe(main, { childList: true, subtree: true });
    const limit = setTimeout(() => observer.disconnect(), WAIT_MS);
    return () => {
      clearTimeout(limit);
      observer.disconnect();
    };
  }, []);
  return null;
}
