import type { QueueRow } from '../contract/shapes.ts';
import { daysBetween, formatDate, formatTime, type IsoDate, londonDate } from '../model/dates.ts';
import type { TaskBody } from '../model/rows/work.ts';
import { dayCount } from './nextItem.ts';
import { waitingLine } from './waitingWords.ts';
import { whyNowWords } from './whyNow.ts';

export type WhyLine = Readonly<{ label: string; text: string }>;

/** `Overdue by 3 days`, `Due today`, `Due tomorrow`, `Due in 4 days`. */
export function dueWords(dueOn: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, dueOn);
  if (days < 0) return `Overdue by ${dayCount(-days)}`;
  if (days === 0) return 'Due today';
  return days === 1 ? 'Due tomorrow' : `Due in ${dayCount(days)}`;
}

/** Everything that explains a row of the queue: its clock, whose it is, why now, what it waits on. */
export function queueWhy(row: QueueRow, about: Readonly<{ today: IsoDate; teamName: string; waiting: TaskBody['waiting'] }>): readonly WhyLine[] {
  const { today, teamName, waiting } = about;
  const lines: WhyLine[] = [
    { label: 'Why now', text: whyNowWords(row.why, today) },
    { label: 'Due', text: dueLine(row, today) },
    { label: 'Owner', text: ownerLine(row, teamName) },
  ];
  const waits = waitingLine(waiting, today);
  if (waits !== null) lines.push({ label: 'Waiting', text: waits });
  else if (row.wokeAt !== null) lines.push({ label: 'Waiting', text: `On nobody. The last answer came on ${formatDate(londonDate(row.wokeAt))}` });
  if (row.tries > 0) lines.push({ label: 'Tried', text: `${row.tries === 1 ? 'Once' : `${row.tries} times`} without an answer` });
  if (row.priority > 0) lines.push({ label: 'Priority', text: row.priority > 1 ? 'Urgent: Next offers it before other work' : 'Raised: it stands before other work due on the same day' });
  if (row.safety) lines.push({ label: 'Safe contact', text: 'A parent on this case has a safe-contact marker. Read it before you ring or write' });
  return lines;
}

function dueLine(row: QueueRow, today: IsoDate): string {
  const days = daysBetween(row.receivedOn, row.dueOn);
  const at = row.dueAt === null ? '' : `, at ${formatTime(row.dueAt)}`;
  const clock = days <= 0 ? `the day it came in` : `${dayCount(days)} after it came in on ${formatDate(row.receivedOn)}`;
  return `${dueWords(row.dueOn, today)}: ${formatDate(row.dueOn)}${at}, ${clock}`;
}

function ownerLine(row: QueueRow, teamName: string): string {
  if (row.claimedBy === null) return `Nobody has taken it. It is with ${teamName}`;
  return row.claimedAt === null
    ? `${row.claimedBy}, ${teamName}`
    : `${row.claimedBy}, ${teamName}, since ${formatDate(londonDate(row.claimedAt))} at ${formatTime(row.claimedAt)}`;
}
