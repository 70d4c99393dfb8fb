import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import './marks.css';

export type StatusTone = 'red' | 'amber' | 'green' | 'blue' | 'plum' | 'neutral';

/**
 * A state as icon and word, always both. `soft` has a fill; `quiet` has none, for rows; `solid` is for what needs the
 * person now. No more than two in a row.
 */
export function StatusTag({
  tone,
  look = 'soft',
  icon,
  children,
}: Readonly<{ tone: StatusTone; look?: 'soft' | 'quiet' | 'solid'; icon?: string; children: ReactNode }>): ReactNode {
  return (
    <span className={classes('cb-tag', `cb-tag-${look}`, `cb-tone-${tone}`)}>
      {icon !== undefined && <Icon path={icon} size={14} />}
      <span>{children}</span>
    </span>
  );
}
