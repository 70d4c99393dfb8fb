import { useLayoutEffect, useState, type RefObject } from 'react';
import type { RowLayout } from './rowLayout.ts';

/** Places drawn above and below what is in sight, so that a short scroll shows no gap. */
const SPARE = 8;

/** Which positions of a scrolling list to draw (both ends count), and how many rows a page holds. */
export function useRowWindow(
  box: RefObject<HTMLElement | null>,
  layout: RowLayout,
  rowHeight: number,
): Readonly<{ from: number; to: number; page: number }> {
  const [view, setView] = useState({ top: 0, height: 800 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const read = () =>
      setView((before) =>
        before.top === element.scrollTop && before.height === element.clientHeight
          ? before
          : { top: element.scrollTop, height: element.clientHeight },
      );
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    read();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, [box]);
  const page = Math.max(1, Math.floor(view.height / rowHeight) - 1);
  if (layout.places === 0) return { from: 0, to: -1, page };
  return {
    from: Math.max(0, layout.positionAt(view.top) - SPARE),
    to: Math.min(layout.places - 1, layout.positionAt(view.top + view.height) + SPARE),
    page,
  };
}
