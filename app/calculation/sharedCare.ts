import { compare, divide, type Fraction, fraction, isZero, multiply, one, subtract, zero } from '../model/fraction.ts';
import { shareOf } from './apportion.ts';
import type { TraceStep } from './calculation.ts';
import { sum } from './conversions.ts';
import type { CalculationInput } from './input.ts';
import type { LawOn, Param } from './law.ts';
import type { NightsBand } from './lawKeys.ts';
import { receivingParentOnly, staffAndPayingParent, step } from './step.ts';
import { moneyText } from './words.ts';

type ReceivingParent = CalculationInput['receivingParents'][number];
type Child = ReceivingParent['children'][number];

const bandsRow = ({ params }: LawOn): Param<readonly NightsBand[]> => params[params['reading.nightsBands'].value];

/** R-SC-8: when nights cannot be settled but care is shared, one night a week is assumed. */
export const nightsOf = (child: Child, { params }: LawOn): number => child.nights ?? params['sc.assumedNights'].value;

/** Most nights first, so that the order in which children are listed leaves no mark. */
const nightsText = ({ children }: ReceivingParent, on: LawOn): string =>
  children
    .map((child) => nightsOf(child, on))
    .sort((a, b) => b - a)
    .join(', ');

function bandOf(nights: number, bands: readonly NightsBand[]): NightsBand | null {
  let found: NightsBand | null = null;
  for (const band of bands) if (nights >= band.nights) found = band;
  return found;
}

/** Whether any child of this receiving parent is at the paying parent's for as many nights as the first band needs. */
export const hasSharedCare = (parent: ReceivingParent, on: LawOn): boolean =>
  parent.children.some((child) => bandOf(nightsOf(child, on), bandsRow(on).value) !== null);

/**
 * Each receiving parent's weekly amount at the basic or reduced rate: the share by children (R-APP-1), shared care
 * (R-SC-2 to R-SC-4), and the lowest amount (R-SC-5). Pence, exact, in list order. A receiving parent's own amount
 * never ends below nil.
 */
export function sharedAmounts(
  total: Fraction,
  parents: readonly ReceivingParent[],
  on: LawOn,
  trace: TraceStep[],
): readonly Fraction[] {
  const shares = splitByChildren(total, parents, trace);
  const shared = parents.some((parent) => hasSharedCare(parent, on));
  if (!shared) {
    trace.push(...parents.map((parent) => noSharedCareStep(parent, on)));
    return shares;
  }
  const decreased = parents.map((parent, index) => afterSharedCare(shares[index] ?? zero, parent, on, trace));
  const least = on.params['flat.amount'];
  const tested =
    on.params['reading.lowestTest'].value === 'eachFirst' ? notBelowNil(decreased, parents, trace) : decreased;
  const together = sum(tested);
  if (compare(together, least.value.exact) >= 0) return notBelowNil(tested, parents, trace);

  const all = countChildren(parents);
  const floor = { ruleId: 'R-SC-5' as const, title: 'Lowest amount', used: [least] };
  trace.push(
    step({
      ...floor,
      inputs: { amount: moneyText(together), least: least.value.text },
      formula: `${moneyText(together)} is under ${least.value.text}`,
      result: least.value.text,
      audience: staffAndPayingParent,
    }),
  );
  return parents.map(({ id, children }) => {
    const part = shareOf(least.value.exact, children.length, all);
    const plain = `The least is ${least.value.text} for all the children`;
    trace.push(
      parents.length === 1
        ? step({
            ...floor,
            inputs: { least: least.value.text },
            formula: plain,
            result: moneyText(part),
            audience: receivingParentOnly,
            receivingParentId: id,
          })
        : step({
            ...floor,
            inputs: { least: least.value.text, children: String(children.length), 'all children': String(all) },
            formula: `${least.value.text} × ${children.length} ÷ ${all}`,
            result: moneyText(part),
            receivingParentId: id,
          }),
    );
    return part;
  });
}

function notBelowNil(
  amounts: readonly Fraction[],
  parents: readonly ReceivingParent[],
  trace: TraceStep[],
): readonly Fraction[] {
  return amounts.map((amount, index) => {
    if (amount.numerator >= 0n) return amount;
    trace.push(
      step({
        ruleId: 'R-SC-4',
        title: 'Never below nil',
        inputs: { amount: moneyText(amount) },
        formula: `${moneyText(amount)} is below nil`,
        result: moneyText(zero),
        receivingParentId: parents[index]?.id,
      }),
    );
    return zero;
  });
}

const countChildren = (parents: readonly ReceivingParent[]): number =>
  parents.reduce((count, { children }) => count + children.length, 0);

/** R-APP-1. */
export function splitByChildren(
  total: Fraction,
  parents: readonly ReceivingParent[],
  trace: TraceStep[],
): readonly Fraction[] {
  if (parents.length === 1) {
    trace.push(
      step({
        ruleId: 'R-APP-1',
        title: 'Split between receiving parents',
        inputs: { amount: moneyText(total) },
        formula: 'One receiving parent',
        result: moneyText(total),
        matters: false,
      }),
    );
    return [total];
  }
  const all = countChildren(parents);
  return parents.map(({ id, children }) => {
    const share = shareOf(total, children.length, all);
    trace.push(
      step({
        ruleId: 'R-APP-1',
        title: 'Share by number of children',
        inputs: { amount: moneyText(total), children: String(children.length), 'all children': String(all) },
        receivingParentId: id,
        formula: `${moneyText(total)} × ${children.length} ÷ ${all}`,
        result: moneyText(share),
      }),
    );
    return share;
  });
}

function noSharedCareStep(parent: ReceivingParent, on: LawOn): TraceStep {
  const most = Math.max(...parent.children.map((child) => nightsOf(child, on)));
  const row = bandsRow(on);
  return step({
    ruleId: 'R-SC-2',
    title: 'Shared care',
    inputs: { nights: nightsText(parent, on) },
    result: 'None',
    matters: false,
    used: [row],
    receivingParentId: parent.id,
    formula: `${most} nights, under ${row.value[0]?.nights}`,
  });
}

/** May be below nil: the lowest amount is tested on all receiving parents together first. */
function afterSharedCare(share: Fraction, parent: ReceivingParent, on: LawOn, trace: TraceStep[]): Fraction {
  const row = bandsRow(on);
  const { children, id } = parent;
  const bands = children
    .map((child) => bandOf(nightsOf(child, on), row.value))
    .sort((a, b) => (b?.nights ?? 0) - (a?.nights ?? 0));
  if (bands[0] === null) {
    trace.push(noSharedCareStep(parent, on));
    return share;
  }
  const off = divide(sum(bands.map((band) => band?.off ?? zero)), fraction(children.length));
  const halves = bands.filter((band) => band?.extra === true).length;
  const extra = on.params['sc.extra'];
  const left = subtract(multiply(share, subtract(one, off)), multiply(extra.value.exact, fraction(halves)));
  const parts = bands.map((band) => band?.text ?? '0').join(' + ');
  const average = children.length === 1 ? parts : `(${parts}) ÷ ${children.length}`;
  const taken = halves === 0 ? '' : ` − ${halves === 1 ? '' : `${halves} × `}${extra.value.text}`;
  const assumed = children.some(({ nights }) => nights === null);
  trace.push(
    step({
      ruleId: halves > 0 ? 'R-SC-4' : assumed ? 'R-SC-8' : 'R-SC-2',
      title: assumed ? 'Shared care, one night a week assumed' : 'Shared care',
      inputs: {
        share: moneyText(share),
        nights: nightsText(parent, on),
        ...(halves === 0 ? {} : { 'off for each child': extra.value.text }),
      },
      formula: `${moneyText(share)} × (1 − ${average})${taken}`,
      result: moneyText(left),
      used: halves > 0 ? [row, extra] : [row],
      matters: !isZero(share),
      receivingParentId: id,
    }),
  );
  return left;
}

/** R-SC-6: the flat rate on a benefit falls to nothing for a receiving parent with shared care of any child. */
export function benefitFlatAmounts(
  total: Fraction,
  parents: readonly ReceivingParent[],
  on: LawOn,
  trace: TraceStep[],
): readonly Fraction[] {
  const shares = splitByChildren(total, parents, trace);
  const row = bandsRow(on);
  const counts = on.params['reading.benefitSharedCare'].value === 'nothing';
  return parents.map((parent, index) => {
    const share = shares[index] ?? zero;
    if (!counts || !hasSharedCare(parent, on)) {
      trace.push(noSharedCareStep(parent, on));
      return share;
    }
    trace.push(
      step({
        ruleId: 'R-SC-6',
        title: 'Shared care',
        inputs: { nights: nightsText(parent, on) },
        used: [row],
        receivingParentId: parent.id,
        result: moneyText(zero),
        formula: `A child stays ${row.value[0]?.nights} nights or more, so nothing is payable`,
      }),
    );
    return zero;
  });
}
