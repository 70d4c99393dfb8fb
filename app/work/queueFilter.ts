import type { QueueFilter } from '../contract/queue.ts';
import type { QueueRow } from '../contract/shapes.ts';
import { addDays, type IsoDate, weekday } from '../model/calendar.ts';
import type { Actor } from '../operations/operation.ts';

export type WorkType = QueueFilter['types'][number];
/** What a filter looks at. `bucket` is the work type that the item counts under. */
export type FilterItem = Pick<QueueRow, 'caseId' | 'kind' | 'dueOn' | 'teamId' | 'claimedBy' | 'wokeAt'> & Readonly<{ bucket: string; waitingCount: number }>;
export type FilterSight = Readonly<{
  actor: Pick<Actor, 'id' | 'teams'>;
  today: IsoDate;
  /** The cases that the filter's text finds; null when there is no text. */
  cases: ReadonlySet<string> | null;
}>;

const FRIDAY = 5;
/** The Friday of the working week: today when it is Friday, the next one at the weekend. */
export const fridayFrom = (today: IsoDate): IsoDate => addDays(today, (FRIDAY - weekday(today) + 7) % 7);

/** The due dates that a choice lets through, both ends included. `byFriday` and `week` take in what is overdue. */
export function dueRange(due: QueueFilter['due'], today: IsoDate): Readonly<{ from: IsoDate | null; to: IsoDate | null }> {
  switch (due) {
    case null:
      return { from: null, to: null };
    case 'overdue':
      return { from: null, to: addDays(today, -1) };
    case 'today':
      return { from: today, to: today };
    case 'byFriday':
      return { from: null, to: fridayFrom(today) };
    case 'week':
      return { from: null, to: addDays(today, 7) };
  }
}

/** Woken: the last answer that it waited for is in. */
export const isWoken = (item: Pick<FilterItem, 'wokeAt' | 'waitingCount'>): boolean => item.waitingCount === 0 && item.wokeAt !== null;

/** Work that is a decision to make: a change whose last answer is in, or an item that is a decision by nature. */
export const isDecision = (item: Pick<FilterItem, 'kind' | 'wokeAt'>): boolean => (item.kind === 'change' && item.wokeAt !== null) || item.kind === 'reconsideration' || item.kind === 'defaultDecision';

function isWhose(item: FilterItem, filter: QueueFilter, actor: FilterSight['actor']): boolean {
  switch (filter.whose) {
    case 'mine':
      return item.claimedBy === actor.id;
    case 'team':
      return actor.teams.includes(item.teamId) && (filter.person === null || item.claimedBy === filter.person);
    case 'unassigned':
      return item.claimedBy === null && actor.teams.includes(item.teamId);
    case 'all':
      return true;
  }
}

function isWaiting(item: FilterItem, waiting: QueueFilter['waiting']): boolean {
  switch (waiting) {
    case null:
      return true;
    case 'onUs':
      return item.waitingCount === 0;
    case 'onOthers':
      return item.waitingCount > 0;
    case 'woke':
      return isWoken(item);
    case 'decide':
      return item.waitingCount === 0 && isDecision(item);
  }
}

/** Whether an open item is in a filter. The store's SQL says the same; a test holds the two together. */
export function isInFilter(item: FilterItem, filter: QueueFilter, sight: FilterSight): boolean {
  const { from, to } = dueRange(filter.due, sight.today);
  return (
    isWhose(item, filter, sight.actor) &&
    (from === null || item.dueOn >= from) &&
    (to === null || item.dueOn <= to) &&
    (filter.types.length === 0 || filter.types.some((type) => type === item.bucket)) &&
    isWaiting(item, filter.waiting) &&
    (sight.cases === null || sight.cases.has(item.caseId))
  );
}

export const filterParts = ['whose', 'person', 'due', 'types', 'waiting', 'text'] as const;
export type FilterPart = (typeof filterParts)[number];

/** The parts that narrow the view, each with the filter as it would be without it. */
export function partsInUse(filter: QueueFilter): readonly Readonly<{ part: FilterPart; without: QueueFilter }>[] {
  const parts: { part: FilterPart; without: QueueFilter }[] = [];
  if (filter.whose !== 'all') parts.push({ part: 'whose', without: { ...filter, whose: 'all', person: null } });
  if (filter.whose === 'team' && filter.person !== null) parts.push({ part: 'person', without: { ...filter, person: null } });
  if (filter.due !== null) parts.push({ part: 'due', without: { ...filter, due: null } });
  if (filter.types.length > 0) parts.push({ part: 'types', without: { ...filter, types: [] } });
  if (filter.waiting !== null) parts.push({ part: 'waiting', without: { ...filter, waiting: null } });
  if (filter.text !== null && filter.text.trim() !== '') parts.push({ part: 'text', without: { ...filter, text: null } });
  return parts;
}
