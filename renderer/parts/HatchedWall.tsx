import type { ReactNode } from 'react';
import './layout.css';

/**
 * The receiving parent's private column on the left, the paying parent's on the right, and a wall between: nothing in
 * one may be told to the other. Facts both may be told go below, outside this.
 */
export function HatchedWall({ receiving, paying }: Readonly<{ receiving: ReactNode; paying: ReactNode }>): ReactNode {
  return (
    <div className="cb-walled">
      <section className="cb-walled-side" aria-label="Receiving parent, private">
        {receiving}
      </section>
      <div className="cb-wall" aria-hidden="true" />
      <section className="cb-walled-side" aria-label="Paying parent, private">
        {paying}
      </section>
    </div>
  );
}
