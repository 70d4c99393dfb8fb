import type { KeyboardEvent } from 'react';
import { isTyping, useSingleKeys } from '../parts/singleKeys.ts';

/** What the letters of a case do, by lower-case letter. */
export type CaseKeys = Readonly<Record<string, (() => void) | undefined>>;

/**
 * Single letters while focus is in the case: never while typing, in a dialog, or in a form or pane beside it that has
 * keys of its own (`data-own-keys`).
 */
export function useCaseKeys(keys: CaseKeys): (event: KeyboardEvent<HTMLElement>) => void {
  const singleKeys = useSingleKeys();
  return (event) => {
    if (!singleKeys || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || isTyping(event.target)) return;
    const target = event.target as Element;
    // Dialogs are drawn elsewhere in the page; their key presses only bubble here through React.
    if (!event.currentTarget.contains(target) || target.closest('[data-own-keys]') !== null) return;
    const run = keys[event.key.toLowerCase()];
    if (run === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
}
