import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import './meters.css';

/** The bar runs to a little over 100%, so that the tick at 100% has room to be passed. */
const FULL = 118;
const share = (percent: number): string => `${(Math.min(Math.max(percent, 0), FULL) / FULL) * 100}%`;

/**
 * A person's load, with its number always. `planned` is the load after the work about to be moved, hatched. Amber from
 * `warnFrom`, red over 100.
 */
export function LoadBar({
  percent,
  planned,
  warnFrom = 90,
}: Readonly<{ percent: number; planned?: number; warnFrom?: number }>): ReactNode {
  const state = percent > 100 ? 'is-over' : percent >= warnFrom ? 'is-near' : null;
  const more = planned !== undefined && planned !== percent;
  return (
    <span className={classes('cb-load', state)}>
      <span className="cb-load-bar" aria-hidden="true">
        <span className="cb-load-now" style={{ width: share(more ? Math.min(percent, planned) : percent) }} />
        {more && (
          <span
            className="cb-load-planned"
            style={{ left: share(Math.min(percent, planned)), width: share(Math.abs(planned - percent)) }}
          />
        )}
        <span className="cb-load-full" style={{ left: share(100) }} />
      </span>
      <strong className="cb-load-words">{percent}%</strong>
      {more && <span className="cb-load-to">to {planned}%</span>}
    </span>
  );
}
