import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import './layout.css';

/**
 * A pane: head, scrolling body, action bar. `label` names the landmark region. `side` sinks it, for lists beside the
 * work. `flush` takes the body's padding away, for lists that reach the edges.
 */
export function Pane({
  label,
  head,
  foot,
  children,
  side = false,
  flush = false,
  as: Element = 'section',
  id,
}: Readonly<{
  label: string;
  head?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
  side?: boolean;
  flush?: boolean;
  as?: 'section' | 'aside' | 'div';
  id?: string;
}>): ReactNode {
  return (
    <Element className={classes('cb-pane', side && 'cb-pane-side')} aria-label={label} id={id} data-pane tabIndex={-1}>
      {head}
      <div className={classes('cb-pane-body', flush && 'cb-pane-flush')}>{children}</div>
      {foot}
    </Element>
  );
}
