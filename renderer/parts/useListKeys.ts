import { useRef, type KeyboardEvent } from 'react';
import { listAct, type ListState } from './listKeys.ts';
import { isTyping, useSingleKeys } from './singleKeys.ts';

type ListKeys = Omit<ListState, 'anchor' | 'singleKeys' | 'letters'> &
  Readonly<{
    onGo: (position: number) => void;
    onOpen: (position: number) => void;
    onTick?: (position: number) => void;
    /** Both ends count; `ticked` false for the rows a Shift range gave up. */
    onTickSpan?: (from: number, to: number, ticked: boolean) => void;
    onTickAll?: () => void;
    /** `open` is null to turn it over. */
    onFold?: (position: number, open: boolean | null) => void;
    /** By lower-case letter. They work only while the list has focus and single-letter keys are on. */
    letters?: Readonly<Record<string, (position: number) => void>>;
  }>;

/**
 * The keys of a list with one tab stop. Spread the result on the element that has focus: the list itself (with
 * `aria-activedescendant`) or around a roving row.
 */
export function useListKeys(list: ListKeys): Readonly<{ onKeyDown: (event: KeyboardEvent) => void }> {
  const singleKeys = useSingleKeys();
  // A range goes on only from where it stopped: a click or any other move starts a new one.
  const range = useRef<Readonly<{ anchor: number; end: number }> | null>(null);
  return {
    onKeyDown: (event) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const letters = list.letters ?? {};
      const anchor = range.current?.end === list.active ? range.current.anchor : null;
      const done = listAct(event, { ...list, anchor, singleKeys, letters: Object.keys(letters) });
      if (done === null) return;
      event.preventDefault();
      event.stopPropagation();
      range.current = done.act === 'range' ? { anchor: done.anchor, end: done.to } : null;
      switch (done.act) {
        case 'go':
          return list.onGo(done.to);
        case 'range':
          if (done.untick !== null) list.onTickSpan?.(done.untick.from, done.untick.to, false);
          list.onTickSpan?.(done.tick.from, done.tick.to, true);
          return list.onGo(done.to);
        case 'tick':
          return list.onTick?.(done.at);
        case 'tickAll':
          return list.onTickAll?.();
        case 'open':
          return list.onOpen(done.at);
        case 'fold':
          return list.onFold?.(done.at, done.open);
        case 'letter':
          return letters[done.letter]?.(done.at);
      }
    },
  };
}
