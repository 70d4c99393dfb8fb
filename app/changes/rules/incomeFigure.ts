import type { EffectiveDate } from '../../calculation/effectiveDate.ts';
import { incomeTolerance } from '../../calculation/incomeTolerance.ts';
import type { Percent } from '../../calculation/lawKeys.ts';
import type { ChangePreview } from '../../contract/change.ts';
import type { IsoDate } from '../../model/dates.ts';
import { formatPence, type Pence } from '../../model/money.ts';
import { incomeInUse } from '../caseFacts.ts';
import type { Finding } from '../engine/finding.ts';
import { answerOf, requestsFrom } from '../engine/proof.ts';
import type { RefusalValues } from '../engine/refusalValue.ts';
import { startOf } from '../engine/start.ts';
import type { ChangeCase } from '../rule.ts';

/** A weekly figure against the income in use: whether it counts, and from when (calculation R-INC-9, R-EFF-6, R-EFF-8). */
export type FigureTest = Readonly<{ tolerance: NonNullable<ChangePreview['tolerance']>; limit: Percent; effective: EffectiveDate | null }>;

/** The 25% test of a new weekly income in pence. Null on a day that the law tables do not reach. */
export function testFigure(change: ChangeCase, weekly: Pence, changedOn: IsoDate): FigureTest | null {
  const { facts, reportedOn, catalogues } = change;
  const inUse = incomeInUse(facts)?.body.grossWeekly ?? null;
  const test = incomeTolerance({ inForceWeekly: inUse, source: 'employed', pay: { pence: weekly, per: 'week' }, pensionPaid: null, on: reportedOn }, catalogues.law);
  const law = catalogues.law.at(reportedOn);
  if (!test.ok || !law.ok) return null;
  const { met, percent, lowerEdge, upperEdge, direction, step } = test.value;
  return {
    tolerance: { met, percent, inUse: inUse ?? 0, reported: test.value.weekly, lowerEdge, upperEdge, direction, source: step.source },
    limit: law.value.params['tolerance.income'].value,
    effective: startOf(change, changedOn, { rule: 'E2', direction }),
  };
}

/** What the words of a refusal as too small say: the share that counts, and the weekly figures on either side. */
const tooSmallValues = ({ tolerance, limit }: FigureTest): RefusalValues => ({ limit: { share: limit }, lower: { amount: tolerance.lowerEdge }, upper: { amount: tolerance.upperEdge } });

/** The refusal of a figure that is too small a change; nothing against nothing is said as that. */
export const tooSmall = (test: FigureTest): NonNullable<Finding['refuse']> =>
  test.tolerance.inUse === 0 && test.tolerance.reported === 0 ? { code: 'alreadyNothing' } : { code: 'tooSmall', values: tooSmallValues(test) };

/** The test as a line for the person who decides. */
export const testLine = ({ tolerance, limit }: FigureTest, label: string): ChangePreview['prepared'][number] => ({
  label,
  value: `${formatPence(tolerance.inUse)} to ${formatPence(tolerance.reported)}${tolerance.percent === '' ? '' : `, ${tolerance.percent}%`}: ${tolerance.met ? `${limit.text} or more` : `under ${limit.text}`}`,
  source: tolerance.source,
});

/** HMRC's weekly figure for this report: what it answered, else pay data on the case for this work. Null while there is none. */
export function hmrcFigure(change: ChangeCase): Pence | null {
  const asked = requestsFrom(change).findLast(({ body }) => body.to === 'hmrc' && body.state === 'answered');
  const answered = answerOf(change, 'hmrc')?.weekly ?? asked?.body.weekly ?? null;
  if (answered !== null) return answered;
  const { facts, taskId } = change;
  return taskId === null ? null : (facts.evidence.findLast(({ body }) => body.caseId === facts.case.id && body.taskId === taskId && body.kind === 'hmrc_rti' && body.state !== 'refused')?.body.weekly ?? null);
}
