import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useApp, useToday } from '../app/AppContext.tsx';
import { ActionBar } from '../parts/ActionBar.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { Pane } from '../parts/Pane.tsx';
import { PaneHead } from '../parts/PaneHead.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import type { ErrorWords } from '../words/errorWords.ts';
import { timeWords, whenWords } from '../words/timeWords.ts';
import { AsReceived } from './AsReceived.tsx';
import { partyOf, stateWords, titleWords, type Checked, type Message } from './messageWords.ts';

/** A message that is queued or has left: its words can be read, and a queued one taken back. */
export function MessageReader({
  message,
  caseId,
  sender,
  next,
  failure,
  focusHeading,
  results,
  onRecall,
  onNext,
  readOnly,
}: Readonly<{
  readOnly: string | undefined;
  message: Message;
  caseId: string;
  sender: string;
  /** The draft to go on with. */
  next: Message | null;
  failure: ErrorWords | null;
  focusHeading: boolean;
  results: ReactNode;
  onRecall: () => void;
  onNext: (messageId: string) => void;
}>): ReactNode {
  const { api } = useApp();
  const today = useToday();
  const heading = useRef<HTMLHeadingElement>(null);
  const [drawn, setDrawn] = useState<Checked | null>(null);
  const state = stateWords(message);
  const queued = message.state === 'queued';
  useEffect(() => {
    if (focusHeading) heading.current?.focus();
  }, [focusHeading]);
  const { to, channel, subject, body } = message;
  useEffect(() => {
    let gone = false;
    void api.call('message.check', { caseId, to, channel, subject, body }).then((answer) => {
      if (!gone && answer.ok) setDrawn(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [api, caseId, to, channel, subject, body]);

  return (
    <div className="cb-compose">
      <Pane
        label={titleWords(message)}
        head={
          <PaneHead
            headingRef={heading}
            aside={
              <StatusTag icon={state.icon} tone={state.tone}>
                {state.word}
              </StatusTag>
            }
          >
            {titleWords(message)}
          </PaneHead>
        }
        foot={
          queued || next !== null ? (
            <ActionBar promise={queued ? 'Saved on this laptop. Will send when connected.' : undefined}>
              {next !== null && (
                <ActionButton kind="main" onPress={() => onNext(next.messageId)}>
                  Next draft: {titleWords(next).toLowerCase()}
                </ActionButton>
              )}
              {queued && (
                <ActionButton onPress={onRecall} {...(readOnly === undefined ? {} : { reasonId: 'messages-read-only' })}>
                  Recall
                </ActionButton>
              )}
            </ActionBar>
          ) : undefined
        }
      >
        <dl className="cb-compose-head">
          <div>
            <dt>To</dt>
            <dd>
              <PartyTile party={partyOf(to)} size={16} words="none" /> {message.recipient}
            </dd>
          </div>
          <div>
            <dt>{queued ? 'Queued' : state.word}</dt>
            <dd>
              {whenWords(message.at, today)} <span className="cb-aside">{message.by === 'system' ? 'by itself' : `by ${message.by}`}</span>
            </dd>
          </div>
          <div>
            <dt>Template</dt>
            <dd>{message.title}</dd>
          </div>
          {message.sendAfter !== null && (
            <div>
              <dt>Leaves</dt>
              <dd>
                When connected <span className="cb-aside">not before {timeWords(message.sendAfter)}</span>
              </dd>
            </div>
          )}
        </dl>
        {results}
        {failure !== null && (
          <MessageBox kind="error" title={failure.what} announce={failure.what}>
            {failure.next}
          </MessageBox>
        )}
        {subject !== null && <p className="cb-read-subject">{subject}</p>}
        <p className="cb-read-words">{body}</p>
        {message.state === 'failed' && (
          <MessageBox kind="error" title="It did not arrive.">
            Send it another way, or check the contact details on People.
          </MessageBox>
        )}
      </Pane>
      <Pane as="aside" label="How it arrives">
        <AsReceived channel={channel} to={to} subject={subject} sender={sender} checked={drawn} />
      </Pane>
    </div>
  );
}
