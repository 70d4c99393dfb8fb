import {
  fraction,
  larger,
  multiply,
  one,
  add,
  roundDown,
  roundHalfUp,
  roundUp,
  subtract,
  zero,
} from '../model/fraction.ts';
import { formatPence, MoneyPer, type Pence } from '../model/money.ts';
import type { IsoDate } from '../model/dates.ts';
import { fail, ok, type Result } from '../result.ts';
import type { TraceStep } from './calculation.ts';
import { weeklyOf } from './conversions.ts';
import type { Law, LawOn } from './law.ts';
import { step } from './step.ts';
import { differs, percentText } from './tolerance.ts';

export type IncomeToleranceInput = Readonly<{
  /** The weekly income in use (`Calculation.grossWeekly`); null or nil when none is. */
  inForceWeekly: Pence | null;
  source: 'employed' | 'pension' | 'none' | 'self_employed' | 'benefit';
  /** Gross pay; not read for `none` and `benefit`, which are no income. */
  pay: MoneyPer | null;
  /** Pension contributions not already taken off the pay. */
  pensionPaid: MoneyPer | null;
  on: IsoDate;
}>;
export type IncomeTolerance = Readonly<{
  met: boolean;
  /** The new weekly income, rounded to the penny. */
  weekly: Pence;
  direction: 'up' | 'down' | 'same';
  /** `27.2`; empty when there was no income in use to compare with. */
  percent: string;
  /** Income at or below this counts as a change. With no income in use: nil, which is no change. */
  lowerEdge: Pence;
  /** Income at or above this counts as a change. */
  upperEdge: Pence;
  step: TraceStep;
}>;

/**
 * Whether a reported income differs by 25% or more from the one in use (R-INC-1, R-INC-9; reg 34(2) and reg 23).
 * Exactly 25% counts; when none is in use, any income counts. Refuses a missing or negative figure with
 * INPUT_INVALID, and a day outside the law tables with DATE_IMPOSSIBLE.
 */
export function incomeTolerance(input: IncomeToleranceInput, law: Law): Result<IncomeTolerance> {
  const on = law.at(input.on);
  if (!on.ok) return fail('DATE_IMPOSSIBLE', { ...on.error, fields: ['on'] });
  const earns = input.source !== 'none' && input.source !== 'benefit';
  const invalid = [
    ...((input.inForceWeekly ?? 0) < 0 || !Number.isSafeInteger(input.inForceWeekly ?? 0) ? ['inForceWeekly'] : []),
    ...(earns && !isAmount(input.pay) ? ['pay'] : []),
    ...(input.pensionPaid !== null && !isAmount(input.pensionPaid) ? ['pensionPaid'] : []),
  ];
  if (invalid.length > 0) return fail('INPUT_INVALID', { fields: invalid });

  const held = input.inForceWeekly ?? 0;
  const weekly = earns && input.pay !== null ? weeklyPay(input.pay, input.pensionPaid, on.value) : 0;
  const met = differs(held, weekly, on.value);
  const limit = on.value.params['tolerance.income'];
  const edge = multiply(fraction(held), limit.value.of);
  const lowerEdge = roundDown(subtract(fraction(held), edge));
  const upperEdge = held === 0 ? 1 : roundUp(multiply(fraction(held), add(one, limit.value.of)));
  const direction = weekly === held ? 'same' : weekly > held ? 'up' : 'down';
  const percent = percentText(held, weekly, on.value);
  return ok({
    met,
    weekly,
    direction,
    percent,
    lowerEdge,
    upperEdge,
    step: step({
      ruleId: held === 0 ? 'R-INC-1' : 'R-INC-9',
      title: `Changed by ${limit.value.text} or more?`,
      inputs: {
        'income in use': formatPence(held),
        'income now': formatPence(weekly),
        'difference that counts': limit.value.text,
      },
      formula: formulaWords(held, weekly, percent),
      result: met ? 'Yes' : 'No',
      used: [limit],
    }),
  });
}

const isAmount = (money: MoneyPer | null): boolean =>
  money !== null && MoneyPer.safeParse(money).success && money.pence >= 0;

function weeklyPay(pay: MoneyPer, pension: MoneyPer | null, on: LawOn): Pence {
  const net = pension === null ? weeklyOf(pay, on) : subtract(weeklyOf(pay, on), weeklyOf(pension, on));
  return roundHalfUp(larger(zero, net));
}

function formulaWords(held: Pence, weekly: Pence, percent: string): string {
  const from = `${formatPence(held)} to ${formatPence(weekly)}`;
  if (held === weekly) return `${from}, no change`;
  if (held === 0) return `${from}, any income counts when none is in use`;
  return `${from}, ${percent}% ${weekly < held ? 'lower' : 'higher'}`;
}
