import type { QueueRow } from '../contract/shapes.ts';
import { daysBetween, formatDate, formatTime, type Instant, type IsoDate } from '../model/dates.ts';
import { compareText, compareInQueue } from './queueOrder.ts';

/** The rules of *Next*, in the order they are tried. `unassigned` is tried only when none of the person's own fits. */
export const nextRules = ['urgent', 'safety', 'promise', 'timeNow', 'woke', 'overdue', 'today', 'raised', 'soonest', 'unassigned', 'nothing'] as const;
export type NextRule = (typeof nextRules)[number];

export type NextCandidate = Pick<QueueRow, 'taskId' | 'caseId' | 'kind' | 'priority' | 'dueOn' | 'dueAt' | 'wokeAt' | 'claimedBy'>;
export type NextSight = Readonly<{
  now: Instant;
  today: IsoDate;
  /** Cases on which a promise of this person is overdue. */
  latePromises: ReadonlySet<string>;
}>;

/** A call is offered this long before its time, so that the case can be read first. */
export const LEAD_MS = 5 * 60_000;
/** The priority that only a leader or a rule may give. */
export const URGENT = 2;

/** A promise is late after its day, or after its time on that day. */
export const isPromiseLate = (promise: Readonly<{ byOn: IsoDate; byAt: Instant | null }>, today: IsoDate, now: Instant): boolean =>
  promise.byOn < today || (promise.byAt !== null && promise.byAt < now);

const isNow = (item: NextCandidate, now: Instant): boolean => item.dueAt !== null && Date.parse(item.dueAt) - LEAD_MS <= Date.parse(now);
/** What has a clock time is not offered before it. */
const isLater = (item: NextCandidate, now: Instant): boolean => item.dueAt !== null && !isNow(item, now);

/** The first rule that an item of one's own meets. */
export function ruleFor(item: NextCandidate, { now, today, latePromises }: NextSight): NextRule {
  if (item.priority === URGENT) return 'urgent';
  if (item.kind === 'safeguarding') return 'safety';
  if (latePromises.has(item.caseId)) return 'promise';
  if (isNow(item, now)) return 'timeNow';
  if (item.wokeAt !== null) return 'woke';
  if (item.dueOn < today) return 'overdue';
  if (item.dueOn === today) return 'today';
  return item.priority > 0 ? 'raised' : 'soonest';
}

const rank = (rule: NextRule): number => nextRules.indexOf(rule);

/**
 * The item to do next. Give it open items that wait on nobody: a person's own, and those of their teams that nobody
 * has taken. Own work comes first, by rule, then by the order of the queue; except that urgent work and a safety
 * concern that nobody has taken stand before one's own ordinary work.
 */
export function nextItem(candidates: readonly NextCandidate[], sight: NextSight): Readonly<{ taskId: string; rule: NextRule }> | null {
  const ranked = candidates
    .filter((item) => !isLater(item, sight.now) || item.priority === URGENT)
    .map((item) => {
      const rule = ruleFor(item, sight);
      return { item, rule: item.claimedBy !== null || rank(rule) <= rank('safety') ? rule : ('unassigned' as const) };
    })
    .toSorted((a, b) => rank(a.rule) - rank(b.rule) || byClock(a, b) || compareInQueue(a.item, b.item));
  const first = ranked[0];
  return first === undefined ? null : { taskId: first.item.taskId, rule: first.rule };
}

const byClock = (a: Readonly<{ item: NextCandidate; rule: NextRule }>, b: Readonly<{ item: NextCandidate }>): number =>
  a.rule === 'timeNow' ? compareText(a.item.dueAt ?? '', b.item.dueAt ?? '') : 0;

/** The rule as a reason, to follow "Next for you". */
export function becauseWords(rule: NextRule, row: Pick<QueueRow, 'why' | 'dueOn' | 'dueAt'> | null, today: IsoDate): string {
  if (row === null || rule === 'nothing') return 'because nothing of yours can move now';
  switch (rule) {
    case 'urgent':
      return 'because it is urgent';
    case 'safety':
      return 'because somebody may not be safe';
    case 'promise':
      return 'because a promise to a parent on this case is late';
    case 'timeNow':
      return row.dueAt === null ? 'because its time has come' : `because its time, ${formatTime(row.dueAt)}, has come`;
    case 'woke':
      return `because the last ${row.why.code === 'proofArrived' ? 'proof' : 'answer'} arrived, so it can be finished now`;
    case 'overdue':
      return `because it has been overdue longest, by ${dayCount(daysBetween(row.dueOn, today))}`;
    case 'today':
      return 'because it is due today';
    case 'raised':
      return 'because a team leader raised it';
    case 'soonest':
      return `because it is due soonest, on ${formatDate(row.dueOn)}`;
    case 'unassigned':
      return 'because nothing of yours can move now, and nobody has taken this one';
  }
}

/** `1 day`, `3 days`. */
export const dayCount = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;
