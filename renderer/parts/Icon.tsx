import type { ReactNode } from 'react';
import './marks.css';

/**
 * An icon from `@mdi/js`. 18 in rows, 14 to 16 in text. It says nothing to a screen reader unless it has a `label`:
 * the word stands beside it.
 */
export function Icon({
  path,
  size = 18,
  label,
}: Readonly<{ path: string; size?: number; label?: string }>): ReactNode {
  return (
    <svg
      className="cb-icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      focusable="false"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
