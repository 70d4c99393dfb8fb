import { useCallback, type ClipboardEvent } from 'react';
import { useApp } from '../app/AppContext.tsx';
import { copyText, oneSideOf } from './copyText.ts';

/** Copies text and says so: `Ledger copied.` */
export function useCopy(): (text: string, what: string) => void {
  const { announce, notify } = useApp();
  return useCallback(
    (text, what) => {
      void copyText(text).then((done) => {
        const words = done ? `${what} copied.` : 'Nothing was copied: this computer does not let Casebench use the clipboard. Select the words and press Ctrl+C.';
        announce(words);
        notify({ words });
      });
    },
    [announce, notify],
  );
}

/** Keeps a copied selection on one side of the wall. */
export function useOneSidedCopy(): (event: ClipboardEvent<HTMLElement>) => void {
  const { announce } = useApp();
  return useCallback(
    (event) => {
      const kept = oneSideOf(document.getSelection(), event.currentTarget);
      if (kept === null) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', kept.text);
      announce(kept.side === '' ? 'Nothing copied: the words belong to both parents. Copy one side at a time.' : `Copied one side only: ${kept.side}.`);
    },
    [announce],
  );
}
