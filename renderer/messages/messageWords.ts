import type { Output } from '../../app/contract/index.ts';
import { mdiEmailFastOutline, mdiEmailOutline, mdiMessageTextOutline, mdiTimerSand } from '@mdi/js';
import type { Party } from '../parts/PartyTile.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import type { StatusTone } from '../parts/StatusTag.tsx';

export type Message = Output<'case.messages'>['messages'][number];
export type Channel = Message['channel'];
export type Role = Message['to'];
export type Composed = Output<'message.compose'>;
export type Option = Output<'message.options'>['options'][number];
export type Checked = Output<'message.check'>;
export type Check = Checked['checks'][number];

export const channels: readonly Channel[] = ['sms', 'email', 'letter'];
const channelWords: Readonly<Record<Channel, string>> = { sms: 'Text', email: 'Email', letter: 'Letter' };
export const channelWord = (channel: Channel): string => channelWords[channel];
export const channelIcons: Readonly<Record<Channel, string>> = { sms: mdiMessageTextOutline, email: mdiEmailOutline, letter: mdiEmailFastOutline };

export const partyOf = (role: Role): Party => (role === 'receivingParent' ? 'receiving' : 'paying');
export const roleWords = (role: Role): string => (role === 'receivingParent' ? 'receiving parent' : 'paying parent');
export const otherRole = (role: Role): Role => (role === 'receivingParent' ? 'payingParent' : 'receivingParent');
/** `Text to the receiving parent`. */
export const titleWords = ({ channel, to }: Readonly<{ channel: Channel; to: Role }>): string => `${channelWord(channel)} to the ${roleWords(to)}`;
/** `an email`, `a text`. */
export const aChannel = (channel: Channel): string => `${channel === 'email' ? 'an' : 'a'} ${channelWord(channel).toLowerCase()}`;
export const languageWords = (language: 'en' | 'cy'): string => (language === 'cy' ? 'Welsh' : 'English');

/** What one costs, from tenths of a penny: `2.4p`, `73p`, `£1.61`, `Free`. Null when no price is known. */
export function costWords(tenths: number | null): string | null {
  if (tenths === null) return null;
  if (tenths === 0) return 'Free';
  if (tenths >= 1000) return `£${(tenths / 1000).toFixed(2)}`;
  return tenths % 10 === 0 ? `${tenths / 10}p` : `${(tenths / 10).toFixed(1)}p`;
}

type StateWords = Readonly<{ word: string; about: string | null; icon: string; tone: StatusTone }>;
/** How a message stands, in a word, with what that means where it is not plain. */
export function stateWords({ state, channel }: Readonly<{ state: string; channel: Channel }>): StateWords {
  switch (state) {
    case 'queued':
      return { word: 'Queued', about: 'Saved on this laptop, will send when connected', icon: mdiTimerSand, tone: 'blue' };
    case 'sent':
      return { word: channel === 'letter' ? 'Posted' : 'Sent', about: null, icon: mdiEmailFastOutline, tone: 'neutral' };
    case 'delivered':
      return { word: 'Delivered', about: null, ...statusIcons.done };
    case 'failed':
      return { word: 'Failed', about: 'It did not arrive. Send it another way.', ...statusIcons.failed };
    case 'recalled':
      return { word: 'Thrown away', about: null, ...statusIcons.notNow };
    default:
      return { word: 'Draft', about: null, ...statusIcons.draft };
  }
}
