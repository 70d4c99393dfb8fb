import { mdiCheck, mdiPlus } from '@mdi/js';
import { useState, type ReactNode } from 'react';
import { daysBetween, formatDate, formatDayMonth, londonDate } from '../../app/model/calendar.ts';
import { useToday } from '../app/AppContext.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { classes } from '../parts/classes.ts';
import { ExplainableFigure } from '../parts/ExplainableFigure.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { PartyTile, partyNames } from '../parts/PartyTile.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import { StatusTag } from '../parts/StatusTag.tsx';
import { weeklyWords } from '../words/moneyWords.ts';
import { timeWords } from '../words/timeWords.ts';
import type { DraftGroup } from './groupMessages.ts';
import { channelWord, partyOf, stateWords, type Channel, type Message } from './messageWords.ts';
import './messageList.css';

/** How the draft that is open stands; the others are as the case has them. */
export type OpenDraft = Readonly<{ messageId: string; channel: Channel; how: 'editing' | 'needsYou'; unsaved: boolean }>;

const SENT_SHOWN = 8;
const marks = { editing: { ...statusIcons.draft, words: 'Editing' }, needsYou: { ...statusIcons.needsYou, words: 'Needs you' }, ready: { icon: mdiCheck, tone: 'green', words: 'Ready' } } as const;

/** `Income change: £48.00 a week, decided today.` with the amount as a figure that explains itself. */
function Decided({ group, today, onExplain }: Readonly<{ group: DraftGroup; today: string; onExplain: (decisionId: string) => void }>): ReactNode {
  const { decision, change } = group;
  if (decision === null) return 'Words that are not sent yet.';
  const days = daysBetween(decision.performedOn, today);
  const when = days === 0 ? 'decided today' : days === 1 ? 'decided yesterday' : `decided ${formatDate(decision.performedOn)}`;
  const words = weeklyWords(decision.weekly);
  return (
    <>
      {change !== null && `${change.title}: `}
      <ExplainableFigure about={`Why ${words}`} onExplain={() => onExplain(decision.decisionId)}>
        {words}
      </ExplainableFigure>
      , {when}. Each parent gets their own version.
    </>
  );
}

function Row({ message, chosen, onChoose, children, second }: Readonly<{ message: Message; chosen: boolean; onChoose: (id: string) => void; children: ReactNode; second: ReactNode }>): ReactNode {
  return (
    <li>
      <button type="button" className={classes('cb-msg-row', chosen && 'cb-msg-chosen')} aria-current={chosen || undefined} onClick={() => onChoose(message.messageId)}>
        {children}
        <span className="cb-msg-second">{second}</span>
      </button>
    </li>
  );
}

/** Drafts by decision, what has been sent, and the way to write a new one. */
export function MessageList({
  readOnly,
  groups,
  sent,
  chosen,
  open,
  needs,
  unsaved,
  onChoose,
  onWrite,
  onExplain,
}: Readonly<{
  readOnly: string | undefined;
  groups: readonly DraftGroup[];
  sent: readonly Message[];
  chosen: string | null;
  open: OpenDraft | null;
  /** Drafts that a gap or a refusal keeps from going. */
  needs: ReadonlySet<string>;
  /** Drafts with words that the case does not hold yet. */
  unsaved: (messageId: string) => boolean;
  onChoose: (messageId: string) => void;
  onWrite: () => void;
  /** Opens how the amount of a decision was worked out. */
  onExplain: (decisionId: string) => void;
}>): ReactNode {
  const today = useToday();
  const [all, setAll] = useState(false);
  const shown = all ? sent : sent.slice(0, SENT_SHOWN);
  const at = (message: Message): string => (londonDate(message.at) === today ? timeWords(message.at) : formatDayMonth(londonDate(message.at)));
  return (
    <div className="cb-msg-list">
      <div className="cb-msg-write">
        <ActionButton icon={mdiPlus} onPress={onWrite} {...(readOnly === undefined ? {} : { reasonId: 'messages-read-only' })}>
          Write a message
        </ActionButton>
        {readOnly !== undefined && (
          <p id="messages-read-only" className="cb-msg-read-only">
            {readOnly}
          </p>
        )}
      </div>
      {groups.map((group) => (
        <section key={group.key} aria-label={group.decision === null ? 'Other drafts' : `From decision ${group.decision.number}`}>
          <div className="cb-msg-head">
            <SectionHead>{group.decision === null ? 'Other drafts' : `From decision ${group.decision.number}`}</SectionHead>
            <p>
              <Decided group={group} today={today} onExplain={onExplain} />
            </p>
          </div>
          <ul>
            {group.drafts.map((message) => {
              const own = open?.messageId === message.messageId ? open : null;
              const mark = marks[own?.how === 'needsYou' || needs.has(message.messageId) ? 'needsYou' : own === null && !unsaved(message.messageId) ? 'ready' : 'editing'];
              return (
                <Row key={message.messageId} message={message} chosen={message.messageId === chosen} onChoose={onChoose} second={`${partyNames[partyOf(message.to)]}, ${message.recipient === '' ? 'nothing on record' : message.recipient}`}>
                  <PartyTile party={partyOf(message.to)} words="none" />
                  <strong>{channelWord(own?.channel ?? message.channel)}</strong>
                  <StatusTag icon={mark.icon} tone={mark.tone} look="quiet">
                    {mark.words}
                  </StatusTag>
                </Row>
              );
            })}
          </ul>
        </section>
      ))}
      <section aria-label="Sent from this case">
        <div className="cb-msg-head">
          <SectionHead>Sent from this case</SectionHead>
          {sent.length === 0 && <p>Nothing has been sent from this case yet.</p>}
        </div>
        <ul>
          {shown.map((message) => {
            const state = stateWords(message);
            return (
              <Row key={message.messageId} message={message} chosen={message.messageId === chosen} onChoose={onChoose} second={state.about ?? `${message.title}, ${message.recipient}`}>
                <PartyTile party={partyOf(message.to)} words="none" />
                <strong>{channelWord(message.channel)}</strong>
                <span className="cb-msg-state">
                  <StatusTag icon={state.icon} tone={state.tone} look="quiet">
                    {state.word}
                  </StatusTag>
                  <span className="cb-msg-at">{at(message)}</span>
                </span>
              </Row>
            );
          })}
        </ul>
        {sent.length > shown.length && (
          <div className="cb-msg-more">
            <LinkButton onPress={() => setAll(true)}>Show {sent.length - shown.length} more</LinkButton>
          </div>
        )}
      </section>
    </div>
  );
}
