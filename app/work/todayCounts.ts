import type { QueueRow } from '../contract/shapes.ts';
import { addDays, daysBetween, formatTime, type Instant, type IsoDate, londonDate } from '../model/dates.ts';
import type { WaitingOn } from '../model/rows/work.ts';
import { dayCount, type NextCandidate } from './nextItem.ts';
import { isDecision } from './queueFilter.ts';
import { compareInQueue, compareText } from './queueOrder.ts';
import { taskTitle } from './taskWords.ts';

/** What the first screen needs to know of one's own open items. */
export type MineItem = NextCandidate & Pick<QueueRow, 'reference' | 'changeType' | 'tries' | 'effortMinutes' | 'waiting'>;
export type Count = Readonly<{ count: number; detail: string }>;

const named = (item: MineItem): string => `${lower(taskTitle(item))}, ${item.reference}`;
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Due before today, waiting or not, as the queue's own filter counts it. */
export function overdueCount(mine: readonly MineItem[], today: IsoDate): Count {
  const late = mine.filter((item) => item.dueOn < today).toSorted(compareInQueue);
  const oldest = late[0];
  return { count: late.length, detail: oldest === undefined ? 'Nothing is overdue' : `Oldest by ${dayCount(daysBetween(oldest.dueOn, today))}: ${named(oldest)}` };
}

/** Due today, with the work that is left in it. */
export function dueTodayCount(mine: readonly MineItem[], today: IsoDate): Count {
  const due = mine.filter((item) => item.dueOn === today);
  const minutes = due.filter((item) => item.waiting.length === 0).reduce((sum, item) => sum + item.effortMinutes, 0);
  return { count: due.length, detail: due.length === 0 ? 'Nothing is due today' : effortWords(minutes) };
}

/** `About 40 minutes of work`, `About 2 hours of work`. */
export function effortWords(minutes: number): string {
  if (minutes === 0) return 'All of it waits on others';
  if (minutes < 50) return `About ${Math.max(5, Math.round(minutes / 5) * 5)} minutes of work`;
  const halves = Math.round(minutes / 30);
  const hours = Math.floor(halves / 2);
  return `About ${halves % 2 === 0 ? hours : `${hours}½`} ${halves === 2 ? 'hour' : 'hours'} of work`;
}

/** Calls that were agreed, on whatever day. */
export function callbackCount(mine: readonly MineItem[], now: Instant): Count {
  const calls = mine.filter((item) => item.kind === 'callback');
  const today = londonDate(now);
  const next = calls.filter((item) => item.dueAt !== null && item.dueAt >= now && londonDate(item.dueAt) === today).toSorted((a, b) => compareText(a.dueAt ?? '', b.dueAt ?? ''))[0];
  if (calls.length === 0) return { count: 0, detail: 'No calls to make' };
  return { count: calls.length, detail: next?.dueAt == null ? 'None at a set time later today' : `Next at ${formatTime(next.dueAt)}: ${next.reference}` };
}

/** Items with a clock time today, by that time. */
export const timesToday = (mine: readonly MineItem[], today: IsoDate): readonly MineItem[] =>
  mine.filter((item) => item.dueAt !== null && londonDate(item.dueAt) === today).toSorted((a, b) => compareText(a.dueAt ?? '', b.dueAt ?? '') || compareInQueue(a, b));

/** A decision is this person's to make, and nobody has to answer first. The queue's filter `decide` lists the same. */
export const isDecisionWaiting = (item: Pick<MineItem, 'kind' | 'wokeAt' | 'waiting'>): boolean => item.waiting.length === 0 && isDecision(item);

export function decisionCount(mine: readonly MineItem[]): Count {
  const waiting = mine.filter(isDecisionWaiting).toSorted(compareInQueue);
  const first = waiting[0];
  return { count: waiting.length, detail: first === undefined ? 'None waits for a decision' : `First: ${named(first)}` };
}

/** Drafts, and how many have not been touched for a week. */
export function draftCount(drafts: readonly Readonly<{ title: string; savedAt: Instant }>[], today: IsoDate): Count {
  const old = drafts.filter((draft) => daysBetween(londonDate(draft.savedAt), today) >= 7).length;
  if (drafts.length === 0) return { count: 0, detail: 'No drafts' };
  return { count: drafts.length, detail: old === 0 ? 'All touched within a week' : `${old} not touched for a week` };
}

const channelWords = { sms: 'Text', email: 'Email', letter: 'Letter' } as const;
export function failedCount(total: number, newest: Readonly<{ channel: keyof typeof channelWords; reference: string }> | null): Count {
  return { count: total, detail: newest === null ? 'Everything went' : `${channelWords[newest.channel]} for ${newest.reference} did not arrive` };
}

/**
 * Own items that wait on others, by who must answer: each counts once, under the first that it names. Both parents are
 * one part, under `payingParent`. `woke` counts items that an answer has freed since yesterday.
 */
export function waitingParts(mine: readonly MineItem[], today: IsoDate): Readonly<{ total: number; parts: { on: WaitingOn; count: number }[]; woke: number }> {
  const parts = new Map<WaitingOn, number>();
  for (const { waiting } of mine) {
    const first = waiting[0];
    if (first === undefined) continue;
    const on = first === 'receivingParent' ? 'payingParent' : first;
    parts.set(on, (parts.get(on) ?? 0) + 1);
  }
  const since = addDays(today, -1);
  return {
    total: mine.filter((item) => item.waiting.length > 0).length,
    parts: [...parts].map(([on, count]) => ({ on, count })).sort((a, b) => b.count - a.count || compareText(a.on, b.on)),
    woke: mine.filter((item) => item.waiting.length === 0 && item.wokeAt !== null && londonDate(item.wokeAt) >= since).length,
  };
}

export type PromiseOutcome = Readonly<{ state: 'open' | 'kept'; byOn: IsoDate; keptAt: Instant | null }>;
/** Of promises that are settled one way or the other, kept or past their day: how many were kept by their day. */
export function promisesKept(outcomes: readonly PromiseOutcome[], today: IsoDate): Readonly<{ kept: number; due: number }> {
  const kept = outcomes.filter((promise) => promise.state === 'kept' && promise.keptAt !== null && londonDate(promise.keptAt) <= promise.byOn).length;
  const due = outcomes.filter((promise) => promise.state === 'kept' || promise.byOn < today).length;
  return { kept, due };
}
