import type { ReactNode } from 'react';
import { ActionButton } from '../parts/ActionButton.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';

/** Asks once before what was typed is thrown away: it cannot be brought back. */
export const DiscardDialog = ({ onDiscard, onClose }: Readonly<{ onDiscard: () => void; onClose: () => void }>): ReactNode => (
  <DialogFrame
    open
    title="Discard what you typed?"
    onClose={onClose}
    actions={
      <>
        <ActionButton kind="main" onPress={onDiscard}>
          Discard
        </ActionButton>
        <ActionButton kind="quiet" onPress={onClose}>
          Keep it
        </ActionButton>
      </>
    }
  >
    <p>The form goes back to what the case knows. Nothing was recorded or sent. This cannot be undone.</p>
  </DialogFrame>
);
