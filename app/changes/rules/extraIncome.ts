import type { EffectiveDate } from '../../calculation/effectiveDate.ts';
import type { Variation } from '../../calculation/input.ts';
import { addDays, type IsoDate } from '../../model/dates.ts';
import { formatPence, type MoneyPer, type Pence } from '../../model/money.ts';
import { finding, type Finding, type FindingRule } from '../engine/finding.ts';
import { answerOf, proofOf } from '../engine/proof.ts';
import { startOf } from '../engine/start.ts';
import { largeAmounts } from '../moneyBounds.ts';
import type { FieldsRead } from '../readFields.ts';
import type { ChangeCase } from '../rule.ts';
import { agreedLines, agreedThen, barOf, endsIt, replacesWords, testVariation, variationPatch, variationPlace, variationSlips, variationWords, type Adds, type VariationPlace } from './variation.ts';

type Values = FieldsRead['values'];
type Kind = 'unearned' | 'earned' | 'assets' | 'diverted';

const kindOf = (values: Values): Kind => values['kind'] as Kind;
const money = (value: unknown): MoneyPer => value as MoneyPer;

function toldBy(values: Values): Variation {
  switch (kindOf(values)) {
    case 'unearned':
      return { ground: 'unearned', amount: money(values['unearned']) };
    case 'earned':
      return { ground: 'earnedWhileNilOrFlat', amount: money(values['earned']) };
    case 'assets':
      return { ground: 'assets', kind: values['assetKind'] as string, netValue: (values['value'] as Readonly<{ pence: Pence }>).pence };
    case 'diverted':
      return { ground: 'diverted', amount: money(values['diverted']) };
  }
}

/** What the law tests together: assets by kind or all at once, as the reading in force says. */
function testedWith(place: VariationPlace, told: Variation, adds: Adds): readonly Variation[] {
  const then = agreedThen(place, told, adds);
  if (told.ground !== 'assets' || place.law.params['reading.assetsSplit'].value === 'together') return then;
  return then.filter((held) => held.ground === 'assets' && held.kind === told.kind);
}

/** The rule's own no, with the threshold that was not reached. */
function refusalFor(place: VariationPlace, told: Variation, counts: boolean): Finding['refuse'] {
  const bar = barOf(place);
  if (bar !== null) return { code: bar };
  if (counts || told.ground === 'diverted') return null;
  const { params } = place.law;
  switch (told.ground) {
    case 'unearned':
      return { code: 'belowUnearned', values: { least: { amount: params['var.unearned.min'].value.pence } } };
    case 'earnedWhileNilOrFlat':
      return place.standing.kind === 'income' ? { code: 'payCounts' } : { code: 'belowEarned', values: { least: { amount: params['var.earned.min'].value.pence } } };
    case 'assets': {
      const least = params['var.assets.min'];
      return { code: 'belowAssets', ...(least == null ? {} : { values: { least: { amount: least.value.pence } } }) };
    }
    default:
      return null;
  }
}

/** Who is asked for what: the reporter to prove it, the paying parent for their own papers, HMRC for what it holds. */
function asksFor({ reportedBy }: ChangeCase, values: Values): Finding['asks'] {
  const kind = kindOf(values);
  const papers = kind === 'unearned' || (kind === 'assets' && values['assetKind'] === 'savings') ? 'bankStatement' : kind === 'assets' && values['assetKind'] === 'shares' ? 'shareCertificate' : 'statement';
  const own = reportedBy === 'payingParent';
  return ({ to, what }) => {
    if (to === 'hmrc') return kind === 'unearned';
    if (to === 'reporter') return what === (own ? papers : 'evidence');
    return to === 'other' && !own && what === papers;
  };
}

const amountFields: Readonly<Record<Kind, string>> = { unearned: 'unearned', earned: 'earned', assets: 'value', diverted: 'diverted' };
const addsOf = (values: Values): Adds => (values['adds'] === 'instead' ? 'instead' : 'new');

/** A day still to come is known beforehand (reg 18(2)); any other counts from the report. */
function startsFor(change: ChangeCase, values: Values): EffectiveDate | null {
  const changedOn = values['changedOn'] as IsoDate;
  return startOf(change, changedOn, changedOn > change.reportedOn ? { rule: 'E5' } : {});
}

const toWords: Readonly<Record<string, string>> = { person: 'A person', company: 'A company', pension: 'A pension' };

/** C13: income of the paying parent that pay data does not show. A person agrees it; a sum under its threshold is refused by rule. */
export const extraIncomeRule: FindingRule = {
  type: 'C13',
  check(change, values) {
    const effective = startsFor(change, values);
    const large = largeAmounts(change, values);
    return large.length > 0 ? large : variationSlips(effective === null ? null : variationPlace(change, effective.on), toldBy(values), addsOf(values), amountFields[kindOf(values)]);
  },
  look(change, values) {
    const changedOn = values['changedOn'] as IsoDate;
    const { reportedOn, catalogues } = change;
    const kind = kindOf(values);
    const adds = addsOf(values);
    const effective = startsFor(change, values);
    const place = effective === null ? null : variationPlace(change, effective.on);
    const told = toldBy(values);
    const hidden = values['hidden'] === 'yes';
    const usual: Partial<Finding> = {
      changedOn, effective, proof: proofOf(change), asks: asksFor(change, values),
      opens: hidden ? [{ kind: 'fraudReferral', title: 'Income may be hidden', why: 'Said to be moved away to pay less', dueOn: addDays(change.today, catalogues.changes.setting('fraudReferralDays', reportedOn)), subject: 'payingParent', effortMinutes: 60, atOnce: true }] : [],
    };
    if (effective === null || place === null) return finding({ ...usual, accepts: false, person: ['Nothing is decided on that day that this could be added to.'] });

    const test = testVariation(place, testedWith(place, told, adds));
    const ends = endsIt(place, told, adds);
    const refuse = ends ? null : refusalFor(place, told, test.counts);
    const exempt = kind === 'assets' && values['leftOut'] !== 'none';
    const hmrc = answerOf(change, 'hmrc', 'evidence')?.weekly ?? null;
    return finding({
      ...usual,
      ...(refuse === null ? {} : { proof: 'notNeeded' }),
      patches: [variationPatch(effective.on, told, adds)],
      accepts: !exempt,
      class: refuse === null ? null : 'B',
      refuse,
      ifRefused: { code: exempt ? 'leftOut' : 'notShown' },
      suggest: exempt ? 'refuse' : ends ? 'accept' : null,
      person: [
        ends ? 'It is said to have stopped. Check before it no longer counts.' : 'A person agrees extra income.',
        ...replacesWords(place, told, adds),
        ...(exempt ? ['By law this kind of asset is left out (SI 2012/2677 reg 69A).'] : []),
        ...(kind === 'diverted' ? ['Find out whether they control where the income goes, and whether that was fair.'] : []),
      ],
      prepared: [
        ...test.lines,
        ...(hmrc === null ? [] : [{ label: 'HMRC, a week', value: formatPence(hmrc), source: 'HMRC' }]),
        ...(kind === 'diverted' ? [{ label: 'Moved to', value: toWords[values['divertedTo'] as string] ?? '', source: 'As told' }] : []),
        ...agreedLines(place, told),
      ],
      record: [{ label: 'Extra income', before: null, after: variationWords(told), about: 'payingParent' }],
    });
  },
};
