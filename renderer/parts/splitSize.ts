type SplitLimits = Readonly<{ min: number; max: number }>;

const STEP = 16;
const BIG_STEP = 64;

/** A size inside its limits, in whole CSS pixels. */
export const clampSize = (size: number, { min, max }: SplitLimits): number =>
  Math.round(Math.min(Math.max(size, min), Math.max(min, max)));

/**
 * The size after a key on the separator, or null when the key is not one of its own. `sized` says which pane the size
 * is of: a pane at the end grows when the separator moves left. Shift takes bigger steps.
 */
export function sizeAfterKey(
  pressed: Readonly<{ key: string; shiftKey: boolean }>,
  size: number,
  limits: SplitLimits,
  sized: 'start' | 'end',
): number | null {
  const step = (pressed.shiftKey ? BIG_STEP : STEP) * (sized === 'start' ? 1 : -1);
  switch (pressed.key) {
    case 'ArrowRight':
      return clampSize(size + step, limits);
    case 'ArrowLeft':
      return clampSize(size - step, limits);
    case 'Home':
      return sized === 'start' ? limits.min : limits.max;
    case 'End':
      return sized === 'start' ? limits.max : limits.min;
    default:
      return null;
  }
}
