import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import './layout.css';

/**
 * The head of a part of a pane. `small`: 12, grey, ruled. `medium`: 14, ink. `large`: 16. `level` is the heading's
 * rank on the page; `aside` a note beside it; `action` stands at the right.
 */
export function SectionHead({
  children,
  level = 2,
  size = 'medium',
  ruled = size === 'small',
  aside,
  action,
  id,
}: Readonly<{
  children: ReactNode;
  level?: 1 | 2 | 3 | 4;
  size?: 'small' | 'medium' | 'large';
  ruled?: boolean;
  aside?: ReactNode;
  action?: ReactNode;
  id?: string;
}>): ReactNode {
  const Heading = `h${level}` as const;
  return (
    <div className={classes('cb-section-head', `cb-section-${size}`, ruled && 'cb-section-ruled')}>
      <Heading id={id}>{children}</Heading>
      {aside !== undefined && <span className="cb-aside">{aside}</span>}
      {action !== undefined && <span className="cb-section-action">{action}</span>}
    </div>
  );
}
