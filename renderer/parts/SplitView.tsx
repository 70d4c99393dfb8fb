import { mdiChevronLeft, mdiChevronRight } from '@mdi/js';
import type { PointerEvent, ReactNode } from 'react';
import { useId, useRef } from 'react';
import { Icon } from './Icon.tsx';
import { clampSize, sizeAfterKey } from './splitSize.ts';
import './split.css';

/**
 * Two panes side by side, stacked under 1100 px. `size` (CSS pixels, the caller keeps it) is the width of the `sized`
 * pane. Resized with arrow keys on the separator (Shift for more, Home and End), with its two buttons, or by dragging.
 */
export function SplitView({
  label,
  start,
  end,
  sized = 'start',
  size,
  onSize,
  min = 280,
  max = 900,
}: Readonly<{
  /** What is resized: `Width of the list`. */
  label: string;
  start: ReactNode;
  end: ReactNode;
  sized?: 'start' | 'end';
  size: number;
  onSize: (size: number) => void;
  min?: number;
  max?: number;
}>): ReactNode {
  const grabbed = useRef<Readonly<{ x: number; size: number }> | null>(null);
  const limits = { min, max };
  const id = useId();
  const width = `min(${clampSize(size, limits)}px, 100% - 240px)`;
  const columns = sized === 'start' ? `${width} 1px minmax(0, 1fr)` : `minmax(0, 1fr) 1px ${width}`;
  const drag = (event: PointerEvent) => {
    if (grabbed.current === null) return;
    const moved = event.clientX - grabbed.current.x;
    onSize(clampSize(grabbed.current.size + (sized === 'start' ? moved : -moved), limits));
  };
  const press = (key: 'ArrowLeft' | 'ArrowRight') => {
    const next = sizeAfterKey({ key, shiftKey: true }, size, limits, sized);
    if (next !== null) onSize(next);
  };
  return (
    <div className="cb-split" style={{ gridTemplateColumns: columns }}>
      <div id={`${id}-start`} className="cb-split-pane">
        {start}
      </div>
      <div className="cb-split-bar">
        <div
          className="cb-split-grip"
          role="separator"
          aria-orientation="vertical"
          aria-label={label}
          aria-controls={`${id}-${sized}`}
          aria-valuenow={clampSize(size, limits)}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuetext={`${clampSize(size, limits)} wide`}
          tabIndex={0}
          onKeyDown={(event) => {
            const next = sizeAfterKey(event, size, limits, sized);
            if (next === null) return;
            event.preventDefault();
            onSize(next);
          }}
          onPointerDown={(event) => {
            grabbed.current = { x: event.clientX, size: clampSize(size, limits) };
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={drag}
          onPointerUp={() => (grabbed.current = null)}
          onPointerCancel={() => (grabbed.current = null)}
        />
        {/* For a single pointer or a voice; the keyboard has the separator itself. */}
        <div className="cb-split-buttons">
          <button type="button" tabIndex={-1} aria-label="Move the divider left" onClick={() => press('ArrowLeft')}>
            <Icon path={mdiChevronLeft} size={16} />
          </button>
          <button type="button" tabIndex={-1} aria-label="Move the divider right" onClick={() => press('ArrowRight')}>
            <Icon path={mdiChevronRight} size={16} />
          </button>
        </div>
      </div>
      <div id={`${id}-end`} className="cb-split-pane">
        {end}
      </div>
    </div>
  );
}
