import type { ChangePreview } from '../contract/change.ts';
import { contactPreferences } from '../messages/contactPreferences.ts';
import { addDays, londonDate, type IsoDate } from '../model/dates.ts';
import type { RowBody, RowWrite } from '../model/rows/index.ts';
import { entry } from '../operations/entry.ts';
import type { Call } from '../operations/operation.ts';
import { putTask } from '../operations/taskFacts.ts';
import { changeOf, contactOf, personIdOf } from './caseFacts.ts';
import type { ChangeEntry } from './catalogue.ts';
import type { WaitingOn } from '../model/rows/work.ts';
import { draftNotices, noticesFor } from './notices.ts';
import { whomOf } from './reporting.ts';
import { isOut, requestsOf } from './requestsClosed.ts';
import type { ChangeCase } from './rule.ts';

type Asking = Pick<ChangeCase, 'entry' | 'facts' | 'today' | 'catalogues' | 'taskId' | 'subject' | 'reportedBy'>;
type Named = ChangeEntry['requests'][number];
/** A request of the catalogue with the parent it means in place. */
type Wanted = Omit<Named, 'to'> & Readonly<{ to: WaitingOn }>;

const silent = { accept: 'accept what was reported', decide: 'decide without it', cancel: 'stop the change' } as const;
/** A work item can show this many that it waits for. */
const SHOWN = 8;

/** What has been asked stays asked: it leaves once. Only a parent whose proof was not enough is asked again. */
function stillNeeded({ entry: held, facts, taskId }: Asking, { to, what }: Wanted, runId: string | null): boolean {
  const asked = requestsOf(facts, taskId, changeOf(facts, held.id, taskId, runId)?.id ?? null).filter(({ body }) => body.to === to && body.what === what);
  // Silence has been taken as the type's rule says: asking the same again is a person's choice.
  if (asked.some((request) => isOut(request) || request.body.state === 'lapsed')) return false;
  return to === 'payingParent' || to === 'receivingParent' || !asked.some(({ body }) => body.state === 'answered');
}

/** The catalogue's channel, or the next one that this parent's recorded needs allow. */
function channelOf({ facts }: Asking, { to, channel }: Wanted): Wanted['channel'] {
  if ((to !== 'payingParent' && to !== 'receivingParent') || channel === 'feed' || channel === 'phone' || channel === 'online') return channel;
  const about = contactPreferences(personIdOf(facts, to), facts);
  return [channel, 'email' as const, 'letter' as const].find((way) => about?.reach(way).usable === true) ?? 'phone';
}

/** Requests that leave together on day 0, all with one due date: those that the catalogue names and that are still needed. */
export function requestsFor(change: Asking, leaves: Readonly<{ dueOn?: IsoDate; runId?: string | null; wanted?: (request: Named) => boolean }> = {}): ChangePreview['requests'] {
  const dueOn = leaves.dueOn ?? addDays(change.today, change.catalogues.changes.setting('evidenceWindowDays', change.today));
  const employer = contactOf(change.facts, 'payingParent')?.body.employer ?? null;
  return change.entry.requests
    .filter((request) => leaves.wanted?.(request) ?? true)
    .flatMap((request): Wanted[] => {
      const to = request.to === 'subject' || request.to === 'reporter' || request.to === 'other' ? whomOf(request.to, change) : request.to;
      return to === null ? [] : [{ ...request, to }];
    })
    .filter((request) => (request.needs !== 'employer' || employer !== null) && stillNeeded(change, request, leaves.runId ?? null))
    .map((request) => ({ to: request.to, what: request.what, channel: channelOf(change, request), dueOn, ifSilent: request.ifSilent, words: `If silent: ${silent[request.ifSilent]}` }));
}

/** Who is told that we wait: only those whom this asks for something. */
export const waitingNotices = (change: ChangeCase, planned: ChangePreview['requests']): ChangePreview['notices'] =>
  noticesFor(change, 'waiting').filter((notice) => planned.some((request) => request.to === notice.to));

/** Sends the planned requests and puts the work item to sleep on them, beside any that left before. */
export function askForProof(change: ChangeCase, planned: ChangePreview['requests'], changeId: string, call: Call): readonly RowWrite[] {
  const { facts, taskId, subject } = change;
  const out = requestsOf(facts, taskId, changeId).filter(isOut);
  const requests = planned.map((request): RowBody<'request'> => ({
    caseId: facts.case.id, taskId, changeId, to: request.to as RowBody<'request'>['to'], what: request.what as RowBody<'request'>['what'], channel: request.channel as RowBody<'request'>['channel'],
    sentAt: call.now, dueOn: request.dueOn, state: 'waiting', ifSilent: request.ifSilent, answeredAt: null, weekly: null,
  }));
  const rows: RowWrite[] = requests.map((body) => ({ kind: 'request', id: call.newId(), body }));
  const task = facts.tasks.find((held) => held.id === taskId && held.body.state === 'open');
  const waiting = [
    ...out.map(({ body }) => ({ on: body.to, since: londonDate(body.sentAt), dueOn: body.dueOn })),
    ...requests.map((body) => ({ on: body.to, since: call.today, dueOn: body.dueOn })),
  ].slice(0, SHOWN);
  const last = waiting.map(({ dueOn }) => dueOn).toSorted().at(-1);
  if (task !== undefined) rows.push(putTask(task.id, { ...task.body, waiting, wokeAt: null, dueOn: last ?? task.body.dueOn, dueAt: null }));
  const by = planned[0]?.dueOn ?? null;
  if (by === null) return rows;
  rows.push(entry(call, { caseId: facts.case.id, category: 'messages', event: 'proof.asked', about: subject, facts: { count: planned.length, by }, ref: `change/${changeId}` }));
  rows.push(...draftNotices(change, waitingNotices(change, planned), { decision: null, decisionId: null, changeId, replyBy: by, changedOn: null, requests: planned }, call));
  return rows;
}
