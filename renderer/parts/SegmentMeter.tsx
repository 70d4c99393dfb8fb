import type { ReactNode } from 'react';
import { countWords } from '../words/countWords.ts';
import { classes } from './classes.ts';
import './meters.css';

/** How much of a text message is used. All counts come from the rulebook; `left` is what the last segment still takes. */
export function SegmentMeter({
  characters,
  segments,
  used,
  left,
  warn = false,
}: Readonly<{
  characters: number;
  segments: number;
  /** Share of the last segment that is used, 0 to 1. */
  used: number;
  left: number;
  warn?: boolean;
}>): ReactNode {
  const shown = Math.max(1, segments);
  return (
    <div className={classes('cb-segments', warn && 'cb-segments-warn')}>
      <span className="cb-segment-bars" aria-hidden="true">
        {Array.from({ length: shown }, (_, index) => (
          <span key={index} className="cb-segment">
            <span style={{ width: `${(index < shown - 1 ? 1 : used) * 100}%` }} />
          </span>
        ))}
      </span>
      <strong>
        {countWords(characters, 'character')}, {countWords(segments, 'segment')}
      </strong>
      <span className="cb-aside">{left} left in this one</span>
    </div>
  );
}
