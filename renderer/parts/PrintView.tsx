import { useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import './layout.css';

/**
 * Prints `children` under a title, and nothing else of the window. While `open` it asks the system to print once, then
 * calls `onDone`. The page carries no name of a person in its title.
 */
export function PrintView({
  open,
  title,
  children,
  onDone,
}: Readonly<{ open: boolean; title: string; children: ReactNode; onDone: () => void }>): ReactNode {
  useEffect(() => {
    if (!open) return undefined;
    window.addEventListener('afterprint', onDone, { once: true });
    document.documentElement.dataset['printing'] = 'part';
    window.print();
    return () => {
      window.removeEventListener('afterprint', onDone);
      delete document.documentElement.dataset['printing'];
    };
  }, [open, onDone]);
  if (!open) return null;
  return createPortal(
    <article className="cb-print">
      <h1>{title}</h1>
      {children}
    </article>,
    document.body,
  );
}
