import { addDays, addMonths } from '../model/dates.ts';
import type { ClusterBody } from '../model/rows/cases.ts';
import { makeAccounts } from './accounts.ts';
import { makeDecisions } from './decisions.ts';
import { countOf } from './draws.ts';
import { writeHistory, writeStory } from './history.ts';
import { type ChildAge, drawChildren, makeChild, makePerson } from './household.ts';
import { makeLedger } from './ledger.ts';
import type { CasePlan, Livelihood, Making, PayerPlan, PersonPlan } from './making.ts';
import { givenName } from './names.ts';
import { orderTasks } from './taskOrders.ts';
import { makeTask } from './tasks.ts';

const DAYS_IN_YEAR = 365.25;
/** From an application to the notice that starts an amount. */
const NOTICE_DAYS = 14;
export type Shape = 'single' | 'sharedPaying' | 'sharedReceiving' | 'dualRole';
export type ClusterOrder = Readonly<{
  clusterId: string;
  shape: Shape;
  size: number;
  firstNumber: number;
  /** How many clusters its team had before it. */
  turn: number;
}>;

/** Which person pays and which receives in each case of a cluster, by their place in the cluster. */
export function pairsOf(shape: Shape, size: number): readonly Readonly<{ paying: number; receiving: number }>[] {
  return Array.from({ length: size }, (_unused, n) => {
    if (n === 0) return { paying: 0, receiving: 1 };
    if (shape === 'sharedPaying') return { paying: 0, receiving: n + 1 };
    if (shape === 'sharedReceiving') return { paying: n + 1, receiving: 1 };
    // The first payer also receives in the second case, and pays again after that.
    return n === 1 ? { paying: 2, receiving: 0 } : { paying: 0, receiving: n + 1 };
  });
}

/** Makes every row of one cluster. */
export function makeCluster(m: Making, order: ClusterOrder): void {
  const body: ClusterBody = { teamId: m.staff.teamId };
  m.put('cluster', order.clusterId, body);
  const pairs = pairsOf(order.shape, order.size);
  const families = pairs.map((_pair, n) => drawChildren(m, n));
  const persons = new Map<number, PersonPlan>();
  const payers: PayerPlan[] = [];

  for (const place of new Set(pairs.map((pair) => pair.paying))) {
    const theirs = pairs.flatMap((pair, n) => (pair.paying === place ? [n] : []));
    payers.push(makePayer(m, order, payers.length, theirs, pairs, families, persons));
  }
  for (const [n, payer] of payers.entries()) {
    makeDecisions(m, payer, n);
    for (const each of payer.cases) {
      if (payer.decisions.length > 0 && each.status === 'live' && (payer.decisions.at(-1)?.body.cases.find((line) => line.caseId === each.id)?.weekly ?? 0) === 0) each.status = 'liveNil';
    }
    for (const each of payer.cases) {
      writeCase(m, each);
      makeLedger(m, payer, each);
      makeAccounts(m, each);
      orderTasks(m, payer, each, each.number === order.firstNumber ? order.turn : -1).forEach((task, index) => makeTask(m, payer, each, task, index));
      writeHistory(m, payer, each);
      if (m.story?.at === each.number) writeStory(m, each);
    }
  }
}

function makePayer(
  m: Making, order: ClusterOrder, n: number, theirs: readonly number[], pairs: ReturnType<typeof pairsOf>, families: readonly (readonly ChildAge[])[], persons: Map<number, PersonPlan>,
): PayerPlan {
  const { population } = m.parameters;
  const random = m.random('shape', 10 + n);
  const story = n === 0 ? m.story : null;
  const drawnService = m.draws.service(random);
  const applying = drawnService === 'awaiting';
  const service = story?.service ?? (applying ? 'directPay' : drawnService);
  const drawnStatus = applying ? m.draws.applicationStatus(random) : m.draws.liveStatus(random);
  const drawnLivelihood = m.draws.livelihood(random);
  const status = story === null ? drawnStatus : (story.status ?? 'live');
  const livelihood: Livelihood = story?.livelihood ?? drawnLivelihood;
  const arrearsOnly = status === 'arrearsOnly';
  const collect = service === 'collectAndPay' || arrearsOnly;
  const pending = status === 'tracing' || status === 'awaitingResponse' || status === 'defaultDecision';

  const oldestDays = Math.max(...theirs.flatMap((c) => (families[c] ?? []).map((child) => child.ageDays)));
  const youngestDays = Math.min(...theirs.flatMap((c) => (families[c] ?? []).map((child) => child.ageDays)));
  const person = (place: number, role: 'payingParent' | 'receivingParent', ageDays: number): PersonPlan => {
    const known = persons.get(place);
    if (known !== undefined) return known;
    const made = makePerson(m, role, 2 * order.firstNumber + place, { oldestChildAge: ageDays / DAYS_IN_YEAR, livelihood: role === 'payingParent' ? livelihood : null, collect, first: place < 2 });
    persons.set(place, made);
    return made;
  };
  const paying = person(pairs[theirs[0] ?? 0]?.paying ?? 0, 'payingParent', oldestDays);

  // An application is weeks old; a case is no older than its youngest child, and the first amount follows within weeks.
  const { yearsOpen } = population;
  const drawnDays = Math.round((yearsOpen.from + (yearsOpen.to - yearsOpen.from) * random.next() ** yearsOpen.shape) * DAYS_IN_YEAR);
  const openedBefore = random.int(7, 40);
  const applied = random.int(3, 50);
  // An application's amount starts two weeks after it, which may still lie ahead; a default decision is in force.
  const inForceDays = !pending ? Math.max(22, Math.min(drawnDays, youngestDays - 45)) : status === 'defaultDecision' ? Math.min(applied, 20) : applied - NOTICE_DAYS;
  const fixedFrom = story?.reviewAgo === undefined ? null : addMonths(m.day(-story.reviewAgo), -12 * (story.years ?? 0));
  const effectiveFrom = fixedFrom ?? m.day(-inForceDays);
  const openedOn = addDays(effectiveFrom, pending ? -NOTICE_DAYS : -openedBefore);
  let years = 1;
  while (addMonths(effectiveFrom, 12 * years) <= m.today) years += 1;
  const method = collect && !pending ? drawMethod(m, n, livelihood) : null;
  const payDay = random.int(1, 28);
  const owned = random.chance(m.parameters.staff.ownedShare);
  const drawnOwner = random.pick(m.staff.caseworkers);
  const owner = story?.owner !== undefined && m.staff.caseworkers.includes(story.owner) ? story.owner : owned ? drawnOwner : null;

  const cases = theirs.map((c): CasePlan => {
    const number = order.firstNumber + c;
    const id = `c${number}`;
    const family = families[c] ?? [];
    const receiving = person(pairs[c]?.receiving ?? 1, 'receivingParent', family[0]?.ageDays ?? 0);
    return {
      id, number, paying, receiving, service: arrearsOnly ? 'collectAndPay' : service, owner, status, method: story?.method ?? method,
      payDay: pending ? null : (story?.payDay ?? payDay), openedOn, effectiveFrom, reviewOn: addMonths(effectiveFrom, 12 * years),
      children: family.map((child, index) => makeChild(m, child, c * 10 + index, id, paying, receiving)),
    };
  });
  return { person: paying, cases, livelihood, ...otherChildren(m, n, paying, story), decisions: [] };
}

function drawMethod(m: Making, n: number, livelihood: Livelihood): CasePlan['method'] {
  const random = m.random('shape', 60 + n);
  if (livelihood === 'benefit') return random.chance(0.85) ? 'deductionFromBenefit' : 'standingOrder';
  for (let turn = 0; turn < 6; turn += 1) {
    const method = m.draws.method(random);
    const possible = method === 'deductionFromEarnings' ? livelihood === 'employed' || livelihood === 'mixed' : method !== 'deductionFromBenefit';
    if (possible) return method;
  }
  return 'standingOrder';
}

/** Children in the paying parent's home, and under another arrangement, with their rows. */
function otherChildren(m: Making, n: number, paying: PersonPlan, story: Making['story']): Pick<PayerPlan, 'relevantOther' | 'otherArrangement'> {
  const random = m.random('shape', 120 + n);
  const plain = story !== null;
  const count = plain ? 0 : countOf(m.draws.relevantOther(random));
  const other = random.chance(m.parameters.population.otherArrangementShare) && !plain ? 1 : 0;
  const add = (role: 'relevantOther' | 'otherArrangement', days: number): string => {
    const bornOn = m.day(-days);
    m.put('child', m.id('h'), { given: givenName(random, random.chance(0.5)), family: paying.family, bornOn, role, caseId: null, payingParentId: paying.id, inEducation: false });
    return bornOn;
  };
  if (story?.otherChildren !== undefined) {
    const told = story.otherChildren.map(({ age, role }) => ({ role, bornOn: add(role, Math.round((age + 0.3) * DAYS_IN_YEAR)) }));
    return { relevantOther: told.flatMap(({ role, bornOn }) => (role === 'relevantOther' ? [bornOn] : [])), otherArrangement: told.filter(({ role }) => role === 'otherArrangement').length };
  }
  const relevantOther = Array.from({ length: count }, () => add('relevantOther', random.int(60, 5_500)));
  if (other === 1) add('otherArrangement', random.int(3_000, 5_500));
  return { relevantOther, otherArrangement: other };
}

function writeCase(m: Making, each: CasePlan): void {
  m.put('case', each.id, {
    reference: `10-${String(each.number).padStart(4, '0')}`,
    status: each.status,
    service: each.service,
    payingParentId: each.paying.id,
    receivingParentId: each.receiving.id,
    openedOn: each.openedOn,
    effectiveFrom: each.effectiveFrom,
    reviewOn: each.reviewOn,
    ownerTeamId: m.staff.teamId,
    ownerUserId: each.owner,
    method: each.method,
    payDay: each.payDay,
    reportDuty: each.children.length > 0 && m.random('shape', 300 + each.number).chance(m.parameters.population.reportDuty),
  });
}
