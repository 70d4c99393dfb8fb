/** Brings the caret to the note, wherever it is drawn. */
export type NoteCaret = Readonly<{
  /** Given by the note's field when it appears, and null when it goes. */
  attach(box: HTMLElement | null): void;
  /** True when the field was there; else it gets the caret as soon as it appears. */
  ask(): boolean;
}>;

export function createNoteCaret(): NoteCaret {
  let held: HTMLElement | null = null;
  let wanted = false;
  return {
    attach(box) {
      held = box;
      if (box === null || !wanted) return;
      wanted = false;
      box.focus();
    },
    ask() {
      wanted = held === null;
      held?.focus();
      return held !== null;
    },
  };
}
