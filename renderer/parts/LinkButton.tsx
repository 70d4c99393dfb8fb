import type { ReactNode } from 'react';
import './marks.css';

/** Reads as a link inside text, acts as a button: it opens something here and changes no address. */
export function LinkButton({
  children,
  onPress,
  name,
}: Readonly<{ children: ReactNode; onPress: () => void; name?: string }>): ReactNode {
  return (
    <button type="button" className="cb-link" onClick={onPress} aria-label={name}>
      {children}
    </button>
  );
}
