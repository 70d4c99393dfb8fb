import { formatPence, type Pence } from '../model/money.ts';
import { fail, ok, type Result } from '../result.ts';
import type { TraceStep } from './calculation.ts';
import { step } from './step.ts';

export type Offset<Id extends string> = Readonly<{
  /** Who pays the difference; null when both owe the same. */
  payer: Id | null;
  /** What is paid a week, pence. */
  weekly: Pence;
  /** Each parent's own liability, which the offset does not change. */
  liabilities: readonly [Readonly<{ payer: Id; weekly: Pence }>, Readonly<{ payer: Id; weekly: Pence }>];
  step: TraceStep;
}>;

/**
 * Split care (R-IN-5): each parent pays for a different child of theirs, so two calculations stand, and only the
 * difference is paid. Pence a week. Offsetting is for payment alone: liabilities, decisions and appeals stay two.
 * Refuses with INPUT_INVALID one parent twice, or an amount below nil or in part pennies.
 */
export function offset<Id extends string>(
  one: Readonly<{ payer: Id; weekly: Pence }>,
  other: Readonly<{ payer: Id; weekly: Pence }>,
): Result<Offset<Id>> {
  if (one.payer === other.payer) return fail('INPUT_INVALID', { fields: ['payer'] });
  const wrong = [one, other].some(({ weekly }) => !Number.isSafeInteger(weekly) || weekly < 0);
  if (wrong) return fail('INPUT_INVALID', { fields: ['weekly'] });
  const [more, less] = one.weekly >= other.weekly ? [one, other] : [other, one];
  const weekly = more.weekly - less.weekly;
  return ok({
    payer: weekly === 0 ? null : more.payer,
    weekly,
    liabilities: [one, other],
    step: step({
      ruleId: 'R-IN-5',
      title: 'Each parent pays for a child',
      inputs: { 'one owes': formatPence(more.weekly), 'the other owes': formatPence(less.weekly) },
      formula: `${formatPence(more.weekly)} − ${formatPence(less.weekly)}`,
      result: formatPence(weekly),
    }),
  });
}
