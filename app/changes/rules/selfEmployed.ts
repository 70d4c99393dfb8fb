import { weeklyOf } from '../../calculation/conversions.ts';
import type { LawOn } from '../../calculation/law.ts';
import type { ChangePreview } from '../../contract/change.ts';
import { daysBetween, formatDate, type IsoDate } from '../../model/dates.ts';
import { add, fraction, larger, roundHalfUp, roundUp, subtract, zero, type Fraction } from '../../model/fraction.ts';
import { formatPence, type MoneyPer, type Pence } from '../../model/money.ts';
import { finding, type FindingRule } from '../engine/finding.ts';
import { withIncome } from '../engine/patch.ts';
import { proofOf } from '../engine/proof.ts';
import { incomeMoved, type ToldIncome } from '../incomeMoved.ts';
import { largeAmounts, pensionAbove, tooLarge } from '../moneyBounds.ts';
import type { FieldsRead } from '../readFields.ts';
import { hmrcFigure, testFigure, testLine, tooSmall } from './incomeFigure.ts';

type Values = FieldsRead['values'];
type Prepared = ChangePreview['prepared'][number];

const DAYS_IN_WEEK = 7;
/** An accounting period of a year has one of these many days; it is divided as a year is (R-INC-2). */
const yearDays: readonly number[] = [365, 366];

const pence = (value: unknown): Pence => (value as Readonly<{ pence: Pence }> | undefined)?.pence ?? 0;
const weekly = (value: unknown, law: LawOn): Fraction => (value === undefined ? zero : weeklyOf(value as MoneyPer, law));
const daysOf = (values: Values): number => daysBetween(values['periodFrom'] as IsoDate, values['periodTo'] as IsoDate) + 1;

/** Profit of the accounts and what it is a week: a year as a year's income is, another period by its days (R-INC-6). A loss counts as nothing. */
function profitOf(values: Values, law: LawOn): Readonly<{ week: Fraction; lines: readonly Prepared[] }> {
  const [turnover, expenses] = [pence(values['turnover']), pence(values['expenses'])];
  const profit = Math.max(0, turnover - expenses);
  const filed = values['filed'] === 'yes';
  const days = filed ? daysOf(values) : null;
  const year = days === null || yearDays.includes(days);
  const week = year ? weeklyOf({ pence: profit, per: 'year' }, law) : fraction(profit * DAYS_IN_WEEK, days);
  const divided = law.params['reading.weekFromYear'].value === 'weeks52' ? `÷ ${law.params['income.yearWeeks'].value}` : `÷ ${law.params['income.yearDays'].value} × ${DAYS_IN_WEEK}`;
  const source = filed ? `Accounts, ${formatDate(values['periodFrom'] as IsoDate)} to ${formatDate(values['periodTo'] as IsoDate)}` : 'Estimate for the first year';
  return {
    week,
    lines: [
      { label: 'Profit', value: `${formatPence(turnover)} − ${formatPence(expenses)} = ${formatPence(profit)}`, source },
      { label: 'Profit a week', value: `${formatPence(profit)} ${year ? divided : `÷ ${days} × ${DAYS_IN_WEEK}`} = ${formatPence(roundHalfUp(week))}`, source: 'SI 2012/2677 regs 35 and 37 to 41' },
    ],
  };
}

/** Pay from a job is added and pension contributions are taken off, each a week, before anything is rounded (R-RND-1). */
function incomeOf(values: Values, law: LawOn): Readonly<{ total: Pence; lines: readonly Prepared[] }> {
  const profit = profitOf(values, law);
  const [pay, pension] = [weekly(values['pay'], law), weekly(values['pension'], law)];
  const total = roundHalfUp(larger(zero, subtract(add(profit.week, pay), pension)));
  const plain = (label: string, amount: Fraction): readonly Prepared[] => (amount.numerator === 0n ? [] : [{ label, value: `${formatPence(roundHalfUp(amount))} a week`, source: 'As told' }]);
  return { total, lines: [...profit.lines, ...plain('Pay from a job', pay), ...plain('Pension contributions, taken off', pension), { label: 'Income a week', value: formatPence(total), source: 'SI 2012/2677 regs 37 to 41' }] };
}

/**
 * C10: the paying parent works for themselves. Never accepted by rule. Refused by rule only when both the profit stated
 * and HMRC's latest return are less than the share of reg 34 from the income in use.
 */
export const selfEmployedRule: FindingRule = {
  type: 'C10',
  check(change, values) {
    if (values['filed'] === 'yes' && daysOf(values) < 1) return [{ field: 'periodTo', message: 'Must be on or after the first day of the accounts' }];
    const law = change.catalogues.law.at(change.reportedOn);
    if (!law.ok) return [];
    const { week } = profitOf(values, law.value);
    const pay = values['pay'] as MoneyPer | undefined;
    return [...tooLarge(change, 'turnover', { pence: roundUp(week), per: 'week' }), ...largeAmounts(change, values), ...pensionAbove(change, values['pension'] as MoneyPer | undefined, [week, ...(pay === undefined ? [] : [pay])])];
  },
  look(change, values) {
    const { facts, catalogues, reportedOn } = change;
    const changedOn = values['changedOn'] as IsoDate;
    const filed = values['filed'] === 'yes';
    const asks = ({ what }: Readonly<{ what: string }>): boolean => (what === 'taxReturn' ? filed : what === 'accounts' ? !filed : what === 'pensionProof' ? values['paysPension'] === 'yes' : true);
    const law = catalogues.law.at(reportedOn);
    const stated = law.ok ? incomeOf(values, law.value) : null;
    const test = stated === null ? null : testFigure(change, stated.total, changedOn);
    if (stated === null || test === null) return finding({ changedOn, proof: proofOf(change), asks, accepts: false, person: ['This cannot be worked out by rule for these dates.'] });

    const hmrc = hmrcFigure(change);
    const held = hmrc === null ? null : testFigure(change, hmrc, changedOn);
    const used = test.tolerance.met ? { test, basis: filed ? ('current' as const) : ('estimated' as const), source: filed ? ('reported' as const) : ('estimate' as const) } : held?.tolerance.met === true ? { test: held, basis: 'current' as const, source: 'hmrc' as const } : null;
    const bothUnder = !test.tolerance.met && held !== null && !held.tolerance.met;
    const told = (from: IsoDate): ToldIncome => ({ grossWeekly: (used?.test ?? test).tolerance.reported, livelihood: 'self_employed', basis: used?.basis ?? 'current', source: used?.source ?? 'reported', from });
    const effective = (used?.test ?? test).effective;
    const apart = hmrc !== null && Math.abs(hmrc - stated.total) * 100 > stated.total * catalogues.changes.setting('supportPercent', reportedOn);
    const proof = bothUnder ? 'notNeeded' : proofOf(change);
    return finding({
      changedOn, effective, proof, asks,
      patches: used === null || effective === null ? [] : [withIncome(effective.on, used.test.tolerance.reported, used.basis)],
      accepts: used !== null && effective !== null,
      tolerance: (used?.test ?? test).tolerance,
      class: bothUnder ? 'B' : null,
      refuse: bothUnder ? tooSmall(test) : null,
      ifRefused: { code: 'notShown' },
      suggest: used === null ? 'refuse' : proof === 'accepted' && test.tolerance.met && !apart ? 'accept' : null,
      person: [
        ...(test.tolerance.met ? [] : [held === null ? 'The profit stated is under the line. HMRC’s last return is still to come.' : 'The profit stated is under the line and HMRC’s last return is not.']),
        ...(apart && test.tolerance.met ? ['HMRC’s figure is not near the profit stated. Ask why.'] : []),
        ...(pence(values['expenses']) > pence(values['turnover']) ? ['The accounts show a loss, which counts as no income. Check both figures.'] : []),
        ...(filed ? [] : ['A first year rests on an estimate. Write down what it is based on.']),
        'A person always decides self-employed income.',
      ],
      prepared: [...stated.lines, testLine(test, 'Against the income in use'), ...(held === null ? [] : [testLine(held, 'HMRC’s last return')])],
      record: [
        { label: 'Income a week', before: formatPence(test.tolerance.inUse), after: formatPence((used?.test ?? test).tolerance.reported), about: 'payingParent' },
        { label: 'Basis', before: null, after: used?.source === 'hmrc' ? 'HMRC’s last return' : filed ? 'Accounts as filed' : 'Estimate for the first year', about: 'payingParent' },
      ],
      waits: ({ changeId, call }) => incomeMoved(facts, told(changedOn), 'waiting', changeId, call),
      refused: ({ changeId, call }) => incomeMoved(facts, told(changedOn), 'refused', changeId, call),
      writes: ({ changeId, effectiveOn, call }) => (used === null ? [] : incomeMoved(facts, told(effectiveOn ?? changedOn), 'decided', changeId, call)),
    });
  },
};
