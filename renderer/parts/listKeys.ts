/** A key press, as far as a list cares. */
export type ListPress = Readonly<{
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}>;

export type ListState = Readonly<{
  /** Places in the list, heads included. */
  places: number;
  active: number;
  /** Where a Shift range began; null when none is under way. */
  anchor: number | null;
  /** Places a page holds. */
  page: number;
  /** Whether the person has single-letter keys switched on. */
  singleKeys: boolean;
  /** Letters the list acts on, lower case. */
  letters: readonly string[];
  isHead: (position: number) => boolean;
  /** The head above a place, or -1. */
  headAbove: (position: number) => number;
}>;

/** Both ends count. */
type Span = Readonly<{ from: number; to: number }>;

type ListAct =
  | Readonly<{ act: 'go'; to: number }>
  | Readonly<{ act: 'range'; to: number; anchor: number; tick: Span; untick: Span | null }>
  | Readonly<{ act: 'tick' | 'open'; at: number }>
  | Readonly<{ act: 'tickAll' }>
  | Readonly<{ act: 'fold'; at: number; open: boolean | null }>
  | Readonly<{ act: 'letter'; letter: string; at: number }>;

const clamp = (position: number, places: number): number => Math.min(Math.max(position, 0), places - 1);
const span = (a: number, b: number): Span => ({ from: Math.min(a, b), to: Math.max(a, b) });

/** Where a movement key leads, or null when the key does not move. */
function target({ key }: ListPress, { places, active, page, singleKeys }: ListState): number | null {
  const letter = singleKeys ? key.toLowerCase() : '';
  if (key === 'ArrowDown' || letter === 'j') return clamp(active + 1, places);
  if (key === 'ArrowUp' || letter === 'k') return clamp(active - 1, places);
  if (key === 'PageDown') return clamp(active + page, places);
  if (key === 'PageUp') return clamp(active - page, places);
  if (key === 'Home') return 0;
  return key === 'End' ? places - 1 : null;
}

/** Shift and a move: ticks all from where the range began to the new place, and unticks what the range gave up. */
function extend(to: number, { active, anchor }: ListState): ListAct {
  const from = anchor ?? active;
  const before = span(from, active);
  const after = span(from, to);
  const untick: Span | null =
    before.to > after.to
      ? { from: after.to + 1, to: before.to }
      : before.from < after.from
        ? { from: before.from, to: after.from - 1 }
        : null;
  return { act: 'range', to, anchor: from, tick: after, untick };
}

/** What a key does in a list; null leaves it to the window. Pure, so that every key is tested without a window. */
export function listAct(press: ListPress, state: ListState): ListAct | null {
  const { places, active, isHead, headAbove } = state;
  if (places === 0 || press.altKey || press.metaKey) return null;
  if (press.ctrlKey) {
    if (press.key.toLowerCase() === 'a' && !press.shiftKey) return { act: 'tickAll' };
    return null;
  }
  const to = target(press, state);
  if (to !== null) return press.shiftKey ? extend(to, state) : { act: 'go', to };
  if (press.shiftKey) return null;
  const head = isHead(active);
  switch (press.key) {
    case ' ':
      return head ? { act: 'fold', at: active, open: null } : { act: 'tick', at: active };
    case 'Enter':
      return head ? { act: 'fold', at: active, open: null } : { act: 'open', at: active };
    case 'ArrowRight':
      return head ? { act: 'fold', at: active, open: true } : null;
    case 'ArrowLeft':
      if (head) return { act: 'fold', at: active, open: false };
      return headAbove(active) < 0 ? null : { act: 'go', to: headAbove(active) };
    default: {
      const letter = press.key.toLowerCase();
      return state.singleKeys && !head && state.letters.includes(letter) ? { act: 'letter', letter, at: active } : null;
    }
  }
}
