import { useState, type KeyboardEvent } from 'react';
import type { StepView } from '../../app/instructions/stepView.ts';
import { useToday } from '../app/AppContext.tsx';
import { isLetter, isTyping, useSingleKeys } from '../parts/singleKeys.ts';
import { answeringOf, type InstructionState } from './instructionState.ts';
import { canAccept } from './stepAnswer.ts';
import { numberPuts } from './stepKeys.ts';
import { inputId } from './StepInput.tsx';

type Keys = Readonly<{
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  law: string | null;
  setLaw: (key: string | null) => void;
}>;

/** Enter in these means to go on; in a button, a link or a longer text it keeps its own meaning. */
const goesOn = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement || (target instanceof HTMLElement && /^H[23]$/.test(target.tagName));

/**
 * The keys of a run: Ctrl+Enter and Enter go on, Alt+Left goes back, Esc pauses, W opens law and working, numbers
 * choose. Enter at the heading of a step that still needs an answer goes to its field.
 */
export function useRunKeys({
  state,
  current,
  onClose,
}: Readonly<{ state: InstructionState; current: StepView | null; onClose: () => void }>): Keys {
  const singleKeys = useSingleKeys();
  const today = useToday();
  const [law, setLaw] = useState<string | null>(null);
  const { view } = state;

  const go = (event: KeyboardEvent): void => {
    if (view.phase !== 'open') return;
    if (view.preview !== null) {
      // A decision is never made by a plain Enter.
      if (event.ctrlKey) void state.finish();
    } else if (current === null) {
      if (view.run.view.canSubmit || view.run.view.canCommitWait) void state.showPreview();
    } else if (
      !event.ctrlKey &&
      !(event.target instanceof HTMLInputElement) &&
      !canAccept(current, answeringOf(view, current))
    ) {
      document.getElementById(inputId(current.key))?.focus();
    } else void state.go(current.key);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // A dialog opened from here hands its keys up through the tree; they are the dialog's.
    if (event.defaultPrevented || !(event.target instanceof Node) || !event.currentTarget.contains(event.target))
      return;
    const handled = (run: () => void): void => {
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    if (event.key === 'Escape')
      return handled(view.phase === 'open' && view.preview !== null ? state.closePreview : onClose);
    if (view.phase !== 'open') return;
    if (event.key === 'Enter' && (event.ctrlKey || goesOn(event.target))) return handled(() => go(event));
    if (event.key === 'ArrowLeft' && event.altKey)
      return handled(() => (view.preview === null ? void state.backOne() : state.closePreview()));
    if (!singleKeys || current === null || view.preview !== null || isTyping(event.target)) return;
    if (isLetter(event, 'w')) return handled(() => setLaw(current.key));
    if (/^[1-9]$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) {
      const puts = numberPuts(current, answeringOf(view, current), Number(event.key), today);
      if (puts !== null) handled(() => state.put(current.key, puts));
    }
  };
  return { onKeyDown, law, setLaw };
}
