import type { ReactNode } from 'react';
import './feedback.css';

/** Nothing here: why, and one thing to do about it. Names the filter that hides things, if one does. */
export function EmptyState({
  title,
  children,
  action,
  level = 2,
}: Readonly<{ title: string; children?: ReactNode; action?: ReactNode; level?: 2 | 3 }>): ReactNode {
  const Heading = `h${level}` as const;
  return (
    <div className="cb-empty">
      <Heading>{title}</Heading>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  );
}
