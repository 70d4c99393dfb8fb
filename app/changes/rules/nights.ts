import { addDays, daysBetween, formatDate, type IsoDate } from '../../model/dates.ts';
import { otherRole, type PartyRole } from '../../model/roles.ts';
import type { Row, RowBody, RowWrite } from '../../model/rows/index.ts';
import { CalculationInput } from '../../calculation/input.ts';
import { entry } from '../../operations/entry.ts';
import { finding, type FindingRule, type OpensTask } from '../engine/finding.ts';
import { withNights } from '../engine/patch.ts';
import { standingDecisions } from '../engine/periods.ts';
import { acceptedProof, answerOf, proofOf } from '../engine/proof.ts';
import { startOf } from '../engine/start.ts';
import type { FieldsRead } from '../readFields.ts';
import type { ChangeCase } from '../rule.ts';
import { childLabel, qualifyingHere } from './childLeaves.ts';
import { heard } from './heard.ts';
import { bandAt, bandRange, bandWords, nightsBands, timesAYear, yearlyNights, type NightsPattern } from './yearlyNights.ts';

type Values = FieldsRead['values'];
type Agreement = 'none' | 'parents' | 'solicitor' | 'courtOrder' | 'socialServices';

const nightsField = { weekly: 'nightsWeek', fortnightly: 'nightsFortnight', monthly: 'nightsMonth', yearly: 'nightsYear' } as const;
const numberIn = (values: Values, name: string): number => (typeof values[name] === 'number' ? values[name] : 0);
const isPattern = (value: unknown): value is NightsPattern => typeof value === 'string' && Object.hasOwn(nightsField, value);

/** Nights a year with the paying parent, as reported; null where the time is told as about equal. */
export function nightsTold({ catalogues, reportedOn }: Pick<ChangeCase, 'catalogues' | 'reportedOn'>, values: Values): number | null {
  const { pattern } = values;
  if (!isPattern(pattern)) return null;
  return yearlyNights({ pattern, nights: numberIn(values, nightsField[pattern]), extra: numberIn(values, 'extraNights') }, timesAYear(catalogues.changes, reportedOn));
}

/** Nights of each child in a decision; null: assumed. Empty when nothing was decided. */
function nightsIn(decision: Row<'decision'> | null): ReadonlyMap<string, number | null> {
  const read = CalculationInput.safeParse(decision?.body.input);
  return new Map(read.success ? read.data.receivingParents.flatMap(({ children }) => children.map((child) => [child.id, child.nights] as const)) : []);
}

type Account = Readonly<{ nights: number | null; from: IsoDate | null; agrees: boolean; said: boolean; near: boolean; answered: 'agree' | 'disagree' | null }>;
/** What the other parent says: as they answered us, else as they told somebody here. */
function otherAccount(change: ChangeCase, values: Values, other: PartyRole, nights: number | null, changedOn: IsoDate): Account {
  const answer = answerOf(change, other, 'agreement');
  const agreed = answer?.code === 'agree';
  const told = typeof values['otherNights'] === 'number' ? values['otherNights'] : null;
  const theirNights = told ?? (agreed ? nights : null);
  const from = (values['otherFrom'] as IsoDate | undefined) ?? answer?.on ?? (agreed || told !== null ? changedOn : null);
  const near = from !== null && Math.abs(daysBetween(from, changedOn)) <= change.catalogues.changes.setting('agreedDayDays', change.reportedOn);
  return {
    nights: theirNights, from, near, said: answer !== null || told !== null, answered: agreed ? 'agree' : answer?.code === 'disagree' ? 'disagree' : null,
    // What is typed here of them is one person's note: agreed is what they answered themselves.
    agrees: agreed && nights !== null && theirNights === nights && near,
  };
}

const carer = (change: ChangeCase): OpensTask => ({
  kind: 'change', changeType: 'C02', atOnce: true, title: 'Who is the main carer?', why: 'The nights are near half of the year. Who looks after the child most comes first.',
  dueOn: addDays(change.today, change.catalogues.changes.setting('mainCarerDays', change.today)), subject: change.subject, effortMinutes: 90,
});

const MOST_IN_WORDS = 80;
const nightsWords = (nights: number | null): string | null => (nights === null ? null : `${nights} nights a year`);
const agreementWords: Readonly<Record<Agreement, string>> = { none: 'None', parents: 'Written by the parents', solicitor: 'Drawn up by a solicitor', courtOrder: 'Court order', socialServices: 'Cafcass or social services' };
const careBasis = { agreed: 'agreed', order: 'courtOrder', assumed: 'assumed', evidence: 'disputed' } as const satisfies Record<string, RowBody<'care'>['basis']>;

/**
 * C01: how many nights a child stays with the paying parent. Refused by rule when the band stays the same for every
 * child; accepted by rule when the other parent agrees both the nights and the day; near half of the year the question
 * who the main carer is comes first (changes catalogue §3.1; calculation R-SC-1 to R-SC-9).
 */
export const nightsRule: FindingRule = {
  type: 'C01',
  prefill: (change) => ({ children: { value: qualifyingHere(change).map(({ id }) => id), source: { label: 'the case', on: null } } }),
  check(change, values) {
    const most = change.catalogues.changes.setting('yearDays', change.reportedOn);
    const nights = nightsTold(change, values);
    const authority = numberIn(values, 'authorityNights');
    if (nights !== null && nights > most) return [{ field: numberIn(values, 'extraNights') > 0 ? 'extraNights' : isPattern(values['pattern']) ? nightsField[values['pattern']] : 'pattern', message: `This makes ${nights} nights. A year has ${most}` }];
    return (nights ?? 0) + authority > most ? [{ field: 'authorityNights', message: `With the nights above this makes ${(nights ?? 0) + authority}. A year has ${most}` }] : [];
  },
  look(change, values) {
    const { facts, catalogues, reportedOn, reportedBy } = change;
    const setting = (key: Parameters<typeof catalogues.changes.setting>[0]): number => catalogues.changes.setting(key, reportedOn);
    const changedOn = values['changedOn'] as IsoDate;
    const children = values['children'] as readonly string[];
    const agreement = values['agreement'] as Agreement;
    const effective = startOf(change, changedOn);
    const law = catalogues.law.at(effective?.on ?? reportedOn);
    const reporter: PartyRole = reportedBy === 'receivingParent' ? 'receivingParent' : 'payingParent';
    if (!law.ok || effective === null) return finding({ changedOn, accepts: false, person: ['No law is on record for that day.'] });

    const bands = nightsBands(law.value);
    const assumed = law.value.params['sc.assumedNights'].value;
    const told = nightsTold(change, values);
    const unsettled = values['settled'] === 'no';
    const authority = numberIn(values, 'authorityNights');
    const order = typeof values['agreementNights'] === 'number' ? values['agreementNights'] : null;
    const other = otherAccount(change, values, otherRole(reporter), told, changedOn);
    const proof = told === null ? ('notNeeded' as const) : other.agrees ? ('accepted' as const) : other.answered === 'disagree' ? heard(change) : proofOf(change);
    const nights = unsettled ? assumed : told;
    const half = bands.find(({ extra }) => extra)?.nights ?? setting('mainCarerNights');
    const mainCarer = told === null || told >= half;
    const conflict = agreement !== 'none' && order !== null && told !== null && bandAt(order, bands) !== bandAt(told, bands);
    // On the day itself; of a child who counts only since, on the first day it does.
    const before = new Map(standingDecisions(facts).filter(({ body }) => body.effectiveUntil === null || body.effectiveUntil >= effective.on).toReversed().flatMap((decision) => [...nightsIn(decision)]));
    const held = new Map([...before].map(([id, counted]) => [id, counted ?? assumed] as const));
    // A later decision with other nights was made on what came after: it, and the record of care, stay as they are.
    const inForce = nightsIn(standingDecisions(facts).at(-1) ?? null);
    const goesOn = (id: string): boolean => inForce.get(id) === before.get(id);
    const same = told !== null && nights !== null && !conflict && authority === 0 && told < setting('mainCarerNights') && children.every((id) => held.has(id) && bandAt(held.get(id) ?? 0, bands) === bandAt(nights, bands));
    const unanswered = !other.agrees && (proof === 'accepted' || proof === 'lapsed' || proof === 'heard');
    const basis = unsettled ? 'assumed' : other.agrees ? 'agreed' : agreement === 'courtOrder' && order !== null && !conflict && (change.evidence === 'seen' || acceptedProof(change) !== null) ? 'order' : 'evidence';

    const side = (mine: string | null, theirs: string | null) => (reporter === 'payingParent' ? { payingParent: mine, receivingParent: theirs } : { payingParent: theirs, receivingParent: mine });
    return finding({
      changedOn, effective, proof,
      patches: nights === null ? [] : [withNights(effective.on, new Map(children.map((id) => [id, { nights: unsettled ? null : nights, basis, ...(authority === 0 ? {} : { localAuthorityNights: authority }), ...(before.has(id) ? { was: before.get(id) ?? null } : {}) }])))],
      accepts: nights !== null,
      asks: ({ what }) => (what === 'agreement' ? !other.agrees : what === 'courtOrder' ? agreement === 'courtOrder' : agreement === 'solicitor' || agreement === 'socialServices' || agreement === 'parents'),
      refuse: same ? { code: 'sameBand', values: { nights: { count: nights }, band: { nights: bandRange(bandAt(nights, bands), bands) } } } : null,
      ifRefused: { code: 'notShown' },
      person: [
        ...(told === null ? ['The time is told as about equal. Who the main carer is comes first.'] : mainCarer ? [`${told} nights is ${half} or more. Who the main carer is comes first.`] : []),
        ...(other.answered === 'disagree' || (other.said && other.nights !== null && other.nights !== told) ? ['The parents do not agree on the nights.'] : []),
        ...(other.said && other.nights === told && other.from !== null && !other.near && other.answered !== 'disagree' ? [`They agree on the nights, but not on the day. The other parent says ${formatDate(other.from)}.`] : []),
        ...(unanswered && other.answered === null ? ['The other parent has not agreed. Decide on what there is.'] : []),
        ...(authority >= law.value.params['sc.localAuthorityNights'].value ? ['The local authority has the child for 52 nights or more. A separate reduction applies, which no rule here works out (SI 2012/2677 reg 53).'] : authority > 0 ? ['Some nights are with the local authority.'] : []),
        ...(agreement !== 'none' && order === null && told !== null ? ['Nobody entered the nights in the agreement or order. Read it first.'] : []),
        ...(conflict ? [`The agreement or order says ${order} nights. The report says ${told}.`] : []),
        ...(unsettled ? ['The nights cannot be settled. One night a week is counted if you accept (SI 2012/2677 reg 47).'] : []),
      ],
      suggest: other.agrees || basis === 'order' || unsettled ? 'accept' : null,
      prepared: [
        ...(told === null ? [] : [{ label: 'Nights a year, as reported', value: `${told}: ${bandWords(bandAt(told, bands), bands)}`, source: 'worked out from the pattern' }]),
        ...(order === null ? [] : [{ label: 'Nights in the agreement or order', value: String(order), source: agreementWords[agreement] }]),
        ...(authority === 0 ? [] : [{ label: 'Nights with the local authority', value: String(authority), source: 'the report' }]),
      ],
      sides: [
        { label: 'Nights with the paying parent', ...side(told === null ? 'About equal' : nightsWords(told), nightsWords(other.nights)), leads: null },
        { label: 'From', ...side(formatDate(changedOn), other.from === null ? null : formatDate(other.from)), leads: null },
        { label: 'Written agreement', ...side(agreementWords[agreement].slice(0, MOST_IN_WORDS), null), leads: null },
      ],
      checks: !other.agrees && other.said && !unsettled ? [{ code: 'assumeOneNight', words: 'Shared care is agreed or ordered, but the nights cannot be settled? Then answer no to "Can the nights be settled?": one night a week is counted.' }] : [],
      record: nights === null ? [] : children.slice(0, 12).map((id) => ({ label: `${childLabel(change, id)}: nights a year`, before: held.has(id) ? String(held.get(id)) : null, after: unsettled ? `${assumed}, one night a week assumed` : String(nights), about: null })),
      opens: mainCarer ? [carer(change)] : [],
      writes: ({ effectiveOn, call }) => nights === null ? [] : [
        ...children.filter(goesOn).map((id): RowWrite => ({ kind: 'care', id: facts.care.find(({ body }) => body.childId === id)?.id ?? id, body: { childId: id, nights, basis: careBasis[basis], from: effectiveOn ?? changedOn } })),
        entry(call, { caseId: facts.case.id, category: 'people', event: 'care.changed', facts: { before: Math.max(0, ...children.map((id) => held.get(id) ?? 0)), after: nights, from: effectiveOn } }),
      ],
    });
  },
};
