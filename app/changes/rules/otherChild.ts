import { addMonths, formatDate, type IsoDate } from '../../model/dates.ts';
import { formatPence, type MoneyPer } from '../../model/money.ts';
import { finding, type FindingRule } from '../engine/finding.ts';
import { withOtherChildren } from '../engine/patch.ts';
import { answerOf, proofOf } from '../engine/proof.ts';
import { startOf } from '../engine/start.ts';
import type { FieldsRead } from '../readFields.ts';
import type { ChangeCase } from '../rule.ts';
import { newChildId } from './childLeaves.ts';
import { heard } from './heard.ts';

type Name = Readonly<{ given: string; family: string }>;
/** The conditions of a private arrangement that counts, each as a question (calculation R-OTH-2). */
const conditions = ['ownChild', 'inUk', 'otherHome', 'regular'] as const;
const conditionWords: Readonly<Record<(typeof conditions)[number], string>> = {
  ownChild: 'It is the paying parent’s own child', inUk: 'The child lives in the UK', otherHome: 'The child lives with its other parent or carer, in another home', regular: 'Payments are regular',
};

/** A child of the paying parent with this name or day of birth that already counts in some way: never twice (calculation R-OTH-3). */
const countedAlready = ({ facts }: ChangeCase, name: Name, bornOn: IsoDate): boolean =>
  facts.children.some(({ body }) => body.role !== 'noLonger' && body.payingParentId === facts.case.body.payingParentId && body.bornOn === bornOn && body.given.toLowerCase() === name.given.toLowerCase());

type Outcome = Readonly<{ proof: ReturnType<typeof proofOf>; person: readonly string[]; suggest: 'accept' | 'refuse' | null; ifRefused: string }>;

/** A child in the paying parent's home: counted by rule when Child Benefit for it goes to the paying parent or their partner. */
function atHome(change: ChangeCase, values: FieldsRead['values']): Outcome {
  const benefit = answerOf(change, 'childBenefit');
  const matches = benefit?.code === 'matches';
  const whose = values['benefitTo'] as string;
  const seen = proofOf(change);
  const proof = matches ? 'accepted' : benefit === null ? seen : heard(change);
  const theirs = whose === 'payingParent' || whose === 'partner';
  const person = [
    ...(whose === 'someoneElse' ? ['Child Benefit goes to somebody else, as told.'] : whose === 'nobody' ? ['Nobody gets Child Benefit, as told. The child still counts where it is not paid by choice or because of living abroad.'] : []),
    ...(benefit?.code === 'differs' ? ['Child Benefit is not in the name of the paying parent or their partner at their address.'] : benefit !== null && !matches ? ['The Child Benefit office could not say.'] : []),
    ...(benefit === null && proof === 'lapsed' ? ['The Child Benefit office did not answer. Decide on what there is.'] : []),
  ];
  return { proof, person, suggest: matches && theirs ? 'accept' : benefit?.code === 'differs' || whose === 'someoneElse' ? 'refuse' : null, ifRefused: 'noBenefit' };
}

/** A child under a private arrangement: always for a person, the conditions put as questions. */
function privately(change: ChangeCase, values: FieldsRead['values']): Outcome {
  const unmet = conditions.filter((name) => values[name] !== 'yes');
  return {
    proof: heard(change), suggest: unmet.length > 0 ? 'refuse' : null, ifRefused: 'notArrangement',
    person: ['Whether a private arrangement counts, a person decides (SI 2012/2677 reg 48).', ...unmet.map((name) => `Not so, as told: ${conditionWords[name].charAt(0).toLowerCase()}${conditionWords[name].slice(1)}.`)],
  };
}

/**
 * C04: the paying parent supports another child. At home it lowers the income that counts, once Child Benefit shows it;
 * under a private arrangement a person looks at the conditions (changes catalogue §3.4; calculation R-ROC-1, R-OTH-2).
 * The receiving parent learns how many other children there are, never who.
 */
export const otherChildRule: FindingRule = {
  type: 'C04',
  check: (_change, values) =>
    (values['bornOn'] as IsoDate) > (values['changedOn'] as IsoDate) ? [{ field: 'changedOn', message: `Must be ${formatDate(values['bornOn'] as IsoDate)} or after, when the child was born` }] : [],
  look(change, values) {
    const { facts, catalogues, reportedOn } = change;
    const name = values['name'] as Name;
    const bornOn = values['bornOn'] as IsoDate;
    const changedOn = values['changedOn'] as IsoDate;
    const home = values['where'] === 'home';
    const which = home ? ('relevantOtherChildren' as const) : ('otherArrangementChildren' as const);
    const role = home ? ('relevantOther' as const) : ('otherArrangement' as const);
    const effective = startOf(change, changedOn);
    const tooOld = addMonths(bornOn, 12 * catalogues.changes.setting('childOldestYears', reportedOn)) <= reportedOn;
    const twice = countedAlready(change, name, bornOn);
    const { proof, person, suggest, ifRefused } = home ? atHome(change, values) : privately(change, values);
    const other = change.reportedBy === 'receivingParent' ? answerOf(change, 'payingParent', 'agreement') : null;
    const counted = facts.children.filter(({ body }) => body.role === role && body.payingParentId === facts.case.body.payingParentId).length;
    const paid = values['amount'] as MoneyPer | undefined;
    return finding({
      changedOn, effective, proof,
      patches: effective === null ? [] : [withOtherChildren(effective.on, which, 1)],
      accepts: effective !== null,
      asks: ({ to, what }) => (to === 'childBenefit' ? home : what === 'agreement' ? change.reportedBy === 'receivingParent' : !home),
      // Who gets Child Benefit, or how a child is paid for, is the paying parent's own: the other parent hears no reason of that kind.
      ifRefused: { code: change.reportedBy === 'receivingParent' ? 'notShown' : tooOld ? 'tooOld' : twice ? 'countedAlready' : ifRefused },
      person: [
        ...(tooOld ? ['The child is 20 or over, so it does not count.'] : []), ...(twice ? ['A child with this name and day of birth counts already. A child counts once.'] : []), ...(other?.code === 'disagree' ? ['The paying parent says it is not so.'] : []), ...person,
      ],
      suggest: tooOld || twice || other?.code === 'disagree' ? 'refuse' : suggest,
      prepared: [
        { label: 'Child Benefit', value: home ? (answerOf(change, 'childBenefit')?.code === 'matches' ? 'In the name of the paying parent or their partner' : 'Not confirmed') : 'Not asked', source: home ? 'Child Benefit office' : 'a private arrangement' },
        ...(home ? [] : [{ label: 'Arrangement', value: values['form'] === 'written' ? 'Written' : 'Spoken', source: 'the report' }, ...conditions.map((each) => ({ label: conditionWords[each].slice(0, 80), value: values[each] === 'yes' ? 'Yes' : 'No', source: 'the report; SI 2012/2677 reg 48' }))]),
        ...(paid === undefined ? [] : [{ label: 'Paid privately', value: `${formatPence(paid.pence)} a ${paid.per}`, source: 'the report' }]),
      ],
      record: [{ label: home ? 'Other children at home' : 'Children paid for privately', before: String(counted), after: String(counted + 1), about: 'payingParent' }],
      writes: () => [{
        kind: 'child', id: newChildId(change),
        body: { given: name.given, family: name.family, bornOn, role, caseId: null, payingParentId: facts.case.body.payingParentId, inEducation: false },
      }],
    });
  },
};
