import { caseFactsFrom, listOf } from '../../changes/caseFacts.ts';
import { stopMarkers } from '../../changes/gates.ts';
import { londonDate, type Instant, type IsoDate } from '../../model/dates.ts';
import { fallenDue } from '../../money/adjust.ts';
import type { Author } from '../../model/ids.ts';
import type { Row } from '../../model/rows/index.ts';
import type { RowSource } from '../../operations/execute.ts';
import type { Catalogues } from '../../operations/operation.ts';
import { plannedSteps, type PlannedStep } from '../waiting/planned.ts';
import { reachOf, type ReachRows } from '../waiting/reach.ts';
import { waitSettings } from '../waiting/waitSettings.ts';
import { officeDay, officeOpens } from './officeDay.ts';
import { straightThrough } from './straightThrough.ts';

/** An operation that the authority performs by itself. `key` is the same whenever the same thing falls due, so that it is done once. */
export type OwnWork = Readonly<{ key: string; kind: string; args: unknown; by: Author; /** When it fell due. */ at: Instant }>;

const reachRows = (source: RowSource): ReachRows => ({ cases: listOf(source, 'case'), persons: listOf(source, 'person'), contacts: listOf(source, 'contact'), safety: listOf(source, 'safety') });

function stepOperation(requestId: string, step: PlannedStep): Pick<OwnWork, 'kind' | 'args'> {
  switch (step.step) {
    case 'remind':
      return { kind: 'request.remind', args: { requestId, channel: step.channel } };
    case 'letter':
    case 'phone':
      return { kind: 'request.fallBack', args: { requestId, channel: step.step } };
    case 'lapse':
      return { kind: 'request.lapse', args: { requestId } };
  }
}

/** What each request that is out has before it, with the days. */
function stepsAhead(source: RowSource, catalogues: Pick<Catalogues, 'changes'>): readonly Readonly<{ request: Row<'request'>; step: PlannedStep }>[] {
  const out = listOf(source, 'request').filter(({ body }) => body.state === 'waiting');
  if (out.length === 0) return [];
  const rows = reachRows(source);
  return out.flatMap((request) =>
    plannedSteps(request.body, reachOf(request.body, rows), waitSettings(catalogues.changes, londonDate(request.body.sentAt))).map((step) => ({ request, step })),
  );
}

/** Payments whose day has come and that are not on the ledger yet: one act for each case and day. */
function ownPayments(source: RowSource, day: IsoDate): readonly OwnWork[] {
  const schedules = listOf(source, 'schedule');
  if (!schedules.some(({ body }) => body.due.some(({ on }) => on <= day))) return [];
  const due = fallenDue(schedules, listOf(source, 'ledger'), day, () => 'due').flatMap((row) => (row.kind === 'ledger' ? [row.body] : []));
  return [...new Set(due.map(({ caseId }) => caseId))].map((caseId) => {
    const on = due.filter((line) => line.caseId === caseId).map((line) => line.on).toSorted().at(-1) ?? day;
    return { key: `${caseId}/fallDue/${on}`, kind: 'payments.fallDue', args: { caseId }, by: 'system', at: officeOpens(on) };
  });
}

/** Messages that the system drafted leave by themselves, unless a safety marker stands on the case. */
function ownDrafts(source: RowSource, now: Instant): readonly OwnWork[] {
  const drafts = listOf(source, 'message').filter(({ body }) => body.state === 'draft' && body.by === 'system');
  if (drafts.length === 0 || listOf(source, 'safety').some(({ body }) => stopMarkers.includes(body.kind))) return [];
  return drafts.map(({ id, body }) => ({ key: `${id}/queue`, kind: 'message.queue', args: { messageId: id, caseId: body.caseId }, by: 'system', at: now }));
}

/** Reports that an office's own records have woken and that every gate lets through. */
function ownDecisions(source: RowSource, now: Instant, catalogues: Catalogues): readonly OwnWork[] {
  return listOf(source, 'change').flatMap((change): OwnWork[] => {
    if (change.body.state !== 'waiting' || change.body.taskId === null) return [];
    const task = listOf(source, 'task').find(({ id, body }) => id === change.body.taskId && body.state === 'open');
    const facts = caseFactsFrom(source, change.body.caseId);
    if (task === undefined || task.body.wokeAt === null || facts === null) return [];
    const way = straightThrough(facts, task, change, { today: londonDate(now), catalogues });
    return way.by === 'person' ? [] : [{ key: `${change.id}/decide/${task.body.wokeAt}`, kind: 'change.record', args: way.args, by: 'system', at: now }];
  });
}

/**
 * What the authority has to do by itself on one cluster at this moment, in the order in which it fell due. Perform the
 * first that has not been answered yet, then ask again: one step can take away another. Asking again without performing
 * gives the same work under the same keys.
 */
export function dueWork(source: RowSource, now: Instant, catalogues: Catalogues): readonly OwnWork[] {
  const day = officeDay(now);
  const steps = stepsAhead(source, catalogues)
    .filter(({ step }) => step.on <= day)
    .map(({ request, step }): OwnWork => ({ key: `${request.id}/${step.step}`, by: 'system', at: officeOpens(step.on), ...stepOperation(request.id, step) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.key < b.key ? -1 : 1));
  return [...ownPayments(source, day), ...steps, ...ownDecisions(source, now, catalogues), ...ownDrafts(source, now)];
}

/** When this cluster next needs the authority, if nothing else happens: null when never. What is due already does not count. */
export function nextDueAt(source: RowSource, now: Instant, catalogues: Pick<Catalogues, 'changes'>): Instant | null {
  const day = officeDay(now);
  const payments = listOf(source, 'schedule').flatMap(({ body }) => (body.service === 'directPay' ? [] : body.due.map(({ on }) => on)));
  const ahead = [...stepsAhead(source, catalogues).map(({ step }) => step.on), ...payments].filter((on) => on > day).toSorted()[0];
  return ahead === undefined ? null : officeOpens(ahead);
}
