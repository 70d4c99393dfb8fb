import type { ReactNode } from 'react';
import { isMainKey } from './mainKey.ts';

/**
 * Presses a form's main button on Ctrl+Enter, wherever in the form focus stands. Put it around a dialog: key presses
 * inside reach it though the dialog is drawn elsewhere.
 */
export function MainKeyArea({ onPress, children }: Readonly<{ onPress: () => void; children: ReactNode }>): ReactNode {
  return (
    <div
      className="cb-main-key"
      role="presentation"
      onKeyDown={(event) => {
        if (isMainKey(event)) onPress();
      }}
    >
      {children}
    </div>
  );
}
