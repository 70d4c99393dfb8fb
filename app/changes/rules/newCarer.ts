import { addDays, type IsoDate } from '../../model/dates.ts';
import { finding, type FindingRule, type OpensTask } from '../engine/finding.ts';
import { withoutChild } from '../engine/patch.ts';
import { answerOf } from '../engine/proof.ts';
import { startOf } from '../engine/start.ts';
import { whomOf } from '../reporting.ts';
import type { ChangeCase } from '../rule.ts';
import { applicationTask, childLabel, childLeaves, gone } from './childLeaves.ts';
import { bothHeard } from './heard.ts';
import { benefitSays } from './mainCarer.ts';

const carerWords: Readonly<Record<string, string>> = {
  grandparent: 'A grandparent', relative: 'Another relative', friend: 'A friend of the family', localAuthority: 'The local authority', fosterCarer: 'A foster carer', other: 'Somebody else',
};
/** Carers who may apply for child maintenance themselves; for a child in the care of a local authority nobody does. */
const mayApply: readonly string[] = ['grandparent', 'relative', 'friend', 'other'];

const safetyCheck = ({ catalogues: { changes }, today }: ChangeCase): OpensTask => ({
  kind: 'safeguarding', atOnce: true, title: 'Check: a child lives with somebody else', why: 'A child left both parents. Look at the safety of everyone on the case first.', dueOn: addDays(today, changes.setting('safeguardingDays', today)), subject: 'receivingParent', effortMinutes: 45,
});

/**
 * C03: somebody who is not a parent of the case has the child now. Always for a person, after a look at safety; the new
 * carer is named to nobody, and starts a claim of their own by applying (changes catalogue §3.3).
 */
export const newCarerRule: FindingRule = {
  type: 'C03',
  look(change, values) {
    const left = gone(change, values);
    if (left !== null) return left;
    const child = values['child'] as string;
    const carer = values['carer'] as string;
    const changedOn = values['changedOn'] as IsoDate;
    const effective = startOf(change, changedOn);
    const leaving = childLeaves(change, child, effective?.on ?? null);
    const benefit = answerOf(change, 'childBenefit');
    const other = (['payingParent', 'receivingParent'] as const).map((role) => answerOf(change, role, 'agreement')).find((answer) => answer !== null) ?? null;
    return finding({
      changedOn, effective, proof: bothHeard(change, whomOf('other', change) ?? change.subject, 'agreement'),
      asks: ({ what }) => what !== 'evidence' || change.evidence !== 'seen',
      accepts: effective !== null,
      patches: effective === null ? [] : [withoutChild(effective.on, child)],
      ifRefused: { code: 'notShown' },
      person: [
        'Who the main carer is, a person always decides.', ...(values['sixWeeks'] === 'no' ? ['It is not expected to last six weeks.'] : []), ...(other?.code === 'disagree' ? ['The other parent does not agree.'] : []), ...leaving.person,
      ],
      suggest: other?.code === 'agree' && values['sixWeeks'] === 'yes' ? 'accept' : null,
      prepared: [
        { label: 'New carer', value: carerWords[carer] ?? carer, source: 'the report: tell neither parent' },
        { label: 'Child Benefit, as told', value: values['carerBenefit'] === 'yes' ? 'Claimed by the new carer' : values['carerBenefit'] === 'no' ? 'Not claimed by the new carer' : 'Not known', source: 'the report' },
        ...(benefit === null ? [] : [{ label: 'Child Benefit', value: benefitSays(benefit.code), source: 'Child Benefit office' }]),
        ...(other === null ? [] : [{ label: 'Other parent', value: other.code === 'agree' ? 'Agrees' : 'Does not agree', source: 'their answer' }]),
      ],
      record: [{ label: `${childLabel(change, child)}: main carer`, before: 'The receiving parent', after: 'Not a parent of this case', about: null }, ...leaving.record],
      opens: [safetyCheck(change), ...(mayApply.includes(carer) ? [applicationTask(change, 'the new carer')] : []), ...leaving.opens],
      writes: leaving.writes,
    });
  },
};
