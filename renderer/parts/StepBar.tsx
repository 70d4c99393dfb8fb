import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import './meters.css';

/** Steps done, the open one, and those to come. `current` is its number from 1, or null when all are done. */
export function StepBar({
  total,
  done,
  current,
}: Readonly<{ total: number; done: number; current: number | null }>): ReactNode {
  return (
    <div className="cb-steps">
      <span className="cb-steps-words">
        <strong>{done}</strong> of {total} done
      </span>
      <span className="cb-steps-bar" aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          <span key={index} className={classes(index < done && 'is-done', index + 1 === current && 'is-open')} />
        ))}
      </span>
    </div>
  );
}
