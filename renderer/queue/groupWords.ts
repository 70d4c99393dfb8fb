import { addDays, dayName, formatDate, formatDayMonth, type IsoDate } from '../../app/model/calendar.ts';
import type { StatusTone } from '../parts/StatusTag.tsx';
import { typeWords, workTypes } from './filterWords.ts';
import type { QueueGroup } from './queueTypes.ts';

type GroupWords = Readonly<{ label: string; tone: StatusTone }>;
const plain = (label: string): GroupWords => ({ label, tone: 'neutral' });
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `Friday 20 November`; with the year when it is not this year. */
const dayWords = (on: IsoDate, today: IsoDate): string => `${dayName(on)} ${on.slice(0, 4) === today.slice(0, 4) ? formatDayMonth(on) : formatDate(on)}`;
const isDay = (key: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(key);

function dueHead(key: string, today: IsoDate): GroupWords {
  if (key === 'woke') return { label: 'Woke today', tone: 'green' };
  if (key === 'overdue') return { label: 'Overdue', tone: 'red' };
  if (key === 'today') return { label: 'Due today', tone: 'amber' };
  if (key === addDays(today, 1)) return plain('Tomorrow');
  return plain(isDay(key) ? dayWords(key, today) : 'Later');
}

const waitingHeads: Readonly<Record<string, GroupWords>> = {
  woke: { label: 'The last answer is in', tone: 'green' },
  onUs: plain('With us'),
  overdue: { label: 'No answer in time', tone: 'red' },
  today: { label: 'Answers due today', tone: 'amber' },
  onOthers: plain('Waiting, no date'),
  later: plain('Later'),
};

/** How a group's head reads, from the key that the services give it. */
export function groupWords(key: string, group: QueueGroup, about: Readonly<{ today: IsoDate; me: string }>): GroupWords {
  const { today, me } = about;
  switch (group) {
    case 'due':
      return dueHead(key, today);
    case 'waiting':
      return waitingHeads[key === today ? 'today' : key] ?? plain(isDay(key) ? `Answers due ${dayWords(key, today)}` : 'Later');
    case 'type': {
      const type = workTypes.find((one) => one === key);
      return plain(type === undefined ? 'Other work' : capital(typeWords[type]));
    }
    case 'person':
      return plain(key === 'unassigned' ? 'Nobody yet' : key === me ? `Me, ${key}` : key);
  }
}
