import type { ReactNode } from 'react';
import type { ChangePreview } from '../../app/contract/change.ts';
import { formatPence } from '../../app/model/pounds.ts';
import { classes } from '../parts/classes.ts';
import './lanes.css';

type Tolerance = NonNullable<ChangePreview['tolerance']>;
/** Labels nearer than this share of the scale would cover each other, so one of them moves up. */
const CLOSE = 30;
/** A band narrower than this has no room for words; its edges then stand outside it. */
const NARROW = 46;

/** Where each mark stands on the scale, in percent of its width; the ends leave room on both sides. */
export function placesOf({
  lowerEdge,
  upperEdge,
  inUse,
  reported,
}: Tolerance): Readonly<Record<'lower' | 'upper' | 'inUse' | 'reported', number>> {
  const least = Math.min(lowerEdge, reported);
  const most = Math.max(upperEdge, reported);
  const room = Math.max(1, most - least) * 0.3;
  const place = (pence: number): number => ((pence - least + room) / (most - least + 2 * room)) * 100;
  return { lower: place(lowerEdge), upper: place(upperEdge), inUse: place(inUse), reported: place(reported) };
}

/** The income in use, the limits round it and what was reported, on one line; the same in words for who cannot see it. */
export function ToleranceScale({ tolerance }: Readonly<{ tolerance: Tolerance }>): ReactNode {
  const at = placesOf(tolerance);
  const close = Math.abs(at.reported - at.inUse) < CLOSE;
  const narrow = at.upper - at.lower < NARROW;
  const left = (place: number) => ({ left: `${place}%` });
  const label = (pence: number): string => formatPence(pence);
  return (
    <>
      <p className="cb-unseen">
        {label(tolerance.inUse)} is in use. No change from over {label(tolerance.lowerEdge)} to under{' '}
        {label(tolerance.upperEdge)}. {label(tolerance.reported)} was reported, which is{' '}
        {tolerance.met ? 'outside: big enough' : 'inside: too small'}.
      </p>
      <div className={classes('cb-scale', close && 'cb-scale-close', narrow && 'cb-scale-narrow')} aria-hidden="true">
        <span className="cb-scale-label is-reported" style={left(at.reported)}>
          <strong>{label(tolerance.reported)}</strong> reported
        </span>
        <span className="cb-scale-label is-used" style={left(at.inUse)}>
          <strong>{label(tolerance.inUse)}</strong> in use
        </span>
        <span className="cb-scale-line" />
        <span className="cb-scale-inside" style={{ left: `${at.lower}%`, width: `${at.upper - at.lower}%` }} />
        <span className="cb-scale-dot is-used" style={left(at.inUse)} />
        <span className="cb-scale-dot is-reported" style={left(at.reported)} />
        <span className="cb-scale-edge is-lower" style={left(at.lower)}>
          {label(tolerance.lowerEdge)}
        </span>
        <span className="cb-scale-middle" style={left((at.lower + at.upper) / 2)}>
          between: no change
        </span>
        <span className="cb-scale-edge is-upper" style={left(at.upper)}>
          {label(tolerance.upperEdge)}
        </span>
      </div>
    </>
  );
}
