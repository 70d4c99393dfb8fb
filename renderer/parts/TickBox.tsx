import { mdiCheck } from '@mdi/js';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import './rows.css';

/** A tick drawn in a list's row. It is no control of its own: the list ticks with Space, and the state is a word. */
export function TickBox({ ticked }: Readonly<{ ticked: boolean }>): ReactNode {
  return (
    <span className={classes('cb-tick', ticked && 'cb-tick-on')}>
      {ticked && <Icon path={mdiCheck} size={14} />}
      <span className="cb-unseen">{ticked ? 'Ticked' : 'Not ticked'}</span>
    </span>
  );
}
