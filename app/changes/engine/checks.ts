import type { ChangePreview } from '../../contract/change.ts';
import { addMonths, formatDate, type IsoDate } from '../../model/dates.ts';
import { formatPence, type Pence } from '../../model/money.ts';
import type { RowBody } from '../../model/rows/index.ts';
import { incomeInUse, safetyOf } from '../caseFacts.ts';
import { stopMarkers } from '../gates.ts';
import type { ChangeCase } from '../rule.ts';
import type { Finding } from './finding.ts';
import type { Period } from './periods.ts';
import { answerOf } from './proof.ts';

type Checks = ChangePreview['checks'];
type Looking = Pick<ChangeCase, 'entry' | 'facts' | 'taskId' | 'reportedOn' | 'today' | 'catalogues'>;

/** What is about to be decided. `income` and `adjusted`: weekly pence, before and after variations, on the day that counts. */
export type Deciding = Readonly<{
  changesAmount: boolean;
  on: IsoDate | null;
  income: Pence | null;
  adjusted: Pence | null;
  tolerance: ChangePreview['tolerance'];
}>;

const within = (a: Pence, b: Pence, percent: number): boolean => Math.abs(a - b) * 100 <= b * percent;
const percentOf = ({ catalogues, reportedOn }: Looking, key: 'supportPercent' | 'bandEdgePercent' | 'nearEdgePercent'): number => catalogues.changes.setting(key, reportedOn);

/** A figure from HMRC that came after the income in use was set, and is not the one that is about to be used. */
function newerIncome(change: Looking, { income }: Deciding): Checks {
  const { facts } = change;
  const used = incomeInUse(facts)?.body ?? null;
  if (used === null) return [];
  const figures = [
    ...facts.incomes.filter(({ body }) => body.personId === used.personId && body.state === 'reported' && body.source === 'hmrc').map(({ body }) => ({ weekly: body.grossWeekly, on: body.from })),
    ...facts.evidence.flatMap(({ body }) => (body.caseId === facts.case.id && body.kind === 'hmrc_rti' && body.state !== 'refused' && body.weekly !== null ? [{ weekly: body.weekly, on: body.receivedOn }] : [])),
  ];
  const newest = figures.filter(({ on }) => on > used.from).toSorted((a, b) => (a.on < b.on ? 1 : -1))[0];
  if (newest === undefined || within(newest.weekly, income ?? used.grossWeekly, percentOf(change, 'supportPercent'))) return [];
  return [{ code: 'newerIncome', words: `HMRC has a newer figure: ${formatPence(newest.weekly)} a week, ${formatDate(newest.on)}. This does not use it. Check which one is right.` }];
}

/** Proof from more than one employer, or pay data above what the one employer says. */
function twoEmployers(change: Looking): Checks {
  const { facts, taskId } = change;
  const mine = ({ caseId, taskId: of, state }: RowBody<'evidence'>): boolean => caseId === facts.case.id && (taskId === null || of === taskId) && state !== 'refused';
  const employers = facts.evidence.filter(({ body }) => mine(body) && body.from === 'employer');
  if (employers.length >= 2) return [{ code: 'twoEmployers', words: 'Proof has come from more than one employer. Check that all jobs are counted, each once.' }];
  const employer = answerOf(change, 'employer')?.weekly ?? null;
  const data = answerOf(change, 'hmrc')?.weekly ?? null;
  if (employer === null || data === null || data <= employer || within(data, employer, percentOf(change, 'supportPercent'))) return [];
  return [{ code: 'twoEmployers', words: `HMRC has ${formatPence(data)} a week and the employer ${formatPence(employer)}. There may be a second job.` }];
}

/** The new income lies near the edge of a band, so a small mistake in it changes the rate. */
function nearBand(change: Looking, { on, adjusted }: Deciding): Checks {
  const law = on === null ? null : change.catalogues.law.at(on);
  if (adjusted === null || law === null || !law.ok) return [];
  const percent = percentOf(change, 'bandEdgePercent');
  const edges = (['band.nil', 'band.flat', 'band.reduced', 'band.tier1', 'band.cap'] as const).map((key) => law.value.params[key].value.pence);
  const near = edges.find((edge) => within(adjusted, edge, percent));
  return near === undefined ? [] : [{ code: 'nearBand', words: `${formatPence(adjusted)} a week is within ${percent}% of ${formatPence(near)}, where the rate changes. Check the figure.` }];
}

/** R-INC-9: a figure close to the line on either side, where a small mistake turns a change into none. */
function nearLine(change: Looking, { tolerance }: Deciding): Checks {
  if (tolerance === null || tolerance.inUse === 0) return [];
  const margin = (tolerance.inUse * percentOf(change, 'nearEdgePercent')) / 100;
  const edge = [tolerance.lowerEdge, tolerance.upperEdge].find((each) => Math.abs(each - tolerance.reported) <= margin);
  return edge === undefined ? [] : [{ code: 'nearLine', words: `${formatPence(tolerance.reported)} a week is close to the 25% line at ${formatPence(edge)}. Check the figure and its dates.` }];
}

/** R-IN-3: a child counts until 20 at most. */
function childPastAge({ facts, catalogues, reportedOn, today }: Looking): Checks {
  const years = catalogues.changes.setting('childOldestYears', reportedOn);
  const past = facts.children.filter(({ body }) => body.role === 'qualifying' && body.caseId === facts.case.id && addMonths(body.bornOn, years * 12) <= today);
  return past.length === 0 ? [] : [{ code: 'childPastAge', words: `${past.length === 1 ? 'A child' : `${past.length} children`} of this case turned ${years}. Check who still counts before you decide.` }];
}

/** Somebody's authority to act for a parent of this case has run out. */
function authorityExpired({ facts, today }: Looking): Checks {
  const parents = [facts.case.body.payingParentId, facts.case.body.receivingParentId];
  const held = facts.representatives.filter(({ body }) => parents.includes(body.personId) && body.until !== null && body.until < today && body.state === 'active');
  return held.length === 0 ? [] : [{ code: 'authorityExpired', words: "A representative's authority has run out. Write and speak to the parent only." }];
}

/** Nothing automatic happens under a safety marker; a person who decides still has it in mind. */
function safetyMarker({ facts }: Looking): Checks {
  const held = (['payingParent', 'receivingParent'] as const).some((role) => safetyOf(facts, role).some(({ body }) => stopMarkers.includes(body.kind)));
  return held ? [{ code: 'safetyMarker', words: 'A safety marker is on this case. Read the safety notes before you decide or write.' }] : [];
}

/** What is worth a look before deciding. Reasons, never blocks: the person may know more than the record. */
export const checksFor = (change: Looking, deciding: Deciding): Checks => [
  ...(deciding.changesAmount ? [...newerIncome(change, deciding), ...twoEmployers(change), ...nearBand(change, deciding)] : []),
  ...nearLine(change, deciding),
  ...(deciding.changesAmount ? childPastAge(change) : []),
  ...authorityExpired(change),
  ...safetyMarker(change),
];

/** The checks for what a rule found; `last`: the period that runs today. */
export function decisionChecks(change: ChangeCase, found: Finding, last: Period | null): Checks {
  const income = last?.input.payingParent.income ?? null;
  return checksFor(change, {
    changesAmount: found.patches.length > 0,
    on: last?.from ?? null,
    income: income?.kind === 'inUse' ? income.grossWeekly : (last?.calculation?.grossWeekly ?? null),
    adjusted: last?.calculation?.adjustedWeekly ?? null,
    tolerance: found.tolerance,
  });
}
