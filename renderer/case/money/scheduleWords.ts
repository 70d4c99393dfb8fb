import type { Output } from '../../../app/contract/index.ts';
import { formatDate, formatDayMonth, type IsoDate } from '../../../app/model/calendar.ts';
import { formatPence } from '../../../app/model/pounds.ts';
import type { StatusName } from '../../parts/statusIcons.ts';
import { countWords } from '../../words/countWords.ts';
import { dayOfMonthWords, serviceWords } from '../caseWords.ts';
import { ledgerMethodWords } from './ledgerText.ts';

export type Schedules = Output<'case.schedule'>;
export type Version = Schedules['versions'][number];
export type Due = Version['due'][number];

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
/** `Monthly on the 28th`, `Weekly on Friday`. */
export const frequencyWords = ({ frequency, day }: Pick<Version, 'frequency' | 'day'>): string =>
  frequency === 'weekly' ? `Weekly on ${weekdays[day - 1] ?? ''}` : `Monthly on the ${dayOfMonthWords(day)}`;

/** `Collect and Pay, Direct Debit, monthly on the 28th`. */
export const termsWords = (version: Pick<Version, 'service' | 'method' | 'frequency' | 'day'>): string =>
  [serviceWords(version.service), ledgerMethodWords(version.method), frequencyWords(version).toLowerCase().replace(/(monday|tuesday|wednesday|thursday|friday|saturday|sunday)/, (day) => `${day[0]?.toUpperCase()}${day.slice(1)}`)]
    .filter((part) => part !== '')
    .join(', ');

/** The days a payment is for: `28 October to 27 November 2026`. */
export const spanWords = (from: IsoDate, until: IsoDate): string =>
  from.slice(0, 4) === until.slice(0, 4) ? `${formatDayMonth(from)} to ${formatDate(until)}` : `${formatDate(from)} to ${formatDate(until)}`;

export type DueMark = Readonly<{ mark: StatusName; words: string; look: 'soft' | 'quiet' }>;

/** How a payment stands, in words: `Missed, 21 days late`. */
export function dueMark({ state, daysLate, total, received, counts }: Pick<Due, 'state' | 'daysLate' | 'total' | 'received' | 'counts'>): DueMark {
  const late = countWords(daysLate, 'day');
  switch (state) {
    case 'notYetDue':
      return { mark: 'notNow', words: received > 0 ? `Not due yet, ${formatPence(received)} came early` : 'Not due yet', look: 'quiet' };
    case 'waiting':
      return { mark: 'dueToday', words: daysLate === 0 ? 'Due, nothing has come yet' : `Due ${late} ago, nothing has come yet`, look: 'soft' };
    case 'paid':
      return { mark: 'done', words: 'Paid', look: 'quiet' };
    case 'late':
      return { mark: counts ? 'overdue' : 'lookAtThis', words: `Paid ${late} late`, look: 'soft' };
    case 'partPaid':
      return { mark: counts ? 'overdue' : 'lookAtThis', words: `Part paid, ${formatPence(total - received)} short${daysLate > 0 ? `, ${late} late` : ''}`, look: 'soft' };
    case 'missed':
      return { mark: 'overdue', words: `Missed, ${late} late`, look: 'soft' };
    case 'notTold':
      return { mark: 'notNow', words: 'Nobody has told us', look: 'quiet' };
  }
}

/** What a state rests on, one sentence for each fact. */
export const evidenceWords = ({ evidence }: Pick<Due, 'evidence'>): readonly string[] =>
  evidence.map(({ code, on, pence }) => {
    switch (code) {
      case 'received':
        return `${formatPence(pence)} came on ${formatDate(on)}`;
      case 'toldPaid':
        return `We were told ${formatPence(pence)} was paid on ${formatDate(on)}`;
      case 'toldUnpaid':
        return `We were told on ${formatDate(on)} that ${formatPence(pence)} was not paid`;
      case 'nothingBy':
        return `Nothing had come by ${formatDate(on)}`;
      case 'shortBy':
        return `${formatPence(pence)} had not come by ${formatDate(on)}`;
      case 'weekendsOnly':
        return 'Working days leave out weekends only: bank holidays of that year are not held here';
    }
  });

/** Whether a payment counts, in words for its service; null when it does not. */
export const countsWords = (due: Pick<Due, 'counts' | 'workingDaysLate'>, service: Version['service']): string | null => {
  if (!due.counts) return null;
  return service === 'directPay' ? `${countWords(due.workingDaysLate, 'working day')} late: counts towards Collect and Pay` : 'Counts as a missed payment';
};

/** Payments to show first: all that have fallen due and the next three; the rest fold away. */
export function foldedDue(due: readonly Due[], today: IsoDate): Readonly<{ shown: readonly Due[]; rest: number }> {
  const ahead = due.filter(({ on }) => on >= today).length;
  const shown = due.slice(0, due.length - Math.max(0, ahead - 3));
  return { shown, rest: due.length - shown.length };
}
