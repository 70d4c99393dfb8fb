import type { ReactNode, Ref } from 'react';
import { ActionButton } from '../parts/ActionButton.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { HatchedWall } from '../parts/HatchedWall.tsx';
import { Icon } from '../parts/Icon.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { Pane } from '../parts/Pane.tsx';
import { PaneHead } from '../parts/PaneHead.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import type { ErrorWords } from '../words/errorWords.ts';
import { groupOptions, type ToWrite } from './groupMessages.ts';
import { channelIcons, channelWord, languageWords, partyOf, type Option } from './messageWords.ts';
import './messageList.css';

const keyOf = ({ templateId, channel, to }: Option): string => `${templateId}-${channel}-${to}`;

function Choice({ option, onWrite, withChannel }: Readonly<{ option: Option; onWrite: (option: Option) => void; withChannel: boolean }>): ReactNode {
  return (
    <li>
      <button type="button" className="cb-write-choice" onClick={() => onWrite(option)}>
        <Icon path={channelIcons[option.channel]} />
        <strong>{withChannel ? `${channelWord(option.channel)}: ${option.title}` : option.title}</strong>
        <span>{option.language === 'cy' ? `${languageWords('cy')}, ${option.recipient}` : option.recipient}</span>
      </button>
    </li>
  );
}

function ToParent({ parent: { to, initials, recommended, ways }, onWrite }: Readonly<{ parent: ToWrite; onWrite: (option: Option) => void }>): ReactNode {
  return (
    <div className="cb-write">
      <div className="cb-write-party">
        <PartyTile party={partyOf(to)} /> {initials !== '' && <span className="cb-aside">{initials}</span>}
      </div>
      {recommended.length > 0 && (
        <>
          <SectionHead size="small" level={3}>
            Fits now
          </SectionHead>
          <ul>
            {recommended.map((option) => (
              <Choice key={keyOf(option)} option={option} onWrite={onWrite} withChannel />
            ))}
          </ul>
        </>
      )}
      {ways.map((way) => (
        <div key={way.channel}>
          <SectionHead size="small" level={3}>
            {channelWord(way.channel)}
          </SectionHead>
          {way.blocked === null ? (
            <ul>
              {way.options.map((option) => (
                <Choice key={keyOf(option)} option={option} onWrite={onWrite} withChannel={false} />
              ))}
            </ul>
          ) : (
            <p className="cb-write-closed">
              <StatusTag {...statusIcons.notNow} look="quiet">
                Not by {channelWord(way.channel).toLowerCase()}
              </StatusTag>
              {way.blocked}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}

/** What can be written: a column for each parent, what fits now first, closed ways with their reason. */
export function WriteMessage({
  options,
  failure,
  onWrite,
  onRetry,
  headingRef,
  readOnly,
}: Readonly<{ readOnly: string | undefined; options: readonly Option[]; failure: ErrorWords | null; onWrite: (option: Option) => void; onRetry: () => void; headingRef: Ref<HTMLHeadingElement> }>): ReactNode {
  const parents = groupOptions(options);
  const [receiving, paying] = parents;
  const both = receiving === undefined || paying === undefined ? null : { receiving, paying };
  return (
    <Pane label="Write a message" head={<PaneHead headingRef={headingRef}>Write a message</PaneHead>}>
      {failure !== null && (
        <MessageBox kind="error" title={failure.what} announce={failure.what} action={<ActionButton onPress={onRetry}>Try again</ActionButton>}>
          {failure.next}
        </MessageBox>
      )}
      {readOnly !== undefined && <MessageBox kind="info">{readOnly}</MessageBox>}
      {readOnly === undefined && parents.length === 0 && failure === null && (
        <EmptyState title="No template fits this case" level={3}>
          Record a change or a decision first. Its messages are then written for you.
        </EmptyState>
      )}
      {readOnly !== undefined ? null : both === null ? parents.map((parent) => <ToParent key={parent.to} parent={parent} onWrite={onWrite} />) : <HatchedWall receiving={<ToParent parent={both.receiving} onWrite={onWrite} />} paying={<ToParent parent={both.paying} onWrite={onWrite} />} />}
    </Pane>
  );
}
