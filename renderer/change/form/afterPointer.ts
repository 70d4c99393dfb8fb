let pressed = false;
let waiting: (() => void)[] = [];

/**
 * Runs now, or once the pointer that is being pressed has let go. An error that appeared between press and release
 * would move what is pressed from under the pointer, and the press would be lost.
 */
export function afterPointer(run: () => void): void {
  if (pressed) waiting.push(run);
  else run();
}

function release(): void {
  pressed = false;
  const runs = waiting;
  waiting = [];
  // The click that belongs to this press comes first.
  setTimeout(() => runs.forEach((run) => run()));
}
function press(): void {
  pressed = true;
}

/** Follows the pointer while a form is drawn. Returns what stops it. */
export function followPointer(): () => void {
  window.addEventListener('pointerdown', press, true);
  window.addEventListener('pointerup', release, true);
  window.addEventListener('pointercancel', release, true);
  return () => {
    window.removeEventListener('pointerdown', press, true);
    window.removeEventListener('pointerup', release, true);
    window.removeEventListener('pointercancel', release, true);
    release();
  };
}
