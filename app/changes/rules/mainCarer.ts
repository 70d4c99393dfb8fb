import { formatDate, type IsoDate } from '../../model/dates.ts';
import { otherRole, type PartyRole } from '../../model/roles.ts';
import { changeOf } from '../caseFacts.ts';
import { finding, type FindingRule } from '../engine/finding.ts';
import { withoutChild } from '../engine/patch.ts';
import { answerOf } from '../engine/proof.ts';
import { startOf } from '../engine/start.ts';
import type { FieldsRead } from '../readFields.ts';
import type { ChangeCase } from '../rule.ts';
import { applicationTask, childLeaves, gone } from './childLeaves.ts';
import { careAccount, careAccountFrom, careAreas, careAreaWords, careField, careShareWords, leaderOf, weighCare } from './careAreas.ts';
import { bothHeard, heard } from './heard.ts';

const roleWords: Readonly<Record<PartyRole, string>> = { payingParent: 'The paying parent', receivingParent: 'The receiving parent' };
const standing: readonly string[] = ['waiting', 'handedOver', 'decided'];

/** Another report of the very same thing by the same parent, open or decided already. The other parent's is their own account. */
export function isDuplicate(change: ChangeCase, values: FieldsRead['values'], names: readonly string[]): boolean {
  const own = changeOf(change.facts, change.entry.id, change.taskId)?.id ?? null;
  return change.facts.changes.some(({ id, body }) =>
    id !== own && body.reportedBy === change.reportedBy && body.caseId === change.facts.case.id && body.type === change.entry.id && standing.includes(body.state) && (change.taskId === null || body.taskId !== change.taskId) && names.every((name) => JSON.stringify(body.fields[name]) === JSON.stringify(values[name])));
}

const reporterRole = ({ reportedBy }: Pick<ChangeCase, 'reportedBy'>): PartyRole => (reportedBy === 'payingParent' ? 'payingParent' : 'receivingParent');
const benefitWords = { matches: 'Paid to the parent whom the report names', differs: 'Not paid to the parent whom the report names', started: 'Paid', stopped: 'Not paid any more', nothing: 'Nothing on record' } as const;
/** What the Child Benefit office said of who gets it, in staff words. */
export const benefitSays = (code: string): string => benefitWords[code as keyof typeof benefitWords] ?? 'Answered';

/**
 * C02: the child now lives mostly with the other parent. A person always decides; the seven areas of care stand side by
 * side, and only an exact repeat of a report is refused by rule (changes catalogue §3.2).
 */
export const mainCarerRule: FindingRule = {
  type: 'C02',
  prefill(change) {
    const answer = answerOf({ ...change, fields: {}, evidence: 'none', decide: null }, otherRole(reporterRole(change)), 'careAnswers');
    const account = careAccountFrom(answer?.text ?? '');
    const source = { label: 'the other parent’s answers', on: null };
    if (account === null) return {};
    return { otherAnswered: { value: 'yes', source }, ...Object.fromEntries(careAreas.map((area) => [careField('other', area), { value: account[area], source }])) };
  },
  check: (_change, values) =>
    values['backOn'] !== undefined && (values['backOn'] as IsoDate) <= (values['changedOn'] as IsoDate) ? [{ field: 'backOn', message: `Must be after ${formatDate(values['changedOn'] as IsoDate)}` }] : [],
  look(change, values) {
    const left = gone(change, values);
    if (left !== null) return left;
    const child = values['child'] as string;
    const newCarer = values['newCarer'] as PartyRole | 'equal';
    const changedOn = values['changedOn'] as IsoDate;
    const reporter = reporterRole(change);
    const effective = startOf(change, changedOn);
    const answer = answerOf(change, otherRole(reporter), 'careAnswers');
    const theirs = careAccount(values, 'other') ?? careAccountFrom(answer?.text ?? '');
    const own = careAccount(values, 'own');
    const care = weighCare(reporter === 'payingParent' ? { payingParent: own, receivingParent: theirs } : { payingParent: theirs, receivingParent: own });
    const benefit = answerOf(change, 'childBenefit');
    // Equal day-to-day care: neither parent pays for the child (calculation R-IN-4).
    const moves = newCarer !== 'receivingParent';
    const leaving = childLeaves(change, child, effective?.on ?? null);
    const leader = leaderOf(care);
    const short = values['sixWeeks'] === 'no';
    const back = values['backOn'] as IsoDate | undefined;
    return finding({
      changedOn, effective, proof: moves ? bothHeard(change, otherRole(reporter), 'careAnswers') : 'notNeeded',
      asks: ({ what }) => what !== 'evidence' || change.evidence !== 'seen',
      patches: moves && effective !== null ? [withoutChild(effective.on, child)] : [],
      accepts: moves && effective !== null,
      refuse: isDuplicate(change, values, ['child', 'newCarer', 'changedOn', 'sixWeeks', ...careAreas.map((area) => careField('own', area))]) ? { code: 'duplicate', despite: ['G2'] } : null,
      ifRefused: { code: moves ? 'sameCarer' : 'alreadyCarer' },
      person: [
        ...(moves ? ['Who the main carer is, a person always decides.'] : ['The receiving parent is the main carer on this case now. Nothing would change.']),
        ...(theirs === null && (answer !== null || heard(change, false) === 'lapsed') ? [answer === null ? 'The other parent did not answer. Decide on what there is.' : 'The other parent answered in their own words. Enter their answers below.'] : []),
        ...(short ? [`It is not expected to last six weeks${back === undefined ? '' : `: back on ${formatDate(back)}`}.`] : []),
        ...leaving.person.filter(() => moves),
      ],
      suggest: !moves ? 'refuse' : leader === null || short || newCarer === 'equal' ? null : leader === newCarer ? 'accept' : 'refuse',
      prepared: [
        ...(['payingParent', 'receivingParent'] as const).map((role) => ({ label: `${roleWords[role]} leads`, value: `${care.leads[role]} of ${careAreas.length} areas by both accounts, ${care.claims[role]} by their own`, source: 'both accounts' })),
        ...(benefit === null ? [] : [{ label: 'Child Benefit', value: benefitSays(benefit.code), source: 'Child Benefit office' }]),
      ],
      sides: care.areas.map(({ area, payingParent, receivingParent, leads }) => ({
        label: careAreaWords[area], payingParent: payingParent === null ? null : careShareWords[payingParent], receivingParent: receivingParent === null ? null : careShareWords[receivingParent], leads,
      })),
      checks: newCarer === 'payingParent' ? [{ code: 'nowOtherChild', words: 'Once the child lives with the paying parent, it may count as another child of theirs. Ask who gets Child Benefit.' }] : [],
      record: moves ? [{ label: 'Main carer', before: roleWords.receivingParent, after: newCarer === 'equal' ? 'Equal between the parents' : roleWords[newCarer], about: null }, ...leaving.record] : [],
      opens: moves ? [...(newCarer === 'equal' ? [] : [applicationTask(change, 'the parent who has the child')]), ...leaving.opens] : [],
      writes: (at) => (moves ? leaving.writes(at) : []),
    });
  },
};
