import type { StepView } from '../../app/instructions/stepView.ts';
import { withTick } from './CheckItems.tsx';
import { quickDay, shownChoices } from './StepInput.tsx';
import type { Answering, Tick } from './stepAnswer.ts';

/**
 * What a number key puts into the open step: the choice or tick of that number, or (1, at a date) its likeliest day.
 * Null when the number means nothing here.
 */
export function numberPuts(
  step: StepView,
  { typed }: Answering,
  number: number,
  today: string,
): Partial<Answering> | null {
  if (step.kind === 'check') {
    const item = step.items.filter(({ automatic }) => !automatic)[number - 1];
    if (item === undefined) return null;
    const ticks = typed as Readonly<Record<string, Tick>>;
    return { typed: withTick(ticks, item.id, ticks[item.id] === 'pass' ? null : 'pass') };
  }
  if (step.type === 'date') return number === 1 ? { typed: quickDay(step, today) } : null;
  const choice = shownChoices(step)[number - 1];
  return choice === undefined ? null : { typed: choice.id };
}
