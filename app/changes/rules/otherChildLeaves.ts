import type { EffectiveDate } from '../../calculation/effectiveDate.ts';
import { addMonths, formatDate, type IsoDate } from '../../model/dates.ts';
import type { Row } from '../../model/rows/index.ts';
import { finding, type FindingRule } from '../engine/finding.ts';
import { withOtherChildren } from '../engine/patch.ts';
import { answerOf, proofOf } from '../engine/proof.ts';
import { startOf } from '../engine/start.ts';
import type { ChangeCase } from '../rule.ts';
import { gone } from './childLeaves.ts';

/** The day an other child turns too old to count; null for a child who is not on record. */
function tooOldOn({ facts, catalogues, reportedOn }: ChangeCase, childId: unknown): IsoDate | null {
  const born = facts.children.find(({ id }) => id === childId)?.body.bornOn ?? null;
  return born === null ? null : addMonths(born, 12 * catalogues.changes.setting('childOldestYears', reportedOn));
}

/** Reasons that Child Benefit itself settles: while it is paid, they are not so. */
const byBenefit: readonly unknown[] = ['benefitEnded', 'leftEducation'];

/** Reasons that are only so of a child in the paying parent's home. */
const atHome: readonly unknown[] = ['benefitEnded', 'leftHome'];

/** The first day that an other child counted, where a report brought it in. It cannot stop before. */
export function countedFrom({ facts }: Pick<ChangeCase, 'facts'>, childId: string): IsoDate | null {
  const child = facts.children.find(({ id }) => id === childId)?.body;
  const named = ({ fields }: Row<'change'>['body']): boolean => {
    const name = fields['name'] as Readonly<Record<string, unknown>> | undefined;
    return fields['bornOn'] === child?.bornOn && name?.['given'] === child?.given && name?.['family'] === child?.family;
  };
  return facts.changes.find(({ body }) => body.type === 'C04' && body.state === 'decided' && named(body))?.body.effectiveFrom ?? null;
}

/** The day an other child stops counting: the day it happened, and never before it counted at all. */
export function stopsOn(change: ChangeCase, childId: string, on: IsoDate): EffectiveDate | null {
  const effective = startOf(change, on);
  const from = countedFrom(change, childId);
  return effective === null || from === null || effective.on >= from ? effective : { ...effective, on: from, reason: `It starts on ${formatDate(from)}, the first day that this child counted.` };
}

/**
 * C05: a child that lowered the amount no longer counts. Decided on Child Benefit's end date, on the twentieth birthday,
 * or when both parents agree (changes catalogue §3.5).
 */
export const otherChildLeavesRule: FindingRule = {
  type: 'C05',
  check(change, values) {
    const child = change.facts.children.find(({ id }) => id === values['child']);
    if (child?.body.role === 'otherArrangement' && atHome.includes(values['reason'])) return [{ field: 'reason', message: 'This child is paid for privately. Choose another reason' }];
    if (child?.body.role === 'relevantOther' && values['reason'] === 'arrangementEnded') return [{ field: 'reason', message: 'This child lives with the paying parent. Choose another reason' }];
    const day = tooOldOn(change, values['child']);
    return values['reason'] === 'turned20' && day !== null && day > change.reportedOn ? [{ field: 'reason', message: `This child turns 20 on ${formatDate(day)}` }] : [];
  },
  look(change, values) {
    const left = gone(change, values);
    if (left !== null) return left;
    const changedOn = values['changedOn'] as IsoDate;
    const { reason } = values;
    const child = change.facts.children.find(({ id }) => id === values['child']);
    const role = child?.body.role === 'otherArrangement' ? 'otherArrangementChildren' : 'relevantOtherChildren';
    const benefit = answerOf(change, 'childBenefit');
    const ended = role === 'relevantOtherChildren' && (benefit?.code === 'stopped' || (change.reportedBy === 'feed' && reason === 'benefitEnded'));
    const twentieth = reason === 'turned20' ? tooOldOn(change, values['child']) : null;
    // Child Benefit's own date, and the birthday, stand before what anybody remembers.
    const on = twentieth ?? (benefit?.code === 'stopped' && benefit.on !== null ? benefit.on : changedOn);
    const effective = stopsOn(change, values['child'] as string, on);
    const counted = change.facts.children.filter(({ body }) => body.role === child?.body.role && body.payingParentId === change.facts.case.body.payingParentId).length;
    const proof = twentieth !== null ? 'notNeeded' : ended ? 'accepted' : proofOf(change);
    const agreed = (['payingParent', 'receivingParent'] as const).map((parent) => answerOf(change, parent, 'agreement')).find((answer) => answer?.code === 'agree') ?? null;
    const otherDay = agreed !== null && agreed.on !== null && agreed.on !== changedOn ? agreed.on : null;
    const noDay = benefit?.code === 'stopped' && benefit.on === null && twentieth === null && (agreed === null || otherDay !== null);
    const gainsaid = (['payingParent', 'receivingParent'] as const).some((parent) => answerOf(change, parent, 'agreement')?.code === 'disagree');
    return finding({
      changedOn: on,
      effective,
      patches: effective === null ? [] : [withOtherChildren(effective.on, role, -1)],
      proof,
      accepts: effective !== null,
      // The paying parent's own word on their home is not for the other parent to confirm, or to hear of.
      asks: ({ to }) => (to === 'childBenefit' ? role === 'relevantOtherChildren' : change.reportedBy !== 'payingParent'),
      // Benefits of the paying parent's home are not for the other parent to hear of.
      refuse: benefit?.code === 'started' && byBenefit.includes(reason) ? { code: change.reportedBy === 'receivingParent' ? 'stillCounts' : 'stillPaid' } : null,
      ifRefused: { code: 'notShown' },
      person: [
        ...(benefit?.code === 'started' && !byBenefit.includes(reason) ? ['Child Benefit is still paid for this child.'] : []),
        ...(gainsaid && !ended ? ['The other parent says it is not so.'] : []),
        ...(otherDay !== null && !ended && twentieth === null ? [`They agree that it is so, but not on the day. The other parent says ${formatDate(otherDay)}.`] : []),
        ...(noDay ? ['The Child Benefit office gave no day on which it ended.'] : []),
        ...(proof === 'lapsed' ? ['Nobody answered. Decide on what there is.'] : []),
      ],
      suggest: gainsaid && !ended ? null : 'accept',
      prepared: [
        ...(benefit === null ? [] : [{ label: 'Child Benefit', value: benefit.code === 'stopped' ? `Ended${benefit.on === null ? '' : ` on ${formatDate(benefit.on)}`}` : benefit.code === 'started' ? 'Still paid' : 'Answered', source: 'Child Benefit office' }]),
        ...(twentieth === null ? [] : [{ label: 'Turned 20', value: formatDate(twentieth), source: 'date of birth on record' }]),
      ],
      record: [{ label: 'Other children counted', before: String(counted), after: String(Math.max(0, counted - 1)), about: 'payingParent' }],
      writes: () => (child === undefined ? [] : [{ kind: 'child', id: child.id, body: { ...child.body, role: 'noLonger' } }]),
    });
  },
};
