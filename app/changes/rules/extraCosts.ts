import { weeklyOf } from '../../calculation/conversions.ts';
import type { Variation } from '../../calculation/input.ts';
import type { LawOn } from '../../calculation/law.ts';
import { formatDate, type IsoDate } from '../../model/dates.ts';
import { larger, roundDown, roundHalfUp, subtract, zero } from '../../model/fraction.ts';
import { formatPence, type MoneyPer, type Pence } from '../../model/money.ts';
import type { EvidenceKind } from '../../model/rows/evidence.ts';
import { finding, type Finding, type FindingRule } from '../engine/finding.ts';
import { proofOf } from '../engine/proof.ts';
import { startOf } from '../engine/start.ts';
import { largeAmounts, tooLarge } from '../moneyBounds.ts';
import type { FieldsRead } from '../readFields.ts';
import type { ChangeCase } from '../rule.ts';
import { agreedLines, agreedThen, barOf, endsIt, isNothing, replacesWords, testVariation, variationPatch, variationPlace, variationSlips, type Adds, type VariationPlace } from './variation.ts';

type Values = FieldsRead['values'];
type Ground = 'contactCosts' | 'illnessOrDisability' | 'priorDebts' | 'boardingFees' | 'homeLoan';

const groundOf = (values: Values): Ground => values['ground'] as Ground;

/** Proof that fits each ground, and what is asked for it. */
const proofs: Readonly<Record<Ground, Readonly<{ kinds: readonly EvidenceKind[]; ask: string }>>> = {
  contactCosts: { kinds: ['tickets', 'mileageLog'], ask: 'tickets' },
  illnessOrDisability: { kinds: ['medicalLetter'], ask: 'medicalEvidence' },
  priorDebts: { kinds: ['loanAgreement'], ask: 'loanAgreement' },
  boardingFees: { kinds: ['schoolLetter'], ask: 'schoolLetter' },
  homeLoan: { kinds: ['loanAgreement'], ask: 'loanAgreement' },
};

const addsOf = (values: Values): Adds => (values['adds'] === 'instead' ? 'instead' : 'new');

/** What it costs, over the period that it was told in. A trip costs what is really paid: no rate a mile is set. */
function costOf(values: Values, law: LawOn): MoneyPer {
  const cost = values['cost'] as MoneyPer | undefined;
  if (groundOf(values) === 'contactCosts') {
    const trip = (values['tripCost'] as Readonly<{ pence: Pence }>).pence;
    return { pence: trip * (values['trips'] as number), per: values['tripsPer'] as MoneyPer['per'] };
  }
  const help = values['help'] as MoneyPer | undefined;
  if (cost === undefined || help === undefined) return cost ?? { pence: 0, per: 'week' };
  // Help received is taken off (reg 64).
  return { pence: roundHalfUp(larger(zero, subtract(weeklyOf(cost, law), weeklyOf(help, law)))), per: 'week' };
}

/** Proof of a kind that fits the ground; another kind proves nothing here. */
function proofFor(change: ChangeCase, ground: Ground): Finding['proof'] {
  const { facts } = change;
  return proofOf({ ...change, facts: { ...facts, evidence: facts.evidence.filter(({ body }) => proofs[ground].kinds.includes(body.kind)) } });
}

function refusalFor(place: VariationPlace, ground: Ground, counts: boolean): Finding['refuse'] {
  const bar = barOf(place);
  if (bar === 'defaultDecision') return { code: bar };
  if (bar !== null || place.rate === 'flat' || place.rate === 'nil') return { code: 'flatOrNil' };
  return counts ? null : { code: 'belowLeast', values: { least: { amount: place.law.params[`var.expense.${ground}`].value.pence } } };
}

/**
 * C14: special expenses of the paying parent (SI 2012/2677 regs 63 to 67). A person always agrees them. Refused by rule
 * where they cannot lower the amount, and where the cost is under the ground's own threshold.
 */
export const extraCostsRule: FindingRule = {
  type: 'C14',
  check(change, values) {
    const effective = startOf(change, values['changedOn'] as IsoDate);
    const place = effective === null ? null : variationPlace(change, effective.on);
    const law = change.catalogues.law.at(change.reportedOn);
    if (!law.ok) return [];
    const ground = groundOf(values);
    const field = ground === 'contactCosts' ? 'tripCost' : 'cost';
    const full = costOf({ ...values, help: undefined }, law.value);
    const large = [...largeAmounts(change, values), ...(ground === 'contactCosts' ? tooLarge(change, field, full) : [])];
    const ends = values['debtEnds'] as IsoDate | undefined;
    const over = full.pence > 0 && ends !== undefined && ends <= change.reportedOn;
    return large.length > 0 ? large : [...variationSlips(place, { ground, amount: full }, addsOf(values), field), ...(over ? [{ field: 'debtEnds', message: 'A debt that is paid off cannot count' }] : [])];
  },
  look(change, values) {
    const { reportedBy, reportedOn, catalogues } = change;
    const changedOn = values['changedOn'] as IsoDate;
    const ground = groundOf(values);
    const adds = addsOf(values);
    const debtEnds = values['debtEnds'] as IsoDate | undefined;
    const effective = startOf(change, changedOn);
    const place = effective === null ? null : variationPlace(change, effective.on);
    const began = change.facts.case.body.effectiveFrom;
    const usual: Partial<Finding> = {
      // A cost may be older than the case; it counts from the report whenever it began.
      changedOn: changedOn < began ? began : changedOn, effective, proof: proofFor(change, ground),
      // What another child of theirs needs is nothing to do with the other parent.
      asks: ({ to, what }) => (to === 'other' ? ground !== 'illnessOrDisability' && reportedBy === 'payingParent' : what === proofs[ground].ask),
    };
    const law = catalogues.law.at(reportedOn);
    if (effective === null || place === null || !law.ok) return finding({ ...usual, accepts: false, person: ['Nothing is decided on that day that this could be taken off.'] });

    const amount = costOf(values, place.law);
    const told: Variation = { ground, amount };
    const test = testVariation(place, agreedThen(place, told, adds));
    const ends = endsIt(place, told, adds);
    // Nothing is left of the cost once the help is taken off, whatever else is agreed on the ground.
    const refuse = ends ? null : (refusalFor(place, ground, isNothing(told) || test.counts) ?? (isNothing(told) ? { code: 'helpCovers' } : null));
    const owns = ground === 'homeLoan' && values['ownsHome'] === 'yes';
    const noChild = ground === 'illnessOrDisability' && values['otherChild'] === undefined;
    // Cut off where it is refused, so that it never reads as the threshold that it does not reach.
    const week = (refuse === null ? roundHalfUp : roundDown)(weeklyOf(amount, place.law));
    const miles = values['miles'] as number | undefined;
    return finding({
      ...usual,
      ...(refuse === null ? {} : { proof: 'notNeeded' }),
      patches: [variationPatch(effective.on, told, adds)],
      class: refuse === null ? null : 'B',
      refuse,
      ifRefused: { code: owns ? 'ownsHome' : 'notShown' },
      opens: debtEnds === undefined || ends ? [] : [{ kind: 'change', changeType: 'C14', title: 'Debt paid off', why: 'The debt that lowers the income ends on this day.', dueOn: debtEnds, subject: 'payingParent', effortMinutes: 15 }],
      accepts: !owns,
      suggest: owns ? 'refuse' : ends ? 'accept' : null,
      person: [
        ends ? 'It is said to have stopped. Check before it no longer counts.' : 'A person agrees extra costs.',
        ...replacesWords(place, told, adds),
        ...(owns ? ['The paying parent has a share in the home, so by law this ground is not open (SI 2012/2677 reg 67).'] : []),
        ...(noChild ? ['No other child of theirs was named. The ground is for a child they support.'] : []),
      ],
      prepared: [
        { label: 'Cost a week', value: formatPence(week), source: ground === 'contactCosts' ? `${String(values['trips'])} trips, actual cost` : 'As told' },
        ...test.lines,
        ...agreedLines(place, told),
        ...(debtEnds === undefined ? [] : [{ label: 'Paid off on', value: formatDate(debtEnds), source: 'As told' }]),
        ...(miles === undefined ? [] : [{ label: 'Miles each trip', value: String(miles), source: 'As told' }]),
      ],
      record: [{ label: 'Extra costs a week', before: null, after: formatPence(week), about: 'payingParent' }],
    });
  },
};
