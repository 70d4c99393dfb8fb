import type { ReactNode } from 'react';
import './marks.css';

/** A key hint, `Ctrl+Enter`. Inside a button give it to `ActionButton` instead, which also tells assistive technology. */
export function Kbd({ keys, unseen = false }: Readonly<{ keys: string; unseen?: boolean }>): ReactNode {
  return (
    <kbd className="cb-kbd" aria-hidden={unseen || undefined}>
      {keys}
    </kbd>
  );
}

/** `Ctrl+Enter` as `aria-keyshortcuts` wants it: `Control+Enter`. */
export const ariaKeys = (keys: string): string => keys.replace(/\bCtrl\b/, 'Control').replace(/\bEsc\b/, 'Escape');
