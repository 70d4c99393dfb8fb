import type { Output } from '../../app/contract/index.ts';
import { formatTime, type IsoDate } from '../../app/model/calendar.ts';
import { countWords, listWords } from '../words/countWords.ts';
import { whenWords } from '../words/timeWords.ts';

export type Connection = Output<'session.state'>['connection'];
/** `quiet` needs no attention; `warn` is amber. */
type ConnectionWords = Readonly<{
  chip: string;
  tone: 'quiet' | 'warn';
  title: string;
  about: string;
  works: string;
  waits: string;
  notNow: string;
}>;

const waiting = ({ unanswered, messagesWaiting }: Connection): string => {
  const parts = [...(unanswered > 0 ? [countWords(unanswered, 'change')] : []), ...(messagesWaiting > 0 ? [countWords(messagesWaiting, 'message')] : [])];
  return parts.length === 0 ? 'Nothing' : `${listWords(parts)}. Safe in your outbox`;
};
const works = ({ casesHeld }: Connection): string => `${countWords(casesHeld, 'case')}, your queue, instructions, sums, drafts`;

/**
 * The connection in words: what works, what waits and what cannot be done now. `linked` false: the window has lost its
 * own services, which says more than the hub's state.
 */
export function connectionWords(connection: Connection, linked: boolean, today: IsoDate): ConnectionWords {
  const base = { works: works(connection), waits: waiting(connection) };
  if (!linked) {
    return {
      chip: 'Reconnecting',
      tone: 'warn',
      title: 'This window has lost its service',
      about: 'Casebench is trying again by itself. Keep this window open.',
      works: 'Reading what is on the screen',
      waits: 'What you type now is saved when the service answers',
      notNow: 'Opening cases, searching, saving',
    };
  }
  const since = whenWords(connection.since, today);
  switch (connection.state) {
    case 'thisLaptop':
      return { ...base, chip: 'On this laptop', tone: 'quiet', title: 'Working on this laptop', about: 'There is no hub here. Everything is kept on this laptop.', notNow: 'Sending messages; seeing work done on other laptops' };
    case 'online':
      return { ...base, chip: 'Online', tone: 'quiet', title: 'Connected to the hub', about: `Connected since ${since}.`, notNow: 'Nothing is held up' };
    case 'unreachable':
      return { ...base, chip: `Hub unreachable since ${formatTime(connection.since)}`, tone: 'warn', title: 'Working from this laptop', about: `The hub stopped answering at ${since}.`, notNow: 'Cases not on this laptop, HMRC answers, moving work' };
    case 'offline':
      return { ...base, chip: 'Working offline', tone: 'warn', title: 'Working from this laptop', about: `Offline since ${since}.`, notNow: 'Cases not on this laptop, HMRC answers, moving work' };
  }
}

/** `Outbox 4` in words for a screen reader: what waits and what needs the person. */
export function outboxWords(connection: Connection): string {
  const { unanswered, messagesWaiting, needsYou } = connection;
  const waits = unanswered + messagesWaiting;
  // Begins with what is seen on the button, so that it can be pressed by voice.
  return `Outbox ${outboxCount(connection)}: ${waits === 0 ? 'nothing waits' : `${waits} wait${waits === 1 ? 's' : ''}`}${needsYou > 0 ? `, ${needsYou} need${needsYou === 1 ? 's' : ''} you` : ''}`;
}
/** The number on the outbox: what has not left, and what came back for the person. */
export const outboxCount = ({ unanswered, messagesWaiting, needsYou }: Connection): number => unanswered + messagesWaiting + needsYou;
