import type { QueueRow } from '../contract/shapes.ts';
import { addDays, londonDate, type Instant, type IsoDate } from '../model/dates.ts';
import type { UserId } from '../model/ids.ts';
import { isWoken, type WorkType } from './queueFilter.ts';

export type QueueGroup = 'due' | 'waiting' | 'type' | 'person';
type Ordered = Pick<QueueRow, 'taskId' | 'dueOn' | 'dueAt' | 'priority' | 'wokeAt'>;
type Grouped = Ordered & Pick<QueueRow, 'claimedBy' | 'waitingUntil'> & Readonly<{ bucket: string; waitingCount: number }>;

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Order within a group: the day it is due; on one day what has a clock time first, by time; then the higher priority;
 * then what an answer has woken; then by id, so that pages never overlap.
 */
export function compareInQueue(a: Ordered, b: Ordered): number {
  return (
    compareText(a.dueOn, b.dueOn) ||
    Number(a.dueAt === null) - Number(b.dueAt === null) ||
    compareText(a.dueAt ?? '', b.dueAt ?? '') ||
    b.priority - a.priority ||
    Number(a.wokeAt === null) - Number(b.wokeAt === null) ||
    compareText(a.taskId, b.taskId)
  );
}

/** The moment a London day begins: what woke since then woke today. */
export function dayBegins(on: IsoDate): Instant {
  const summer = `${addDays(on, -1)}T23:00:00.000Z`;
  return londonDate(summer) === on ? summer : `${on}T00:00:00.000Z`;
}

/**
 * The value that puts an item in its group; `headOf` says under which head that value is shown. By due date, what an
 * answer or silence woke today stands on top of everything: it can be finished now.
 */
export function sliceOf(item: Grouped, group: QueueGroup, today: IsoDate): string {
  switch (group) {
    case 'due':
      return isWoken(item) && (item.wokeAt ?? '') >= dayBegins(today) ? 'woke' : item.dueOn;
    case 'waiting':
      return item.waitingCount > 0 ? (item.waitingUntil ?? 'onOthers') : isWoken(item) ? 'woke' : 'onUs';
    case 'type':
      return item.bucket;
    case 'person':
      return item.claimedBy ?? 'unassigned';
  }
}

/** `overdue`, `today` or the day itself; work types and people as they are. A wait whose day has passed is overdue. */
export function headOf(slice: string, group: QueueGroup, today: IsoDate): string {
  const isDay = /^\d{4}-/.test(slice);
  if (group === 'due') return slice < today ? 'overdue' : slice === today ? 'today' : slice;
  return group === 'waiting' && isDay && slice < today ? 'overdue' : slice;
}

const types: readonly WorkType[] = ['income', 'address', 'contact', 'otherChanges', 'callbacks', 'evidence', 'money', 'other'];

/** Groups in the order a person works: days in turn; what can move now before waits; own work, then nobody's. */
function rank(slice: string, group: QueueGroup, me: UserId): string {
  switch (group) {
    case 'due':
      return slice === 'woke' ? '0' : slice;
    case 'waiting':
      return `${{ woke: 0, onUs: 1, onOthers: 3 }[slice] ?? 2}${slice}`;
    case 'type': {
      const at = types.findIndex((type) => type === slice);
      return String.fromCodePoint(97 + (at === -1 ? types.length : at)) + slice;
    }
    case 'person':
      return slice === me ? '0' : slice === 'unassigned' ? '1' : `2${slice}`;
  }
}
export const compareSlices = (group: QueueGroup, me: UserId) => (a: string, b: string): number => compareText(rank(a, group, me), rank(b, group, me));

/** No more heads than a window may be sent; what lies beyond is one last head. */
export const MOST_HEADS = 400;

/** Group heads with their sizes, from slices that already stand in order. */
export function groupHeads(slices: readonly Readonly<{ slice: string; count: number }>[], group: QueueGroup, today: IsoDate): { key: string; count: number }[] {
  const heads: { key: string; count: number }[] = [];
  for (const { slice, count } of slices) {
    const key = headOf(slice, group, today);
    const last = heads.at(-1);
    if (last?.key === key || last?.key === 'later') last.count += count;
    else heads.push(heads.length < MOST_HEADS - 1 ? { key, count } : { key: 'later', count });
  }
  return heads;
}

/** The slices that a window of rows touches: how many rows to skip and take in each. */
export function sliceWindow(
  slices: readonly Readonly<{ slice: string; count: number }>[],
  window: Readonly<{ offset: number; limit: number }>,
): readonly Readonly<{ slice: string; skip: number; take: number }>[] {
  const out: { slice: string; skip: number; take: number }[] = [];
  let before = 0;
  for (const { slice, count } of slices) {
    const skip = Math.max(0, window.offset - before);
    const take = Math.min(count, window.offset + window.limit - before) - skip;
    if (take > 0) out.push({ slice, skip, take });
    before += count;
    if (before >= window.offset + window.limit) break;
  }
  return out;
}

