import { londonDate } from '../../app/model/calendar.ts';
import type { Item, QueuedMessage } from './outboxWords.ts';

export type OutboxRow = Readonly<{ kind: 'act'; key: string; item: Item }> | Readonly<{ kind: 'message'; key: string; message: QueuedMessage }>;
export type OutboxPart = Readonly<{ key: 'needsYou' | 'waiting' | 'messages' | 'sent'; rows: readonly OutboxRow[] }>;
export type OutboxList = Readonly<{ parts: readonly OutboxPart[]; rows: readonly OutboxRow[] }>;

export const actKey = (opId: string): string => `act-${opId}`;
const act = (item: Item): OutboxRow => ({ kind: 'act', key: actKey(item.opId), item });

/** What needs the person first, then what waits in the order it was made, messages that wait to leave, and what was settled today. */
export function outboxRows(items: readonly Item[], messages: readonly QueuedMessage[], today: string): OutboxList {
  const oldestFirst = items.toSorted((a, b) => a.seq - b.seq);
  const all: readonly OutboxPart[] = [
    { key: 'needsYou', rows: oldestFirst.filter((item) => item.state === 'needsYou').map(act) },
    { key: 'waiting', rows: oldestFirst.filter((item) => item.state === 'waiting' || item.state === 'trying').map(act) },
    { key: 'messages', rows: messages.toSorted((a, b) => (a.at < b.at ? -1 : 1)).map((message) => ({ kind: 'message', key: `message-${message.messageId}`, message })) },
    { key: 'sent', rows: oldestFirst.toReversed().filter((item) => (item.state === 'sent' || item.state === 'settled') && londonDate(item.madeAt) === today).map(act) },
  ];
  const parts = all.filter((part) => part.rows.length > 0);
  return { parts, rows: parts.flatMap((part) => part.rows) };
}
