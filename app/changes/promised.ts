import { clockPromises, keptByChange } from '../promises/promiseRows.ts';
import type { RowBody, RowWrite } from '../model/rows/index.ts';
import type { Call } from '../operations/operation.ts';
import type { ChangeCase } from './rule.ts';

const starts = { waiting: 'changeWaiting', handedOver: 'changeHandedOver' } as const;

/**
 * What a report does to promises: one that waits or goes to a person starts the published clocks, for the parent who
 * told us; one that is settled keeps what was promised about it.
 */
export function promised({ entry, facts, reportedBy, reportedOn, taskId }: ChangeCase, state: RowBody<'change'>['state'], changeId: string, call: Call): readonly RowWrite[] {
  if (state !== 'waiting' && state !== 'handedOver') return keptByChange(facts.promises, { changeId, taskId }, call);
  // Nobody promises a feed or an employer anything.
  if (reportedBy === 'feed' || reportedBy === 'thirdParty') return [];
  return clockPromises({ type: starts[state], on: reportedOn, to: reportedBy, changeType: entry.id, changeId, taskId }, { case: facts.case, promises: facts.promises }, call);
}
