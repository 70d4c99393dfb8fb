import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useDesk } from '../app/AppContext.tsx';
import type { CaseSection } from '../app/navigation.ts';

const NOTE_AFTER_MS = 200;
const scrollers = (root: HTMLElement): readonly HTMLElement[] => [...(root.matches('[data-case-scroll]') ? [root] : []), ...root.querySelectorAll<HTMLElement>('[data-case-scroll]')];

/** Scrolls to a place as soon as enough is drawn to reach it, unless the person moves first. */
function scrollTo(root: HTMLElement, top: number): () => void {
  const put = (): boolean => {
    for (const box of scrollers(root)) box.scrollTop = top;
    return scrollers(root).some((box) => Math.abs(box.scrollTop - top) <= 1);
  };
  if (put()) return () => undefined;
  const drawn = new MutationObserver(() => {
    if (put()) stop();
  });
  const stop = (): void => {
    drawn.disconnect();
    for (const moved of ['wheel', 'keydown', 'pointerdown']) root.removeEventListener(moved, stop);
  };
  for (const moved of ['wheel', 'keydown', 'pointerdown']) root.addEventListener(moved, stop, { passive: true });
  drawn.observe(root, { childList: true, subtree: true });
  return stop;
}

/**
 * Keeps where a tab is scrolled to, and goes back there when it is opened again. Which box scrolls depends on the size
 * of the window; whichever it is carries `data-case-scroll`. Another section starts at its top.
 */
export function useKeptScroll(root: RefObject<HTMLElement | null>, caseId: string, section: CaseSection, scroll: number): void {
  const setScroll = useDesk((desk) => desk.setScroll);
  // Read once, when the tab is opened: scrolling itself must not scroll.
  const atOpening = useRef(scroll);
  const shown = useRef<CaseSection | null>(null);
  useLayoutEffect(() => {
    if (root.current === null || shown.current === section) return undefined;
    const first = shown.current === null;
    shown.current = section;
    return scrollTo(root.current, first ? atOpening.current : 0);
  }, [root, section]);
  useEffect(() => {
    const box = root.current;
    if (box === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let last = 0;
    const note = (event: Event): void => {
      if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-case-scroll]')) return;
      last = event.target.scrollTop;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => {
        timer = null;
        setScroll(caseId, last);
      }, NOTE_AFTER_MS);
    };
    box.addEventListener('scroll', note, { capture: true, passive: true });
    return () => {
      box.removeEventListener('scroll', note, { capture: true });
      if (timer === null) return;
      clearTimeout(timer);
      setScroll(caseId, last);
    };
  }, [root, caseId, setScroll]);
}
