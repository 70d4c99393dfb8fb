import type { MouseEvent, ReactNode } from 'react';
import { isLetter, useSingleKeys } from './singleKeys.ts';
import './marks.css';

/** A figure that explains itself: press it, or W while it has focus. `about` completes the name: `Why £48.00 a week`. */
export function ExplainableFigure({
  children,
  about,
  onExplain,
  inGrid = false,
}: Readonly<{
  children: ReactNode;
  about: string;
  onExplain: () => void;
  /** In a list with one tab stop: the list's own W reaches it, and Tab does not. */
  inGrid?: boolean;
}>): ReactNode {
  const singleKeys = useSingleKeys();
  return (
    <button
      type="button"
      className="cb-explains"
      {...(inGrid ? { tabIndex: -1 } : {})}
      aria-label={about}
      aria-description="Opens how it was worked out"
      {...(singleKeys ? { 'aria-keyshortcuts': 'W' } : {})}
      onClick={(event) => {
        // A row that it stands in is not opened as well.
        if (inGrid) event.stopPropagation();
        onExplain();
      }}
      {...(inGrid ? { onDoubleClick: (event: MouseEvent) => event.stopPropagation() } : {})}
      onKeyDown={(event) => {
        if (!singleKeys || !isLetter(event, 'w')) return;
        event.preventDefault();
        event.stopPropagation();
        onExplain();
      }}
    >
      {children}
    </button>
  );
}
