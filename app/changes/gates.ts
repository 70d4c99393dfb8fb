import type { Reporter } from '../contract/change.ts';
import { formatDate, londonDate, type IsoDate } from '../model/dates.ts';
import { formatPence } from '../model/money.ts';
import type { PartyRole } from '../model/roles.ts';
import type { GateResult } from '../model/rows/conversation.ts';
import type { ChangeType } from '../model/rows/work.ts';
import { locksFrom } from '../challenge/locks.ts';
import { personOf, type CaseFacts } from './caseFacts.ts';

/** `lapsed`: nobody replied by the day, and the type's silence rule says to decide on what there is. `heard`: everybody asked has answered, and a person weighs it. */
export type ProofState = 'notNeeded' | 'accepted' | 'waiting' | 'missing' | 'lapsed' | 'heard';
export type GateInput = Readonly<{
  facts: CaseFacts;
  type: ChangeType;
  subject: PartyRole;
  /** The work item this change belongs to: its own report is not an earlier one. */
  taskId: string | null;
  today: IsoDate;
  reportedOn: IsoDate;
  changedOn: IsoDate | null;
  proof: ProofState;
  /** Difference in weekly liability in pence, or null where there is no calculation. */
  effectPence: number | null;
  ceilingPence: number;
  proofDueOn: IsoDate | null;
  /** Who told us; the subject when left out. */
  reportedBy?: Reporter;
  /** The day the new amount would start. */
  startsOn?: IsoDate | null;
  /** Unfinished reports that are decided before this one; left out: those of the same matter. */
  earlier?: number;
}>;

const incomeTypes: readonly ChangeType[] = ['C09', 'C10', 'C11', 'C12'];
/** Markers under which nothing happens by itself (gate G4). A voicemail rule only shapes how we make contact. */
export const stopMarkers: readonly string[] = ['abuseDisclosed', 'suppression', 'specialistTeam'];
/**
 * Markers that take the work itself to other people. A disclosure of abuse alone does not: most cases carry one, so a
 * caseworker goes on with safe defaults while nothing automatic happens.
 */
export const referMarkers: readonly string[] = ['suppression', 'specialistTeam'];

const gate = (id: GateResult['gate'], state: GateResult['state'], reason: string, facts: GateResult['facts'] = {}): GateResult => ({ gate: id, state, reason, facts });

const identityReasons = { telephone: 'idChecked', online: 'idOnline', document: 'idDocument' } as const;

/** G1: the parent was identified when they reported it, or since. */
function identity({ facts, subject, reportedOn, reportedBy = subject }: GateInput): GateResult {
  if (reportedBy === 'feed' || reportedBy === 'thirdParty') return gate('G1', 'passed', 'idSource');
  const held = personOf(facts, reportedBy)?.body.identity ?? null;
  if (held === null) return gate('G1', 'failed', 'idNotChecked');
  const on = londonDate(held.checkedAt);
  return on >= reportedOn ? gate('G1', 'passed', identityReasons[held.how], { on }) : gate('G1', 'failed', 'idOld', { on });
}

/** G2: no unfinished earlier report of the same matter. */
function order({ facts, type, subject, taskId, earlier }: GateInput): GateResult {
  if (earlier !== undefined) return earlier === 0 ? gate('G2', 'passed', 'noneUnfinished') : gate('G2', 'failed', 'earlierUnfinished', { count: earlier });
  const same = incomeTypes.includes(type) ? incomeTypes : [type];
  const open = facts.changes.filter((c) => c.body.caseId === facts.case.id && c.body.subject === subject && (taskId === null || c.body.taskId !== taskId) && same.includes(c.body.type) && ['waiting', 'handedOver'].includes(c.body.state));
  return open.length === 0 ? gate('G2', 'passed', 'noneUnfinished') : gate('G2', 'failed', 'earlierUnfinished', { count: open.length });
}

function dates({ facts, changedOn, today }: GateInput): GateResult {
  if (changedOn === null) return gate('G3', 'waiting', 'noDate');
  if (changedOn > today) return gate('G3', 'failed', 'inFuture', { on: changedOn });
  if (changedOn < facts.case.body.effectiveFrom) return gate('G3', 'failed', 'beforeCase', { on: facts.case.body.effectiveFrom });
  return gate('G3', 'passed', 'datesFit', { on: changedOn });
}

function safety({ facts }: GateInput): GateResult {
  const parties = [facts.case.body.payingParentId, facts.case.body.receivingParentId];
  const flags = facts.safety.filter((s) => parties.includes(s.body.personId) && stopMarkers.includes(s.body.kind));
  return flags.length === 0 ? gate('G4', 'passed', 'noFlag') : gate('G4', 'failed', 'flagged', { count: flags.length });
}

function proof({ proof: state, proofDueOn }: GateInput): GateResult {
  switch (state) {
    case 'notNeeded':
      return gate('G5', 'passed', 'proofNotNeeded');
    case 'accepted':
      return gate('G5', 'passed', 'proofAccepted');
    case 'lapsed':
      return gate('G5', 'passed', 'nobodyReplied');
    case 'heard':
      return gate('G5', 'passed', 'allAnswered');
    case 'waiting':
      return gate('G5', 'waiting', 'proofAwaited', { by: proofDueOn });
    case 'missing':
      return gate('G5', 'waiting', 'proofNeeded', { by: proofDueOn });
  }
}

function effect({ effectPence, ceilingPence }: GateInput): GateResult {
  if (effectPence === null) return gate('G6', 'passed', 'noCalculation');
  return Math.abs(effectPence) <= ceilingPence
    ? gate('G6', 'passed', 'underCeiling', { pence: Math.abs(effectPence), ceiling: ceilingPence })
    : gate('G6', 'failed', 'overCeiling', { pence: Math.abs(effectPence), ceiling: ceilingPence });
}

function scope({ facts, effectPence }: GateInput): GateResult {
  if (effectPence === null) return gate('G7', 'passed', 'recordOnly');
  return facts.cases.length === 1 ? gate('G7', 'passed', 'onePair') : gate('G7', 'failed', 'severalCases', { count: facts.cases.length });
}

const lockingTasks = ['reconsideration', 'appeal'];

/** G8: a challenge locks the amounts of the days it is about; a record has none. One that names no decision yet locks all. */
function locks({ facts, effectPence, startsOn }: GateInput): GateResult {
  if (effectPence === null) return gate('G8', 'passed', 'noCalculation');
  const named = facts.challenges.flatMap(({ body }) => (body.taskId === null ? [] : [body.taskId]));
  const unnamed = facts.tasks.filter(({ id, body }) => body.state === 'open' && lockingTasks.includes(body.kind) && !named.includes(id)).length;
  const held = unnamed + locksFrom(facts, facts.challenges, startsOn ?? facts.case.body.effectiveFrom).length;
  return held === 0 ? gate('G8', 'passed', 'noLock') : gate('G8', 'failed', 'challengeOpen', { count: held });
}

function clock({ proof: state, proofDueOn }: GateInput): GateResult {
  return state === 'waiting' || state === 'missing' ? gate('G9', 'waiting', 'windowOpen', { by: proofDueOn }) : gate('G9', 'passed', 'windowDone');
}

/** The nine gates of the straight-through rule, in their order. A person may decide past a failed gate; nothing automatic may. */
export const testGates = (input: GateInput): readonly GateResult[] => [
  identity(input), order(input), dates(input), safety(input), proof(input), effect(input), scope(input), locks(input), clock(input),
];

export const gateTitles: Readonly<Record<GateResult['gate'], string>> = {
  G1: 'Identity', G2: 'Earlier changes', G3: 'Dates', G4: 'Safety', G5: 'Proof', G6: 'Effect', G7: 'One pair of parents', G8: 'Locks', G9: 'Clock',
};

const day = (value: unknown): string => (typeof value === 'string' ? formatDate(value) : 'a date to be set');
const money = (value: unknown): string => formatPence(typeof value === 'number' ? value : 0);

/** A gate's state in staff words. */
export function gateWords({ reason, facts }: Pick<GateResult, 'reason' | 'facts'>): string {
  const words: Readonly<Record<string, string>> = {
    idChecked: `Telephone check, ${day(facts['on'])}`,
    idOnline: `Signed in online, ${day(facts['on'])}`,
    idDocument: `Document seen, ${day(facts['on'])}`,
    idSource: 'Told by a source we trust',
    idNotChecked: 'Not checked yet',
    idOld: `Last checked ${day(facts['on'])}`,
    noneUnfinished: 'None unfinished',
    earlierUnfinished: 'An earlier report is not finished',
    noDate: 'Needs the date of the change',
    inFuture: `${day(facts['on'])} is in the future`,
    beforeCase: `Before the case began, ${day(facts['on'])}`,
    datesFit: `${day(facts['on'])} is not in the future`,
    noFlag: 'No flag. Contact rules are kept',
    flagged: 'A safety marker is on this case',
    proofNotNeeded: 'None needed',
    proofAccepted: 'Seen and accepted',
    nobodyReplied: 'Nobody replied in time: decided on what we have',
    allAnswered: 'Everybody we asked has answered',
    proofAwaited: `Asked for, by ${day(facts['by'])}`,
    proofNeeded: `Needed, by ${day(facts['by'])}`,
    noCalculation: 'Changes no amount',
    underCeiling: `${money(facts['pence'])} a week, under the ${money(facts['ceiling'])} limit`,
    overCeiling: `${money(facts['pence'])} a week, over the ${money(facts['ceiling'])} limit`,
    recordOnly: 'A record change',
    onePair: '1 paying, 1 receiving',
    severalCases: `${facts['count']} cases share a parent`,
    noLock: 'No appeal or court date',
    challengeOpen: 'A decision is being challenged',
    windowOpen: `Proof window open to ${day(facts['by'])}`,
    windowDone: 'Nothing is still awaited',
  };
  return words[reason] ?? reason;
}
