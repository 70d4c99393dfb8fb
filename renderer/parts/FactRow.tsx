import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import './layout.css';

/** Label and value lines; holds `FactRow`s only. */
export function FactList({ children }: Readonly<{ children: ReactNode }>): ReactNode {
  return <dl className="cb-facts">{children}</dl>;
}

/**
 * One fact. `aside` says where it came from, smaller. `step` lights the row as used by that instruction step.
 * `hidden` shows dots of a fixed length and says why to a screen reader: it must not give away how long the value is,
 * so leave `children` out.
 */
export function FactRow({
  label,
  children,
  aside,
  step,
  hidden,
}: Readonly<{ label: string; children?: ReactNode; aside?: ReactNode; step?: number; hidden?: string }>): ReactNode {
  return (
    <div className={classes('cb-fact', step !== undefined && 'cb-fact-lit')}>
      <dt>{label}</dt>
      <dd>
        <span className="cb-fact-value">
          {hidden === undefined ? (
            children
          ) : (
            <>
              <span className="cb-dots" aria-hidden="true">
                ••••••••••
              </span>
              <span className="cb-unseen">{hidden}</span>
            </>
          )}
          {aside !== undefined && hidden === undefined && <span className="cb-aside"> {aside}</span>}
        </span>
        {step !== undefined && <strong className="cb-fact-step">Step {step}</strong>}
      </dd>
    </div>
  );
}
