import { formatTime, type IsoDate } from '../../app/model/calendar.ts';
import { waitingShort } from '../../app/work/waitingWords.ts';
import { whyNowWords } from '../../app/work/whyNow.ts';
import { statusIcons } from '../parts/statusIcons.ts';
import type { StatusTone } from '../parts/StatusTag.tsx';
import { dueState, dueWords, dueWordsShort } from '../words/dueWords.ts';
import type { QueueRow } from './queueTypes.ts';

type DueMark = Readonly<{ words: string; tone: StatusTone; icon?: string }>;

/** When an item is due, as its row says it. `short` leaves out what the group's head already says. */
export function dueMark(row: Pick<QueueRow, 'dueOn' | 'dueAt'>, today: IsoDate, short: boolean): DueMark {
  const state = dueState(row.dueOn, today);
  const words = short ? dueWordsShort(row.dueOn, today) : dueWords(row.dueOn, today);
  if (state === 'overdue') return { words, tone: 'red', icon: statusIcons.overdue.icon };
  const time = row.dueAt === null ? null : formatTime(row.dueAt);
  if (state === 'today') return { words: time ?? words, tone: 'amber' };
  return { words: time === null ? words : `${words}, ${time}`, tone: 'neutral' };
}

/** The state of an item in a pane's head, where nothing else says it: `Due today`, `Overdue by 1 day`. */
export function dueTag(row: Pick<QueueRow, 'dueOn' | 'dueAt'>, today: IsoDate): DueMark & Readonly<{ icon: string }> {
  const { words, tone } = dueMark(row, today, false);
  if (tone === 'red') return { words, tone, icon: statusIcons.overdue.icon };
  const due = words === 'Today' ? 'Due today' : words === 'Tomorrow' ? 'Due tomorrow' : tone === 'amber' ? `Due today, ${words}` : `Due ${words}`;
  return { words: due, tone, icon: statusIcons.dueToday.icon };
}

/** `Parent, employer, HMRC`; undefined when it waits on nobody. */
export const rowWaiting = (row: Pick<QueueRow, 'waiting'>): string | undefined =>
  row.waiting.length === 0 ? undefined : waitingShort(row.waiting.map((on) => ({ on, since: '', dueOn: '' })));

export const rowParty = (row: Pick<QueueRow, 'subject'>): 'receiving' | 'paying' | undefined =>
  row.subject === null ? undefined : row.subject === 'payingParent' ? 'paying' : 'receiving';

export const rowWhy = (row: Pick<QueueRow, 'why'>, today: IsoDate): string => whyNowWords(row.why, today);

/** `Taken by CW-11 at 9:42am`. */
export const takenWords = ({ by, at }: Readonly<{ by: string; at: string }>): string => `Taken by ${by}${at === '' ? '' : ` at ${formatTime(at)}`}`;
