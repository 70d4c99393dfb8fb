import type { ReactNode } from 'react';
import { PartyTile } from '../parts/PartyTile.tsx';
import { ViewSwitch } from '../parts/ViewSwitch.tsx';
import { aChannel, channels, channelWord, languageWords, partyOf, type Channel, type Composed, type Message, type Option } from './messageWords.ts';

/** To whom, by what, from which template, and when. */
export function ComposerHead({
  message,
  channel,
  ways,
  template,
  language,
  cost,
  onSwitch,
}: Readonly<{
  message: Message;
  channel: Channel;
  /** This message's template on each channel it has. */
  ways: readonly Option[];
  template: Composed | null;
  language: 'en' | 'cy';
  cost: string | null;
  onSwitch: (channel: Channel) => void;
}>): ReactNode {
  const way = ways.find((one) => one.channel === channel);
  const recipient = channel === message.channel ? message.recipient : (way?.recipient ?? '');
  const usable = channels.filter((one) => one === channel || ways.some((w) => w.channel === one && w.blocked === null));
  const closed = ways.filter((w) => w.blocked !== null && w.channel !== channel);
  const initials = template?.initials ?? way?.initials ?? '';
  return (
    <dl className="cb-compose-head">
      <div>
        <dt>To</dt>
        <dd>
          <PartyTile party={partyOf(message.to)} size={16} words="none" /> {[initials, recipient === '' ? 'nothing on record' : recipient].filter((part) => part !== '').join(', ')}
        </dd>
      </div>
      <div>
        <dt>Send as</dt>
        <dd>
          {usable.length > 1 ? (
            <ViewSwitch label="Send as" value={channel} views={usable.map((one) => ({ value: one, label: channelWord(one) }))} onChange={onSwitch} />
          ) : (
            channelWord(channel)
          )}
          {closed.map((w) => (
            <span key={w.channel} className="cb-aside">
              Not {aChannel(w.channel)}: {w.blocked}
            </span>
          ))}
        </dd>
      </div>
      <div>
        <dt>Template</dt>
        <dd>
          {message.title}{' '}
          <span className="cb-aside">
            {template === null ? '' : `version ${template.version}, `}
            {languageWords(language)}
          </span>
        </dd>
      </div>
      <div>
        <dt>When</dt>
        <dd>
          As soon as it can <span className="cb-aside">{[channel === 'letter' ? 'second class post' : null, cost].filter((part) => part !== null).join(', ')}</span>
        </dd>
      </div>
    </dl>
  );
}
