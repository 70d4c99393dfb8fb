import type { QueueFilter } from '../../../app/contract/queue.ts';
import { dueRange, type FilterSight } from '../../../app/work/queueFilter.ts';
import type { QueueGroup } from '../../../app/work/queueOrder.ts';
import type { Bind } from './statements.ts';

export type Where = Readonly<{ where: string; bind: Bind }>;

const teamBinds = (teams: readonly string[]): Bind => Object.fromEntries(teams.map((team, index) => [`team${index}`, team]));
/** `state` stands as a literal, never bound, so that an index over open items alone can serve. */
const OPEN = "state = 'open'";
export const inTeams = (teams: readonly string[]): string => `team_id IN (${teams.map((_team, index) => `@team${index}`).join(', ')})`;

/** The rule `isInFilter` of app/work/queueFilter.ts as SQL over `queue_item`. */
export function whereOf(filter: QueueFilter, sight: FilterSight): Where {
  const parts = [OPEN];
  let bind: Bind = {};
  const add = (part: string, values: Bind = {}): void => {
    parts.push(part);
    bind = { ...bind, ...values };
  };
  const { actor } = sight;
  if (filter.whose === 'mine') add('claimed_by = @me', { me: actor.id });
  if (filter.whose === 'unassigned') add('claimed_by IS NULL');
  if (filter.whose === 'team' || filter.whose === 'unassigned') add(inTeams(actor.teams), teamBinds(actor.teams));
  if (filter.whose === 'team' && filter.person !== null) add('claimed_by = @person', { person: filter.person });
  const { from, to } = dueRange(filter.due, sight.today);
  if (from !== null) add('due_on >= @dueFrom', { dueFrom: from });
  if (to !== null) add('due_on <= @dueTo', { dueTo: to });
  if (filter.types.length > 0) add('bucket IN (SELECT value FROM json_each(@types))', { types: JSON.stringify(filter.types) });
  if (filter.waiting === 'onUs') add('waiting_count = 0');
  if (filter.waiting === 'onOthers') add('waiting_count > 0');
  if (filter.waiting === 'woke') add('waiting_count = 0 AND woke_at IS NOT NULL');
  if (filter.waiting === 'decide') add("waiting_count = 0 AND ((kind = 'change' AND woke_at IS NOT NULL) OR kind IN ('reconsideration', 'defaultDecision'))");
  if (sight.cases !== null) add('case_id IN (SELECT value FROM json_each(@cases))', { cases: JSON.stringify([...sight.cases]) });
  return { where: parts.join(' AND '), bind };
}

/** The rule `compareInQueue` of app/work/queueOrder.ts. */
export const QUEUE_ORDER = 'due_on, due_at IS NULL, due_at, priority DESC, woke_at IS NULL, task_id';

/** Woke today: bind `wokeFrom`, the moment the London day began. */
export const WOKE_TODAY = 'waiting_count = 0 AND woke_at >= @wokeFrom';
export const NOT_WOKE_TODAY = "(waiting_count > 0 OR coalesce(woke_at, '') < @wokeFrom)";
/** The rule `sliceOf` of app/work/queueOrder.ts. */
export const sliceColumn: Readonly<Record<QueueGroup, string>> = {
  due: `CASE WHEN ${WOKE_TODAY} THEN 'woke' ELSE due_on END`,
  waiting: "CASE WHEN waiting_count > 0 THEN coalesce(waiting_until, 'onOthers') WHEN woke_at IS NULL THEN 'onUs' ELSE 'woke' END",
  type: 'bucket',
  person: "coalesce(claimed_by, 'unassigned')",
};
/** A slice as a condition an index can use where there is one. */
export const sliceIs: Readonly<Record<QueueGroup, string>> = {
  due: `due_on BETWEEN @slice AND @sliceEnd AND ${NOT_WOKE_TODAY}`,
  waiting: `${sliceColumn.waiting} = @slice`,
  type: 'bucket = @slice',
  person: "claimed_by IS nullif(@slice, 'unassigned')",
};
