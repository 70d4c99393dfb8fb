import { useLayoutEffect } from 'react';
import { useApp } from '../app/AppContext.tsx';
import { isTyping } from '../parts/singleKeys.ts';
import { cyclePane } from './paneCycle.ts';
import { useShell } from './ShellContext.tsx';
import { shellAct, type ShellAct } from './shellKeys.ts';
import { neighbourCase } from './tabKeys.ts';

/** Fields save at blur: leaving one and coming back saves it, and the cursor stays where it was. */
function saveNow(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement) || !isTyping(field)) return;
  field.blur();
  field.focus();
}

/**
 * Something stands over the page and has the keyboard. One that is closing is still drawn while it fades, but has given
 * focus back: what is pressed then is meant for the page, and Ctrl+K must not be lost to it.
 */
function isCovered(): boolean {
  const focused = document.activeElement;
  const over = document.querySelector('.MuiModal-root:not(.MuiModal-hidden)') !== null;
  return over && (focused === null || focused === document.body || focused.closest('.MuiModal-root') !== null);
}

/** The keys of the whole window, while the frame is drawn. */
export function useShellKeys(): void {
  const { announce, desk, openPalette } = useApp();
  const { overlay, notices } = useShell();
  // Before the frame is seen: a key pressed at once is not lost.
  useLayoutEffect(() => {
    const go = (tab: Readonly<{ caseId: string; reference: string }> | null | undefined): void => {
      if (tab) desk.getState().openCase(tab.caseId, tab.reference);
    };
    const undo = async (): Promise<void> => {
      const words = await notices.getState().undo();
      if (words !== null) announce(words);
      else if (notices.getState().problem === null) announce('There is nothing to undo.');
    };
    const run = (done: ShellAct): void => {
      const { active, tabs, closeCase, back } = desk.getState();
      switch (done.act) {
        case 'palette':
          return openPalette();
        case 'keys':
          return overlay.getState().show({ kind: 'keys' });
        case 'nextCase':
          return go(neighbourCase(tabs, active, 1));
        case 'previousCase':
          return go(neighbourCase(tabs, active, -1));
        case 'case':
          return go(tabs[done.number - 1]);
        case 'closeCase':
          return active === null ? undefined : closeCase(active);
        case 'back':
          return back();
        case 'nextPane':
          return cyclePane(document, document.activeElement, 1);
        case 'previousPane':
          return cyclePane(document, document.activeElement, -1);
        case 'undo':
          return void undo();
        case 'save':
          return saveNow();
      }
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const done = shellAct(event, isTyping(event.target));
      if (done === null) return;
      // Also under a dialog: the browser's own meaning of these keys would leave the window.
      event.preventDefault();
      if (!isCovered() || done.act === 'save') run(done);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [announce, desk, notices, openPalette, overlay]);
}
