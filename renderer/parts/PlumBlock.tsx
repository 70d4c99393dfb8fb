import { mdiShieldAlert } from '@mdi/js';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import './marks.css';

/** Safe contact or harm. Put it first in the identity bar and first in reading order; `soft` inside a pane. */
export function PlumBlock({
  title = 'Safe contact',
  children,
  soft = false,
}: Readonly<{ title?: string; children: ReactNode; soft?: boolean }>): ReactNode {
  return (
    <div className={classes('cb-plum', soft && 'cb-plum-soft')} role="note" aria-label={title}>
      <Icon path={mdiShieldAlert} size={20} />
      <div>
        <strong className="cb-plum-title">{title}</strong>
        <div className="cb-plum-text">{children}</div>
      </div>
    </div>
  );
}
