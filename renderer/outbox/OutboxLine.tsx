import type { ReactNode } from 'react';
import { CaseNumber } from '../parts/CaseNumber.tsx';
import { Icon } from '../parts/Icon.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import { timeWords, whenWords } from '../words/timeWords.ts';
import type { OutboxRow } from './outboxRows.ts';
import { kindIcon, lineWords, messageIcon, messageTitle, stateMark, type Item, type Link } from './outboxWords.ts';

/** One row of the Outbox: what, which case, how it stands; then why, and when it was made. */
export function OutboxLine({ row, items, link, today, onRecall }: Readonly<{ row: OutboxRow; items: readonly Item[]; link: Link; today: string; onRecall: () => void }>): ReactNode {
  if (row.kind === 'message') {
    const { message } = row;
    return (
      <span className="cb-outbox-row">
        <Icon path={messageIcon(message)} />
        <span className="cb-outbox-line">
          <strong>{messageTitle(message)}</strong>
          <CaseNumber reference={message.reference} />
          <StatusTag {...statusIcons.waiting} look="quiet">
            Leaves when connected
          </StatusTag>
        </span>
        <span className="cb-outbox-line cb-outbox-second">
          <span>{message.sendAfter === null ? message.title : `${message.title}. Not before ${timeWords(message.sendAfter)}`}</span>
          {/* R does the same from the list, which has the one tab stop. */}
          <button type="button" className="cb-link" tabIndex={-1} onClick={onRecall}>
            Recall
          </button>
        </span>
      </span>
    );
  }
  const { item } = row;
  const mark = stateMark(item, items, link);
  const settled = item.state === 'sent' || item.state === 'settled';
  return (
    <span className="cb-outbox-row">
      <Icon path={kindIcon(item.kind)} />
      <span className="cb-outbox-line">
        <strong>{item.title}</strong>
        {item.reference !== null && <CaseNumber reference={item.reference} />}
        <StatusTag icon={mark.icon} tone={mark.tone} look={mark.solid ? 'solid' : 'quiet'}>
          {mark.word}
        </StatusTag>
      </span>
      <span className="cb-outbox-line cb-outbox-second">
        <span>{settled ? '' : lineWords(item, items, link)}</span>
        <span>Made {whenWords(item.madeAt, today)}</span>
      </span>
    </span>
  );
}
