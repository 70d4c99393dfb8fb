import type { ReactNode } from 'react';
import './feedback.css';

const widths = ['70%', '92%', '48%', '84%', '60%'] as const;

/** Loading, where nothing is held yet: bars that do not move. `words` is read, and shown under them when `show`. */
export function StillBars({
  lines = 3,
  words = 'Loading',
  show = false,
}: Readonly<{ lines?: number; words?: string; show?: boolean }>): ReactNode {
  return (
    <div className="cb-still" aria-busy="true">
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="cb-still-bar" style={{ width: widths[index % widths.length] }} aria-hidden="true" />
      ))}
      <span className={show ? 'cb-still-words' : 'cb-unseen'}>{words}</span>
    </div>
  );
}
