import type { ReactNode } from 'react';
import { isLetter, useSingleKeys } from './singleKeys.ts';
import './marks.css';

/** A figure that explains itself: press it, or W while it has focus. `about` completes the name: `Why £48.00 a week`. */
export function ExplainableFigure({
  children,
  about,
  onExplain,
}: Readonly<{ children: ReactNode; about: string; onExplain: () => void }>): ReactNode {
  const singleKeys = useSingleKeys();
  return (
    <button
      type="button"
      className="cb-explains"
      aria-label={about}
      aria-description="Opens how it was worked out"
      {...(singleKeys ? { 'aria-keyshortcuts': 'W' } : {})}
      onClick={onExplain}
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
