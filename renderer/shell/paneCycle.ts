/** Which of `count` panes comes after (`step` 1) or before (−1) the one with focus; `at` −1 when none has. */
export function paneAfter(at: number, count: number, step: 1 | -1): number {
  if (count === 0) return -1;
  if (at === -1) return step === 1 ? 0 : count - 1;
  return (at + step + count) % count;
}

/** Panes in sight, in reading order. A pane that only holds other panes is left to them. */
const panesOf = (root: ParentNode): readonly HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.getClientRects().length > 0 && pane.querySelector('[data-pane]') === null);

/**
 * Moves focus to the next or previous pane: to its own starting point (`data-pane-start`, or its list) when it has one,
 * else to the pane itself. Focus always moves to something that names where it is.
 */
export function cyclePane(root: ParentNode, focused: Element | null, step: 1 | -1): void {
  const panes = panesOf(root);
  const at = panes.findIndex((pane) => pane.contains(focused));
  const next = panes[paneAfter(at, panes.length, step)];
  (next?.querySelector<HTMLElement>('[data-pane-start], .cb-list') ?? next)?.focus();
}
