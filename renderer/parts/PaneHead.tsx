import type { ReactNode, Ref } from 'react';
import './layout.css';

/** A pane's title line. `headingRef` lets a screen move focus here on navigation; `aside` and `actions` go right. */
export function PaneHead({
  children,
  level = 2,
  aside,
  actions,
  below,
  headingRef,
}: Readonly<{
  children: ReactNode;
  level?: 1 | 2;
  aside?: ReactNode;
  actions?: ReactNode;
  below?: ReactNode;
  headingRef?: Ref<HTMLHeadingElement>;
}>): ReactNode {
  const Heading = `h${level}` as const;
  return (
    <div className="cb-pane-head">
      <div className="cb-pane-title">
        <Heading tabIndex={-1} {...(headingRef === undefined ? {} : { ref: headingRef })}>
          {children}
        </Heading>
        {aside !== undefined && <span className="cb-pane-aside">{aside}</span>}
        {actions !== undefined && <span className="cb-pane-actions">{actions}</span>}
      </div>
      {below}
    </div>
  );
}
