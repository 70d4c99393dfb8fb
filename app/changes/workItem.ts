import type { RowBody } from '../model/rows/index.ts';
import type { Call } from '../operations/operation.ts';
import type { ChangeCase } from './rule.ts';

/** What reading a report and its answers takes, where nothing is known of this one. */
const EFFORT_MINUTES = 12;

/**
 * The report with a work item of its own, where it came without one and is not finished at once: answers need something
 * to wake, and a person something to pick up. The item is with whoever recorded it; its row is written by whatever
 * comes of the report.
 */
export function withWorkItem(change: ChangeCase, state: RowBody<'change'>['state'], call: Call): ChangeCase {
  if (change.taskId !== null || (state !== 'waiting' && state !== 'handedOver')) return change;
  const { facts, entry, subject, reportedOn } = change;
  const [clock] = call.catalogues.clocks.startedBy('changeHandedOver', entry.id, call.today);
  const id = call.newId();
  const own = call.actor.role !== 'system';
  const body: RowBody<'task'> = {
    caseId: facts.case.id, kind: 'change', changeType: entry.id, subject, state: 'open', receivedOn: reportedOn, dueOn: clock === undefined ? call.today : call.catalogues.clocks.endOf(clock, call.today), dueAt: null, priority: 0,
    teamId: facts.case.body.ownerTeamId, claimedBy: own ? call.actor.id : null, claimedAt: own ? call.now : null, why: { code: change.reportedBy === 'feed' ? 'feedAnswered' : 'reportedByPhone', on: reportedOn, what: null }, waiting: [], wokeAt: null,
    effortMinutes: EFFORT_MINUTES, tries: 0, doneAt: null, doneBy: null,
  };
  return { ...change, taskId: id, facts: { ...facts, tasks: [...facts.tasks, { kind: 'task', id, tag: '', body }] } };
}
