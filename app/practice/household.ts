import { addDays, ageOn } from '../model/dates.ts';
import type { PartyRole } from '../model/roles.ts';
import type { PersonBody, SafetyBody } from '../model/rows/people.ts';
import { between, countOf, triangular } from './draws.ts';
import { customerReference, emailAddress, landlineNumber, mobileNumber, nationalInsurance, postcode } from './identifiers.ts';
import { type ChildPlan, type Livelihood, type Making, type PersonPlan, storyPerson } from './making.ts';
import { employerName, familyName, givenName, streetLine, townName } from './names.ts';
import { PRACTICE_MARKER } from './marker.ts';
import type { Random } from './random.ts';

const DAYS_IN_YEAR = 365.25;

/** Who somebody is, with rows for the person, the contact and each safety marker. `youngest` keeps parents older than their children. */
export function makePerson(m: Making, role: PartyRole, serial: number, options: Readonly<{ oldestChildAge: number; livelihood: Livelihood | null; collect: boolean; first: boolean }>): PersonPlan {
  const { population, access, safety: harm, identifiers } = m.parameters;
  const random = m.random('people', serial);
  const paying = role === 'payingParent';
  const fixed = options.first ? storyPerson(m.story, role) : {};
  const woman = paying ? !random.chance(population.payingMen) : random.chance(population.receivingWomen);
  const given = givenName(random, woman);
  const family = familyName(random);
  const ages = paying ? population.payingAge : population.receivingAge;
  const age = Math.min(ages.to, Math.max(ages.from, options.oldestChildAge + 17, ages.mean + ages.deviation * random.normal()));
  const untraced = fixed.untraced ?? random.chance(population.untraced);
  const bornOn = untraced && paying ? null : m.day(-Math.round(age * DAYS_IN_YEAR));
  const online = random.chance(access.online);
  const id = m.id('p');
  const formatsDrawn = (Object.keys(access.formats) as (keyof typeof access.formats)[]).filter((format) => random.chance(access.formats[format]));
  const wales = random.chance(population.wales);
  const welsh = random.chance(population.welshOfWales);
  const body: PersonBody = {
    crn: customerReference(serial, identifiers),
    nino: random.chance(population.ninoMissing) || untraced ? null : nationalInsurance(random, identifiers),
    title: woman ? 'Ms' : 'Mr',
    given,
    family,
    bornOn,
    language: fixed.language ?? (wales && welsh ? 'cy' : 'en'),
    formats: fixed.formats ?? formatsDrawn.slice(0, 2),
    online: online && !untraced,
    identity: random.chance(access.identityChecked) ? { checkedAt: m.moment(-random.int(3, 200), random.int(540, 1020)), how: online ? 'online' : 'telephone' } : null,
    representative: fixed.representative ?? random.chance(access.representative),
  };
  m.put('person', id, body);

  const safety = fixed.safety ?? drawSafety(m, random, paying, options.collect);
  for (const kind of safety) m.put('safety', m.id('s'), { personId: id, kind, since: m.day(-random.int(20, 900)) });

  const mobile = random.chance(access.mobileHeld) || fixed.phone !== undefined;
  const number = fixed.phone ?? (mobile ? mobileNumber(random, identifiers) : landlineNumber(random, identifiers));
  const abroad = random.chance(population.abroad);
  const works = options.livelihood === 'employed' || options.livelihood === 'mixed';
  const employer = paying && works ? (fixed.employer === undefined ? employerName(random) : `${fixed.employer} ${PRACTICE_MARKER}`) : null;
  const since = fixed.employerSinceAgo ?? random.int(90, 3000);
  m.put('contact', id, {
    personId: id,
    phones: untraced
      ? []
      : [{ number, kind: mobile ? 'mobile' : 'home', whose: random.chance(access.ownPhone) ? 'own' : 'shared', voicemail: safety.includes('noVoicemail') ? 'never' : 'fine' }],
    email: online && !untraced ? { address: emailAddress(given, family, serial, random, identifiers), verified: random.chance(access.emailVerified) } : null,
    home: untraced
      ? null
      : { lines: [streetLine(random), townName(random)], postcode: postcode(random, identifiers), country: abroad ? 'ES' : 'GB', since: m.day(-random.int(60, 3000)) },
    postal: null,
    bank: random.chance(access.bankHeld) || fixed.nonGeographic === true ? { ending: String(random.int(10, 99)), nonGeographic: fixed.nonGeographic ?? random.chance(harm.nonGeographic) } : null,
    employer: employer === null ? null : { name: employer, since: m.day(-since), confirmed: fixed.employerSinceAgo === undefined },
    letters: fixed.letters ?? (!online || random.chance(access.paper) ? 'post' : 'online'),
    smsOptOut: random.chance(access.smsOptOut),
    bestTime: fixed.bestTime ?? (random.chance(access.bestTime) ? random.pick(['8-10', '10-12', '12-2', '2-4', '4-6'] as const) : null),
  });
  return { id, serial, woman, given, family, bornOn, online: body.online, safety, employer, phoneEnding: mobile && !untraced ? number.slice(-3) : null };
}

function drawSafety(m: Making, random: Random, paying: boolean, collect: boolean): SafetyBody['kind'][] {
  const { safety } = m.parameters;
  const out: SafetyBody['kind'][] = [];
  if (random.chance(paying ? safety.payingAbuse : safety.receivingAbuse)) out.push('abuseDisclosed');
  if (random.chance(safety.noVoicemail)) out.push('noVoicemail');
  if (random.chance(safety.suppression)) out.push('suppression');
  if (random.chance(safety.specialistOfCollect) && collect && !paying) out.push('specialistTeam');
  if (random.chance(safety.otherMarker)) out.push(random.pick(['noTexts', 'noCalls', 'safeHoursOnly'] as const));
  return out;
}

export type ChildAge = Readonly<{ ageDays: number; inEducation: boolean; nights: number; basis: ChildPlan['basis'] }>;

/** Ages and nights of one case's qualifying children, oldest first. */
export function drawChildren(m: Making, n: number): readonly ChildAge[] {
  const { childAge } = m.parameters.population;
  const random = m.random('children', n);
  if (n === 0 && m.story?.children !== undefined) {
    return m.story.children.map(({ age, nights }) => ({
      ageDays: Math.round((age + 0.3) * DAYS_IN_YEAR), inEducation: age >= childAge.olderFrom, nights, basis: nights === 0 ? 'none' : 'agreed',
    }));
  }
  const count = countOf(m.draws.childrenPerCase(random));
  const out: ChildAge[] = [];
  let shared: Pick<ChildAge, 'nights' | 'basis'> | null = null;
  for (let child = 0; child < count; child += 1) {
    const older = random.chance(childAge.olderShare);
    const years = older ? between(random, childAge.olderFrom, childAge.olderTo - 0.1) : triangular(random, childAge.mode, childAge.olderFrom);
    const own: Pick<ChildAge, 'nights' | 'basis'> = drawNights(m, random);
    const care: Pick<ChildAge, 'nights' | 'basis'> = shared !== null && random.chance(m.parameters.care.sameForSiblings) ? shared : own;
    shared ??= care;
    out.push({ ageDays: Math.max(childAge.youngestDays, Math.round(years * DAYS_IN_YEAR)), inEducation: older, ...care });
  }
  return out.toSorted((a, b) => b.ageDays - a.ageDays);
}

function drawNights(m: Making, random: Random): Pick<ChildAge, 'nights' | 'basis'> {
  const { ranges, someNightsUnderBand } = m.parameters.care;
  const band = m.draws.nights(random);
  const basis = m.draws.careBasis(random);
  if (band === 'none') {
    const nights = random.chance(someNightsUnderBand) ? random.int(6, ranges.noneTo) : 0;
    return { nights, basis: nights === 0 ? 'none' : 'agreed' };
  }
  // One night a week is what is assumed where nights cannot be settled (R-SC-8).
  if (basis === 'assumed' && band === 'one') return { nights: ranges.oneFrom, basis };
  const [from, to] = { one: [ranges.oneFrom, ranges.oneTo], two: [ranges.twoFrom, ranges.twoTo], three: [ranges.threeFrom, ranges.threeTo], half: [ranges.halfFrom, ranges.halfTo] }[band] as [number, number];
  return { nights: random.int(from, to), basis: basis === 'assumed' ? 'agreed' : basis };
}

/** Rows of one qualifying child and the nights it spends with the paying parent. */
export function makeChild(m: Making, child: ChildAge, n: number, caseId: string, paying: PersonPlan, receiving: PersonPlan): ChildPlan {
  const random = m.random('children', 100 + n);
  const bornOn = m.day(-child.ageDays);
  const id = m.id('h');
  m.put('child', id, {
    given: givenName(random, random.chance(0.5)),
    family: random.chance(0.5) ? paying.family : receiving.family,
    bornOn,
    role: 'qualifying',
    caseId,
    payingParentId: paying.id,
    inEducation: child.inEducation && ageOn(bornOn, m.today) < m.parameters.population.childAge.olderTo,
  });
  m.put('care', id, { childId: id, nights: child.nights, basis: child.basis, from: addDays(bornOn, Math.min(400, child.ageDays - 20)) });
  return { id, bornOn, nights: child.nights, basis: child.basis };
}
