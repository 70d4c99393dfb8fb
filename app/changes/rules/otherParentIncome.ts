import { weeklyOf } from '../../calculation/conversions.ts';
import { addMonths, daysBetween, type IsoDate } from '../../model/dates.ts';
import { add, roundHalfUp, zero } from '../../model/fraction.ts';
import { formatPence, type MoneyPer, type Pence } from '../../model/money.ts';
import { changeOf, incomeInUse, isUnfinished } from '../caseFacts.ts';
import { finding, type FindingRule } from '../engine/finding.ts';
import { withIncome } from '../engine/patch.ts';
import { answerOf, proofOf, requestsFrom } from '../engine/proof.ts';
import { isOut } from '../requestsClosed.ts';
import { incomeMoved, type ToldIncome } from '../incomeMoved.ts';
import { largeAmounts } from '../moneyBounds.ts';
import type { FieldsRead } from '../readFields.ts';
import type { ChangeCase } from '../rule.ts';
import { hmrcFigure, testFigure, testLine } from './incomeFigure.ts';

type Values = FieldsRead['values'];
const amounts = ['pay', 'profit', 'pensionPaid'] as const;

/** What the receiving parent says the income is, all sources together, a week. Null when they do not know. */
function statedBy(values: Values, { catalogues, reportedOn }: ChangeCase): Pence | null {
  const law = catalogues.law.at(reportedOn);
  const told = amounts.flatMap((name) => (values[name] === undefined ? [] : [values[name] as MoneyPer]));
  return told.length === 0 || !law.ok ? null : roundHalfUp(told.map((money) => weeklyOf(money, law.value)).reduce(add, zero));
}

/** A figure that a person has accepted as proof for this work, other than pay data. */
function provedFigure({ facts, taskId, entry }: ChangeCase): Pence | null {
  const found = facts.evidence.findLast(({ body }) => body.caseId === facts.case.id && taskId !== null && body.taskId === taskId && body.state === 'accepted' && body.kind !== 'hmrc_rti' && entry.evidence.accepted.includes(body.kind) && body.weekly !== null);
  return found?.body.weekly ?? null;
}

/** Another report of this kind that is not finished: there is one at a time. */
function openAlready({ facts, entry, taskId }: ChangeCase): boolean {
  const mine = changeOf(facts, entry.id, taskId)?.id ?? null;
  return facts.changes.some((row) => row.id !== mine && row.body.caseId === facts.case.id && row.body.type === entry.id && isUnfinished(row) && (taskId === null || row.body.taskId !== taskId));
}

const proofKinds: Readonly<Record<string, readonly string[]>> = { employed: ['payslip'], self_employed: ['taxReturn'], both: ['payslip', 'taxReturn'], pension: ['pensionProof'], notKnown: ['payslip'] };
const livelihoods: Readonly<Record<string, ToldIncome['livelihood']>> = { employed: 'employed', both: 'employed', self_employed: 'self_employed', pension: 'pension' };

/**
 * C12: the receiving parent says that the paying parent's income changed. HMRC's pay data is looked at first when they are
 * said to have a job only, and alone can end the report as too small. Anything else is asked of the paying parent, who
 * is never told who reported, and decided by a person.
 */
export const otherParentIncomeRule: FindingRule = {
  type: 'C12',
  check: (change, values) => (values['knows'] === 'yes' && amounts.every((name) => values[name] === undefined) ? [{ field: 'pay', message: 'Enter at least one amount' }] : largeAmounts(change, values)),
  look(change, values) {
    const { facts, catalogues, reportedOn, evidence } = change;
    const changedOn = (values['changedOn'] as IsoDate | undefined) ?? reportedOn;
    const livelihood = values['livelihood'] as string;
    // Pay data shows a job. It says nothing of a business, and cannot end a report that speaks of one.
    const employedOnly = livelihood === 'employed' && values['profit'] === undefined && values['pensionPaid'] === undefined;
    const stated = statedBy(values, change);
    const hmrc = employedOnly ? hmrcFigure(change) : null;
    const proved = provedFigure(change);
    const answered = answerOf(change, 'payingParent')?.weekly ?? null;
    const figure = proved ?? hmrc ?? answered ?? (evidence === 'seen' ? stated : null);
    const test = figure === null ? null : testFigure(change, figure, changedOn);
    const shown = test ?? (stated === null ? null : testFigure(change, stated, changedOn));

    const toHmrc = requestsFrom(change).filter(({ body }) => body.to === 'hmrc');
    // The paying parent is not troubled until HMRC has been looked at.
    const looked = !employedOnly || hmrc !== null || (toHmrc.length > 0 && !toHmrc.some(isOut));
    const wanted = [...(proofKinds[livelihood] ?? []), ...(values['profit'] === undefined ? [] : ['taxReturn']), ...(values['pensionPaid'] === undefined ? [] : ['pensionProof'])];
    const asks = ({ to, what }: Readonly<{ to: string; what: string }>): boolean => (to === 'hmrc' ? employedOnly : looked && wanted.includes(what));

    const tooSmall = hmrc !== null && proved === null && test !== null && !test.tolerance.met;
    const again = addMonths(changedOn, catalogues.changes.setting('tryAgainMonths', reportedOn));
    const recent = daysBetween(reportedOn, again) > 0;
    const limit = test === null ? {} : { limit: { share: test.limit } };
    const refuse = openAlready(change)
      ? { code: 'alreadyOpen', despite: ['G2' as const] }
      : tooSmall ? (recent ? { code: 'tooSmallYet', values: { ...limit, again: { day: again } } } : { code: 'tooSmall', values: limit }) : null;
    const met = test?.tolerance.met === true && test.effective !== null;
    const told = (weekly: Pence, from: IsoDate): ToldIncome => ({
      grossWeekly: weekly, livelihood: livelihoods[livelihood] ?? incomeInUse(facts)?.body.livelihood ?? 'employed', basis: 'current', source: proved !== null ? 'payslip' : hmrc !== null ? 'hmrc' : 'reported', from,
    });
    const week = (pence: Pence | null): string | null => (pence === null ? null : `${formatPence(pence)} a week`);
    return finding({
      changedOn,
      effective: test?.effective ?? null,
      patches: met && test.effective !== null ? [withIncome(test.effective.on, test.tolerance.reported, 'current')] : [],
      accepts: met,
      tolerance: test?.tolerance ?? null,
      proof: refuse !== null ? 'notNeeded' : proved !== null ? 'accepted' : proofOf(change),
      asks,
      class: refuse === null ? 'C' : null,
      refuse,
      ifRefused: test !== null && !met ? { code: 'tooSmall', values: { limit: { share: test.limit } } } : { code: 'notShown' },
      suggest: test === null ? (proofOf(change) === 'lapsed' ? 'refuse' : null) : met ? (proved !== null ? 'accept' : null) : 'refuse',
      person: [
        ...(test === null ? ['Nobody but the receiving parent has given a figure yet.'] : []),
        ...(test !== null && !met ? [`The figure is under ${test.limit.text} from the income in use.`] : []),
        ...(test !== null && met && proved === null ? ['The figure has not been proved. Ask the paying parent before you use it.'] : []),
        'What one parent says of the other’s income is decided by a person.',
      ],
      prepared: [
        ...(shown === null ? [] : [testLine(shown, test === null ? 'As the receiving parent says' : proved !== null ? 'As proved' : hmrc !== null ? 'HMRC pay data' : 'As the paying parent answers')]),
        ...(values['written'] === undefined ? [] : [{ label: 'Has it in writing', value: values['written'] === 'yes' ? 'Yes' : 'No', source: 'Receiving parent' }]),
      ],
      sides: [{ label: 'Income', payingParent: week(proved ?? answered), receivingParent: week(stated), leads: null }],
      record: test === null ? [] : [{ label: 'Income a week', before: formatPence(test.tolerance.inUse), after: formatPence(test.tolerance.reported), about: 'payingParent' }],
      waits: ({ changeId, call }) => (stated === null ? [] : incomeMoved(facts, { ...told(stated, changedOn), source: 'reported' }, 'waiting', changeId, call)),
      refused: ({ changeId, call }) => incomeMoved(facts, told(stated ?? 0, changedOn), 'refused', changeId, call),
      writes: ({ changeId, effectiveOn, call }) => (test === null ? [] : incomeMoved(facts, told(test.tolerance.reported, effectiveOn ?? changedOn), 'decided', changeId, call)),
    });
  },
};
