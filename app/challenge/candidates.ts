import type { CaseFacts } from '../changes/caseFacts.ts';
import { daysBetween, formatDate, type IsoDate } from '../model/dates.ts';
import type { PartyRole } from '../model/roles.ts';
import type { ChallengeGround } from '../model/rows/challenges.ts';
import type { Row } from '../model/rows/index.ts';
import type { Catalogues } from '../operations/operation.ts';
import { matterOf } from './matters.ts';
import { noticeOn, timeLimit, type TimeLimit } from './timeLimit.ts';

/** What the parent said of the decision they mean. */
export type Asked = Readonly<{ askedBy: PartyRole; askedOn: IsoDate; about: IsoDate | null; ground: ChallengeGround | null }>;
export type Candidate = Readonly<{ decision: Row<'decision'>; limit: TimeLimit; matter: ChallengeGround | null; standing: boolean; open: boolean; points: number; /** They gave the very day of its letter, its making or its start. */ exact: boolean; why: readonly string[] }>;
/** `suggestedId` is null where a person must ask: `ask` says why. */
export type Candidates = Readonly<{ candidates: readonly Candidate[]; suggestedId: string | null; ask: string | null }>;

type Facts = Pick<CaseFacts, 'case' | 'decisions' | 'changes'> & Readonly<{ messages: readonly Row<'message'>[]; challenges: readonly Row<'challenge'>[] }>;

/** Nearer than this many points, two decisions are too alike to choose between. */
const CLEAR_LEAD = 10;
const MATTER = 40;
/** In time counts for a clear lead: a request far too late is seldom meant. */
const IN_TIME = 12;
const STANDING = 3;
/** The very day of a letter they gave, and what each day away from it takes off. */
const SAME_DAY = 50;
const DAY_OFF = 4;

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

function dateEvidence({ body }: Row<'decision'>, notice: IsoDate | null, about: IsoDate): Readonly<{ points: number; exact: boolean; why: string | null }> {
  const own = [['the notice', notice], ['the day it was made', body.performedOn], ['its start date', body.effectiveFrom]] as const;
  const best = own.flatMap(([name, on]) => (on === null ? [] : [{ name, on, off: Math.abs(daysBetween(on, about)) }])).toSorted((a, b) => a.off - b.off)[0];
  const points = best === undefined ? 0 : SAME_DAY - DAY_OFF * best.off;
  if (best === undefined || points <= 0) return { points: 0, exact: false, why: null };
  return { points, exact: best.off === 0, why: best.off === 0 ? `The date they gave is that of ${best.name}` : `The date they gave is ${days(best.off)} from ${best.name}, ${formatDate(best.on)}` };
}

const matterWords: Readonly<Record<ChallengeGround, string>> = {
  income: 'income', nights: 'nights of care', children: 'the children', otherChildren: 'other children', startDate: 'the start date', variation: 'extra costs or income', notConsidered: 'something left out', law: 'the law', other: 'something else',
};

/**
 * The case's decisions, best match first, with why. Several decisions close together are easily taken for the newest
 * one (service notes §7, a documented harm), so without something that tells them apart none is suggested.
 */
export function candidateDecisions(facts: Facts, asked: Asked, catalogues: Pick<Catalogues, 'changes' | 'clocks'>): Candidates {
  const mine = facts.decisions.filter(({ body }) => body.performedOn <= asked.askedOn && body.cases.some(({ caseId }) => caseId === facts.case.id));
  const candidates = mine
    .map((decision): Candidate => {
      const notice = noticeOn(decision, asked.askedBy, facts.case.id, facts.messages);
      const limit = timeLimit(notice, asked.askedOn, catalogues);
      const matter = matterOf(decision, facts.changes);
      const standing = decision.body.replacedBy === undefined;
      const open = facts.challenges.some(({ body }) => body.decisionId === decision.id && body.caseId === facts.case.id && body.state !== 'decided');
      const dated = asked.about === null ? { points: 0, exact: false, why: null } : dateEvidence(decision, notice, asked.about);
      const sameMatter = asked.ground !== null && asked.ground === matter;
      const why = [
        ...(dated.why === null ? [] : [dated.why]),
        ...(sameMatter ? [`It was about ${matterWords[matter]}, as they say`] : []),
        ...(limit.noticeOn === null ? ['Its notice has not gone yet'] : limit.inTime ? [] : [`The time to ask ended ${days(limit.daysLate)} before`]),
        ...(standing ? [] : ['A later decision replaced it']),
        ...(open ? ['It is being looked at again now'] : []),
      ];
      return { decision, limit, matter, standing, open, points: dated.points + (sameMatter ? MATTER : 0) + (limit.inTime ? IN_TIME : 0) + (standing ? STANDING : 0), exact: dated.exact, why };
    })
    .toSorted((a, b) => b.points - a.points || (a.decision.body.performedOn === b.decision.body.performedOn ? b.decision.body.number - a.decision.body.number : a.decision.body.performedOn < b.decision.body.performedOn ? 1 : -1));
  return { candidates, ...suggestion(candidates, asked, catalogues.clocks.limit('nearDecisionDays', asked.askedOn)) };
}

function suggestion([first, second, ...rest]: readonly Candidate[], asked: Asked, nearDays: number): Readonly<{ suggestedId: string | null; ask: string | null }> {
  if (first === undefined) return { suggestedId: null, ask: 'There is no decision on this case to look at again.' };
  if (second === undefined) return { suggestedId: first.decision.id, ask: null };
  const told = asked.about !== null || asked.ground !== null;
  const lead = first.points - second.points;
  // The date says one and the matter another: only the parent knows.
  const torn = !first.exact && [second, ...rest].some(({ exact }) => exact);
  if (told && lead >= CLEAR_LEAD && !torn) return { suggestedId: first.decision.id, ask: null };
  const near = [second, ...rest].filter(({ decision }) => Math.abs(daysBetween(decision.body.performedOn, first.decision.body.performedOn)) <= nearDays);
  // Told nothing, one decision in time and none near it can only be that one.
  const inTime = [first, second, ...rest].filter(({ limit, standing }) => limit.inTime && standing);
  if (!told && inTime.length === 1 && inTime[0] === first && near.length === 0) return { suggestedId: first.decision.id, ask: null };
  if (near.length > 0) return { suggestedId: null, ask: `${near.length === 1 ? 'Two decisions were' : `${near.length + 1} decisions were`} made close together. Ask which letter they mean, and its date.` };
  return { suggestedId: null, ask: 'More than one decision fits. Ask which letter they mean, and its date.' };
}

/**
 * The decision that a reported change counts as a challenge of: one about the same matter, told to this parent within
 * the days of the setting before the report. Null when there is none, or more than one.
 */
export function linkedDecision(facts: Facts, change: Readonly<{ ground: ChallengeGround | null; reportedOn: IsoDate; reportedBy: PartyRole }>, catalogues: Pick<Catalogues, 'clocks'>): Row<'decision'> | null {
  const limit = catalogues.clocks.limit('linkedChangeDays', change.reportedOn);
  const found = facts.decisions.filter((decision) => {
    if (!decision.body.cases.some(({ caseId }) => caseId === facts.case.id) || decision.body.replacedBy !== undefined) return false;
    const told = noticeOn(decision, change.reportedBy, facts.case.id, facts.messages);
    const after = told === null ? null : daysBetween(told, change.reportedOn);
    return after !== null && after >= 0 && after <= limit && matterOf(decision, facts.changes) === change.ground;
  });
  return change.ground !== null && found.length === 1 ? (found[0] ?? null) : null;
}
