import { useEffect, useLayoutEffect, useRef, useState, type PointerEvent, type ReactNode, type RefObject } from 'react';
import type { Page } from './pages.ts';
import { finenessOf, scaleOf, turned, type PageView, type Size } from './viewSize.ts';

/** The inner size of a box in CSS pixels, as it changes. */
function useBoxSize(box: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const read = (): void => setSize((before) => (before.width === element.clientWidth && before.height === element.clientHeight ? before : { width: element.clientWidth, height: element.clientHeight }));
    read();
    const sizes = new ResizeObserver(read);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [box]);
  return size;
}

/** Moves a scrolled box with the pointer held down; the keyboard and the bars do the same. */
function useDragToPan(): Readonly<{ onPointerDown(event: PointerEvent<HTMLElement>): void; onPointerMove(event: PointerEvent<HTMLElement>): void; onPointerUp(): void }> {
  const from = useRef<Readonly<{ x: number; y: number }> | null>(null);
  return {
    onPointerDown(event) {
      if (event.button !== 0 || event.pointerType === 'touch') return;
      from.current = { x: event.clientX, y: event.clientY };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event) {
      if (from.current === null) return;
      event.currentTarget.scrollBy(from.current.x - event.clientX, from.current.y - event.clientY);
      from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerUp: () => (from.current = null),
  };
}

/** One page, drawn as large as the view says. The box scrolls with the arrows while it has focus. */
export function PageCanvas({
  page,
  view,
  name,
  boxRef,
  onScale,
  onBroken,
}: Readonly<{ page: Page; view: PageView; name: string; boxRef: RefObject<HTMLDivElement | null>; onScale: (scale: number) => void; onBroken: () => void }>): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<Page | null>(null);
  const box = useBoxSize(boxRef);
  const pan = useDragToPan();
  const scale = box.width === 0 ? null : scaleOf(view, page, box);
  const shown = turned(page, view.turn);
  const [width, height] = scale === null ? [0, 0] : [Math.round(shown.width * scale), Math.round(shown.height * scale)];
  useEffect(() => {
    if (scale === null || canvas.current === null) return;
    onScale(scale);
    // Another page begins at its top.
    if (drawn.current !== page) boxRef.current?.scrollTo(0, 0);
    drawn.current = page;
    let latest = true;
    page.draw(canvas.current, scale * finenessOf({ width, height }, window.devicePixelRatio), view.turn).catch(() => {
      if (latest) onBroken();
    });
    return () => {
      latest = false;
    };
  }, [page, scale, width, height, view.turn, onScale, onBroken, boxRef]);
  return (
    <div ref={boxRef} className="cb-stage-box" tabIndex={0} role="group" aria-label={`${name}. Arrow keys move it, + and - change its size`} {...pan}>
      <canvas ref={canvas} className="cb-stage-page" role="img" aria-label={name} style={{ width, height }} />
    </div>
  );
}
