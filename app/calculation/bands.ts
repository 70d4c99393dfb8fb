import {
  add,
  compare,
  fraction,
  type Fraction,
  larger,
  multiply,
  one,
  roundHalfUp,
  smaller,
  subtract,
  zero,
} from '../model/fraction.ts';
import { formatPence, type Pence } from '../model/money.ts';
import type { TraceStep } from './calculation.ts';
import type { LawOn } from './law.ts';
import { step } from './step.ts';
import { shareOf } from './apportion.ts';
import { childrenWords, moneyText, otherChildrenWords } from './words.ts';
import { fail, ok, type Result } from '../result.ts';

export type Counts = Readonly<{ qualifying: number; otherArrangement: number; relevantOther: number }>;
/** The weekly amount for all receiving parents together, before shared care. Pence, exact. */
export type BandedAmount = Readonly<{
  rate: 'nil' | 'flat' | 'reduced' | 'basic';
  plus: boolean;
  assessable: Fraction;
  total: Fraction;
  percents: readonly string[];
  parts: readonly Pence[];
  fixed: Pence | null;
}>;
type Kept = (amount: Fraction) => Fraction;

/** Exact values are carried between rounding points unless the reading says to round at every stage (A3). */
const keeping = ({ params }: LawOn): Kept =>
  params['reading.rounding'].value === 'everyStage' ? (amount) => fraction(roundHalfUp(amount)) : (amount) => amount;

/** Rates stop rising at three: the last column is for three or more. */
const column = <T>([first, second, third]: readonly [T, T, T], count: number): T =>
  count < 2 ? first : count === 2 ? second : third;

/**
 * The rate and the amount that income alone gives (Sch 1 paras 2 to 5 and 10C): nil, flat, reduced or basic, with
 * the reduction for relevant other children and the share for other arrangements.
 * `income` is weekly pence after variations and the cap.
 * Refuses with DATE_IMPOSSIBLE when the reduced-rate table of that day is not held.
 */
export function bandedAmount(income: Pence, counts: Counts, on: LawOn, trace: TraceStep[]): Result<BandedAmount> {
  const { params } = on;
  if (income < params['band.nil'].value.pence) return ok(nil(income, on, trace));
  if (income <= params['band.flat'].value.pence) return ok(flat(income, on, trace));
  if (income < params['band.reduced'].value.pence) return reduced(income, counts, on, trace);
  return ok(basic(income, counts, on, trace));
}

function nil(income: Pence, { params }: LawOn, trace: TraceStep[]): BandedAmount {
  trace.push(
    step({
      ruleId: 'R-NIL',
      title: 'Which rate?',
      result: 'Nil',
      inputs: { income: formatPence(income), least: params['band.nil'].value.text },
      used: [params['band.nil']],
      formula: `${formatPence(income)} is under ${params['band.nil'].value.text}`,
    }),
  );
  return { rate: 'nil', plus: false, assessable: fraction(income), total: zero, percents: [], parts: [], fixed: null };
}

function flat(income: Pence, { params }: LawOn, trace: TraceStep[]): BandedAmount {
  const amount = params['flat.amount'].value;
  trace.push(
    step({
      ruleId: 'R-FLAT',
      title: 'Which rate?',
      result: 'Flat',
      inputs: { income: formatPence(income), most: params['band.flat'].value.text },
      used: [params['band.flat']],
      formula: `${formatPence(income)} is not over ${params['band.flat'].value.text}`,
    }),
    step({
      ruleId: 'R-FLAT',
      title: 'Weekly amount',
      result: amount.text,
      inputs: { 'flat rate': amount.text },
      used: [params['flat.amount']],
      formula: `${amount.text} in total, for any number of children`,
    }),
    step({
      ruleId: 'R-FLAT',
      title: 'Other children and shared care',
      result: 'None',
      matters: false,
      formula: 'They do not change the flat rate',
    }),
  );
  return {
    rate: 'flat',
    plus: false,
    assessable: fraction(income),
    total: amount.exact,
    percents: [],
    parts: [],
    fixed: amount.pence,
  };
}

function reduced(income: Pence, counts: Counts, on: LawOn, trace: TraceStep[]): Result<BandedAmount> {
  const { params } = on;
  const table = params['reduced.T'];
  if (table === null) return fail('DATE_IMPOSSIBLE', { fields: ['effectiveOn'], facts: { key: 'reduced.T' } });
  const counted = counts.qualifying + counts.otherArrangement;
  const [withNone, ...withOthers] = column(table.value, counted);
  const percent = counts.relevantOther === 0 ? withNone : column(withOthers, counts.relevantOther);
  const [floor, fixed] = [params['band.flat'].value, params['flat.amount'].value];
  const above = income - floor.pence;
  const keep = keeping(on);
  const all = keep(larger(fixed.exact, add(fixed.exact, multiply(fraction(above), percent.of))));
  trace.push(
    step({
      ruleId: 'R-RED',
      title: 'Which rate?',
      result: 'Reduced',
      inputs: { income: formatPence(income), 'more than': floor.text, 'less than': params['band.reduced'].value.text },
      used: [params['band.flat'], params['band.reduced']],
      formula: `${formatPence(income)} is over ${floor.text} and under ${params['band.reduced'].value.text}`,
    }),
    countedStep(counts),
    step({
      ruleId: 'R-RED',
      title: 'Other children',
      inputs: { 'other children': String(counts.relevantOther) },
      result: String(counts.relevantOther),
      used: [table],
      formula:
        counts.relevantOther === 0
          ? 'None'
          : `${otherChildrenWords(counts.relevantOther)}: ${percent.text} of the part above ${floor.text}`,
      matters: counts.relevantOther > 0,
    }),
    step({
      ruleId: 'R-RED',
      title: 'Weekly amount',
      result: moneyText(all),
      inputs: { 'flat rate': fixed.text, 'income above': formatPence(above), rate: percent.text },
      used: [params['flat.amount'], table],
      formula: `${fixed.text} + ${formatPence(above)} × ${percent.text}`,
    }),
  );
  return ok({
    rate: 'reduced',
    plus: false,
    assessable: fraction(income),
    total: keep(qualifyingPart(all, counts, on, trace)),
    percents: [percent.text],
    parts: [above],
    fixed: fixed.pence,
  });
}

function basic(income: Pence, counts: Counts, on: LawOn, trace: TraceStep[]): BandedAmount {
  const { params } = on;
  const keep = keeping(on);
  const gross = fraction(income);
  const others = counts.relevantOther === 0 ? null : column(params['roc.reduction'].value, counts.relevantOther);
  const assessable = others === null ? gross : keep(multiply(gross, subtract(one, others.of)));
  const tier1 = params['band.tier1'].value;
  const counted = counts.qualifying + counts.otherArrangement;
  const [first, second] = [column(params['basic.tier1'].value, counted), column(params['basic.tier2'].value, counted)];

  const testedBefore = params['reading.tierTest'].value === 'beforeOtherChildren';
  const plus = compare(testedBefore ? gross : assessable, tier1.exact) > 0;
  const lower = plus ? tier1.exact : smaller(assessable, tier1.exact);
  const upper = plus ? subtract(assessable, tier1.exact) : zero;
  const all = keep(add(multiply(lower, first.of), multiply(upper, second.of)));
  const tier2Rows = plus ? [params['basic.tier2'], params['band.tier1']] : [];
  trace.push(
    rateStep(income, assessable, plus, on),
    countedStep(counts),
    step({
      ruleId: 'R-ROC-2',
      title: 'Other children',
      inputs: {
        income: formatPence(income),
        'other children': String(counts.relevantOther),
        ...(others === null ? {} : { reduction: others.text }),
      },
      used: [params['roc.reduction']],
      matters: others !== null,
      formula:
        others === null
          ? 'None'
          : `${otherChildrenWords(counts.relevantOther)}: ${formatPence(income)} − ${others.text}`,
      result: moneyText(assessable),
    }),
    step({
      ruleId: 'R-BAS',
      title: 'Weekly amount',
      result: moneyText(all),
      inputs: {
        income: moneyText(assessable),
        rate: first.text,
        ...(plus ? { 'rate above': second.text, 'first part': moneyText(lower) } : {}),
      },
      used: [params['basic.tier1'], ...tier2Rows],
      formula: `${moneyText(lower)} × ${first.text}${plus ? ` + ${moneyText(upper)} × ${second.text}` : ''}`,
      source: plus ? 'Sch 1 para 2(1) and (2)' : 'Sch 1 para 2(1)',
    }),
  );
  return {
    rate: 'basic',
    plus,
    assessable,
    total: keep(qualifyingPart(all, counts, on, trace)),
    fixed: null,
    percents: plus ? [first.text, second.text] : [first.text],
    parts: plus ? [roundHalfUp(lower), roundHalfUp(upper)] : [roundHalfUp(lower)],
  };
}

function rateStep(income: Pence, assessable: Fraction, plus: boolean, { params }: LawOn): TraceStep {
  const tier = `${plus ? 'over' : 'not over'} ${params['band.tier1'].value.text}`;
  const least = `${formatPence(income)} is at least ${params['band.reduced'].value.text}`;
  const same = compare(assessable, fraction(income)) === 0;
  return step({
    ruleId: 'R-BAS',
    title: 'Which rate?',
    inputs: {
      income: formatPence(income),
      least: params['band.reduced'].value.text,
      'first part': params['band.tier1'].value.text,
    },
    formula: same ? `${least} and ${tier}` : `${least}; ${moneyText(assessable)} is left after other children, ${tier}`,
    result: plus ? 'Basic plus' : 'Basic',
    used: [params['band.reduced'], params['band.tier1']],
  });
}

function countedStep({ qualifying, otherArrangement }: Counts): TraceStep {
  const words = childrenWords(qualifying);
  return step({
    ruleId: 'R-QC-1',
    title: 'Children counted',
    inputs: { children: String(qualifying), 'under another arrangement': String(otherArrangement) },
    formula: otherArrangement === 0 ? words : `${words} and ${countedElsewhere(otherArrangement)}`,
    result: String(qualifying + otherArrangement),
  });
}
const countedElsewhere = (count: number): string => `${childrenWords(count)} under another arrangement`;

/** R-OTH-1: only the part for qualifying children is due here, and never less than the flat amount. */
function qualifyingPart(
  all: Fraction,
  { qualifying, otherArrangement }: Counts,
  { params }: LawOn,
  trace: TraceStep[],
): Fraction {
  const title = 'Other arrangements';
  if (otherArrangement === 0) {
    trace.push(step({ ruleId: 'R-OTH-1', title, formula: 'None', result: 'None', matters: false }));
    return all;
  }
  const least = params['flat.amount'];
  const part = shareOf(all, qualifying, qualifying + otherArrangement);
  const raised = compare(part, least.value.exact) < 0;
  const formula = `${moneyText(all)} × ${qualifying} ÷ ${qualifying + otherArrangement}`;
  const result = larger(part, least.value.exact);
  trace.push(
    step({
      ruleId: 'R-OTH-1',
      title,
      inputs: {
        amount: moneyText(all),
        children: String(qualifying),
        'under another arrangement': String(otherArrangement),
        least: least.value.text,
      },
      used: [least],
      result: moneyText(result),
      formula: raised ? `${formula} = ${moneyText(part)}; the least is ${least.value.text}` : formula,
    }),
  );
  return result;
}
