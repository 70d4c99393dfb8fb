import { addDays, addMonths, formatDate, type IsoDate } from '../../model/dates.ts';
import { otherRole, type PartyRole } from '../../model/roles.ts';
import { finding, type FindingRule, type OpensTask } from '../engine/finding.ts';
import { withChild } from '../engine/patch.ts';
import { acceptedProof, answerOf } from '../engine/proof.ts';
import { startOf } from '../engine/start.ts';
import type { RowBody } from '../../model/rows/index.ts';
import { changeOf } from '../caseFacts.ts';
import type { ChangeCase } from '../rule.ts';
import { applicationTask, newChildId, qualifyingHere } from './childLeaves.ts';
import { bothHeard, heard } from './heard.ts';
import { benefitSays } from './mainCarer.ts';
import { bandAt, bandWords, nightsBands } from './yearlyNights.ts';

type Name = Readonly<{ given: string; family: string }>;
const parentageWords: Readonly<Record<string, string>> = {
  married: 'The parents were married when the child was born', birthRecord: 'Both are on the birth certificate', adopted: 'Both adopted the child', testOrCourt: 'A DNA test or a court says so', notSaid: 'Not said',
};

const isSame = (body: RowBody<'child'>, { given }: Name, bornOn: IsoDate): boolean => body.bornOn === bornOn && body.given.toLowerCase() === given.toLowerCase();
const inCase = ({ facts }: ChangeCase, name: Name, bornOn: IsoDate): boolean => facts.children.some(({ body }) => body.role === 'qualifying' && body.caseId === facts.case.id && isSame(body, name, bornOn));

const dispute = ({ catalogues: { changes }, today }: ChangeCase): OpensTask => ({
  kind: 'parentageDispute', atOnce: true, title: 'Parentage is disputed', why: 'A parent says that the child is not theirs. Ring them first.', dueOn: addDays(today, changes.setting('parentageContactDays', today)), subject: 'payingParent', effortMinutes: 60,
});

/**
 * C06: one more child of the same two parents. Always for a person, because of parentage: the other parent accepts or
 * disputes it, and the Child Benefit office and the birth record are asked (changes catalogue §3.6).
 */
export const newChildRule: FindingRule = {
  type: 'C06',
  check(change, values) {
    const { catalogues, facts } = change;
    const born = values['bornOn'] as IsoDate;
    const name = values['name'] as Name;
    const years = catalogues.changes.setting('childOldestYears', change.reportedOn);
    if (addMonths(born, 12 * years) <= change.reportedOn) return [{ field: 'bornOn', message: `The child must be under ${years}` }];
    if (born > (values['changedOn'] as IsoDate)) return [{ field: 'changedOn', message: `Must be ${formatDate(born)} or after, when the child was born` }];
    // A report that was under way when another brought the child in is refused instead: it must come to an end.
    if (inCase(change, name, born)) return changeOf(facts, change.entry.id, change.taskId) === null ? [{ field: 'name', message: 'This child is in the case already' }] : [];
    // A child counts once (R-OTH-3): it leaves the place it has before it takes another.
    const elsewhere = facts.children.find(({ body }) => body.role !== 'noLonger' && body.payingParentId === facts.case.body.payingParentId && isSame(body, name, born));
    if (elsewhere === undefined) return [];
    return [{ field: 'name', message: elsewhere.body.role === 'qualifying' ? 'This child counts in another case of the paying parent' : 'This child counts as another child of the paying parent. Record first that it no longer does' }];
  },
  look(change, values) {
    const { facts, catalogues } = change;
    const name = values['name'] as Name;
    const bornOn = values['bornOn'] as IsoDate;
    const changedOn = values['changedOn'] as IsoDate;
    if (inCase(change, name, bornOn)) return finding({ changedOn, accepts: false, refuse: { code: 'inCase', despite: ['G2'] } });
    const nights = values['nights'] as number;
    const reporter: PartyRole = change.reportedBy === 'payingParent' ? 'payingParent' : 'receivingParent';
    // An application for this child alone would start now: the case's own first day is not this child's.
    const effective = startOf(change, changedOn, { initialEffectiveOn: undefined });
    const here = values['livesWith'] === 'receivingParent';
    const answer = answerOf(change, otherRole(reporter), 'parentageAnswer');
    const benefit = answerOf(change, 'childBenefit');
    const law = catalogues.law.at(effective?.on ?? change.reportedOn);
    const bands = law.ok ? nightsBands(law.value) : [];
    const disputed = answer?.code === 'disagree';
    const half = bands.find(({ extra }) => extra)?.nights ?? catalogues.changes.setting('mainCarerNights', change.reportedOn);
    const basis = answer?.code === 'agree' ? ('agreed' as const) : ('evidence' as const);
    const id = newChildId(change);
    const children = qualifyingHere(change).length;
    return finding({
      changedOn, effective, proof: here ? bothHeard(change, otherRole(reporter), 'parentageAnswer') : heard(change),
      asks: ({ what }) => what !== 'birthRecord' || change.evidence !== 'seen',
      patches: here && effective !== null ? [withChild(effective.on, facts.case.body.receivingParentId, { id, nights, ...(nights === 0 ? {} : { basis }) })] : [],
      accepts: here && effective !== null,
      ifRefused: { code: here ? 'notShown' : 'ownApplication' },
      person: [
        'Parentage, a person always decides.',
        ...(disputed ? ['The other parent says that the child is not theirs.'] : answer === null && heard(change, false) === 'lapsed' ? ['The other parent did not answer about parentage.'] : []),
        ...(benefit?.code === 'differs' || benefit?.code === 'stopped' ? ['Child Benefit is not paid to the parent whom the report names.'] : []),
        ...(here && nights >= half ? [`${nights} nights is ${half} or more. Who the main carer is comes first.`] : []),
        ...(here ? [] : ['The child lives with the paying parent. Their own application is needed.']),
      ],
      suggest: !here ? 'refuse' : answer?.code === 'agree' && (benefit?.code === 'matches' || acceptedProof(change) !== null || change.evidence === 'seen') ? 'accept' : null,
      prepared: [
        { label: 'Parentage, as told', value: parentageWords[values['parentage'] as string] ?? 'Not said', source: 'the report' },
        { label: 'Other parent', value: answer === null ? 'Has not answered' : disputed ? 'Says the child is not theirs' : answer.code === 'agree' ? 'Accepts the child as theirs' : 'Answered', source: 'their answer' },
        { label: 'Child Benefit', value: benefit === null ? 'Not answered yet' : benefitSays(benefit.code), source: 'Child Benefit office' },
        { label: 'Birth record', value: acceptedProof(change) !== null || change.evidence === 'seen' ? 'Seen and accepted' : 'Not seen', source: 'documents' },
        { label: 'Nights a year with the paying parent', value: `${nights}: ${bandWords(bandAt(nights, bands), bands)}`, source: 'the report' },
      ],
      record: here ? [{ label: 'Children the amount is for', before: String(children), after: String(children + 1), about: null }] : [],
      opens: [...(disputed ? [dispute(change)] : []), ...(here ? [] : [{ ...applicationTask(change, 'the parent who has the child'), atOnce: true as const }])],
      writes: ({ effectiveOn }) => here ? [
        { kind: 'child', id, body: { given: name.given, family: name.family, bornOn, role: 'qualifying', caseId: facts.case.id, payingParentId: facts.case.body.payingParentId, inEducation: values['inEducation'] === 'yes' } },
        { kind: 'care', id, body: { childId: id, nights, basis: nights === 0 ? 'none' : basis === 'agreed' ? 'agreed' : 'disputed', from: effectiveOn ?? changedOn } },
        // A case on its way to being closed goes on: it has a child again.
        ...(facts.case.body.status === 'closing' ? [{ kind: 'case' as const, id: facts.case.id, body: { ...facts.case.body, status: 'live' as const } }] : []),
      ] : [],
      event: 'child.added',
    });
  },
};
