import { formatDate, type IsoDate } from '../../model/dates.ts';
import type { MoneyPer } from '../../model/money.ts';
import { roundHalfUp } from '../../model/fraction.ts';
import { weeklyOf } from '../../calculation/conversions.ts';
import { formatPence } from '../../model/money.ts';
import { benefitFinding, findBenefit, runsFrom, type BenefitAnswers } from '../benefitChange.ts';
import { finding, type Finding, type FindingRule } from '../engine/finding.ts';
import { withIncome } from '../engine/patch.ts';
import { answerOf, proofOf } from '../engine/proof.ts';
import { incomeMoved, type ToldIncome } from '../incomeMoved.ts';
import { largeAmounts } from '../moneyBounds.ts';
import type { FieldsRead } from '../readFields.ts';
import type { ChangeCase } from '../rule.ts';
import { testFigure, testLine, tooSmall } from './incomeFigure.ts';

type Values = FieldsRead['values'];
type Movement = 'started' | 'stopped' | 'outOfWork' | 'sickPay';

const movementOf = (values: Values): Movement => values['movement'] as Movement;

/** The benefit that the answers are about: told as the change itself, or claimed since work stopped. Null when there is none. */
function benefitIn(values: Values): BenefitAnswers | null {
  const movement = movementOf(values);
  const changedOn = values['changedOn'] as IsoDate;
  if (movement === 'started' || movement === 'stopped') return { which: values['which'] as string, whose: values['whose'] as BenefitAnswers['whose'], movement, changedOn };
  if (values['claims'] === 'no') return null;
  return { which: values['claimed'] as string, whose: values['claims'] as BenefitAnswers['whose'], movement: 'started', changedOn: (values['claimedOn'] as IsoDate | undefined) ?? changedOn };
}

/** Work stopped and no benefit settles the rate: income is nothing, or sick pay. A person always looks at it. */
function incomeFinding(change: ChangeCase, values: Values): Finding {
  const changedOn = values['changedOn'] as IsoDate;
  const law = change.catalogues.law.at(change.reportedOn);
  const pay = values['sickPay'] as MoneyPer | undefined;
  const weekly = pay === undefined || !law.ok ? 0 : roundHalfUp(weeklyOf(pay, law.value));
  const test = testFigure(change, weekly, changedOn);
  const usual = { changedOn, proof: proofOf(change), event: 'change.recorded', ifRefused: { code: 'notShown' } };
  if (test === null) return finding({ ...usual, accepts: false, person: ['This cannot be worked out by rule for these dates.'] });
  const { tolerance, effective } = test;
  const told: ToldIncome = { grossWeekly: weekly, livelihood: pay === undefined ? 'none' : 'employed', basis: 'current', source: 'reported', from: changedOn };
  const dwp = answerOf(change, 'dwp', 'benefitDates');
  const found: Partial<Finding> = {
    ...usual, effective, tolerance,
    prepared: [
      testLine(test, pay === undefined ? 'No income' : 'Sick pay a week'),
      ...(dwp === null ? [] : [{ label: 'DWP’s record', value: dwp.code === 'started' ? 'A benefit started' : 'No benefit found', source: 'DWP' }]),
    ],
    record: [{ label: 'Income a week', before: formatPence(tolerance.inUse), after: formatPence(weekly), about: 'payingParent' }],
    waits: ({ changeId, call }) => incomeMoved(change.facts, told, 'waiting', changeId, call),
    refused: ({ changeId, call }) => incomeMoved(change.facts, told, 'refused', changeId, call),
  };
  if (!tolerance.met) return finding({ ...found, refuse: tooSmall(test) });
  return finding({
    ...found,
    patches: effective === null ? [] : [withIncome(effective.on, weekly, 'current')],
    accepts: effective !== null,
    suggest: 'accept',
    person: [
      pay === undefined ? 'They have no income and no benefit that sets the rate. Find out what they live on.' : 'Sick pay is worked out by a person, from payslips.',
      ...(values['lasts'] === 'no' ? ['It lasts 12 weeks or less.'] : []),
      ...(dwp?.code === 'started' ? ['DWP’s record shows a benefit that was not told. Ask which one.'] : []),
    ],
    writes: ({ changeId, effectiveOn, call }) => incomeMoved(change.facts, { ...told, from: effectiveOn ?? changedOn }, 'decided', changeId, call),
  });
}

/** C11: the paying parent is out of work or on sick pay, or a benefit started or stopped for them or a partner. */
export const benefitRule: FindingRule = {
  type: 'C11',
  check(change, values) {
    const answers = benefitIn(values);
    const began = answers?.movement === 'stopped' && answers.whose !== 'partner' ? runsFrom(change, answers.which) : null;
    const early = began !== null && answers !== null && answers.changedOn < began;
    return [...largeAmounts(change, values), ...(early ? [{ field: 'changedOn', message: `Our record says that it started on ${formatDate(began)}` }] : [])];
  },
  look(change, values) {
    const movement = movementOf(values);
    const asks: Finding['asks'] = ({ to, what }) => to === 'dwp' || (what === 'benefitLetter' ? benefitIn(values) !== null : movement === 'outOfWork' ? what === 'leaverDates' : movement === 'sickPay' && (what === 'payslip' || what === 'payData'));
    const answers = benefitIn(values);
    const moved = movement === 'started' || movement === 'stopped';
    const listed = answers !== null && (() => {
      const found = findBenefit(answers, change.reportedOn, change.catalogues.law);
      return found.ok && found.value.listed;
    })();
    return { ...(answers !== null && (moved || listed) ? benefitFinding(change, answers) : incomeFinding(change, values)), asks };
  },
};
