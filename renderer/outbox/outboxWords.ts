import {
  mdiCashSync,
  mdiEmailFastOutline,
  mdiEmailOutline,
  mdiHandshakeOutline,
  mdiMapMarkerPath,
  mdiMessageTextOutline,
  mdiNoteTextOutline,
  mdiPhoneOutline,
  mdiSync,
  mdiTrayArrowUp,
} from '@mdi/js';
import type { Output } from '../../app/contract/index.ts';
import { errorCodes } from '../../app/result.ts';
import type { CasePlace } from '../app/navigation.ts';
import { statusIcons } from '../parts/statusIcons.ts';
import type { StatusTone } from '../parts/StatusTag.tsx';
import { failureWords, type ErrorWords } from '../words/errorWords.ts';
import { timeWords } from '../words/timeWords.ts';

export type Item = Output<'outbox.list'>['items'][number];
export type QueuedMessage = Output<'outbox.list'>['messages'][number];
export type Link = Output<'session.state'>['connection']['state'];
type StateMark = Readonly<{ word: string; icon: string; tone: StatusTone; solid: boolean }>;

const icons: Readonly<Record<string, string>> = {
  change: mdiCashSync, message: mdiEmailOutline, instruction: mdiMapMarkerPath, note: mdiNoteTextOutline, promise: mdiHandshakeOutline, callback: mdiPhoneOutline,
};
export const kindIcon = (kind: string): string => icons[kind.split('.')[0] ?? ''] ?? mdiTrayArrowUp;
const channelMarks = { sms: { word: 'Text', icon: mdiMessageTextOutline }, email: { word: 'Email', icon: mdiEmailOutline }, letter: { word: 'Letter', icon: mdiEmailFastOutline } } as const;
export const messageIcon = ({ channel }: QueuedMessage): string => channelMarks[channel].icon;
export const messageTitle = ({ channel, to }: QueuedMessage): string => `${channelMarks[channel].word} to ${to === 'receivingParent' ? 'receiving parent' : 'paying parent'}`;

/** Where in its case an act is looked at and done again. */
export function placeOf(kind: string): CasePlace {
  if (kind.startsWith('change.')) return { section: 'changes' };
  if (kind.startsWith('message.')) return { section: 'messages' };
  return { section: kind.startsWith('task.') || kind.startsWith('promise.') ? 'summary' : 'timeline' };
}

/** "Saved on this laptop" and "saved at the hub" are different promises: without a hub only the first is true. */
export const savedWords = (link: Link): string => (link === 'thisLaptop' ? 'Saved on this laptop' : 'Saved at the hub');

/** Whether an earlier item of the same case needs the person first: a stuck item holds up only its own case. */
const waitsForAnother = (item: Item, items: readonly Item[]): boolean =>
  (item.state === 'waiting' || item.state === 'trying') && items.some((other) => other.state === 'needsYou' && other.clusterId === item.clusterId && other.seq < item.seq);

export function stateMark(item: Item, items: readonly Item[], link: Link): StateMark {
  if (waitsForAnother(item, items)) return { word: 'Waits for another item', ...statusIcons.notNow, solid: false };
  switch (item.state) {
    case 'needsYou':
      return { word: 'Needs you', ...statusIcons.needsYou, solid: true };
    case 'trying':
      return { word: 'Trying', icon: mdiSync, tone: 'amber', solid: false };
    case 'waiting':
      return { word: 'Waiting', ...statusIcons.waiting, solid: false };
    case 'sent':
      return { word: savedWords(link), ...statusIcons.done, solid: false };
    case 'settled':
      return { word: 'Withdrawn', ...statusIcons.notNow, solid: false };
  }
}

type Reason = NonNullable<Item['reason']>;
/** What happened and what to do, from the answer's own code; a code this window does not know is not guessed at. */
export function reasonWords({ code, fields, facts }: Reason): ErrorWords {
  const known = errorCodes.find((one) => one === code);
  const again = 'Open the case, see how it stands now, and do it again.';
  if (known === undefined) return { what: 'It could not be saved as it was.', next: again };
  const words = failureWords({ code: known, fields, facts });
  return known === 'CASE_CHANGED_ELSEWHERE' ? { ...words, next: again } : words;
}

const keyWords: Readonly<Record<string, string>> = {
  case: 'The case', person: 'A person’s details', persons: 'A person’s details', contact: 'Contact details', contacts: 'Contact details', safety: 'Safe contact', child: 'The children', children: 'The children',
  income: 'The income', task: 'The work item', tasks: 'The work items', decision: 'The decision', decisions: 'The decisions', change: 'The change', changes: 'The changes', request: 'A request for proof',
  message: 'The message', promise: 'The promise', note: 'A note', run: 'The instruction', entry: 'The timeline',
};
/** What a changed row is called, from its key (`income/…`). */
export const changedWords = (key: string): string => keyWords[key.split(/[/:]/)[0] ?? ''] ?? 'Facts on this case';

/** The second line of a row: why it has not gone, and when it is tried next. */
export function lineWords(item: Item, items: readonly Item[], link: Link): string {
  if (waitsForAnother(item, items)) return 'Another item of this case needs you first';
  if (item.state === 'needsYou') {
    const last = item.reason?.changed[0];
    if (last !== undefined) return `${last.by} changed ${changedWords(last.key).replace(/^(The|A) /, (word) => word.toLowerCase()).replace(/^./, (letter) => letter.toLowerCase())} at ${timeWords(last.at)}`;
    return item.reason === null ? 'It was refused.' : reasonWords(item.reason).what;
  }
  if (item.state === 'settled') return 'You withdrew it.';
  if (item.state === 'sent') return savedWords(link);
  const why = link === 'unreachable' ? 'The hub did not answer.' : 'Saved on this laptop.';
  return item.nextTryAt === null ? why : `${why} Next try ${timeWords(item.nextTryAt)}`;
}
