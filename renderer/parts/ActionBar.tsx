import type { ReactNode } from 'react';
import './layout.css';

/** A pane's foot: the main button first, and at the right what pressing it promises. */
export function ActionBar({
  children,
  promise,
  label = 'Actions',
}: Readonly<{ children: ReactNode; promise?: ReactNode; label?: string }>): ReactNode {
  return (
    <div className="cb-action-bar" role="group" aria-label={label}>
      {children}
      {promise !== undefined && <span className="cb-promise">{promise}</span>}
    </div>
  );
}
